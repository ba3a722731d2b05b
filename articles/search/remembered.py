"""The values of articles side by side in the memory of a process that counts them.

To look five thousand rows up and to part their values takes a database and Python 8 to 15 ms;
to add up what is remembered of them takes half a millisecond. So each of these processes, which
alone load this module and numpy with it, reads on after every answer, newest articles first.
"""

from collections.abc import Iterable, Iterator, Sized
from itertools import chain, islice
from threading import Lock

import numpy as np
from django.core.signals import request_finished
from django.db import DatabaseError, connection
from django.dispatch import receiver

from . import changes
from .counts import Counts, words_of
from .place import ID_BITS
from .sql import among

# Values that are remembered before all are forgotten, and those that are read without being asked
# for: 4 bytes each, some ten an article.
MOST, MOST_AHEAD = 10_000_000, 7_000_000
AT_ONCE, AHEAD_AT_ONCE = 2_000, 1_000
_ID = 2**ID_BITS - 1
_COLUMNS = "id, periods, records"
# What is known of an article: its place (0: nothing is), which periods it has, and where the
# numbers of its other values begin and how many there are.
_ARTICLE = np.dtype(
    [("place", np.int64), ("line", np.int32), ("first", np.int32), ("size", np.int32)], align=True
)


class _Numbered(dict[str, int]):
    """Strings by the order in which they were first asked for."""

    def __missing__(self, key: str) -> int:
        number = self[key] = len(self)
        return number

    def numbers(self, keys: Iterable[str]) -> np.ndarray:
        return np.array([self[key] for key in keys], np.int32)

    def after(self, known: Sized) -> list[str]:
        """Those that have come since there were as many as are `known`."""
        return list(islice(self, len(known), None))


class Remembered:
    def __init__(self) -> None:
        self._last_change = 0
        self._forget_all()

    def _forget_all(self) -> None:
        # Values are numbered, and so are lines of periods, of which there are few.
        self._values, self._periods = _Numbered(), _Numbered()
        self._words = np.zeros(0, np.uint64)
        self._of_line: list[np.ndarray] = []
        self._articles = np.zeros(1, _ARTICLE)  # by their ids
        self._numbers, self._used = np.zeros(0, np.int32), 0
        self._read_to = 2**63 - 1  # no place before this one has been read ahead

    def take_note(self, cursor, last_change: int) -> None:
        """Forgets what has changed since it was read."""
        if self._last_change == last_change:
            return
        self._last_change, places = changes.since(cursor, self._last_change)
        if places is None:
            self._forget_all()
        for place in places or ():
            if (at := place & _ID) < len(self._articles):
                self._articles[at] = 0

    def read_on(self, cursor) -> None:
        if self._read_to and self._used < MOST_AHEAD:
            cursor.execute(
                f"SELECT {_COLUMNS} FROM search_row WHERE id < %s ORDER BY id DESC LIMIT %s",
                [self._read_to, AHEAD_AT_ONCE],
            )
            rows = cursor.fetchall()
            self._remember(rows)
            self._read_to = rows[-1][0] if rows else 0

    def counts(self, cursor, places: np.ndarray) -> Counts:
        """The counts of the articles at these places, of those that are there."""
        known = self._known(places)
        if not known.all():
            rows = list(_rows(cursor, places[~known].tolist()))
            if self._used + sum(records.count(" ") + 1 for *_others, records in rows) > MOST:
                self._forget_all()
                rows = list(_rows(cursor, places.tolist()))
            self._remember(rows)
            known = self._known(places)
        return self._counted(places[known] & _ID)

    def _known(self, places: np.ndarray) -> np.ndarray:
        return self._articles["place"].take(places & _ID, mode="clip") == places

    def _remember(self, rows: list[tuple[int, str, str]]) -> None:
        if not rows:
            return
        places, periods, records = zip(*rows, strict=True)
        articles = np.zeros(len(rows), _ARTICLE)
        articles["place"] = places
        articles["line"] = self._periods.numbers(periods)
        self._of_line += map(
            self._values.numbers, map(str.split, self._periods.after(self._of_line))
        )
        tokens = [line.split() for line in records]
        articles["size"] = [len(values) for values in tokens]
        articles["first"] = self._used + articles["size"].cumsum() - articles["size"]
        numbers = self._values.numbers(chain.from_iterable(tokens))
        self._words = np.append(self._words, words_of(self._values.after(self._words)))
        first, self._used = self._used, self._used + len(numbers)
        self._numbers = _longer(self._numbers, self._used)
        self._numbers[first : self._used] = numbers
        ids = articles["place"] & _ID
        self._articles = _longer(self._articles, ids.max() + 1)
        self._articles[ids] = articles

    def _counted(self, ids: np.ndarray) -> Counts:
        articles = self._articles[ids]
        sizes = articles["size"]
        before = sizes.cumsum() - sizes
        at = np.repeat(articles["first"] - before, sizes) + np.arange(sizes.sum())
        counts = np.bincount(self._numbers[at], minlength=len(self._values))
        of_lines = np.bincount(articles["line"])
        for line in of_lines.nonzero()[0].tolist():
            counts[self._of_line[line]] += of_lines[line]
        (found,) = counts.nonzero()
        return Counts(self._words[found], counts[found])


def _rows(cursor, places: list[int]) -> Iterator[tuple[int, str, str]]:
    for first in range(0, len(places), AT_ONCE):
        condition, given = among("id", places[first : first + AT_ONCE])
        cursor.execute(f"SELECT {_COLUMNS} FROM search_row WHERE {condition}", given)
        yield from cursor.fetchall()


def _longer(column: np.ndarray, least: int) -> np.ndarray:
    """The same, with zeros after it where it is shorter; by powers of two, to be copied seldom."""
    if least <= len(column):
        return column
    longer = np.zeros(1 << (int(least) - 1).bit_length(), column.dtype)
    longer[: len(column)] = column
    return longer


_OF_PROCESS, _ONE_AT_A_TIME = Remembered(), Lock()


def counts_of(cursor, found: list[np.ndarray], most: int, last_change: int) -> Counts:
    """How many articles have each value of the first `most` at the places found, after this change."""
    places = np.concatenate(found)[:most] if found else np.zeros(0, np.int64)
    if connection.in_atomic_block:
        # What is read within a transaction may never come to be.
        return Remembered().counts(cursor, places)
    with _ONE_AT_A_TIME:
        _OF_PROCESS.take_note(cursor, last_change)
        return _OF_PROCESS.counts(cursor, places)


@receiver(request_finished)
def read_on(**_signal) -> None:
    """Some more articles, where nobody waits for them."""
    if connection.in_atomic_block or not _ONE_AT_A_TIME.acquire(blocking=False):
        return
    try:
        with connection.cursor() as cursor:
            _OF_PROCESS.read_on(cursor)
    except DatabaseError:
        pass  # whoever asks for the index is told
    finally:
        _ONE_AT_A_TIME.release()
