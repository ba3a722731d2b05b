"""Records of the archive in a text, in whatever form the text names them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from .bearers import Bearers
from .declension import name_forms, word_forms
from .entries import Entry, EntryKind, Found
from .identities import Identities
from .matching import Token, hyphenated, tokens
from .namings import Match, Namings, in_quotes
from .reading import Reading, Span
from .surroundings import city_standing

__all__ = ["Entry", "Found", "Registry"]


class Registry:
    """Built once of all records and asked of many texts."""

    def __init__(self, entries: Iterable[Entry]):
        self._bearers = Bearers()
        self._titles = Namings(word_forms)
        # A city is called by its own name alone: «семьи» is no form of Семей.
        self._cities = Namings(name_forms)
        self._tags = Namings(partial(word_forms, every_number=True))
        holders = {"person": self._bearers, "city": self._cities, "tag": self._tags}
        for entry in entries:
            holders.get(entry.kind, self._titles).add(entry)

    def find(self, reading: Reading, others: Iterable[Span] = ()) -> list[Found]:
        """In the order of the text; `others` are full names of people found without the registry.

        Who else is named Есматов in the text decides whose a lone «Есматов» is. An other's name
        where a record's own is found does no harm.
        """
        text, others = reading.text, list(others)
        words = tokens(reading)
        parts = hyphenated(words, text)
        senses = [self._bearers.senses(part) for part in parts]
        mentions = self._bearers.mentions(parts, senses)
        people = [Span(parts[each.first].start, parts[each.last].end) for each in mentions]
        matches = chain(self._titles.matches(text, words), self._cities.matches(text, words))
        names = _longest(matches, [*people, *others])
        found = [*_titles(names, text), *self._found_cities(names, words, text)]
        events = [each.span for each in found if each.entry_is("event")]
        covered = _beginnings(words, found)
        identities = Identities(text, parts, senses, self._bearers, covered)
        for each in identities.found(mentions, others):
            inside = any(event.holds(each.span) for event in events)
            found.append(replace(each, inside=True) if inside else each)
        found += _titles(_longest(self._tags.matches(text, words), []), text)
        return sorted(found, key=lambda each: (each.span.start, -each.span.end))

    def _found_cities(self, names: list["_Name"], words: list[Token], text: str) -> Iterator[Found]:
        cities = {
            at
            for name in names
            if name.kind == "city"
            for at in range(name.matches[0].first, name.matches[0].last + 1)
        }
        for name in names:
            if name.kind != "city":
                continue
            match = name.matches[0]
            entries = _entries(name.matches)
            if name.inside:
                yield _found(entries, name, text, "название города", 0.9)
                continue
            if in_quotes(text, *name.span):
                continue  # a club, a hotel, a district
            word = match.naming.words[0].word
            is_persons = word in self._bearers.surnames or word in self._bearers.first_names
            standing = city_standing(words, match.first, match.last, word, cities, is_persons)
            if standing == "city":
                yield _found(entries, name, text, "название города", 0.95)
            elif standing == "perhaps":
                reason = "название города, имя человека или слово"
                yield Found(None, name.span, text[slice(*name.span)], False, entries, reason, 0.4)


@dataclass(frozen=True, slots=True)
class _Name:
    """All records of one kind that are called what stands here."""

    kind: EntryKind
    span: Span
    matches: list[Match]
    inside: bool


def _longest(matches: Iterable[Match], people: list[Span]) -> list[_Name]:
    """Names that stand within no other, and those within that are whole names by themselves."""
    at: dict[tuple[Span, EntryKind], list[Match]] = {}
    for match in matches:
        at.setdefault((match.span, match.naming.entry.kind), []).append(match)
    chosen: list[_Name] = []
    for span, kind in sorted(at, key=lambda each: (each[0].start - each[0].end, each[0].start)):
        if any(person.holds(span) and person != span for person in people):
            continue
        over = [name for name in chosen if name.span.touches(span)]
        around = [name for name in over if name.span != span]
        if not all(name.span.holds(span) for name in around):
            continue
        longer = {match.naming.entry for name in around for match in name.matches}
        kept = [
            match
            for match in at[span, kind]
            if not around
            or kind in {"city", "tag"}
            or (match.naming.entry not in longer and _is_whole(match))
        ]
        if kept:
            chosen.append(_Name(kind, span, kept, bool(around)))
    return chosen


def _is_whole(match: Match) -> bool:
    return match.naming.own or len(match.naming.words) > 1


def _entries(matches: list[Match]) -> list[Entry]:
    """Those whose own name it is, before those who are called so too."""
    own = [match.naming.entry for match in matches if match.naming.own]
    return list(dict.fromkeys(own or [match.naming.entry for match in matches]))


def _titles(names: list[_Name], text: str) -> Iterator[Found]:
    for name in names:
        if name.kind == "city":
            continue
        own = any(match.naming.own for match in name.matches)
        reason, confidence = ("название", 0.97) if own else ("другое название", 0.93)
        yield _found(_entries(name.matches), name, text, reason, confidence)


def _found(entries: list[Entry], name: _Name, text: str, reason: str, confidence: float) -> Found:
    written = text[slice(*name.span)]
    if len(entries) == 1:
        return Found(entries[0], name.span, written, True, entries, reason, confidence, name.inside)
    reason = f"{reason}: так называются несколько записей"
    return Found(None, name.span, written, False, entries, reason, 0.5, name.inside)


def _beginnings(words: list[Token], found: list[Found]) -> frozenset[int]:
    """Where the words of names begin that are no people's and hold no people."""
    spans = [each.span for each in found if each.sure and not each.entry_is("event")]
    return frozenset(
        word.start for word in words if any(span.start <= word.start < span.end for span in spans)
    )
