"""The index of published articles: the same documents and answers on both engines."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count as count_from
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection, transaction

from . import blocks, tally, ties
from .documents import COLUMNS, Document
from .engines import engine, reading
from .expression import Expression, value
from .place import EVERYTHING, ID_BITS, Range, Stretch, span_of
from .queries import pieces, select
from .sql import ONE, PLACE, among

if TYPE_CHECKING:
    from .counts import Counts


def create(schema_editor) -> None:
    for statement in engine(schema_editor.connection.vendor).CREATE:
        schema_editor.execute(statement, params=None)


def add_blocks(schema_editor) -> None:
    """To an index that was made without them."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        if "search_block" not in connection.introspection.table_names(cursor):
            for statement in blocks.create(engine(connection.vendor).BYTES):
                cursor.execute(statement)
            blocks.rebuild(cursor)


def drop(schema_editor) -> None:
    for statement in engine(schema_editor.connection.vendor).DROP:
        schema_editor.execute(statement, params=None)


ENDLESS = 10**9

# Writing


def replace(article_ids: Iterable[int], documents: Iterable[Document]) -> list[Document]:
    """These articles are in the index as these documents, or not at all; only what differs is written.

    The documents are asked for when no other writer can come between: a lazy iterable reads
    what others have committed until then. Returns those that are in the index already, as it says.
    """
    with connection.cursor() as cursor:
        engine().lock(cursor)
        wanted = {document.article_id: document for document in documents}
        ids = [*article_ids, *wanted]
        old = rows_of(cursor, ids)
        left = {
            pk: wanted[pk]
            for pk, row in old.items()
            if pk in wanted and row.digest == wanted[pk].digest
        }
        new = [document for pk, document in wanted.items() if pk not in left]
        gone = [row for pk, row in old.items() if pk not in wanted]
        gone += [old[document.article_id] for document in new if document.article_id in old]
        if gone:
            engine().remove(cursor, [row.place for row in gone])
        if new:
            engine().write(cursor, [engine().row_of(document) for document in new])
        blocks.change(cursor, [row.article_id for row in gone], new)
        before = [row.values for row in gone]
        tally.change(cursor, before, [document.values for document in new], _values_of)
        ties.replace(cursor, ids, {pk: each.ties for pk, each in wanted.items() if each.ties})
    return list(left.values())


def write(documents: Iterable[Document]) -> None:
    replace((), documents)


def remove(article_ids: Iterable[int]) -> None:
    replace(article_ids, ())


def exists() -> bool:
    """Whether the database has come to have the index."""
    return "search_row" in connection.introspection.table_names()


def build() -> None:
    """Makes the tables anew, and empty, whatever has become of them."""
    with connection.cursor() as cursor:
        for statement in (*engine().DROP, *engine().CREATE):
            cursor.execute(statement)


def merge() -> Iterator[int]:
    """Makes one of the parts that writing leaves in the index, in each of which every word is looked up.

    A step, of which it tells the number, is a transaction of its own.
    """
    for step in count_from(1):
        with transaction.atomic(), connection.cursor() as cursor:
            more = engine().merge(cursor, begin=step == 1)
        if not more:
            return
        yield step


def clear() -> None:
    with connection.cursor() as cursor:
        for statement in engine().CLEAR:
            cursor.execute(statement)


class Row(NamedTuple):
    """What is kept of an article beside its words, as `COLUMNS` names it."""

    place: int
    article_id: int
    digest: int
    lasted: int
    periods: str
    records: str

    @property
    def values(self) -> str:
        return f"{self.periods} {self.records}"


def rows_of(cursor, article_ids: Iterable[int]) -> dict[int, Row]:
    found, ids = {}, list(dict.fromkeys(article_ids))
    for first in range(0, len(ids), 500):
        condition, given = among("article_id", ids[first : first + 500])
        cursor.execute(f"SELECT {', '.join(COLUMNS)} FROM search_row WHERE {condition}", given)
        found.update((row.article_id, row) for row in map(Row._make, cursor.fetchall()))
    return found


def _values_of(token: str) -> dict[str, int]:
    return values(value(token), ENDLESS).counts.all()


# Reading


@reading
def newest(
    expression: Expression | None,
    limit: int,
    offset: int = 0,
    within: Range = EVERYTHING,
    oldest_first: bool = False,
) -> list[int]:
    """Ids of the articles found, in the order of their dates."""
    found: list[int] = []
    order = "ASC" if oldest_first else "DESC"
    with connection.cursor() as cursor:
        for sought, stretch in pieces(expression, within, oldest_first):
            wanted = limit - len(found)
            query = select("article_id", sought, stretch, order, wanted, offset)
            rows = _executed(cursor, *query)
            found += [pk for (pk,) in rows]
            if len(found) == limit:
                break
            if rows:
                offset = 0
            elif offset:
                query, given = select(ONE, sought, stretch, order, offset)
                passed = _executed(cursor, f"SELECT count(*) FROM ({query}) AS part", given)
                offset -= passed[0][0]
    return found


def subquery(expression: Expression) -> tuple[str, list]:
    """SQL, and its parameters, for the ids of all articles found; it fails where the index does."""
    return select("article_id", expression, Stretch(), "DESC", ENDLESS)


@reading
def count(expression: Expression | None, most: int, within: Range = EVERYTHING) -> int:
    """How many articles are found; it stops at `most`."""
    return count_each([(expression, within)], most)[0]


@reading
def count_each(sought: list[tuple[Expression | None, Range]], most: int) -> list[int]:
    """The counts of several, by one query."""
    parts, parameters = [], []
    for number, (expression, within) in enumerate(sought):
        for narrowed, stretch in pieces(expression, within):
            query, given = select(ONE, narrowed, stretch, "DESC", most)
            parts.append(f"SELECT {number}, count(*) FROM ({query}) AS part{len(parts)}")
            parameters += given
    found: Counter[int] = Counter()
    if parts:
        with connection.cursor() as cursor:
            for number, n in _executed(cursor, " UNION ALL ".join(parts), parameters):
                found[number] += n
    return [min(found[number], most) for number in range(len(sought))]


class Values(NamedTuple):
    """What is told of the newest articles found."""

    counts: "Counts"
    number: int  # of all that are found, at most one more than are counted
    have_ids: bool  # whether articles' numbers are their ids, as all are up to 16 millions

    def left_with(self, wanted: Expression) -> "Values":
        """Of those that have these values too: for all found, where all found are counted."""
        counts = self.counts.left_with(wanted)
        return Values(counts, len(counts.articles), self.have_ids)

    def ids(self, limit: int, offset: int, oldest_first: bool) -> list[int] | None:
        """Part of the list of those found, unless that is not known."""
        articles, end = self.counts.articles, offset + limit
        if not self.have_ids or (
            self.number > len(articles) and (oldest_first or end > len(articles))
        ):
            return None
        return (articles[::-1] if oldest_first else articles)[offset:end].tolist()


@reading
def values(expression: Expression | None, most: int, within: Range = EVERYTHING) -> Values:
    """How many of the newest `most` articles found have each value, and how many are found."""
    import numpy as np

    from .counts import Counts
    from .remembered import numbers_of

    with connection.cursor() as cursor:
        parts, version, longest = _numbers_found(cursor, expression, most + 1, within)
        found = np.fromstring(",".join(parts), np.int64, sep=",") if parts else np.empty(0, int)
        articles = found[:most]
        counts = Counts(articles, numbers_of(cursor, articles, version))
    return Values(counts, len(found), have_ids=longest < blocks.NUMBERS)


def _numbers_found(cursor, expression, most: int, within: Range) -> tuple[list[str], int, int]:
    """The articles' numbers among all blocks, newest first, joined by commas; the blocks' version.

    And the highest id of any article.
    """
    found, left, version, longest = [], most, 0, 0
    number = engine().joined(f"CAST({PLACE} & {blocks.NUMBERS - 1} AS text)", ",")
    also = f"({blocks.VERSION}), (SELECT max(article_id) FROM search_row)"
    for sought, stretch in pieces(expression, within):
        query, given = select(PLACE, sought, stretch, "DESC", left)
        query = f"SELECT {number}, count(*), {also} FROM ({query}) AS part"
        ((numbers, count, version, longest),) = _executed(cursor, query, given)
        if count:
            found.append(numbers)
            left -= count
        if not left:
            break
    return found, version or 0, longest or 0


@reading
def spans(
    expression: Expression | None, within: Range = EVERYTHING
) -> list[tuple[date, date, int]]:
    """The first and the last day that articles found may be from, with the number of such articles."""
    found: Counter[int] = Counter()
    with connection.cursor() as cursor:
        for sought, stretch in pieces(expression, within):
            query, given = select(PLACE, sought, stretch, "DESC", ENDLESS)
            query = f"SELECT {PLACE} >> {ID_BITS}, count(*) FROM ({query}) AS part GROUP BY 1"
            for span, number in _executed(cursor, query, given):
                found[span] += number
    return [(*span_of(span << ID_BITS), number) for span, number in found.items()]


def _executed(cursor, query: str, parameters: list) -> list[tuple]:
    cursor.execute(query, parameters)
    return cursor.fetchall()
