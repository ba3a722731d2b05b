"""The index on PostgreSQL: one tsvector an article, each of its tokens marked with its year.

PostgreSQL gathers all rows with a token before it can sort them. Marked with their years, the
newest are looked for first, and a common word costs no more than the years that are needed.
"""

from collections.abc import Iterator
from math import ceil

from .expression import ALL, MARKS, All, Any, Beginning, But, Expression, Sequence
from .place import DAY, Stretch, latest_of

# PostgreSQL keeps no position beyond this one. It is not used for a place of its own, nor is the one
# before: all that follows stands there, and is in no phrase.
LAST_POSITION = 16383

CREATE = (
    """CREATE TABLE search_row (id bigint PRIMARY KEY, article_id bigint NOT NULL UNIQUE,
        digest bigint NOT NULL, lasted integer NOT NULL, records text NOT NULL,
        document tsvector NOT NULL) WITH (toast_tuple_target = 128)""",
    # Vectors lie apart, so that rows are read by the dozen from one page; values do only where
    # they are very many, as those of an article that may be from any month of a century.
    "ALTER TABLE search_row ALTER COLUMN records SET STORAGE MAIN",
    "CREATE INDEX search_row_document ON search_row USING gin (document) WITH (fastupdate = off)",
    """CREATE TABLE search_tally (a text COLLATE "C" NOT NULL, b text COLLATE "C" NOT NULL,
        kind text COLLATE "C" NOT NULL, n integer NOT NULL, PRIMARY KEY (a, b))""",
    "CREATE INDEX search_tally_most ON search_tally (a, kind, n DESC, b)",
)
DROP = ("DROP TABLE IF EXISTS search_row", "DROP TABLE IF EXISTS search_tally")
CLEAR = ("TRUNCATE search_row", "TRUNCATE search_tally")
JOINED = "string_agg(records, ' ')"
LOCK = 7_246_391_205  # any number that no other lock of this database has


def lock(cursor) -> None:
    """Counters are right only if one writer at a time reads what was and writes what is."""
    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def write(cursor, documents: list) -> None:
    columns = zip(
        *(
            (d.place, d.article_id, d.digest, int(d.lasted), d.records, vector(d.tokens, d.place))
            for d in documents
        ),
        strict=True,
    )
    cursor.execute(
        "INSERT INTO search_row (id, article_id, digest, lasted, records, document)"
        " SELECT i, a, d, l, r, v::tsvector FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[],"
        " %s::integer[], %s::text[], %s::text[]) AS rows (i, a, d, l, r, v)",
        [list(column) for column in columns],
    )


def remove(cursor, places: list[int]) -> None:
    cursor.execute("DELETE FROM search_row WHERE id = ANY(%s)", [places])


def tokens_of(cursor, places: list[int]) -> dict[int, str]:
    """PostgreSQL's own spelling of each row's vector."""
    cursor.execute("SELECT id, document::text FROM search_row WHERE id = ANY(%s)", [places])
    return dict(cursor.fetchall())


def vector(tokens: dict[str, list[str]], place: int) -> str:
    """Tokens with their positions; fields follow one another with a gap no phrase reaches over."""
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
    return " ".join(
        f"'{token}':{','.join(map(str, dict.fromkeys(places)))}"
        for token, places in positions.items()
    )


def verify(cursor) -> None:
    """PostgreSQL has no check of an inverted index but asking it."""


def as_stored(cursor, document) -> str:
    cursor.execute("SELECT %s::tsvector::text", [vector(document.tokens, document.place)])
    return cursor.fetchone()[0]


def add_to_tally(cursor, rows: list[tuple[str, str, str, int]]) -> None:
    cursor.execute(
        "INSERT INTO search_tally (a, b, kind, n) SELECT * FROM"
        " unnest(%s::text[], %s::text[], %s::text[], %s::integer[])"
        " ON CONFLICT (a, b) DO UPDATE SET n = search_tally.n + excluded.n",
        [list(column) for column in zip(*rows, strict=True)],
    )


def sources(
    cursor, expression: Expression | None, stretch: Stretch, oldest_first: bool, share: float
) -> Iterator[tuple[str, list]]:
    """FROM and WHERE, with parameters, of rows in the order of their places, piece by piece."""
    if expression is None:
        yield source(cursor, expression, stretch)
        return
    years = _years(cursor, stretch)
    # Twice as many years as would do if each had as many.
    first = max(1, ceil(min(1, 2 * share) * len(years)))
    for some in windows(years, oldest_first, first):
        yield _found_in(some, expression, stretch)


def source(cursor, expression: Expression | None, stretch: Stretch) -> tuple[str, list]:
    """All of them at once."""
    if expression is None:
        return "search_row WHERE id >= %s AND id < %s", [stretch.low, stretch.high]
    years = _years(cursor, stretch)
    if not years:
        return "search_row WHERE FALSE", []
    return _found_in(years, expression, stretch)


def _found_in(years: list[int], expression: Expression, stretch: Stretch) -> tuple[str, list]:
    # The fence keeps the planner from walking the dates in search of a rare word.
    return (
        "(SELECT id, article_id, lasted, records FROM search_row"
        " WHERE document @@ %s::tsquery AND id >= %s AND id < %s OFFSET 0) AS found WHERE TRUE",
        [" | ".join(written(expression, year) for year in years), stretch.low, stretch.high],
    )


def _years(cursor, stretch: Stretch) -> list[int]:
    """The years that articles of the stretch may have; an old one costs none of those between."""
    cursor.execute(
        "SELECT min(id), max(id), ARRAY(SELECT b FROM search_tally WHERE a = %s AND kind = 'y')"
        " FROM search_row",
        [ALL],
    )
    first, last, periods = cursor.fetchone()
    first, last = max(first or 0, stretch.low), min(last or 0, stretch.high - 1)
    if first > last or first < DAY:
        return []
    years = sorted(int(period[1:]) for period in periods)
    return [y for y in years if latest_of(first).year <= y <= latest_of(last).year]


def windows(years: list[int], ascending: bool, size: int = 1) -> Iterator[list[int]]:
    """One year, then one, two, four … more: a rare word takes few rounds, a common one few years."""
    rest, grow = years if ascending else years[::-1], False
    while rest:
        yield rest[:size]
        rest = rest[size:]
        size, grow = size * 2 if grow else size, True


def order(expression: Expression | None) -> str:
    return "id"


def written(expression: Expression, year: int) -> str:
    match expression:
        case Sequence():
            end = ":*" if isinstance(expression, Beginning) else ""
            return "(" + " <-> ".join(f"'{year}{t}'" for t in expression.marked) + end + ")"
        case Any(parts):
            return "(" + " | ".join(written(part, year) for part in parts) + ")"
        case All(parts):
            return "(" + " & ".join(written(part, year) for part in parts) + ")"
        case But(wanted, unwanted):
            return f"({written(wanted, year)} & !{written(unwanted, year)})"
