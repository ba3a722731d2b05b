"""The short way into a table: constants once, many rows at a time, indexes afterwards."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.core.management.color import no_style
from django.db import connection, models
from django.utils import timezone

from .rows import Rows, Table

# Tables of which a build fills most rows; the search counters stay findable meanwhile.
PREFIXES = {"sqlite": ("articles_",), "postgresql": ("articles_", "search_row")}
# Bytes that FTS5 gathers before it writes a part of its index, and how many it gathers by itself.
GATHERED, GATHERED_OTHERWISE = 64 * 2**20, 2**20
AFTER_ALL = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)


def write(rows: Rows) -> None:
    with connection.cursor() as cursor:
        for table, values in rows.items():
            constants = defaults(table)
            whole = (row + tuple(constants.values()) for row in values)
            columns = (*table.columns, *constants)
            if connection.vendor == "postgresql":
                _copy(cursor, table, columns, whole)
            else:
                _insert(cursor, table, columns, whole)


def _copy(cursor, table: Table, columns, rows) -> None:
    names = ", ".join(map(connection.ops.quote_name, columns))
    with cursor.copy(f"COPY {table.model._meta.db_table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _insert(cursor, table: Table, columns, rows) -> None:
    names = ", ".join(map(connection.ops.quote_name, columns))
    marks = ", ".join(["%s"] * len(columns))
    cursor.executemany(
        f"INSERT INTO {table.model._meta.db_table} ({names}) VALUES ({marks})", list(rows)
    )


@cache
def defaults(table: Table) -> dict[str, object]:
    """What stands in the columns that rows do not give."""
    return {
        field.column: field.get_db_prep_save(_default(field), connection)
        for field in table.model._meta.concrete_fields
        if field.column not in table.columns and not isinstance(field, models.AutoField)
    }


def _default(field):
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return (
            AFTER_ALL if isinstance(field, models.DateTimeField) else timezone.localdate(AFTER_ALL)
        )
    return field.get_default()


@contextmanager
def without_indexes() -> Iterator[None]:
    """Indexes that are no constraints are made again from all rows at once."""
    found = indexes()
    with connection.cursor() as cursor:
        for name in found:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET maintenance_work_mem = '1GB'")
                # Its vectors lie apart, so PostgreSQL takes the table for one too small for helpers.
                cursor.execute("ALTER TABLE search_row SET (parallel_workers = 2)")
            for statement in found.values():
                cursor.execute(statement)
            if connection.vendor == "postgresql":
                cursor.execute("ALTER TABLE search_row RESET (parallel_workers)")


def indexes() -> dict[str, str]:
    """The statement that makes each of them, by name."""
    if connection.vendor == "postgresql":
        statement = (
            "SELECT tablename, indexname, indexdef FROM pg_indexes"
            " WHERE schemaname = current_schema() AND indexname NOT IN"
            " (SELECT conname FROM pg_constraint)"
        )
    else:
        statement = (
            "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return {
            name: sql
            for table, name, sql in cursor.fetchall()
            if table.startswith(PREFIXES[connection.vendor])
        }


@contextmanager
def hasty() -> Iterator[None]:
    """Of a build that is cut short nothing is needed, so nothing has to reach the disk in time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit = off")
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous = OFF")
        cursor.execute("PRAGMA cache_size = -1000000")
        _gather(cursor, GATHERED)
    with connection.constraint_checks_disabled():
        yield
    with connection.cursor() as cursor:
        _gather(cursor, GATHERED_OTHERWISE)
    connection.close()


def _gather(cursor, most: int) -> None:
    cursor.execute("INSERT INTO search_index (search_index, rank) VALUES ('hashsize', %s)", [most])


def set_sequences(written: list[type[models.Model]]) -> None:
    """Rows brought their keys; the next ones are to get theirs from the database."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), written):
            cursor.execute(statement)


def put_in_order() -> None:
    """Lays PostgreSQL's rows in the order of dates, in which `reindex` writes them; SQLite has no other."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("CLUSTER search_row USING search_row_pkey")


def settle() -> None:
    """What PostgreSQL does by itself sooner or later; SQLite does nothing of the kind."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")
