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


class Stream:
    """Words of a vocabulary, drawn many at a time."""

    AT_ONCE = 4096

    def __init__(self, vocabulary: Vocabulary, random: Random):
        self.vocabulary, self.random = vocabulary, random
        self._drawn: list[int] = []
        self._next = 0

    def take(self, number: int) -> list[int]:
        first, self._next = self._next, self._next + number
        if self._next > len(self._drawn):
            self._drawn = self.vocabulary.zipf.draw(self.random, self.AT_ONCE)
            first, self._next = 0, number
        return self._drawn[first : self._next]


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
        vocabulary, numbers = self.stream.vocabulary, self.stream.take(number)
        entries = [vocabulary.word(n) for n in numbers]
        if capital:
            entries[0] = vocabulary.capital(numbers[0])
            if vocabulary.language == "kk":
                # Without a word that only Kazakh has, a short line may pass for Russian.
                entries[1] = vocabulary.word(numbers[1] % len(KAZAKH_PARTICLES))
        forms, keys, exact = zip(*entries, strict=True)
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
