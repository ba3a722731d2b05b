"""The index on PostgreSQL: one tsvector an article, each of its tokens marked with its year.

PostgreSQL gathers all rows with a token before it can sort them. Marked with their years, the
newest are looked for first, and a common word costs no more than the years that are needed.

Whether words stand one after another, as they are written, is told by a table of its own (`phrases.py`).
"""

from django.db import DatabaseError

from . import blocks
from .documents import COLUMNS
from .expression import ALL, MARKS, Expression
from .phrases import WRITTEN, YEAR, loosened, pairs_of, words_of
from .place import DAY, Stretch, latest_of

# PostgreSQL keeps no position beyond this one. It is not used for a place of its own, nor is the one
# before: all that follows stands there, and is in no phrase.
LAST_POSITION = 16383

BYTES = "bytea"
# A token is marked with its year anyway, and a query more costs more than a token.
PERIODS_APART = False
CREATE_TIES = (
    "CREATE TABLE search_tied (article_id bigint PRIMARY KEY, ties text NOT NULL)",
    """CREATE TABLE search_tie (kind text COLLATE "C" NOT NULL, a bigint NOT NULL,
        b bigint NOT NULL, n integer NOT NULL, PRIMARY KEY (kind, a, b))""",
    "CREATE INDEX search_tie_of_listed ON search_tie (kind, b, a)",
)
CREATE = (
    """CREATE TABLE search_row (id bigint PRIMARY KEY, article_id bigint NOT NULL UNIQUE,
        digest bigint NOT NULL, lasted integer NOT NULL, periods text NOT NULL,
        records text NOT NULL, document tsvector NOT NULL) WITH (toast_tuple_target = 128)""",
    # Vectors lie apart, so that rows are read by the dozen from one page; values do only where
    # they are very many, as those of an article that may be from any month of a century.
    "ALTER TABLE search_row ALTER COLUMN records SET STORAGE MAIN",
    "ALTER TABLE search_row ALTER COLUMN periods SET STORAGE MAIN",
    "CREATE INDEX search_row_document ON search_row USING gin (document) WITH (fastupdate = off)",
    """CREATE TABLE search_tally (a text COLLATE "C" NOT NULL, b text COLLATE "C" NOT NULL,
        kind text COLLATE "C" NOT NULL, n integer NOT NULL, PRIMARY KEY (a, b))""",
    "CREATE INDEX search_tally_most ON search_tally (a, kind, n DESC, b)",
    "CREATE TABLE search_words (id bigint PRIMARY KEY, words bytea NOT NULL)"
    " WITH (toast_tuple_target = 8160)",
    "ALTER TABLE search_words ALTER COLUMN words SET STORAGE EXTERNAL",
    *blocks.create(BYTES),
    *CREATE_TIES,
)
TABLES = (
    "search_row", "search_words", "search_tally", "search_block", "search_tied", "search_tie",
)  # fmt: skip
DROP = tuple(f"DROP TABLE IF EXISTS {table}" for table in TABLES)
CLEAR = tuple(f"DELETE FROM {table}" for table in TABLES)
LOCK = 7_246_391_205  # any number that no other lock of this database has


def joined(column: str, between: str) -> str:
    return f"string_agg({column}, '{between}')"


def lock(cursor) -> None:
    """Counters are right only if one writer at a time reads what was and writes what is."""
    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def row_of(document) -> tuple:
    words = words_of(document.tokens)
    return (*document.columns, vector(document.tokens, document.place), words)


def write(cursor, rows: list[tuple]) -> None:
    *columns, words = ([*column] for column in zip(*rows, strict=True))
    cursor.execute(
        f"INSERT INTO search_row ({', '.join(COLUMNS)}, document)"
        f" SELECT {', '.join(COLUMNS)}, document::tsvector FROM unnest(%s::bigint[], %s::bigint[],"
        " %s::bigint[], %s::integer[], %s::text[], %s::text[], %s::text[])"
        f" AS rows ({', '.join(COLUMNS)}, document)",
        columns,
    )
    cursor.execute(
        "INSERT INTO search_words (id, words) SELECT * FROM unnest(%s::bigint[], %s::bytea[])",
        [columns[0], words],
    )


def remove(cursor, places: list[int]) -> None:
    for table in ("search_row", "search_words"):
        cursor.execute(f"DELETE FROM {table} WHERE id = ANY(%s)", [places])


def tokens_of(cursor, places: list[int]) -> dict[int, str]:
    """PostgreSQL's own spelling of each row's vector, and its words."""
    cursor.execute(
        "SELECT id, document::text || ' ' || encode(words, 'hex')"
        " FROM search_row LEFT JOIN search_words USING (id) WHERE id = ANY(%s)",
        [places],
    )
    return dict(cursor.fetchall())


def vector(tokens: dict[str, list[str]], place: int) -> str:
    """Tokens with their positions; fields follow one another with a gap no phrase reaches over.

    Pairs of neighbouring words, as written, have none.
    """
    year = latest_of(place).year
    positions: dict[str, str] = {}
    position = 0
    for field, mark in MARKS.items():
        marked = f"{year}{mark}"
        for token in tokens[field]:
            position += 1
            at = position if position < LAST_POSITION - 1 else LAST_POSITION
            token = marked + token
            before = positions.get(token)
            positions[token] = f"{before},{at}" if before else f"{at}"
        position += 1
    placed = [f"'{token}':{places}" for token, places in positions.items()]
    pairs = {pair for field in WRITTEN for pair in pairs_of(tokens[field])}
    return " ".join([*placed, *(f"'{pair}'" for pair in sorted(pairs))])


def merge(cursor, begin: bool) -> bool:
    """An inverted index has no parts."""
    return False


def verify(cursor) -> None:
    """Raises DatabaseError where words are missing; of an inverted index there is no check but asking it."""
    cursor.execute(
        "SELECT count(*) FROM search_row LEFT JOIN search_words USING (id) WHERE words IS NULL"
    )
    if cursor.fetchone()[0]:
        raise DatabaseError("articles without their words")


def as_stored(cursor, documents) -> list[str]:
    vectors = [vector(document.tokens, document.place) for document in documents]
    cursor.execute("SELECT unnest(%s::text[])::tsvector::text", [vectors])
    words = (words_of(document.tokens).hex() for document in documents)
    return [f"{stored} {each}" for (stored,), each in zip(cursor.fetchall(), words, strict=True)]


def add_to_tally(cursor, rows: list[tuple[str, str, str, int]]) -> None:
    cursor.execute(
        "INSERT INTO search_tally (a, b, kind, n) SELECT * FROM"
        " unnest(%s::text[], %s::text[], %s::text[], %s::integer[])"
        " ON CONFLICT (a, b) DO UPDATE SET n = search_tally.n + excluded.n",
        [list(column) for column in zip(*rows, strict=True)],
    )


def add_ties(cursor, rows: list[tuple[str, int, int, int]]) -> None:
    cursor.execute(
        "INSERT INTO search_tie (kind, a, b, n) SELECT * FROM"
        " unnest(%s::text[], %s::bigint[], %s::bigint[], %s::integer[])"
        " ON CONFLICT (kind, a, b) DO UPDATE SET n = search_tie.n + excluded.n",
        [list(column) for column in zip(*rows, strict=True)],
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
    # Year by year, as long as rows are wanted. Asked of several years at once, the index would
    # try the tokens of all of them on every row.
    years = (
        "SELECT replace(%s, %s, substr(b, 2))::tsquery AS sought FROM search_tally"
        " WHERE a = %s AND kind = 'y' AND b BETWEEN %s AND %s"
        f" ORDER BY b {order}"
    )
    query, phrases = loosened(expression)
    # A sum is not what the key is of: the planner, which does not know what it costs to read
    # documents, would walk along the key in search of the rarest word.
    place = "(id + 0)"
    rows = (
        f"SELECT id, article_id FROM search_row"
        f" WHERE {place} >= %s AND {place} < %s{stretch.and_condition} AND document @@ sought"
        f" ORDER BY {place} {order}"
    )
    if phrases:
        spoken = " AND ".join(
            "(" + " OR ".join(["position(%s IN words) > 0"] * len(either)) + ")"
            for either in phrases
        )
        # In their order, and no more of them than are wanted: hence the offset, which keeps this apart.
        rows = (
            f"SELECT id, article_id FROM ({rows} OFFSET 0) AS likely"
            f" WHERE (SELECT {spoken} FROM search_words WHERE search_words.id = likely.id)"
        )
    first, last = (f"y{latest_of(max(at, DAY)).year:04}" for at in (stretch.low, stretch.high - 1))
    return (
        f"SELECT {column} FROM ({years}) AS years"
        f" CROSS JOIN LATERAL ({rows} LIMIT %s) AS found LIMIT %s OFFSET %s",
        [query, YEAR, ALL, first, last, stretch.low, stretch.high]
        + [words for either in phrases for words in either]
        + [most + offset, most, offset],
    )
