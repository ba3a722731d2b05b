"""How places are read off a line, whatever its language."""

from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from .lines import WordLine
from .reading import Span

PlaceKind = Literal["city", "country", "region", "venue", "street", "other"]


class Found(NamedTuple):
    name: str
    kind: PlaceKind
    span: Span
    confidence: float
    reason: str


class LinePlaces:
    """Reads one line from left to right; `barred` are words of people's names."""

    def __init__(self, line: WordLine, cities: tuple[str, ...], barred: Collection[int] = ()):
        self.line = line
        self.words = line.words
        self.cities = cities
        self.barred = barred
        self._titled = {
            number
            for opening, closing in line.titles.items()
            for number in range(opening, closing + 1)
        }

    def found(self) -> Iterator[Found]:
        at = 0
        while at < len(self.words):
            read = self._at(at) if self._may_begin(at) else None
            if read is None:
                at += 1
                continue
            found, last = read
            yield found
            at = last + 1

    def _may_begin(self, at: int) -> bool:
        return self.words[at].is_word and at not in self._titled and at not in self.barred

    def _at(self, at: int) -> tuple[Found, int] | None:
        """What begins with this word, and the number of its last."""
        raise NotImplementedError
