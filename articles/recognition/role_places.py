"""Where a text states a role: before a name, or behind it in apposition."""

import re
from collections.abc import Iterator

from .mentions import Mention
from .reading import Reading, Span, Word
from .role_grammar import Stated, in_part, outside_quotations, parts_of

_MOST_WORDS = 45
_AFTER = re.compile(r"\s*(?:[,(]|\s[–—-])\s*")


def stated_before(reading: Reading, mention: Mention, previous: Span | None) -> Iterator[Stated]:
    sentence = reading.sentence_at(mention.span.start)
    start = max(sentence.start, previous.end if previous else 0)
    if previous and mention.span.start - previous.end == 1:
        start = sentence.start  # «Адвокат Рустема Абилкаирова Анатолий Бойко»
    words = [
        word
        for word in reading.words_before(mention.span.start, _MOST_WORDS)
        if word.start >= start
    ]
    words = _after_last_break(words, reading)
    open_words = outside_quotations(words)
    parts = parts_of(words, open_words)
    found: list[Stated] = []
    for part in reversed(parts):
        stated = list(in_part(part, mention.name.case, whole=bool(found)))
        if not stated:
            break
        found = stated + found
    yield from found


def _after_last_break(words: list[Word], reading: Reading) -> list[Word]:
    opened = outside_quotations(words)
    for number in range(len(words) - 1, -1, -1):
        if words[number].text in ":;" and opened[number]:
            return words[number + 1 :]
    return words


def stated_after(
    reading: Reading, mention: Mention, following: Span | None, introduced: bool
) -> Iterator[Stated]:
    """«Серика Есматова, депутата маслихата г. Алматы, …»

    In a list of people roles may lead up to the next name; whoever was `introduced` by a role
    before his own is told of no more.
    """
    sentence = reading.sentence_at(mention.span.start)
    opening = _AFTER.match(reading.text, mention.span.end, sentence.end)
    if not opening:
        return
    words = reading.words_in(opening.end(), sentence.end)[:_MOST_WORDS]
    opened = outside_quotations(words)
    case = (
        "n" if reading.text[opening.start() : opening.end()].strip() in "–—-" else mention.name.case
    )
    begun, parts = 0, []
    for at, (word, is_open) in enumerate(zip(words, opened, strict=True)):
        if is_open and word.text in ",.;:)!?–—…" and not _is_abbreviation(words, at):
            parts.append(list(zip(words[begun:at], opened[begun:at], strict=True)))
            begun = at + 1
            if word.text != ",":
                break
    else:
        parts.append(list(zip(words[begun:], opened[begun:], strict=True)))
    found: list[Stated] = []
    for part in parts:
        if not part:
            break
        if following and part[-1][0].end >= following.start:
            found = [] if introduced and part[0][0].start < following.start else found
            break
        stated = [role for role in in_part(part, case, whole=True) if not role.plural]
        if not stated or stated[0].head > 3:
            break
        found += stated
    yield from found


def _is_abbreviation(words: list[Word], at: int) -> bool:
    return (
        words[at].text == "." and at > 0 and words[at - 1].low in {"г", "им", "обл", "р", "о", "ул"}
    )


def clipped(stated: Stated, names: list[Span]) -> Stated | None:
    """Without where somebody is from, without whose lawyer he is, and without «по имени»."""
    words = list(stated.words)
    for at in range(stated.head + 1, len(words)):
        from_there = words[at].low == "из" and words[at + 1 : at + 2] and words[at + 1].capital
        by_name = [word.low for word in words[at : at + 2]] == ["по", "имени"]
        if from_there or by_name or any(name.holds(words[at]) for name in names):
            words = words[:at]
            break
    if not words:
        return None
    return stated._replace(place=Span(words[0].start, words[-1].end), words=tuple(words))
