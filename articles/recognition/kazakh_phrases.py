"""Reads Kazakh phrases that name organisations: the head comes last, with an ending of possession.

They are read from the head to the left, up to what is no part of the name.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.language import kazakh

from . import kazakh_words as known
from .place_names import kazakh_city, kazakh_country
from .reading import Span, Word

_LATIN = re.compile(r"[A-Z][\w’'&-]*")
_GENITIVE = re.compile(".{2,}[ндт](?:ың|ің)")
_BREAKING = frozenset('.!?…:;–—-()«„“"')
_SIDES = frozenset({"Шығыс", "Батыс", "Солтүстік", "Оңтүстік"})
_LONGEST_EPONYM, _LONGEST_PURPOSE = 6, 6


@dataclass(slots=True)
class Phrase:
    """Words `first` to `noun`; the head as the name has it, its possession kept, its case gone.

    `own` are the numbers of the first and the last word of an own name, marks included.
    """

    words: Sequence[Word]
    first: int
    noun: int
    head: str
    own: tuple[int, int] | None = None
    placed: bool = False
    called_after: bool = False
    purposed: bool = False
    inner: "Phrase | None" = None

    @property
    def span(self) -> Span:
        return Span(self.words[self.first].start, self.words[self.noun].end)

    @property
    def bare(self) -> bool:
        return self.first == self.noun

    @property
    def begins_sentence(self) -> bool:
        return self.first == 0 or self.words[self.first - 1].text in _BREAKING

    def low(self, number: int) -> str:
        return self.words[number].text.lower()


@lru_cache(maxsize=2**13)
def head_of(word: str) -> str | None:
    """The head noun in the nominative: possessed, an official, or one that needs no owner."""
    low = word.lower()
    for ending in known.POSSESSED_CASES:
        stem = low.removesuffix(ending)
        if low.endswith(ending) and (stem in known.POSSESSED or stem in known.OFFICIALS):
            return stem
    free = (form for form in kazakh.stripped(low) if form in known.COUNCILS or form in known.PLAIN)
    return next(free, None)


class Grammar:
    """Reads one line; `titles`, `barred` and `city` are as for the Russian grammar."""

    def __init__(
        self,
        words: Sequence[Word],
        titles: Mapping[int, int],
        barred: Collection[int] = (),
        city: str | None = None,
    ):
        self.words = words
        self.openings = {closing: opening for opening, closing in titles.items()}
        self.barred = barred
        self.city = city
        self._titled = {
            number for opening, closing in titles.items() for number in range(opening, closing)
        }

    def phrases(self) -> Iterator[Phrase]:
        """Every one, those inside others before them."""
        for at in range(len(self.words)):
            if at not in self._titled and (phrase := self._headed(at)):
                yield phrase

    def _headed(self, at: int) -> Phrase | None:
        word = self.words[at]
        head = head_of(word.text) if word.is_word and at not in self.barred else None
        if head is None:
            return None
        phrase = Phrase(self.words, at, at, head)
        while phrase.first > 0 and phrase.inner is None and self._widen(phrase, phrase.first - 1):
            pass
        while phrase.first < at and _joins(phrase.low(phrase.first)):
            phrase.first += 1
        return phrase

    def _widen(self, phrase: Phrase, at: int) -> bool:
        """Takes the word before the phrase into it, with all that it brings; False if it may not."""
        word = self.words[at]
        if at in self.openings:
            return self._take_own(phrase, self.openings[at], at)
        if not word.is_word or at in self.barred:
            return self._take_comma(phrase, at)
        low = word.text.lower()
        if low == known.NAMED_AFTER:
            return self._take_eponym(phrase, at)
        if low in known.FOR:
            return self._take_purpose(phrase, at)
        if self._take_inner(phrase, at) or self._take_place(phrase, at):
            return True
        if phrase.placed:
            return False
        if _LATIN.fullmatch(word.text) and phrase.bare:
            return self._take_own(phrase, at, at)
        if low in known.AND:
            allowed = at > 0 and self.words[at - 1].text.lower() in known.DESCRIBING
        else:
            allowed = low in known.DESCRIBING or self._is_proper(at)
        if allowed:
            phrase.first = at
        return allowed

    def _take_own(self, phrase: Phrase, first: int, last: int) -> bool:
        if phrase.own or phrase.placed:
            return False
        phrase.own, phrase.first = (first, last), first
        return True

    def _take_comma(self, phrase: Phrase, at: int) -> bool:
        """That of «мәдениет, спорт және туризм»."""
        if self.words[at].text != "," or at == 0 or phrase.own or phrase.bare:
            return False
        sides = {self.words[at + 1].text.lower(), self.words[at - 1].text.lower()}
        if not sides <= known.DESCRIBING:
            return False
        phrase.first = at
        return True

    def _take_eponym(self, phrase: Phrase, at: int) -> bool:
        """«Балуан Шолақ», «Ж. Шанин»: two capitals at most, or one behind its initials."""
        first, names = at, 0
        for number in range(at - 1, max(at - _LONGEST_EPONYM, -1), -1):
            word = self.words[number]
            if word.text == "." and number and len(self.words[number - 1].text) == 1:
                continue
            initial = len(word.text) == 1 and word.capital
            if not word.is_word or not word.capital or word.text.lower() in known.OPENERS:
                break
            if not initial and (names == 2 or len(self.words[first].text) == 1):
                break
            first, names = number, names + (not initial)
        if first == at:
            return False
        phrase.first, phrase.called_after = first, True
        return True

    def _take_purpose(self, phrase: Phrase, at: int) -> bool:
        """«Конституциялық реформа жөніндегі»: back to the capital that the name begins with."""
        for number in range(at - 1, max(at - _LONGEST_PURPOSE, -1), -1):
            word = self.words[number]
            if not word.is_word or number in self.barred:
                return False
            if word.capital:
                phrase.first, phrase.purposed = number, True
                return True
        return False

    def _take_inner(self, phrase: Phrase, at: int) -> bool:
        """An organisation that this one is part of: «әкімдігінің баспасөз қызметі»."""
        low = self.words[at].text.lower()
        head = head_of(self.words[at].text)
        if head is None or (head in known.PLAIN and not phrase.placed):
            return False
        owns = _GENITIVE.fullmatch(low) or (low == head and head not in known.DESCRIBING)
        inner = self._headed(at) if owns else None
        if inner is None:
            return False
        phrase.inner, phrase.first = inner, inner.first
        return True

    def _take_place(self, phrase: Phrase, at: int) -> bool:
        """«Алматы қаласының», «Алматы қаласы Әуезов ауданының», «ҚР», «қаланың»."""
        first = self._first_of_place(phrase, at)
        if first is None:
            return False
        phrase.first, phrase.placed = first, True
        return True

    def _first_of_place(self, phrase: Phrase, at: int) -> int | None:
        word, low = self.words[at], self.words[at].text.lower()
        if word.text in known.STATE or low in known.CAPITAL_CITY:
            return at
        if low in known.CITY and self.city:
            return at
        if low in known.PLACE_NOUNS and at and self.words[at - 1].capital:
            two = at > 1 and self.words[at - 2].text in _SIDES
            return at - 2 if two else at - 1
        if word.capital and not phrase.placed:
            return at if kazakh_city(word.text) or kazakh_country(word.text) else None
        return None

    def _is_proper(self, at: int) -> bool:
        """A capital that no sentence begins with."""
        capital = self.words[at].capital and at not in self.barred
        return capital and at > 0 and self.words[at - 1].text not in _BREAKING


def _joins(low: str) -> bool:
    return low == "," or low in known.AND
