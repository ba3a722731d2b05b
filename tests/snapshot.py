"""Rows of the archive's own tables, to put them back much faster than they were made."""

from collections.abc import Callable
from functools import wraps

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from articles import search
from articles.indexing.texts import documents
from articles.models import Article

Rows = dict[type, list[tuple]]


def once(fill: Callable[..., None]) -> Callable[..., None]:
    """`fill`, which fills empty tables; called again with equal arguments, it puts back its rows."""
    made: dict[tuple, tuple[Rows, list[search.Document]]] = {}

    @wraps(fill)
    def filled(*arguments):
        if arguments in made:
            put_back(*made[arguments])
        else:
            fill(*arguments)
            rows = take()
            made[arguments] = rows, list(documents(keys_of(rows)))

    return filled


def take() -> Rows:
    return {model: rows(model) for model in apps.get_app_config("articles").get_models(True)}


def keys_of(snapshot: Rows) -> list[int]:
    return [values[0] for values in snapshot.get(Article, ())]


def put_back(snapshot: Rows, indexed: list[search.Document] | None = None) -> None:
    """Into empty tables: rows keep their keys, and new ones get keys that are free.

    In one transaction, at whose end the references between the tables are checked. What the index
    held of them spares the making of it.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        for model, kept in snapshot.items():
            if kept:
                marks = ", ".join(["%s"] * len(kept[0]))
                cursor.executemany(f"INSERT INTO {named(model)} VALUES ({marks})", kept)
        for statement in connection.ops.sequence_reset_sql(no_style(), list(snapshot)):
            cursor.execute(statement)
        # The index has tables of its own, which no flush empties.
        search.clear()
        search.write(documents(keys_of(snapshot)) if indexed is None else indexed)


def rows(model: type) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT {1} FROM {0} ORDER BY 1".format(*parts(model)))
        return cursor.fetchall()


def named(model: type) -> str:
    return "{} ({})".format(*parts(model))


def parts(model: type) -> tuple[str, str]:
    quote = connection.ops.quote_name
    columns = [field.column for field in model._meta.local_concrete_fields if not field.generated]
    return quote(model._meta.db_table), ", ".join(map(quote, columns))
