"""Sentences put together out of known words, so that nobody has to analyse them afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from .words import KAZAKH_PARTICLES, Entry, Vocabulary


class Place(NamedTuple):
    start: int
    end: int
    text: str


class Words(NamedTuple):
    """Words that stand one after another: their places in the vocabulary, forms, keys, exact keys."""

    numbers: list[int]
    forms: list[str]
    keys: list[str]
    exact: list[str]


class Stream:
    """Words of a vocabulary, drawn many at a time."""

    AT_ONCE = 4096

    def __init__(self, vocabulary: Vocabulary, random: Random):
        self.vocabulary, self.random = vocabulary, random
        self._drawn = Words([], [], [], [])
        self._next = 0

    def take(self, number: int) -> Words:
        first, self._next = self._next, self._next + number
        if self._next > len(self._drawn.numbers):
            numbers = self.vocabulary.zipf.draw(self.random, self.AT_ONCE)
            entries = zip(*map(self.vocabulary.word, numbers), strict=True)
            self._drawn = Words(numbers, *map(list, entries))
            first, self._next = 0, number
        last = self._next
        numbers, forms, keys, exact = self._drawn
        return Words(numbers[first:last], forms[first:last], keys[first:last], exact[first:last])


@dataclass(slots=True)
class Text:
    """A text that grows, and the keys of its words."""

    stream: Stream
    parts: list[str] = field(default_factory=list)
    length: int = 0
    keys: list[str] = field(default_factory=list)
    exact: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return "".join(self.parts)

    def sign(self, text: str) -> None:
        """Spaces and punctuation: whatever has no words."""
        self.parts.append(text)
        self.length += len(text)

    def say(self, entry: Entry) -> Place:
        place = Place(self.length, self.length + len(entry.text), entry.text)
        self.sign(entry.text)
        self.keys += entry.keys
        self.exact += entry.exact
        return place

    def words(self, number: int, capital: bool = False) -> Place:
        """So many words; with a capital they are the beginning of a sentence."""
        vocabulary = self.stream.vocabulary
        numbers, forms, keys, exact = self.stream.take(number)
        if capital:
            forms[0], keys[0], exact[0] = vocabulary.capital(numbers[0])
            if vocabulary.language == "kk":
                # Without a word that only Kazakh has, a short line may pass for Russian.
                particle = numbers[1] % len(KAZAKH_PARTICLES)
                forms[1], keys[1], exact[1] = vocabulary.word(particle)
        return self.say(Entry(" ".join(forms), keys, exact))

    def sentence(self) -> None:
        self.words(self.stream.random.randrange(6, 18), capital=True)
        self.sign(".")


def joined(lists: Iterable[list[str]], gap: str) -> list[str]:
    """Tokens of several texts with a token between them that no phrase reaches over."""
    first, *others = lists
    found = list(first)
    for other in others:
        found.append(gap)
        found += other
    return found
