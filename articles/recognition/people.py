"""People that a text names: their mentions, their full names in the nominative, their gender."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from .credibility import credible
from .grammar import folded
from .kazakh_people import kazakh_names, kazakh_surnames
from .mentions import Mention, fields_of, mentions_at
from .missed_names import alone, of_kin, of_one_family, overlooked
from .name_forms import candidates
from .name_spans import in_one_sentence, repaired
from .names import Name
from .namesakes import behind_called, called, is_creatures
from .no_people import is_person
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
    nobodies = called(reading)
    spans = [behind_called(reading, span, nobodies) for span in repaired(reading, spans)]
    spans += overlooked(reading, spans)
    spans += of_one_family(reading, spans)
    spans += list(of_kin(reading, spans))
    spans = sorted(span for span in spans if is_person(reading, span))
    mentions = list(mentions_at(reading, spans))
    if more := list(alone(reading, mentions)):
        mentions = list(mentions_at(reading, sorted([*spans, *more])))
    kazakh = _kazakh(reading, mentions)
    # «К. Есматова», where her surname alone has been found.
    mentions = [one for one in mentions if not _is_part(one, kazakh)] + kazakh
    mentions += list(_headlines(reading, mentions))
    named = {folded(each.name.first) for each in mentions if each.name.has_both}
    mentions = [each for each in mentions if not is_creatures(reading, each.span, nobodies, named)]
    return credible(reading, joined(mentions), nobodies, places)


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


def _is_part(mention: Mention, others: list[Mention]) -> bool:
    return any(other.span.holds(mention.span) and other.span != mention.span for other in others)


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
