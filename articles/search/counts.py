"""How many articles have each value: thousands of numbers, kept as numpy keeps them."""

from collections.abc import Iterable

import numpy as np

from .documents import LONGEST_VALUE

# A value is a number: its letters from the highest byte on, so that numbers sort as values do
# and those of one first letter are neighbours.
_WORD = np.dtype(">u8")


class Counts:
    def __init__(self, words: np.ndarray, numbers: np.ndarray):
        """Values, each once, as `words_of` tells them, and the number of articles of each."""
        order = words.argsort()
        self._words, self._numbers = words[order], numbers[order]

    def most(self, kinds: str, limit: int, offset: int = 0) -> dict[str, int]:
        """The values of each of these kinds (their first letters) with most articles."""
        found = [self._most(kind, limit, offset) for kind in kinds]
        return self._named(np.concatenate(found)) if found else {}

    def of(self, tokens: Iterable[str]) -> dict[str, int]:
        """The counts of these values, of those that any article has."""
        sought = np.unique(words_of(tokens))
        return self._named(np.flatnonzero(np.isin(self._words, sought, assume_unique=True)))

    def all(self) -> dict[str, int]:
        return self._named(np.arange(len(self._words)))

    def _most(self, kind: str, limit: int, offset: int) -> np.ndarray:
        """Places of values; equal counts in the order of the alphabet."""
        beginnings = np.array([ord(kind), ord(kind) + 1], np.uint64) << np.uint64(56)
        first, last = self._words.searchsorted(beginnings)
        order = (-self._numbers[first:last]).argsort(kind="stable")
        return first + order[offset : offset + limit]

    def _named(self, places: np.ndarray) -> dict[str, int]:
        names = self._words[places].astype(_WORD).tobytes().decode("ascii")
        starts = range(0, len(names), LONGEST_VALUE)
        tokens = [names[start : start + LONGEST_VALUE].rstrip("\0") for start in starts]
        return dict(zip(tokens, self._numbers[places].tolist(), strict=True))


def words_of(tokens: Iterable[str]) -> np.ndarray:
    """Values as the numbers they are."""
    letters = b"".join(token.encode("ascii").ljust(LONGEST_VALUE, b"\0") for token in tokens)
    return np.frombuffer(letters, _WORD).astype(np.uint64)
