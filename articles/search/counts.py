"""How many articles have each value, counted from the values of thousands of them at once.

Sixty thousand values of five thousand articles take a millisecond or two. numpy is loaded with this module, which
is loaded by those processes only that count.
"""

from collections.abc import Iterable

import numpy as np

from .blocks import first_number_of, number_of, value_of
from .remembered import Lines

# Smaller numbers are those of lines.
_FIRST_VALUE = np.uint32(first_number_of("a"))


class Counts:
    def __init__(self, numbers: np.ndarray, lines: Lines):
        """Of each article the numbers of its values, and that of the line that has its others."""
        numbers = np.sort(numbers)
        last = np.flatnonzero(np.diff(numbers, append=~numbers[-1:]))
        different, counts = numbers[last], np.diff(last, prepend=-1)
        values = different.searchsorted(_FIRST_VALUE)
        of_dates = [lines.values[line] for line in different[:values].tolist()]
        repeated = np.repeat(counts[:values], [*map(len, of_dates)])
        both = np.concatenate([*of_dates, different[values:]])
        order = both.argsort()
        both, counts = both[order], np.concatenate([repeated, counts[values:]])[order]
        first = np.flatnonzero(np.diff(both, prepend=~both[:1]))
        self._values = both[first]
        self._numbers = np.add.reduceat(counts, first) if len(first) else first

    def most(self, kinds: str, limit: int, offset: int = 0) -> dict[str, int]:
        """The values of each of these kinds (their first letters) with most articles."""
        found = [self._most(kind, limit, offset) for kind in kinds]
        return self._named(np.concatenate(found)) if found else {}

    def of(self, tokens: Iterable[str]) -> dict[str, int]:
        """The counts of these values, of those that any article has."""
        sought = np.unique(_numbers_of(tokens))
        return self._named(np.flatnonzero(np.isin(self._values, sought, assume_unique=True)))

    def all(self) -> dict[str, int]:
        return self._named(np.arange(len(self._values)))

    def _most(self, kind: str, limit: int, offset: int) -> np.ndarray:
        """Places of values; equal counts in the order of the alphabet."""
        beginnings = [first_number_of(kind), first_number_of(chr(ord(kind) + 1))]
        first, last = self._values.searchsorted(np.array(beginnings, np.uint32))
        order = (-self._numbers[first:last]).argsort(kind="stable")
        return first + order[offset : offset + limit]

    def _named(self, places: np.ndarray) -> dict[str, int]:
        values = map(value_of, self._values[places].tolist())
        return dict(zip(values, self._numbers[places].tolist(), strict=True))


def _numbers_of(tokens: Iterable[str]) -> np.ndarray:
    return np.array([number_of(token) for token in tokens], np.uint32)
