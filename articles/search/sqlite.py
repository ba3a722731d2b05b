"""The index on SQLite: an FTS5 table over rows whose ids follow the date, newest last."""

from collections.abc import Iterable

from .expression import FIELDS, All, Any, Beginning, But, Expression, Sequence

COLUMNS = ", ".join(FIELDS)
NEW, OLD = (", ".join(f"{row}.{field}" for field in FIELDS) for row in ("new", "old"))

CREATE = (
    f"CREATE TABLE search_row (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL UNIQUE, {COLUMNS})",
    f"""CREATE VIRTUAL TABLE search_index USING fts5(
        {COLUMNS}, content='search_row', content_rowid='id', columnsize=0,
        tokenize="unicode61 remove_diacritics 0")""",
    # An external-content table has to be told of every row by hand, the old text included.
    f"""CREATE TRIGGER search_row_added AFTER INSERT ON search_row BEGIN
        INSERT INTO search_index (rowid, {COLUMNS}) VALUES (new.id, {NEW}); END""",  # noqa: S608
    f"""CREATE TRIGGER search_row_removed AFTER DELETE ON search_row BEGIN
        INSERT INTO search_index (search_index, rowid, {COLUMNS})
        VALUES ('delete', old.id, {OLD}); END""",  # noqa: S608
)
DROP = ("DROP TABLE IF EXISTS search_index", "DROP TABLE IF EXISTS search_row")
MATCHING = (
    "SELECT article_id FROM search_row WHERE id IN"
    " (SELECT rowid FROM search_index WHERE search_index MATCH %s)"
)


STORED = COLUMNS


def as_stored(cursor, tokens) -> list[str]:
    return [" ".join(tokens[field]) for field in FIELDS]


def write(cursor, documents: Iterable) -> None:
    marks = ", ".join(["%s"] * (len(FIELDS) + 2))
    cursor.executemany(
        f"INSERT INTO search_row (id, article_id, {COLUMNS}) VALUES ({marks})",  # noqa: S608
        [
            (document.place, document.article_id, *(" ".join(document.tokens[f]) for f in FIELDS))
            for document in documents
        ],
    )


def written(expression: Expression) -> str:
    match expression:
        case Sequence(field, tokens):
            return f'{field} : "{" ".join(tokens)}"'
        case Beginning(field, tokens):
            return f'{field} : "{" ".join(tokens)}" *'
        case Any(parts):
            return "(" + " OR ".join(written(part) for part in parts) + ")"
        case All(parts):
            return "(" + " AND ".join(written(part) for part in parts) + ")"
        case But(wanted, unwanted):
            return f"({written(wanted)} NOT {written(unwanted)})"
