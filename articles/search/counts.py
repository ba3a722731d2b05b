"""How many articles have each value, counted from the values of thousands of them at once.

Five thousand articles have sixty thousand values. Those of one kind are counted when they are asked
for, in a tenth of a millisecond or two. numpy is loaded with this module, which is loaded by those
processes only that count.
"""

from collections.abc import Iterable
from functools import cached_property

import numpy as np

from .blocks import KIND_BITS, kind_of, number_of, value_of
from .remembered import Lines

# Different values in the order of the alphabet, and how many articles have each.
Counted = tuple[np.ndarray, np.ndarray]


class Counts:
    def __init__(self, values: np.ndarray, of_dates: np.ndarray, lines: Lines):
        """The numbers of the articles' values, and those of the lines that have their others."""
        self._values, self._of_dates, self._lines = values, of_dates, lines
        self._counted: dict[int, Counted] = {}

    def most(self, kinds: str, limit: int, offset: int = 0) -> dict[str, int]:
        """The values of each of these kinds (their first letters) with most articles."""
        found: dict[str, int] = {}
        for kind in kinds:
            values, numbers = self._of(kind_of(kind))
            # Equal counts in the order of the alphabet
            order = (-numbers).argsort(kind="stable")[offset : offset + limit]
            found |= _named(values[order], numbers[order])
        return found

    def of(self, tokens: Iterable[str]) -> dict[str, int]:
        """The counts of these values, of those that any article has."""
        found: dict[str, int] = {}
        for token in tokens:
            values, numbers = self._of(kind_of(token))
            number = number_of(token)
            at = values.searchsorted(np.uint32(number))
            if at < len(values) and values[at] == number:
                found[token] = int(numbers[at])
        return found

    def all(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for kind in np.unique([*self._kinds, *(self._dates[0] >> KIND_BITS)]).tolist():
            found |= _named(*self._of(kind))
        return found

    def _of(self, kind: int) -> Counted:
        if kind not in self._counted:
            self._counted[kind] = self._count(kind)
        return self._counted[kind]

    def _count(self, kind: int) -> Counted:
        """Values of one kind follow from dates, all of them or none."""
        values, numbers = self._dates
        first, last = values.searchsorted(np.array([kind, kind + 1], np.uint32) << KIND_BITS)
        if first < last:
            return values[first:last], numbers[first:last]
        return _counted(self._values.compress(self._kinds == kind))

    @cached_property
    def _kinds(self) -> np.ndarray:
        return (self._values >> KIND_BITS).astype(np.uint8)

    @cached_property
    def _dates(self) -> Counted:
        numbers = np.bincount(self._of_dates)
        present = np.flatnonzero(numbers)
        lines = [self._lines.values[line] for line in present.tolist()]
        repeated = np.repeat(numbers[present], [*map(len, lines)])
        values = np.concatenate([np.empty(0, np.uint32), *lines])
        different, places = np.unique(values, return_inverse=True)
        return different, np.bincount(places, repeated, len(different)).astype(np.int64)


def _counted(values: np.ndarray) -> Counted:
    values = np.sort(values)
    last = np.flatnonzero(np.diff(values, append=~values[-1:]))
    return values[last], np.diff(last, prepend=-1)


def _named(values: np.ndarray, numbers: np.ndarray) -> dict[str, int]:
    return dict(zip(map(value_of, values.tolist()), numbers.tolist(), strict=True))
