"""The index on PostgreSQL: one tsvector an article, each of its tokens marked with its year.

PostgreSQL gathers all rows with a token before it can sort them. Marked with their years, the
newest are looked for first, and a common word costs no more than the years that are needed.

Whether words that a row has stand one after another could be told by its vector, which takes ten
microseconds to read. So pairs of neighbours are tokens too, and few rows are looked at in vain; and the
words as written are kept in their order, three bytes each, in a table that is quick to read.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from zlib import crc32

from django.db import DatabaseError

from . import blocks
from .documents import COLUMNS, GAP
from .expression import ALL, MARKS, All, Any, Beginning, But, Expression, Sequence
from .place import DAY, Stretch, latest_of

# PostgreSQL keeps no position beyond this one. It is not used for a place of its own, nor is the one
# before: all that follows stands there, and is in no phrase.
LAST_POSITION = 16383

BYTES = "bytea"
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
YEAR = "@"
# Before a pair's number; no field has this mark, and no year goes before it.
PAIR = "f"
PAIRS = 2**18
# Of a word's number: that other words have those of a phrase as well, one after another, and the row has
# the phrase's own elsewhere, is less likely than one in ten thousand million.
WORD_BYTES = 3
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
    positions: dict[str, list[int]] = {}
    position = 0
    for field, mark in MARKS.items():
        for token in tokens[field]:
            position += 1
            positions.setdefault(f"{year}{mark}{token}", []).append(
                position if position < LAST_POSITION - 1 else LAST_POSITION
            )
        position += 1
    placed = (
        f"'{token}':{','.join(map(str, dict.fromkeys(places)))}"
        for token, places in positions.items()
    )
    pairs = {
        pair for field in tokens if is_written(field) for pair in pairs_of(tokens[field])
    }  # fmt: skip
    return " ".join([*placed, *(f"'{pair}'" for pair in sorted(pairs))])


def words_of(tokens: dict[str, list[str]]) -> bytes:
    """The words as written in their order, those of a title apart from those of a text."""
    return b"".join(
        numbered(MARKS[field] + token)
        for field in tokens
        if is_written(field)
        for token in tokens[field]
    )


def numbered(token: str) -> bytes:
    return (crc32(token.encode()) % 256**WORD_BYTES).to_bytes(WORD_BYTES)


def is_written(field: str) -> bool:
    """Whether it holds words as they are written."""
    return field.endswith("_exact")


def pairs_of(tokens: Iterable[str]) -> Iterator[str]:
    """Tokens that stand for two neighbours each; other neighbours may have the same one."""
    for one, other in pairwise(tokens):
        if GAP not in (one, other):
            yield f"{PAIR}{crc32(f'{one} {other}'.encode()) % PAIRS:05x}"


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


def as_stored(cursor, document) -> str:
    cursor.execute("SELECT %s::tsvector::text", [vector(document.tokens, document.place)])
    return f"{cursor.fetchone()[0]} {words_of(document.tokens).hex()}"


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


def loosened(expression: Expression) -> tuple[str, list[list[bytes]]]:
    """What finds all rows sought, and perhaps others that have not the words that it tells.

    Of each list of these a row sought has some, one after another.
    """
    if either := alternatives(expression):
        words = [b"".join(map(numbered, phrase.marked)) for phrase in either]
        return f"({' | '.join(map(in_any_order, either))})", [words]
    match expression:
        case All(parts):
            both = [loosened(part) for part in parts]
            query = " & ".join(query for query, _phrases in both)
            return f"({query})", [either for _query, phrases in both for either in phrases]
        case But(wanted, unwanted):
            query, phrases = loosened(wanted)
            return f"({query} & !{written(unwanted)})", phrases
    return written(expression), []


def in_any_order(phrase: Sequence) -> str:
    tokens = [f"{YEAR}{token}" for token in phrase.marked] + [*pairs_of(phrase.tokens)]
    return "(" + " & ".join(f"'{token}'" for token in tokens) + ")"


def alternatives(expression: Expression) -> list[Sequence]:
    """The phrases, as written, of which one is sought; none where other things are, too."""
    match expression:
        case Beginning():
            return []
        case Sequence(field, tokens):
            return [expression] if is_written(field) and len(tokens) > 1 else []
        case Any(parts):
            each = [alternatives(part) for part in parts]
            return [phrase for some in each for phrase in some] if all(each) else []
    return []


def written(expression: Expression) -> str:
    """For any year: `YEAR` stands for it."""
    match expression:
        case Sequence():
            begins = isinstance(expression, Beginning)
            end = ":*" if begins else ""
            words = " <-> ".join(f"'{YEAR}{token}'" for token in expression.marked) + end
            whole = expression.tokens[:-1] if begins else expression.tokens
            pairs = pairs_of(whole) if is_written(expression.field) else ()
            return "(" + " & ".join([f"({words})", *(f"'{pair}'" for pair in pairs)]) + ")"
        case Any(parts):
            return "(" + " | ".join(written(part) for part in parts) + ")"
        case All(parts):
            return "(" + " & ".join(written(part) for part in parts) + ")"
        case But(wanted, unwanted):
            return f"({written(wanted)} & !{written(unwanted)})"
