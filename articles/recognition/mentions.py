"""Names at their places in a text, each read in the light of the words around and of all others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from . import names
from .grammar import folded, lemma, lemmas, past_gender
from .name_context import context_of
from .names import Name
from .reading import Reading, Span

_CYRILLIC = re.compile("[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")
_PAIRS = frozenset("супруг супруга брат сестра близнец сын дочь".split())
_JUNIOR = re.compile("-(?:младш|старш)\\w+")


@dataclass(slots=True)
class Mention:
    """`lead` says how much more its words speak for a man than for a woman."""

    span: Span
    name: Name
    score: float
    lead: float
    low: str = ""  # the last word as written, folded
    speaks: bool = False  # she does something: no form of a man's name


def mentions_at(reading: Reading, spans: list[Span]) -> Iterator[Mention]:
    written = [_written(reading, span) for span in spans]
    found = [
        names.readings(words, context_of(reading, span))
        for words, span in zip(written, spans, strict=True)
    ]
    if not found:
        return
    _share_cases(reading, spans, written, found)
    mentions = [
        Mention(span, names.split(best), best.score, _lead(chances, best), folded(words[-1]))
        for span, words, chances, best in zip(
            spans, written, found, names.settled(found), strict=True
        )
    ]
    for mention in mentions:
        mention.speaks = _is_she(reading, mention.span)
    for one, other in pairwise(mentions):
        _share_surname(reading, one, other)
        if reading.text[one.span.end : other.span.start] == " (" and not _CYRILLIC.search(
            reading.text[slice(*other.span)]
        ):
            other.name = Name(**fields_of(one.name))
    yield from mentions


def _share_cases(
    reading: Reading,
    spans: list[Span],
    written: list[list[str]],
    found: list[list[names.Declined]],
) -> None:
    """«Ксению Вебер и Т. Кабдолову»: what is listed stands in one case, if the first is clear."""
    for number, (one, other) in enumerate(pairwise(spans)):
        case = names.sure_case(found[number])
        if case and reading.text[one.end : other.start] in {" и ", ", "}:
            context = context_of(reading, other)
            context.case(case, 0.6)
            found[number + 1] = names.readings(written[number + 1], context)


def _is_she(reading: Reading, span: Span) -> bool:
    """«Есматова заявила», but not «ресурсом Громова была …»."""
    after = reading.words_after(span.end, 1)
    return (
        bool(after)
        and past_gender(after[0].low) == "femn"
        and lemma(after[0].low) not in {"быть", "стать", "остаться", "являться", "вручить"}
    )


def _share_surname(reading: Reading, one: Mention, other: Mention) -> None:
    """«Асель и Данияра Омаровых», «супруги Евгений и Наталья Хван»: the surname is that of both."""
    between = reading.text[one.span.end : other.span.start]
    written = folded(reading.text[other.span.start : other.span.end])
    last = other.name.last
    if between != " и " or one.name.last or not one.name.first or not other.name.has_both:
        return
    if not folded(last).endswith(("ов", "ев", "ин", "ова", "ева", "ина")):
        before = reading.words_before(one.span.start, 1)
        if before and not lemmas(before[0].low).isdisjoint(_PAIRS):
            one.name.last = last
    elif written.endswith(("ых", "ыми", "овы", "евы", "ины")):
        masculine = last.removesuffix("а")
        one.name.last = masculine + "а" if one.lead < 0 else masculine


def _written(reading: Reading, span: Span) -> list[str]:
    """Words of a name; of father and son the surname alone, of a headline in small letters."""
    text = _JUNIOR.sub("", reading.text[span.start : span.end]).replace(".", ". ")
    words = [word.strip() for word in text.split() if word.strip(" .,")]
    return [word.title() if word.isupper() and len(word) > 3 else word for word in words]


def _lead(chances: list[names.Declined], best: names.Declined) -> float:
    """Of readings with the settled nominative only: «Есматова» is a woman, if that is her name."""
    words = tuple(word.lower() for word in best.words)
    scores = {"m": None, "f": None}
    for chance in chances:
        if tuple(word.lower() for word in chance.words) == words and scores[chance.gender] is None:
            scores[chance.gender] = chance.score
    male, female = scores["m"], scores["f"]
    if male is None or female is None:
        return 3.0 if female is None else -3.0
    return male - female


def fields_of(name: Name) -> dict[str, str]:
    return {key: getattr(name, key) for key in ("first", "last", "patronymic", "gender", "case")}
