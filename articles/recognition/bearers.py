"""People of the archive by the parts of their names, and where a text has a name of theirs in full."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .declension import (
    Agreement,
    Agreements,
    family,
    first_name_agreements,
    gender_of_patronymic,
    gender_of_surname,
    looks_like_surname,
    name_forms,
    surnames_of,
)
from .entries import Entry
from .matching import Lexicon, Sense, Token, hyphenated, spellings, tokens_of
from .proposal import Gender

_MOST_MIDDLE = 3  # words between a first name and a surname
_MOST_SPELLINGS = 4
_SPACE = re.compile(r"\s+")


class Bearer(NamedTuple):
    """One name of a person by its parts; `middle` is mostly a patronymic."""

    entry: Entry
    given: str
    middle: tuple[str, ...]
    surname: str
    gender: Gender


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in full: numbers of its first and last word, and those who may bear it."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    agreements: Agreements
    exact: bool


class _Place(NamedTuple):
    """Where the parts of a name stand."""

    given: int
    middle: range
    surname: int

    @property
    def first(self) -> int:
        return min(self.given, self.surname)

    @property
    def last(self) -> int:
        return max(self.given, self.surname, *self.middle[-1:])


class Bearers:
    def __init__(self):
        self.surnames: set[str] = set()
        self.first_names: set[str] = set()
        self.families: dict[str, list[Bearer]] = {}
        self.of_entry: dict[Entry, list[Bearer]] = {}
        self._full: dict[tuple[str, str], list[Bearer]] = {}
        self._single: dict[str, list[Entry]] = {}
        self._lexicon = Lexicon()

    def add(self, entry: Entry) -> None:
        names = [name_parts(name) for name in entry.names]
        surnames = set()
        for parts in names:
            if len(parts) > 1:
                bearer = _bearer(entry, parts)
                surnames.add(bearer.surname)
                self._put(bearer)
        for parts in names:
            # A bare surname is no name by which anybody is found.
            if len(parts) == 1 and parts[0] not in surnames:
                self._learn(parts[0])
                self._single.setdefault(parts[0], []).append(entry)

    def _put(self, bearer: Bearer) -> None:
        alike = self._full.setdefault((bearer.surname, bearer.given), [])
        if bearer in alike:
            return
        alike.append(bearer)
        self.of_entry.setdefault(bearer.entry, []).append(bearer)
        self.surnames.add(bearer.surname)
        self.first_names.add(bearer.given)
        self.families.setdefault(family(bearer.surname), []).append(bearer)
        # Hers too, where the archive knows him alone: «Есматовой» is nobody's then, but not his.
        both = surnames_of(family(bearer.surname))
        for word in (bearer.given, *bearer.middle, bearer.surname, *both):
            self._learn(word)

    def _learn(self, word: str) -> None:
        if word not in self._lexicon:
            forms: dict[str, Agreements] = {}
            for spelling in spellings(word)[:_MOST_SPELLINGS]:
                forms |= name_forms(spelling)
            self._lexicon.add(word, forms)

    def senses(self, token: Token) -> list[Sense]:
        """Words of names that it may be a form of; only one with a capital letter is."""
        return self._lexicon.senses(token) if token.capital else []

    def mentions(self, tokens: list[Token], senses: list[list[Sense]]) -> list[Mention]:
        """Names in full, the longest where they overlap, in the order of the text."""
        found = [
            mention
            for at in range(len(tokens))
            if senses[at]
            for mention in self._mentions_at(tokens, senses, at)
        ]
        taken: set[int] = set()
        chosen = []
        for mention in sorted(
            _merged(found), key=lambda each: (each.first - each.last, each.first)
        ):
            places = range(mention.first, mention.last + 1)
            if taken.isdisjoint(places):
                taken.update(places)
                chosen.append(mention)
        return sorted(chosen, key=lambda mention: mention.first)

    def _mentions_at(
        self, tokens: list[Token], senses: list[list[Sense]], at: int
    ) -> Iterator[Mention]:
        for surname in senses[at]:
            if surname.word not in self.surnames:
                continue
            for place in _places(tokens, at):
                yield from self._mentions_in(tokens, senses, surname, place)
        entries = [entry for sense in senses[at] for entry in self._single.get(sense.word, ())]
        if entries:
            shared = frozenset().union(*(sense.agreements for sense in senses[at]))
            yield Mention(at, at, tuple(dict.fromkeys(entries)), shared, True)

    def _mentions_in(
        self, tokens: list[Token], senses: list[list[Sense]], surname: Sense, place: _Place
    ) -> Iterator[Mention]:
        for given in senses[place.given]:
            if (surname if place.surname < place.given else given).ended:
                continue  # Kazakh endings follow the whole name
            for bearer in self._full.get((surname.word, given.word), ()):
                agreements = _agreements(bearer, given, surname, tokens[place.surname])
                exact = _middle(bearer, [(tokens[at], senses[at]) for at in place.middle])
                if agreements and exact is not None and not _is_longer(tokens, place):
                    yield Mention(place.first, place.last, (bearer.entry,), agreements, exact)


def _merged(mentions: list[Mention]) -> Iterator[Mention]:
    """One for each place, of all who may be named there."""
    at: dict[tuple[int, int], list[Mention]] = {}
    for mention in mentions:
        at.setdefault((mention.first, mention.last), []).append(mention)
    for (first, last), alike in at.items():
        # «Серик Болатович Есматов» is he, and no other Серик Есматов of the archive.
        exact = any(mention.exact for mention in alike)
        best = [mention for mention in alike if mention.exact == exact]
        entries = dict.fromkeys(entry for mention in best for entry in mention.entries)
        agreements = frozenset[Agreement]().union(*(mention.agreements for mention in best))
        yield Mention(first, last, tuple(entries), agreements, exact)


def name_parts(name: str) -> list[str]:
    """The words of a person's name; none of one with initials, which say too little."""
    parts = [token.low for token in hyphenated(list(tokens_of(name)), name)]
    return [] if len(parts) > 1 and any(len(part) == 1 for part in parts) else parts


def _bearer(entry: Entry, parts: list[str]) -> Bearer:
    given, *middle, surname = parts
    if _has_surname_first(parts):
        surname, given, *middle = parts
    gender = entry.gender or next(
        filter(None, (*map(gender_of_patronymic, middle), gender_of_surname(surname))), ""
    )
    return Bearer(entry, given, tuple(middle), surname, gender or _gender_of_first_name(given))


def _has_surname_first(parts: list[str]) -> bool:
    """«Есматов Серик Болатович», «Есматов Серик»; mostly surnames stand last."""
    if len(parts) == 3 and gender_of_patronymic(parts[2]):
        return not gender_of_patronymic(parts[1])
    first, last = parts[0], parts[-1]
    return (
        first.endswith(("ов", "ев", "ова", "ева", "ский", "ская"))
        and family(last) == last
        and not first_name_agreements(first)
    )


@lru_cache(maxsize=2**12)
def _gender_of_first_name(word: str) -> Gender:
    genders = {
        agreement.gender for agreement in first_name_agreements(word) if agreement.case == "nomn"
    }
    return genders.pop() if len(genders) == 1 else ""


def together(tokens: list[Token], first: int, last: int) -> bool:
    """Whether nothing but white space parts these words."""
    return all(
        tokens[at].number == tokens[first].number and _SPACE.fullmatch(tokens[at].gap)
        for at in range(first + 1, last + 1)
    )


def _places(tokens: list[Token], surname: int) -> Iterator[_Place]:
    """All places that the other parts may have, before the surname and after it."""
    for number in range(_MOST_MIDDLE + 1):
        given = surname - 1 - number
        if given < 0 or not together(tokens, given, given + 1):
            break
        yield _Place(given, range(given + 1, surname), surname)
    for number in range(_MOST_MIDDLE + 1):
        last = surname + 1 + number
        if last >= len(tokens) or not together(tokens, last - 1, last):
            break
        yield _Place(surname + 1, range(surname + 2, last + 1), surname)


def _agreements(bearer: Bearer, given: Sense, surname: Sense, written: Token) -> Agreements:
    """The gender and the cases that first name and surname may both stand in."""
    whose = {bearer.gender} if bearer.gender else {"male", "female"}
    his = frozenset(each for each in given.agreements if each.gender in whose)
    if given.ended or surname.ended:
        return his
    if shared := his & surname.agreements:
        return shared
    # «Айдоса Сарым»: surnames like his are often left as they are.
    undeclined = written.low == surname.word == family(surname.word)
    undeclined = undeclined and not surname.word.endswith(("ов", "ев", "ин", "ын"))
    return frozenset(each for each in his if undeclined and each.gender == "male")


def _middle(bearer: Bearer, middle: list[tuple[Token, list[Sense]]]) -> bool | None:
    """Whether the words between are his own; None if they are somebody else's."""
    if not middle:
        return False
    if bearer.middle:
        if len(middle) != len(bearer.middle):
            return None
        fits = all(
            any(sense.word == part for sense in senses)
            for part, (_token, senses) in zip(bearer.middle, middle, strict=True)
        )
        return True if fits else None
    token = middle[0][0]
    gender = gender_of_patronymic(token.low) if len(middle) == 1 and token.capital else ""
    return False if gender and gender == (bearer.gender or gender) else None


def _is_longer(tokens: list[Token], place: _Place) -> bool:
    """«Нурлан Серик Ахметов» is nobody whose surname is Серик."""
    after = place.last + 1
    if place.given > place.surname or after == len(tokens) or not tokens[after].capital:
        return False
    low, own = tokens[after].low, tokens[place.surname].low
    return (
        together(tokens, place.last, after)
        and looks_like_surname(low)
        and not looks_like_surname(own)
    )
