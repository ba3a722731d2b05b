"""How many articles have each value, counted from the values of thousands of them at once.

Sixty thousand values of five thousand articles take 3 ms; parted into strings, counted one by one
and put in order they take four times as long. numpy is loaded with this module, which is loaded
by those processes only that count.
"""

from collections import Counter
from collections.abc import Iterable

import numpy as np

from .documents import LONGEST_VALUE

# A value is a number: its letters from the highest byte on, so that numbers sort as values do
# and those of one first letter are neighbours.
_WORD = np.dtype(">u8")
# What is left of eight letters where a value has only so many.
_KEPT = np.array([2**64 - 2 ** (64 - 8 * length) for length in range(LONGEST_VALUE + 1)], np.uint64)
_PADDING = " " * LONGEST_VALUE


class Counts:
    def __init__(self, records: str = "", periods: str = ""):
        """Values of all articles one after another, a line an article, none in both.

        Few lines of `periods`, the values that follow from dates, differ from one another.
        """
        counted = _counted(f" {records} {_PADDING}".encode("ascii"))
        self._values, self._numbers = _together(counted, _counted_by_line(periods))

    def most(self, kinds: str, limit: int, offset: int = 0) -> dict[str, int]:
        """The values of each of these kinds (their first letters) with most articles."""
        found = [self._most(kind, limit, offset) for kind in kinds]
        return self._named(np.concatenate(found)) if found else {}

    def of(self, tokens: Iterable[str]) -> dict[str, int]:
        """The counts of these values, of those that any article has."""
        sought = np.unique(_words_of(tokens))
        return self._named(np.flatnonzero(np.isin(self._values, sought, assume_unique=True)))

    def all(self) -> dict[str, int]:
        return self._named(np.arange(len(self._values)))

    def _most(self, kind: str, limit: int, offset: int) -> np.ndarray:
        """Places of values; equal counts in the order of the alphabet."""
        beginnings = np.array([ord(kind), ord(kind) + 1], np.uint64) << np.uint64(56)
        first, last = self._values.searchsorted(beginnings)
        order = (-self._numbers[first:last]).argsort(kind="stable")
        return first + order[offset : offset + limit]

    def _named(self, places: np.ndarray) -> dict[str, int]:
        names = self._values[places].astype(_WORD).tobytes().decode("ascii")
        starts = range(0, len(names), LONGEST_VALUE)
        tokens = [names[start : start + LONGEST_VALUE].rstrip("\0") for start in starts]
        return dict(zip(tokens, self._numbers[places].tolist(), strict=True))


def _counted(text: bytes) -> tuple[np.ndarray, np.ndarray]:
    """The different values in their order, and how often each is there."""
    letters = np.frombuffer(text, np.uint8)[: len(text) - LONGEST_VALUE]
    spaces = np.flatnonzero(letters <= ord(" "))
    starts, ends = spaces[:-1] + 1, spaces[1:]
    words = _at(text, starts) & _KEPT[ends - starts]
    words.sort()
    last = np.flatnonzero(np.diff(words, append=~words[-1:]))
    values, numbers = words[last], np.diff(last, prepend=-1)
    return values[values > 0], numbers[values > 0]  # nothing stands between two white spaces


def _counted_by_line(lines: str) -> tuple[np.ndarray, np.ndarray]:
    counts: Counter[str] = Counter()
    for line, number in Counter(lines.split("\n")).items():
        for token in line.split():
            counts[token] += number
    return _words_of(counts), np.array(list(counts.values()), np.int64)


def _together(one, other) -> tuple[np.ndarray, np.ndarray]:
    """Both counts as one, where no value is in both."""
    values, numbers = (np.concatenate(pair) for pair in zip(one, other, strict=True))
    order = values.argsort(kind="stable")
    return values[order], numbers[order]


def _at(text: bytes, starts: np.ndarray) -> np.ndarray:
    """The eight letters that begin at each of these places."""
    everywhere = np.ndarray(len(text) - LONGEST_VALUE + 1, _WORD, text, strides=(1,))
    return everywhere[starts].astype(np.uint64)


def _words_of(tokens: Iterable[str]) -> np.ndarray:
    letters = b"".join(token.encode("ascii").ljust(LONGEST_VALUE, b"\0") for token in tokens)
    return np.frombuffer(letters, _WORD).astype(np.uint64)
