"""The values of neighbouring articles side by side, so that a process can hold those of all.

To count, the values of thousands of articles are read at once. Rows of the index lie each on
another page of the database. A block has those of 128 articles whose ids follow one another; a
process reads it once, and again when its version tells that it has changed.
"""

import struct
import time
from collections.abc import Iterable, Iterator
from functools import lru_cache
from string import ascii_lowercase

from .documents import Document
from .place import ID_BITS
from .sql import among, unpacking

BITS = 7
SIZE = 1 << BITS
# An article's number among all blocks: as much of its id as places have.
NUMBERS = 1 << ID_BITS
# What may follow a value's letter, a blank being the end, and at most how many of these.
_SIGNS = {True: (" 0123456789", 7), False: (" " + ascii_lowercase, 5)}
REST_BITS = 25
KIND_BITS = REST_BITS + 1
_BEFORE_LETTERS = ord("a") - 1
_LENGTHS = struct.Struct(f"<{SIZE}H")
AT_ONCE = 200  # blocks

# Grows with every change, and tells that there was one.
VERSION = "SELECT max(version) FROM search_block"
# Its number, the different lines of values of dates, and the rest packed: how many numbers each
# article has, then the numbers, first that of its line and then those of its values.
Block = tuple[int, str, bytes]
# The values of an article: those that follow from its date, and all others as numbers.
Values = tuple[str, tuple[int, ...]]
# By its place in the block.
Rows = dict[int, Values]


def create(binary: str) -> tuple[str, str]:
    """The statements, given what the engine calls bytes."""
    return (
        "CREATE TABLE search_block (number integer PRIMARY KEY, version bigint NOT NULL,"
        f" lines text NOT NULL, numbers {binary} NOT NULL)",
        "CREATE INDEX search_block_version ON search_block (version)",
    )


def change(cursor, gone: Iterable[int], documents: Iterable[Document]) -> None:
    """Takes out these articles by their ids, and puts these documents in."""
    changed: dict[int, dict[int, Values | None]] = {}
    for article_id in gone:
        number, at = place_of(article_id)
        changed.setdefault(number, {})[at] = None
    for document in documents:
        number, at = place_of(document.article_id)
        changed.setdefault(number, {})[at] = values_of(document.periods, document.records)
    blocks = _read(cursor, list(changed))
    for number, rows in changed.items():
        both = blocks.get(number, {}) | rows
        blocks[number] = {at: values for at, values in both.items() if values is not None}
    _write(cursor, blocks)


def place_of(article_id: int) -> tuple[int, int]:
    """The number of its block, and its place there."""
    return divmod(article_id % NUMBERS, SIZE)


def values_of(periods: str, records: str) -> Values:
    return periods, tuple(map(number_of, records.split()))


def kept(cursor, article_ids: Iterable[int]) -> dict[int, Values]:
    """The values of these articles, as far as they are there."""
    places = {article_id: place_of(article_id) for article_id in article_ids}
    blocks = _read(cursor, list({number for number, _at in places.values()}))
    return {
        article_id: blocks[number][at]
        for article_id, (number, at) in places.items()
        if at in blocks.get(number, {})
    }


def rebuild(cursor) -> None:
    """Makes all blocks anew from the rows of the index."""
    cursor.execute(VERSION)
    last = cursor.fetchone()[0] or 0
    cursor.execute("DELETE FROM search_block")
    for blocks in _wanted(cursor):
        _write(cursor, blocks, last)


def differ(cursor) -> bool:
    """Whether the blocks say something else than the rows of the index."""
    seen: set[int] = set()
    for wanted in _wanted(cursor):
        if _read(cursor, list(wanted)) != wanted:
            return True
        seen |= wanted.keys()
    cursor.execute("SELECT number FROM search_block")
    others = [number for (number,) in cursor.fetchall() if number not in seen]
    return any(_read(cursor, others).values())


def _wanted(cursor) -> Iterator[dict[int, Rows]]:
    """What all blocks should hold, some at a time."""
    cursor.execute("SELECT max(article_id) FROM search_row")
    last = cursor.fetchone()[0] or 0
    for first in range(0, last + 1, AT_ONCE * SIZE):
        cursor.execute(
            "SELECT article_id, periods, records FROM search_row"
            " WHERE article_id >= %s AND article_id < %s",
            [first, first + AT_ONCE * SIZE],
        )
        blocks: dict[int, Rows] = {}
        with unpacking("the values of an article"):
            for article_id, periods, records in cursor.fetchall():
                number, at = place_of(article_id)
                blocks.setdefault(number, {})[at] = values_of(periods, records)
        yield blocks


def _read(cursor, numbers: list[int]) -> dict[int, Rows]:
    found: dict[int, Rows] = {}
    for first in range(0, len(numbers), AT_ONCE):
        for number, lines, packed in packed_blocks(cursor, numbers[first : first + AT_ONCE]):
            with unpacking(f"block {number}"):
                found[number] = _unpacked(lines.split("\n"), packed)
    return found


def packed_blocks(cursor, numbers: list[int]) -> list[Block]:
    condition, given = among("number", numbers)
    cursor.execute(f"SELECT number, lines, numbers FROM search_block WHERE {condition}", given)
    return cursor.fetchall()


def _write(cursor, blocks: dict[int, Rows], last: int = 0) -> None:
    """Versions grow with every change, even where all blocks were taken out in between."""
    if not blocks:
        return
    cursor.execute(VERSION)
    last = max(cursor.fetchone()[0] or 0, last)
    version = max(last + 1, time.time_ns() // 1000)
    cursor.executemany(
        "INSERT INTO search_block (number, version, lines, numbers) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (number) DO UPDATE SET version = excluded.version, lines = excluded.lines,"
        " numbers = excluded.numbers",
        [(number, version, *_packed(rows)) for number, rows in sorted(blocks.items())],
    )


def _packed(rows: Rows) -> tuple[str, bytes]:
    lines: dict[str, int] = {}
    lengths, numbers = [0] * SIZE, []
    for at, (periods, values) in sorted(rows.items()):
        lengths[at] = 1 + len(values)
        numbers += (lines.setdefault(periods, len(lines)), *values)
    packed = _LENGTHS.pack(*lengths) + struct.pack(f"<{len(numbers)}I", *numbers)
    return "\n".join(lines), packed


def _unpacked(lines: list[str], packed: bytes) -> Rows:
    rows: Rows = {}
    start, first = _LENGTHS.size, 0
    numbers = struct.unpack_from(f"<{(len(packed) - start) // 4}I", packed, start)
    for at, length in enumerate(_LENGTHS.unpack_from(packed)):
        if length:
            rows[at] = lines[numbers[first]], numbers[first + 1 : first + length]
            first += length
    if first != len(numbers):
        raise ValueError(f"{len(numbers)} numbers and not {first}")
    return rows


@lru_cache(maxsize=2**16)
def number_of(value: str) -> int:
    """A value in four bytes, so that numbers sort as values of one kind do.

    Its letter, whether letters follow or digits, and up to five of those or seven of these.
    """
    rest = value[1:]
    signs, length = _SIGNS[rest.isdecimal()]
    if len(rest) > length:
        raise ValueError(f"a value longer than a letter and {length} signs: {value}")
    number = 0
    for sign in rest.ljust(length):
        number = number * len(signs) + signs.index(sign)
    return kind_of(value) << KIND_BITS | rest.isalpha() << REST_BITS | number


@lru_cache(maxsize=2**16)
def value_of(number: int) -> str:
    first, number = divmod(number, 1 << REST_BITS)
    signs, length = _SIGNS[not first & 1]
    rest = ""
    for _sign in range(length):
        number, sign = divmod(number, len(signs))
        rest = signs[sign] + rest
    return chr((first >> 1) + _BEFORE_LETTERS) + rest.rstrip()


def kind_of(value: str) -> int:
    """The number of its letter, which the value's own has above the lowest `KIND_BITS`."""
    return ord(value[0]) - _BEFORE_LETTERS
