"""The values of articles as this process remembers them: read once, in blocks, and again when changed.

numpy is loaded with this module, by those processes only that count.
"""

from threading import Lock
from typing import NamedTuple

import numpy as np
from django.db import connection

from .blocks import AT_ONCE, BITS, NUMBERS, SIZE, Block, number_of, packed_blocks
from .sql import unpacking

# So many numbers of four bytes are remembered at most; of the memory only what is filled is used.
MOST = 16_000_000
# What a block may grow by without being moved.
ROOM = 32
_LENGTHS, _NUMBERS = np.dtype("<u2"), np.dtype("<u4")


class Lines:
    """Different lines of values that follow from dates, each with its number; the values of each."""

    def __init__(self):
        self._numbers: dict[str, int] = {}
        self.values: list[np.ndarray] = []

    def numbers_of(self, lines: list[str]) -> np.ndarray:
        for line in lines:
            if line not in self._numbers:
                values = np.array([*map(number_of, line.split())], np.uint32)
                self._numbers[line] = len(self.values)
                self.values.append(values)
        return np.array([self._numbers[line] for line in lines], np.uint32)


class Numbers(NamedTuple):
    """Of articles, by theirs: the numbers of their values, one article's after another's."""

    articles: np.ndarray
    values: np.ndarray
    lengths: np.ndarray  # how many of them each article has
    of_dates: np.ndarray  # of each article the line that has its other values
    lines: Lines

    def __add__(self, other: "Numbers") -> "Numbers":
        *both, _lines = zip(self, other, strict=True)
        return Numbers(*map(np.concatenate, both), self.lines)


class Remembered:
    """Numbers of articles one after another: of each that of its line, which is small, then its values."""

    def __init__(self, lines: Lines, most: int):
        self._lock = Lock()
        self.lines, self._most = lines, most
        self._numbers = np.empty(most, np.uint32)
        # Of each article, and of each block
        self._starts, self._lengths = np.zeros(NUMBERS, np.uint32), np.zeros(NUMBERS, np.uint16)
        self._is_current = np.zeros(NUMBERS >> BITS, bool)
        self._forget()

    def _forget(self) -> None:
        self._version = self._end = self._unused = 0
        self._places: dict[int, tuple[int, int]] = {}  # of blocks, with the room each has there
        self._is_current[:] = False

    def of(self, cursor, articles: np.ndarray, version: int) -> Numbers:
        """Those of these articles, as they are at this version of the blocks or a later one."""
        with self._lock:
            self._see_changes(cursor, version)
            if self._unused > self._most // 4:
                self._forget()
            blocks = articles >> BITS
            unknown = blocks[~self._is_current[blocks]]
            left = self._read(cursor, np.unique(unknown).tolist()) if len(unknown) else []
            if not left:
                return self._gathered(articles)
            known = self._is_current[blocks]
            found = self._gathered(articles[known])
        # What there is no room for is read for this one question.
        other = Remembered(self.lines, sum(len(packed) for _number, _lines, packed in left))
        for block in left:
            other._keep(*block)
        return found + other._gathered(articles[~known])

    def _see_changes(self, cursor, version: int) -> None:
        if version < self._version:  # another database, or one put back
            self._forget()
        elif version > self._version and self._is_current.any():
            cursor.execute("SELECT number FROM search_block WHERE version > %s", [self._version])
            self._is_current[[number for (number,) in cursor.fetchall()]] = False
        self._version = version

    def _read(self, cursor, blocks: list[int]) -> list[Block]:
        """Remembers these blocks; returns those for which there is no room."""
        left = []
        for first in range(0, len(blocks), AT_ONCE):
            some = blocks[first : first + AT_ONCE]
            found = packed_blocks(cursor, some)
            self._lengths.reshape(-1, SIZE)[some] = 0
            with unpacking(f"a block of {some[0]} to {some[-1]}"):
                homeless = [block for block in found if not self._keep(*block)]
            self._is_current[some] = True
            self._is_current[[number for number, _lines, _packed in homeless]] = False
            left += homeless
        return left

    def _keep(self, block: int, lines: str, packed: bytes) -> bool:
        """Whether there was room for it."""
        lengths = np.frombuffer(packed, _LENGTHS, SIZE)
        numbers = np.frombuffer(packed, _NUMBERS, offset=lengths.nbytes)
        if lengths.sum() != len(numbers):
            raise ValueError(f"{len(numbers)} numbers and not {lengths.sum()}")
        start = self._place_for(block, len(numbers))
        if start + len(numbers) > self._most:
            return False
        starts = np.cumsum(lengths, dtype=np.uint32) - lengths
        of_lines = starts[lengths > 0]
        kept = self._numbers[start : start + len(numbers)]
        kept[:] = numbers
        kept[of_lines] = self.lines.numbers_of(lines.split("\n"))[numbers[of_lines]]
        articles = slice(block * SIZE, (block + 1) * SIZE)
        self._starts[articles], self._lengths[articles] = starts + np.uint32(start), lengths
        return True

    def _place_for(self, block: int, length: int) -> int:
        start, room = self._places.get(block, (0, -1))
        if length > room:
            start, self._unused = self._end, self._unused + max(room, 0)
            if start + length <= self._most:
                self._end = min(start + length + ROOM, self._most)
                self._places[block] = start, self._end - start
        return start

    def _gathered(self, articles: np.ndarray) -> Numbers:
        articles = articles[self._lengths[articles] > 0]
        starts, lengths = self._starts[articles], self._lengths[articles] - 1
        before = np.cumsum(lengths, dtype=np.int64) - lengths
        places = np.repeat(starts + 1 - before, lengths)
        places += np.arange(len(places))
        return Numbers(articles, self._numbers[places], lengths, self._numbers[starts], self.lines)


_remembered: Remembered | None = None
_making = Lock()


def numbers_of(cursor, articles: np.ndarray, version: int) -> Numbers:
    """The numbers of these articles, given by theirs among all blocks.

    Within a transaction nothing is remembered: it may be undone.
    """
    global _remembered
    if connection.in_atomic_block:
        return Remembered(Lines(), MOST).of(cursor, articles, version)
    with _making:
        _remembered = _remembered or Remembered(Lines(), MOST)
    return _remembered.of(cursor, articles, version)
