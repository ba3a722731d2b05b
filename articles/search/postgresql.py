"""The index on PostgreSQL: one tsvector an article, its tokens marked with their field."""

from collections.abc import Iterable

from .expression import FIELDS, All, Any, Beginning, But, Expression, Sequence

MARKS = dict(zip(FIELDS, "abcde", strict=True))
# PostgreSQL keeps no position beyond this one: what follows is found, but not as a phrase.
LAST_POSITION = 16383

CREATE = (
    """CREATE TABLE search_row (
        article_id bigint PRIMARY KEY, id bigint NOT NULL, document tsvector NOT NULL)""",
    "CREATE INDEX search_row_document ON search_row USING gin (document) WITH (fastupdate = off)",
    "CREATE INDEX search_row_id ON search_row (id)",
)
DROP = ("DROP TABLE IF EXISTS search_row",)
MATCHING = "SELECT article_id FROM search_row WHERE document @@ %s::tsquery"


STORED = "document::text"


def as_stored(cursor, tokens) -> list[str]:
    """PostgreSQL's own spelling of the vector."""
    cursor.execute("SELECT %s::tsvector::text", [vector(tokens)])
    return list(cursor.fetchone())


def write(cursor, documents: Iterable) -> None:
    cursor.executemany(
        "INSERT INTO search_row (id, article_id, document) VALUES (%s, %s, %s::tsvector)",
        [(document.place, document.article_id, vector(document.tokens)) for document in documents],
    )


def vector(tokens: dict[str, list[str]]) -> str:
    """Tokens with their positions; fields follow one another with a gap no phrase reaches over."""
    positions: dict[str, list[int]] = {}
    position = 0
    for field in FIELDS:
        for token in tokens[field]:
            position += 1
            positions.setdefault(MARKS[field] + token, []).append(min(position, LAST_POSITION))
        position += 1
    return " ".join(
        f"'{token}':{','.join(map(str, dict.fromkeys(places)))}"
        for token, places in positions.items()
    )


def written(expression: Expression) -> str:
    match expression:
        case Sequence(field, tokens):
            return sequence(field, tokens)
        case Beginning(field, tokens):
            return sequence(field, tokens, end=":*")
        case Any(parts):
            return "(" + " | ".join(written(part) for part in parts) + ")"
        case All(parts):
            return "(" + " & ".join(written(part) for part in parts) + ")"
        case But(wanted, unwanted):
            return f"({written(wanted)} & !{written(unwanted)})"


def sequence(field, tokens, end="") -> str:
    return "(" + " <-> ".join(f"'{MARKS[field]}{token}'" for token in tokens) + end + ")"
