"""The full-text index of published articles: the same documents and answers on both engines."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models.expressions import RawSQL

from . import postgresql, sqlite
from .expression import FIELDS, Expression

# Of an endless text the beginning is found; a tsvector cannot hold more.
MOST_TOKENS = 50_000
LONGEST_SPAN = 2**19 - 1


@dataclass(frozen=True, slots=True)
class Document:
    """One article as the index keeps it: tokens of [a-z0-9] by field, and its place in time."""

    article_id: int
    place: int
    tokens: dict[str, list[str]]


def place_of(earliest: date, latest: date, article_id: int) -> int:
    """A number that sorts as lists do: by last possible day, then first, then id (22 bits of it)."""
    span = min((latest - earliest).days, LONGEST_SPAN)
    return latest.toordinal() << 41 | (LONGEST_SPAN - span) << 22 | article_id & 0x3FFFFF


def engine(vendor: str = ""):
    return {"sqlite": sqlite, "postgresql": postgresql}[vendor or connection.vendor]


def create(schema_editor) -> None:
    for statement in engine(schema_editor.connection.vendor).CREATE:
        schema_editor.execute(statement, params=None)


def drop(schema_editor) -> None:
    for statement in engine(schema_editor.connection.vendor).DROP:
        schema_editor.execute(statement, params=None)


def write(documents: Iterable[Document]) -> None:
    """Puts documents in, each instead of the one its article had."""
    documents = list(documents)
    remove(document.article_id for document in documents)
    with connection.cursor() as cursor:
        engine().write(cursor, documents)


def remove(article_ids: Iterable[int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "DELETE FROM search_row WHERE article_id = %s", [(pk,) for pk in article_ids]
        )


def clear() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_row")


def indexed() -> dict[int, int]:
    """The place of every indexed article, by its id."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT article_id, id FROM search_row")
        return dict(cursor.fetchall())


def stored(article_ids: Iterable[int]) -> dict[int, tuple]:
    """What the index holds of these articles, comparable with `as_stored`."""
    ids = list(article_ids)
    marks = ", ".join(["%s"] * len(ids))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT article_id, id, {engine().STORED} FROM search_row"  # noqa: S608
            f" WHERE article_id IN ({marks})",
            ids,
        )
        return {article_id: tuple(rest) for article_id, *rest in cursor.fetchall()}


def as_stored(document: Document) -> tuple:
    """The document as `stored` gives it back."""
    with connection.cursor() as cursor:
        return (document.place, *engine().as_stored(cursor, document.tokens))


def matching(expression: Expression) -> RawSQL:
    """A subquery of article ids."""
    return RawSQL(engine().MATCHING, [engine().written(expression)])  # noqa: S611 - parameters only


def document(article_id, earliest, latest, **tokens: list[str]) -> Document:
    kept = {field: tokens[field][:MOST_TOKENS] for field in FIELDS}
    return Document(article_id, place_of(earliest, latest, article_id), kept)
