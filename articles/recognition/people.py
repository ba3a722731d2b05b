"""People that a text names: their mentions, their full names in the nominative, their gender."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from .grammar import folded, forms, past_gender
from .kazakh_people import kazakh_names, kazakh_surnames
from .mentions import Mention, fields_of, mentions_at
from .name_forms import candidates, is_common_word, is_first_name, is_role
from .name_spans import alone, ends_as_surname, in_one_sentence, is_person, overlooked, repaired
from .names import Name
from .reading import Reading, Span, is_headline
from .who_is_who import Individual, joined

__all__ = ["Individual", "Mention", "individuals"]


def individuals(
    reading: Reading, marked: Iterable[Span], places: frozenset[str] = frozenset()
) -> list[Individual]:
    """In the order of their first mentions.

    `marked` is what the model takes for people, `places` are folded names that nobody has alone.
    """
    marked = [span for span in marked if not in_capitals(reading, span)]
    spans = [part for span in marked for part in in_one_sentence(reading, span)]
    spans = list(repaired(reading, spans))
    spans += overlooked(reading, spans)
    spans = sorted(span for span in spans if is_person(reading, span))
    mentions = list(mentions_at(reading, spans))
    if more := list(alone(reading, mentions)):
        mentions = list(mentions_at(reading, sorted([*spans, *more])))
    mentions += _kazakh(reading, mentions)
    mentions += list(_headlines(reading, mentions))
    found = [each for each in joined(mentions) if _is_credible(reading, each, places)]
    return sorted(found, key=lambda each: each.spans[0])


def in_capitals(reading: Reading, span: Span) -> bool:
    """Whether it stands in a line where capitals say nothing."""
    line = reading.line_at(span.start)
    return line is not None and is_headline(line.text)


def _headlines(reading: Reading, others: list[Mention]) -> Iterator[Mention]:
    """Full names in lines of capitals, of people whom the text names elsewhere."""
    known = {
        (folded(each.name.first), folded(each.name.last)): each
        for each in others
        if each.name.has_both
    }
    for line in reading.prose:
        if not known or not is_headline(line.text):
            continue
        words = reading.words_in(line.start, line.end)
        for first, last in pairwise(words):
            if last.start != first.end + 1:
                continue
            firsts = {each.nominative for each in candidates(first.low)}
            lasts = {each.nominative for each in candidates(last.low)}
            for (name, surname), bearer in known.items():
                if name in firsts and surname in lasts:
                    span = Span(first.start, last.end)
                    yield Mention(span, Name(**fields_of(bearer.name)), 1.0, bearer.lead)


def _kazakh(reading: Reading, others: list[Mention]) -> list[Mention]:
    taken = [each.span for each in others]

    def mention(span: Span, name: Name) -> Mention:
        return Mention(span, name, 1.0, {"m": 3.0, "f": -3.0}.get(name.gender, 0.0))

    found = [mention(span, name) for span, name in kazakh_names(reading)]
    known = {folded(each.name.last): each.name for each in [*others, *found] if each.name.has_both}
    taken += [each.span for each in found]
    found += [
        mention(span, name)
        for span, name in kazakh_surnames(reading, known)
        if not any(span.touches(other) for other in taken)
    ]
    return found


def _is_credible(reading: Reading, each: Individual, places: frozenset[str]) -> bool:
    """Whether somebody is a person: his name, his role or what he does must say so.

    Of one name alone more is asked: horses, robots and heroes of plays have such.
    """
    told = any(_has_own_role(reading, span) for span in each.spans) or any(
        mention.name.case == "n" and _acts(reading, mention.span) for mention in each.mentions
    )
    if each.name.first and each.name.last:
        return True
    low = folded(each.name.first or each.name.last)
    written = [folded(reading.text[start:end]) for start, end in each.spans]
    if any(form.nominative in places for word in written for form in candidates(word)):
        return False
    if is_common_word(low):
        return told
    return told or ends_as_surname(low) or (len(each.mentions) > 1 and not is_first_name(low))


def _acts(reading: Reading, span: Span) -> bool:
    after = reading.words_after(span.end, 1)
    return bool(after) and bool(past_gender(after[0].low))


def _has_own_role(reading: Reading, span: Span) -> bool:
    """Right before the name, or behind it in apposition."""
    beside = reading.words_before(span.start, 1)
    after = reading.words_after(span.end, 2)
    if len(after) > 1 and after[0].text in ",–—-(":
        beside = [*beside, after[1]]
    return any(
        form.pos == "NOUN" and is_role(form.lemma)
        for word in beside
        if not word.capital
        for form in forms(word.low)[:2]
    )
