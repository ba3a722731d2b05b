"""Which records articles join with one another: each pair once, with the number of its articles.

Lists of records are filtered and counted by pairs of what is chosen and what is listed: there are few
of them beside the rows of all articles. What each article joins is kept too, to be taken out again.

A tie is written `cp1.12`: the letters of what is chosen and of what is listed, and an id of each.
"""

from collections import Counter
from collections.abc import Iterable

from .engines import engine
from .sql import among, unpacking

Kept = dict[int, frozenset[str]]
# Not `NOT IN`: PostgreSQL would look for each of a million articles among all others.
_HAS_LEFT = "NOT EXISTS (SELECT 1 FROM search_row WHERE article_id = search_tied.article_id)"


def tie(kind: str, a: int, b: int) -> str:
    return f"{kind}{a}.{b}"


def parted(written: str) -> tuple[str, int, int]:
    a, b = written[2:].split(".")
    return written[:2], int(a), int(b)


def replace(cursor, article_ids: Iterable[int], wanted: Kept) -> None:
    """These articles join these records, or none at all; only what differs is written."""
    kept = kept_of(cursor, article_ids)
    changed = [pk for pk in kept.keys() | wanted.keys() if kept.get(pk) != wanted.get(pk)]
    pairs: Counter[str] = Counter()
    for pk in changed:
        pairs.subtract(kept.get(pk, ()))
        pairs.update(wanted.get(pk, ()))
    gone = [(pk,) for pk in changed if pk not in wanted]
    if gone:
        cursor.executemany("DELETE FROM search_tied WHERE article_id = %s", gone)
    write(cursor, [(pk, stored(wanted[pk])) for pk in changed if pk in wanted])
    _add(cursor, pairs)


def kept_of(cursor, article_ids: Iterable[int]) -> Kept:
    """What each of these articles that joins any records is known to join."""
    found, ids = {}, list(dict.fromkeys(article_ids))
    for first in range(0, len(ids), 500):
        condition, given = among("article_id", ids[first : first + 500])
        cursor.execute(f"SELECT article_id, ties FROM search_tied WHERE {condition}", given)
        found.update((pk, frozenset(ties.split())) for pk, ties in cursor.fetchall())
    return found


def stored(ties: Iterable[str]) -> str:
    return " ".join(sorted(ties))


def write(cursor, rows: list[tuple[int, str]]) -> None:
    """What articles join; the pairs are not counted with it."""
    if rows:
        cursor.executemany(
            "INSERT INTO search_tied (article_id, ties) VALUES (%s, %s)"
            " ON CONFLICT (article_id) DO UPDATE SET ties = excluded.ties",
            rows,
        )


def _add(cursor, pairs: Counter[str]) -> None:
    with unpacking("a pair of records"):
        rows = sorted((*parted(written), n) for written, n in pairs.items() if n)
    if rows:
        engine().add_ties(cursor, rows)
    fewer = [(kind, a, b) for kind, a, b, n in rows if n < 0]
    if fewer:
        cursor.executemany(
            "DELETE FROM search_tie WHERE kind = %s AND a = %s AND b = %s AND n = 0", fewer
        )


def _counted(cursor) -> Counter[str]:
    """The pairs as they should be, counted anew from what is kept of every article."""
    cursor.execute("SELECT ties FROM search_tied")
    return Counter(written for (ties,) in cursor.fetchall() for written in ties.split())


def differ(cursor) -> bool:
    """Whether the pairs say something else than the articles, or an article is not in the index."""
    cursor.execute("SELECT kind, a, b, n FROM search_tie")
    if {tie(kind, a, b): n for kind, a, b, n in cursor.fetchall()} != _counted(cursor):
        return True
    cursor.execute(f"SELECT 1 FROM search_tied WHERE {_HAS_LEFT}")
    return cursor.fetchone() is not None


def recount(cursor) -> None:
    """Makes the pairs anew from what is kept of every article in the index."""
    cursor.execute(f"DELETE FROM search_tied WHERE {_HAS_LEFT}")
    cursor.execute("DELETE FROM search_tie")
    _add(cursor, _counted(cursor))


# Reading, as parts of queries


def listed(kind: str, chosen: list[int]) -> tuple[str, list]:
    """SQL, and its parameters, for the ids of what any of these is joined with."""
    condition, given = among("a", chosen)
    return f"SELECT b FROM search_tie WHERE kind = %s AND {condition}", [kind, *given]


def numbers(kind: str) -> tuple[str, list]:
    """SQL for the number `n` of what each `id` is joined with."""
    return "SELECT a AS id, count(*) AS n FROM search_tie WHERE kind = %s GROUP BY a", [kind]


def numbers_but(kind: str, query: str, given: Iterable) -> tuple[str, list]:
    """The same, not counting the ids of a query that finds few."""
    return (
        f"SELECT a AS id, count(*) AS n FROM search_tie WHERE kind = %s AND b NOT IN ({query})"
        " GROUP BY a",
        [kind, *given],
    )


def numbers_of(kind: str, query: str, given: Iterable) -> tuple[str, list]:
    """The same, counting the `id`s of a query only."""
    # SQLite takes the tables of a CROSS JOIN in this order: few rows have few ties.
    return (
        f"SELECT a AS id, count(*) AS n FROM ({query}) AS listed CROSS JOIN search_tie"
        " WHERE kind = %s AND b = listed.id GROUP BY a",
        [*given, kind],
    )
