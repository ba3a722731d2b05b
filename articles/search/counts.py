"""How many articles have each value, counted from the values of thousands of them at once.

Five thousand articles have sixty thousand values. Those of one kind are counted when they are asked
for, in a tenth of a millisecond or two. numpy is loaded with this module, which is loaded by those
processes only that count.
"""

from collections.abc import Iterable
from functools import cached_property

import numpy as np

from .blocks import KIND_BITS, kind_of, number_of, value_of
from .expression import All, Any, Expression, Sequence
from .remembered import Numbers

# Different values in the order of the alphabet, and how many articles have each.
Counted = tuple[np.ndarray, np.ndarray]


class Counts:
    def __init__(self, articles: np.ndarray, numbers: Numbers):
        """Of articles, by their numbers among all blocks, in the order of their dates."""
        self.articles, self._numbers, self._values = articles, numbers, numbers.values
        self._counted: dict[int, Counted] = {}

    def left_with(self, wanted: Expression) -> "Counts":
        """Of those of the articles only that have values: one, all or some of several."""
        having = self._having(wanted)
        of_values = np.repeat(having, self._numbers.lengths)
        left = self._numbers._replace(
            articles=self._numbers.articles[having],
            values=self._values[of_values],
            lengths=self._numbers.lengths[having],
            of_dates=self._numbers.of_dates[having],
        )
        return Counts(self.articles[np.isin(self.articles, left.articles)], left)

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

    def _having(self, wanted: Expression) -> np.ndarray:
        """Of each article whether it has them."""
        match wanted:
            case Sequence("records", (token,)):
                return self._having_value(number_of(token))
            case Any(parts):
                return np.logical_or.reduce([*map(self._having, parts)])
            case All(parts):
                return np.logical_and.reduce([*map(self._having, parts)])
        raise ValueError(f"something else than values of articles: {wanted}")

    def _having_value(self, number: int) -> np.ndarray:
        lines, values = self._lines
        with_it = np.zeros(len(self._numbers.lines.values), bool)
        with_it[lines[values == number]] = True
        having = with_it[self._numbers.of_dates]
        having[self._articles[self._values == number]] = True
        return having

    @cached_property
    def _articles(self) -> np.ndarray:
        """Of each value its article, by its turn."""
        lengths = self._numbers.lengths
        return np.repeat(np.arange(len(lengths)), lengths)

    @cached_property
    def _lines(self) -> tuple[np.ndarray, np.ndarray]:
        """The articles' different lines, each as often as it has values, and these values."""
        present = np.unique(self._numbers.of_dates)
        found = [self._numbers.lines.values[line] for line in present.tolist()]
        values = np.concatenate([np.empty(0, np.uint32), *found])
        return np.repeat(present, [*map(len, found)]), values

    @cached_property
    def _kinds(self) -> np.ndarray:
        return (self._values >> KIND_BITS).astype(np.uint8)

    @cached_property
    def _dates(self) -> Counted:
        lines, values = self._lines
        different, places = np.unique(values, return_inverse=True)
        repeated = np.bincount(self._numbers.of_dates)[lines]
        return different, np.bincount(places, repeated, len(different)).astype(np.int64)


def _counted(values: np.ndarray) -> Counted:
    values = np.sort(values)
    last = np.flatnonzero(np.diff(values, append=~values[-1:]))
    return values[last], np.diff(last, prepend=-1)


def _named(values: np.ndarray, numbers: np.ndarray) -> dict[str, int]:
    return dict(zip(map(value_of, values.tolist()), numbers.tolist(), strict=True))
