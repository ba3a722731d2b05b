"""Surnames of the archive's people in a text: of what gender and case they may be, and whose."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from articles.language import russian
from articles.language.vocabulary import CIVIC

from .bearers import Bearer, Bearers, together
from .declension import (
    NOMINATIVE,
    Agreement,
    Agreements,
    family,
    family_forms,
    first_name_agreements,
    gender_of_patronymic,
    gender_of_surname,
    looks_like_surname,
)
from .grammar import forms, part_of_speech, past_gender
from .matching import Sense, Token, spellings
from .proposal import Gender
from .surroundings import may_be_first_name

_AFTER_INITIAL = re.compile(r"\.\s?[-‑]?\s?")
_MOST_INITIALS = 3
_FARTHEST_VERB = 5  # words from a surname to what its bearer did
_GENDERS: dict[str, Gender] = {"masc": "male", "femn": "female"}
_SHE = Agreement("female", "nomn")


class Lone(NamedTuple):
    """A surname without a first name: numbers of its own word, and of all with the initials.

    `readings` are the families it may be of, and of each its genders and cases.
    """

    at: int
    first: int
    last: int
    initials: tuple[str, ...]
    readings: dict[str, Agreements]


class Surnames:
    """`senses` are those of `tokens`."""

    def __init__(self, text: str, tokens: list[Token], senses: list[list[Sense]], bearers: Bearers):
        self._text = text
        self._tokens = tokens
        self._senses = senses
        self._bearers = bearers

    def senses(self, at: int) -> list[Sense]:
        token = self._tokens[at]
        # A Kazakh paragraph knows no Russian cases: «Есматова» is she.
        plain = token.language == "kk" and not token.latin
        return [
            sense
            for sense in self._senses[at]
            if family(sense.word) in self._bearers.families
            and (not plain or sense.ended or sense.word == token.low)
        ]

    def lone(self, at: int) -> Lone:
        first, last, initials = at, at, list[str]()
        while len(initials) < _MOST_INITIALS and self._is_initial(first - 1):
            if not _AFTER_INITIAL.fullmatch(self._tokens[first].gap):
                break
            first -= 1
            initials.insert(0, self._tokens[first].low)
        while first == at and len(initials) < _MOST_INITIALS and self._is_initial(last + 1):
            gap = self._tokens[last + 1].gap
            if not (_AFTER_INITIAL.fullmatch(gap) if initials else gap.isspace()):
                break
            last += 1
            initials.append(self._tokens[last].low)
        readings = {
            name: self.in_sentence(agreements, first, last)
            for name, agreements in self.readings(at).items()
        }
        return Lone(at, first, last, tuple(initials), readings)

    def _is_initial(self, at: int) -> bool:
        if not 0 <= at < len(self._tokens):
            return False
        token = self._tokens[at]
        stop = self._text[token.end : token.end + 1] == "."
        return stop and token.capital and len(token.text) <= 2

    def readings(self, at: int) -> dict[str, Agreements]:
        """By itself, without the words around it."""
        token = self._tokens[at]
        found: dict[str, Agreements] = {}
        for sense in self.senses(at):
            name = family(sense.word)
            agreements = sense.agreements
            if not (token.latin or sense.ended):
                agreements = family_forms(name).get(token.low, agreements)
                agreements &= NOMINATIVE if token.language == "kk" else agreements
            found[name] = found.get(name, frozenset()) | agreements
        return found

    def candidates(self, lone: Lone) -> Iterator[Bearer]:
        senses = self.senses(lone.at)
        for name, readings in lone.readings.items():
            for bearer in self._bearers.families[name]:
                own = (sense.agreements for sense in senses if sense.word == bearer.surname)
                genders = {each.gender for each in frozenset().union(*own) & readings}
                if not genders or (bearer.gender and bearer.gender not in genders):
                    continue
                if may_stand_for(lone.initials, (bearer.given, *bearer.middle)):
                    yield bearer

    # The words around

    def in_sentence(self, readings: Agreements, first: int, last: int) -> Agreements:
        """Those that stay: «у Есматова» is no nominative, «Есматова отметила» no other case."""
        tokens = self._tokens
        if tokens[last].language == "kk":
            return readings
        oblique = frozenset(each for each in readings if each.case != "nomn")
        if first and together(tokens, first - 1, first):
            before = tokens[first - 1]
            if part_of_speech(before.low) == "PREP":
                return oblique or readings
        gender = self._gender_of_verb(first, last)
        if not gender and _SHE in readings and self._is_she_far_off(last):
            gender = "female"
        if Agreement(gender, "nomn") in readings:
            return frozenset(each for each in readings if each.gender == gender)
        return (oblique or readings) if gender else readings

    def _gender_of_verb(self, first: int, last: int) -> Gender:
        """Of a verb in the past right beside the name."""
        beside = (self._tokens[at] for at in reversed(list(self.neighbours(first, last))))
        found = (past_gender(verb.low) for verb in beside if not verb.capital or verb.opens)
        return next((_GENDERS[gender] for gender in found if gender), "")

    def _is_she_far_off(self, last: int) -> bool:
        """«Есматова в свою очередь отметила», but not «предложение Есматова комиссия поддержала»."""
        governed = False
        for token in self._tokens[last + 1 : last + 1 + _FARTHEST_VERB]:
            if token.number != self._tokens[last].number or token.opens:
                return False
            if gender := past_gender(token.low):
                return gender == "femn"
            nouns = [form for form in forms(token.low) if form.pos == "NOUN"]
            if not governed and any((n.case, n.gender) == ("nomn", "femn") for n in nouns):
                return False
            governed = part_of_speech(token.low) == "PREP" or (governed and not nouns)
        return False

    def neighbours(self, first: int, last: int) -> Iterator[int]:
        """Numbers of the words before and after, where only white space parts them."""
        if first and together(self._tokens, first - 1, first):
            yield first - 1
        if last + 1 < len(self._tokens) and together(self._tokens, last, last + 1):
            yield last + 1

    def first_name(self, at: int, readings: Agreements) -> Agreements:
        """What a word may share with a surname beside it as its first name; nothing if it is none."""
        token = self._tokens[at]
        if not token.capital or token.low in CIVIC:
            return frozenset()
        known = (s.agreements for s in self._senses[at] if s.word in self._bearers.first_names)
        if agreements := first_name_agreements(token.low).union(*known):
            return agreements & readings if token.language == "ru" else readings
        if gender := gender_of_patronymic(token.low):
            return frozenset(each for each in readings if each.gender == gender)
        return readings if may_be_first_name(token) else frozenset()

    def is_first_name(self, at: int) -> bool:
        """«Нурлан Ахметов» where Нурлан is a surname too."""
        if looks_like_surname(self._tokens[at].low):
            return False
        after = [self._tokens[each] for each in self.neighbours(at, at) if each > at]
        return any(token.capital and looks_like_surname(token.low) for token in after)


def may_stand_for(initials: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """What is not known of initials or names does not matter."""
    parts = [part for name in names for part in name.split("-")]
    return all(
        any(part.startswith(each) or each.startswith(part) for each in spellings(initial))
        for initial, part in zip(initials, parts, strict=False)
    )


@lru_cache(maxsize=2**12)
def is_word(surname: str) -> bool:
    """Мороз, Заяц and Жук are words too; Токаев is one only in the plural of токай."""
    common = (reading.lemma for reading in russian.common(surname))
    return surname in common and not gender_of_surname(surname)
