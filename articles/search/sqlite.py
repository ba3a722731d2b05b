"""The index on SQLite: an FTS5 table whose row ids are places, so that the newest come first."""

import zlib
from collections.abc import Iterable

from . import blocks
from .documents import COLUMNS
from .expression import MARKS, All, Any, Beginning, But, Expression, Sequence
from .place import Stretch
from .sql import ONE, PLACE, marks, unpacking

BYTES = "BLOB"
# The rows of a year are quicker to walk than to be intersected with the words' rows.
PERIODS_APART = True
MERGED_AT_ONCE = 2_000  # pages of 4 kB, so that other writers wait for a fraction of a second
CREATE_TIES = (
    """CREATE TABLE search_tied (article_id INTEGER PRIMARY KEY, ties TEXT NOT NULL)""",
    """CREATE TABLE search_tie (kind TEXT NOT NULL, a INTEGER NOT NULL, b INTEGER NOT NULL,
        n INTEGER NOT NULL, PRIMARY KEY (kind, a, b)) WITHOUT ROWID""",
    "CREATE INDEX search_tie_of_listed ON search_tie (kind, b, a)",
)
CREATE = (
    """CREATE TABLE search_row (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL UNIQUE,
        digest INTEGER NOT NULL, lasted INTEGER NOT NULL, periods TEXT NOT NULL,
        records TEXT NOT NULL)""",
    # What a row was indexed under: FTS5 has to be told when the row is to be taken out again.
    "CREATE TABLE search_text (id INTEGER PRIMARY KEY, tokens BLOB NOT NULL)",
    """CREATE VIRTUAL TABLE search_index USING fts5(
        tokens, content='', columnsize=0, tokenize='ascii')""",
    """CREATE TABLE search_tally (a TEXT NOT NULL, b TEXT NOT NULL, kind TEXT NOT NULL,
        n INTEGER NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID""",
    "CREATE INDEX search_tally_most ON search_tally (a, kind, n DESC, b)",
    *blocks.create(BYTES),
    *CREATE_TIES,
)
TABLES = (
    "search_text", "search_row", "search_tally", "search_block", "search_tied", "search_tie",
)  # fmt: skip
DROP = tuple(f"DROP TABLE IF EXISTS {table}" for table in ("search_index", *TABLES))
CLEAR = (
    "INSERT INTO search_index (search_index) VALUES ('delete-all')",
    *(f"DELETE FROM {table}" for table in TABLES),
)


def joined(column: str, between: str) -> str:
    return f"group_concat({column}, '{between}')"


def lock(cursor) -> None:
    """SQLite has one writer at a time."""


def row_of(document) -> tuple:
    text = text_of(document.tokens)
    return (*document.columns, text, zlib.compress(text.encode(), 1))


def write(cursor, rows: list[tuple]) -> None:
    cursor.executemany(
        f"INSERT INTO search_row ({', '.join(COLUMNS)}) VALUES ({marks(COLUMNS)})",
        [columns for *columns, _text, _compressed in rows],
    )
    cursor.executemany(
        "INSERT INTO search_text (id, tokens) VALUES (%s, %s)",
        [(place, compressed) for place, *_columns, compressed in rows],
    )
    cursor.executemany(
        "INSERT INTO search_index (rowid, tokens) VALUES (%s, %s)",
        [(place, text) for place, *_columns, text, _compressed in rows],
    )


def remove(cursor, places: list[int]) -> None:
    texts = tokens_of(cursor, places)
    cursor.executemany(
        "INSERT INTO search_index (search_index, rowid, tokens) VALUES ('delete', %s, %s)",
        list(texts.items()),
    )
    for table in ("search_text", "search_row"):
        cursor.executemany(
            f"DELETE FROM {table} WHERE id = %s",
            [(place,) for place in places],
        )


def tokens_of(cursor, places: list[int]) -> dict[int, str]:
    """What each row was indexed under."""
    cursor.execute(f"SELECT id, tokens FROM search_text WHERE id IN ({marks(places)})", places)
    with unpacking("the words of an article"):
        return {place: zlib.decompress(tokens).decode() for place, tokens in cursor.fetchall()}


def text_of(tokens: dict[str, list[str]]) -> str:
    """Marked tokens; between fields stands one that no phrase has."""
    return " 0 ".join(_marked(tokens[field], mark) for field, mark in MARKS.items())


def _marked(tokens: list[str], mark: str) -> str:
    return mark + f" {mark}".join(tokens) if tokens else ""


def merge(cursor, begin: bool) -> bool:
    """Merges some of the index's parts, of all there are when it begins; whether any are left."""
    cursor.execute("SELECT total_changes()")
    before = cursor.fetchone()[0]
    pages = -MERGED_AT_ONCE if begin else MERGED_AT_ONCE
    cursor.execute("INSERT INTO search_index (search_index, rank) VALUES ('merge', %s)", [pages])
    cursor.execute("SELECT total_changes()")
    # FTS5 says by one change, that of the command itself, that there was nothing to do.
    return cursor.fetchone()[0] - before > 1


def verify(cursor) -> None:
    """Raises DatabaseError where FTS5 finds its own tables at odds."""
    cursor.execute("INSERT INTO search_index (search_index) VALUES ('integrity-check')")


def as_stored(cursor, documents) -> list[str]:
    return [text_of(document.tokens) for document in documents]


def add_to_tally(cursor, rows: list[tuple[str, str, str, int]]) -> None:
    cursor.executemany(
        "INSERT INTO search_tally (a, b, kind, n) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (a, b) DO UPDATE SET n = n + excluded.n",
        rows,
    )


def add_ties(cursor, rows: list[tuple[str, int, int, int]]) -> None:
    cursor.executemany(
        "INSERT INTO search_tie (kind, a, b, n) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (kind, a, b) DO UPDATE SET n = n + excluded.n",
        rows,
    )


def select(
    column: str,
    expression: Expression,
    stretch: Stretch,
    order: str,
    most: int,
    offset: int,
) -> tuple[str, list]:
    """A query for at most `most` rows from `offset` on, in the order of their places, ASC or DESC."""
    given = [written(expression), stretch.low, stretch.high, most, offset]
    matches = "search_index MATCH %s AND search_index.rowid >= %s AND search_index.rowid < %s"
    part = f"ORDER BY search_index.rowid {order} LIMIT %s OFFSET %s"
    if column in (ONE, PLACE) and not stretch.condition:
        # The words alone tell which ones there are.
        told = "rowid AS id" if column == PLACE else column
        return f"SELECT {told} FROM search_index WHERE {matches} {part}", given
    if offset and not stretch.condition:
        # Of what is passed over, no rows are looked up.
        places = f"SELECT rowid AS place FROM search_index WHERE {matches} {part}"
        return (
            f"SELECT {column} FROM ({places}) CROSS JOIN search_row ON id = place"
            f" ORDER BY place {order}",
            given,
        )
    return (
        f"SELECT {column} FROM search_index CROSS JOIN search_row ON id = search_index.rowid"
        f" WHERE {matches}{stretch.and_condition} {part}",
        given,
    )


def written(expression: Expression) -> str:
    match expression:
        case Beginning():
            return f'"{" ".join(expression.marked)}" *'
        case Sequence():
            return f'"{" ".join(expression.marked)}"'
        case Any(parts):
            return either(parts, " OR ")
        case All(parts):
            return either(parts, " AND ")
        case But(wanted, unwanted):
            return f"({written(wanted)} NOT {written(unwanted)})"


def either(parts: Iterable[Expression], operator: str) -> str:
    return "(" + operator.join(written(part) for part in parts) + ")"
