"""Whether the index is as it should be, and its counters made anew."""

from collections.abc import Iterable

from django.db import connection

from . import blocks, tally, ties
from .documents import VALUES, Document
from .engines import engine, reading
from .expression import value
from .index import ENDLESS, count, rows_of


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
        rows = rows_of(cursor, [document.article_id for document in documents])
        kept = engine().tokens_of(cursor, [row.place for row in rows.values()])
        counted = blocks.kept(cursor, rows)
        tied = ties.kept_of(cursor, rows)
        words = engine().as_stored(cursor, documents)
        for document, stored in zip(documents, words, strict=True):
            row = rows.get(document.article_id)
            same = (
                row == document.columns
                and kept.get(row.place) == stored
                and counted.get(document.article_id)
                == blocks.values_of(document.periods, document.records)
                and tied.get(document.article_id, frozenset()) == document.ties
            )
            if not same:
                found.append(document.article_id)
    return found


def tally_differs() -> bool:
    """Whether the counters say something else than the articles in the index."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT a, b, kind, n FROM search_tally")
        kept = {(a, b): n if kind == b[0] else 0 for a, b, kind, n in cursor.fetchall()}
        cursor.execute(f"SELECT {VALUES} FROM search_row")
        # What has shrunk again may still be kept.
        once_large = {b for a, b in kept if a == tally.KEPT}
        wanted = tally.everything((values for (values,) in cursor.fetchall()), once_large)
        return kept != wanted or ties.differ(cursor)


def blocks_differ() -> bool:
    """Whether processes would count other values than those of the articles in the index."""
    with connection.cursor() as cursor:
        return blocks.differ(cursor)


def recount() -> None:
    """Makes the counters, and what is counted, anew from the articles in the index."""
    with connection.cursor() as cursor:
        engine().lock(cursor)
        cursor.execute(f"SELECT {VALUES} FROM search_row")
        wanted = tally.everything(values for (values,) in cursor.fetchall())
        cursor.execute("DELETE FROM search_tally")
        tally.add(cursor, wanted)
        blocks.rebuild(cursor)
        ties.recount(cursor)


@reading
def look_at_tables() -> None:
    """Raises OutOfOrder where a table is missing, or there is no reading it."""
    with connection.cursor() as cursor:
        for table in engine().TABLES:
            cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")


@reading
def is_sound() -> bool:
    """Whether the database's own structures hold together; reads all of the index."""
    with connection.cursor() as cursor:
        engine().verify(cursor)
    look_at_tables()
    return count(value(tally.ALL), ENDLESS) == count(None, ENDLESS)
