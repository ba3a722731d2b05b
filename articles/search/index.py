"""The index of published articles: the same documents and answers on both engines."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connection

from . import tally
from .documents import Document
from .engines import engine, reading
from .expression import All, Expression, value
from .place import EVERYTHING, Range, Stretch, stretches


def create(schema_editor) -> None:
    for statement in engine(schema_editor.connection.vendor).CREATE:
        schema_editor.execute(statement, params=None)


def drop(schema_editor) -> None:
    for statement in engine(schema_editor.connection.vendor).DROP:
        schema_editor.execute(statement, params=None)


# Writing


def replace(article_ids: Iterable[int], documents: Iterable[Document]) -> None:
    """These articles are in the index as these documents, or not at all; only what differs is written.

    The documents are asked for when no other writer can come between: a lazy iterable reads
    what others have committed until then.
    """
    with connection.cursor() as cursor:
        engine().lock(cursor)
        wanted = {document.article_id: document for document in documents}
        old = _rows(cursor, [*article_ids, *wanted])
        new = [
            document
            for pk, document in wanted.items()
            if pk not in old or old[pk].digest != document.digest
        ]
        gone = [row for pk, row in old.items() if pk not in wanted]
        gone += [old[document.article_id] for document in new if document.article_id in old]
        if gone:
            engine().remove(cursor, [row.place for row in gone])
        if new:
            engine().write(cursor, new)
        before = [row.records for row in gone]
        tally.change(cursor, before, [document.records for document in new], _values_of)


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


def clear() -> None:
    with connection.cursor() as cursor:
        for statement in engine().CLEAR:
            cursor.execute(statement)


@dataclass(frozen=True, slots=True)
class Row:
    place: int
    digest: int
    records: str


def _rows(cursor, article_ids: Iterable[int]) -> dict[int, Row]:
    found, ids = {}, list(dict.fromkeys(article_ids))
    for first in range(0, len(ids), 500):
        some = ids[first : first + 500]
        marks = ", ".join(["%s"] * len(some))
        cursor.execute(
            "SELECT article_id, id, digest, records FROM search_row"  # noqa: S608
            f" WHERE article_id IN ({marks})",
            some,
        )
        found.update((pk, Row(*rest)) for pk, *rest in cursor.fetchall())
    return found


def _values_of(token: str) -> Counter[str]:
    return values(value(token), 10**9)[0]


# Reading


@reading
def newest(
    expression: Expression | None,
    limit: int,
    offset: int = 0,
    within: Range = EVERYTHING,
    oldest_first: bool = False,
    total: int = 0,
) -> list[int]:
    """Ids of the articles found, in the order of their dates; less is asked if the `total` is known."""
    found: list[int] = []
    share = (limit + offset) / total if total else 0
    direction = "ASC" if oldest_first else "DESC"
    with connection.cursor() as cursor:
        for source, parameters, order in _sources(cursor, expression, within, oldest_first, share):
            cursor.execute(
                f"SELECT article_id FROM {source}"  # noqa: S608
                f" ORDER BY {order} {direction} LIMIT %s OFFSET %s",
                [*parameters, limit - len(found), offset],
            )
            rows = cursor.fetchall()
            found += [pk for (pk,) in rows]
            if len(found) == limit:
                break
            if rows:
                offset = 0
            elif offset:
                cursor.execute(f"SELECT count(*) FROM {source}", parameters)  # noqa: S608
                offset -= cursor.fetchone()[0]
    return found


@reading
def count(expression: Expression | None, most: int, within: Range = EVERYTHING) -> int:
    """How many articles are found; it stops at `most`."""
    found = 0
    with connection.cursor() as cursor:
        for source, parameters, _order in _sources(cursor, expression, within):
            cursor.execute(
                f"SELECT count(*) FROM (SELECT 1 FROM {source} LIMIT %s) AS part",  # noqa: S608
                [*parameters, most - found],
            )
            found += cursor.fetchone()[0]
            if found >= most:
                break
    return found


@reading
def count_each(sought: list[tuple[Expression | None, Range]], most: int) -> list[int]:
    """The counts of several, by one query."""
    parts, parameters = [], []
    with connection.cursor() as cursor:
        for number, (expression, within) in enumerate(sought):
            for stretch in stretches(within):
                narrowed = _narrowed(expression, stretch)
                source, given = engine().source(cursor, narrowed, stretch)
                condition = f" AND {stretch.condition}" if stretch.condition else ""
                parts.append(
                    f"SELECT {number}, count(*) FROM"  # noqa: S608
                    f" (SELECT 1 FROM {source}{condition} LIMIT %s) AS part{len(parts)}"
                )
                parameters += [*given, most]
        if not parts:
            return []
        cursor.execute(" UNION ALL ".join(parts), parameters)
        found = Counter()
        for number, n in cursor.fetchall():
            found[number] += n
    return [min(found[number], most) for number in range(len(sought))]


@reading
def values(
    expression: Expression | None, most: int, within: Range = EVERYTHING, total: int = 0
) -> tuple[Counter[str], int]:
    """How many of the newest `most` articles found have each value, and how many these are."""
    counts: Counter[str] = Counter()
    number = 0
    with connection.cursor() as cursor:
        share = most / total if total else 0
        for source, parameters, order in _sources(cursor, expression, within, share=share):
            cursor.execute(
                f"SELECT {engine().JOINED}, count(*) FROM (SELECT records FROM {source}"  # noqa: S608
                f" ORDER BY {order} DESC LIMIT %s) AS part",
                [*parameters, most - number],
            )
            records, n = cursor.fetchone()
            number += n
            if n:
                counts.update(records.split())
            if number >= most:
                break
    return counts, number


def _sources(
    cursor,
    expression: Expression | None,
    within: Range,
    oldest_first: bool = False,
    share: float = 0,
) -> Iterator[tuple[str, list, str]]:
    """FROM … WHERE, its parameters and the column of the order, piece by piece in that order.

    Of all that is found a `share` is wanted, if that is known.
    """
    pieces = stretches(within)
    for stretch in reversed(pieces) if oldest_first else pieces:
        if stretch.low >= stretch.high:
            continue
        sought = _narrowed(expression, stretch)
        # Only spans end beyond a range that they began in, and those are few.
        part = 1 if stretch.value else share
        for source, parameters in engine().sources(cursor, sought, stretch, oldest_first, part):
            if stretch.condition:
                source += f" AND {stretch.condition}"
            yield source, parameters, engine().order(sought)


def _narrowed(expression: Expression | None, stretch: Stretch) -> Expression | None:
    if not stretch.value:
        return expression
    narrow = value(stretch.value)
    return narrow if expression is None else All((expression, narrow))


@reading
def records_of(article_ids: Iterable[int]) -> dict[int, list[str]]:
    """The values of these articles."""
    with connection.cursor() as cursor:
        return {pk: row.records.split() for pk, row in _rows(cursor, article_ids).items()}


# Checking


def indexed() -> dict[int, int]:
    """The place of every indexed article, by its id."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT article_id, id FROM search_row")
        return dict(cursor.fetchall())


def differing(documents: Iterable[Document]) -> list[int]:
    """Articles of which the index holds nothing, or something else than these documents."""
    documents = list(documents)
    found = []
    with connection.cursor() as cursor:
        rows = _rows(cursor, [document.article_id for document in documents])
        kept = engine().tokens_of(cursor, [row.place for row in rows.values()])
        for document in documents:
            row = rows.get(document.article_id)
            same = (
                row is not None
                and (row.place, row.digest, row.records)
                == (document.place, document.digest, document.records)
                and kept.get(row.place) == engine().as_stored(cursor, document)
            )
            if not same:
                found.append(document.article_id)
    return found


def tally_differs() -> bool:
    """Whether the counters say something else than the articles in the index."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT a, b, n FROM search_tally")
        kept = {(a, b): n for a, b, n in cursor.fetchall()}
        cursor.execute("SELECT records FROM search_row")
        # What has shrunk again may still be kept.
        once_large = {b for a, b in kept if a == tally.KEPT}
        wanted = tally.everything((records for (records,) in cursor.fetchall()), once_large)
    return kept != wanted


def recount() -> None:
    """Makes the counters anew from the articles in the index."""
    with connection.cursor() as cursor:
        engine().lock(cursor)
        cursor.execute("SELECT records FROM search_row")
        wanted = tally.everything(records for (records,) in cursor.fetchall())
        cursor.execute("DELETE FROM search_tally")
        tally.add(cursor, wanted)


@reading
def is_sound() -> bool:
    """Whether the database's own structures hold together; reads all of the index."""
    with connection.cursor() as cursor:
        engine().verify(cursor)
    return count(value(tally.ALL), 10**9) == count(None, 10**9)
