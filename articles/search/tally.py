"""How many articles have both of two values: the counts of filters that no query could make in time.

Every article has the value `ALL`, so the row (ALL, tag) counts a tag's articles. Rows that begin
with another value are kept only once it has more than `MOST_COUNTED` articles: those of a smaller
one are counted from their rows in the index. (KEPT, value) says which ones are kept.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db import connection

from .engines import counting, engine, reading
from .expression import ALL
from .sql import among

KEPT = "*"
MOST_COUNTED = 5_000

Pair = tuple[str, str]


def change(cursor, before: Iterable[str], after: Iterable[str], values_of) -> None:
    """Takes out articles as they were and puts them in as they are, each given by its `records`.

    `values_of(value)` counts all values of the articles that have this one.
    """
    changes: Counter[str] = Counter()
    changes.update(after)
    changes.subtract(before)
    rows = [(records.split(), n) for records, n in changes.items() if n]
    if not rows:
        return
    concerned = {value for values, _n in rows for value in values}
    kept = _kept(cursor, concerned)
    pairs: Counter[Pair] = Counter()
    for values, n in rows:
        for a in (ALL, *(value for value in values if value in kept)):
            for b in values:
                pairs[a, b] += n
    add(cursor, pairs)
    grown = {b for (a, b), n in pairs.items() if a == ALL and n > 0 and b != ALL and b not in kept}
    for value in _above(cursor, grown):
        add(cursor, Counter({(value, b): n for b, n in values_of(value).items()}))
        add(cursor, Counter({(KEPT, value): 1}))


def add(cursor, pairs: Counter[Pair]) -> None:
    rows = sorted((a, b, b[0], n) for (a, b), n in pairs.items() if n)
    if rows:
        engine().add_to_tally(cursor, rows)
    fewer = [(a, b) for a, b, _kind, n in rows if n < 0]
    if fewer:
        cursor.executemany("DELETE FROM search_tally WHERE a = %s AND b = %s AND n = 0", fewer)


def _kept(cursor, values: Iterable[str]) -> set[str]:
    return set(numbers(cursor, KEPT, values))


def _above(cursor, values: Iterable[str]) -> list[str]:
    counts = numbers(cursor, ALL, values)
    return sorted(value for value, n in counts.items() if n > MOST_COUNTED)


def numbers(cursor, base: str, values: Iterable[str]) -> dict[str, int]:
    """The counts of these values among the articles that have `base`."""
    found, values = {}, list(values)
    for first in range(0, len(values), 500):
        condition, given = among("b", values[first : first + 500])
        cursor.execute(
            f"SELECT b, n FROM search_tally WHERE a = %s AND {condition}", [base, *given]
        )
        found.update(cursor.fetchall())
    return found


@reading
def is_kept(base: str) -> bool:
    with connection.cursor() as cursor:
        return base == ALL or base in _kept(cursor, [base])


@reading
def both(one: str, other: str) -> int | None:
    """How many articles have both values; None where the counters of neither are kept."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a, n FROM search_tally"
            " WHERE (a = %s AND b IN (%s, %s)) OR (a = %s AND b = %s) OR (a = %s AND b = %s)",
            [KEPT, one, other, one, other, other, one],
        )
        found = dict(cursor.fetchall())
    if KEPT not in found:
        return None
    return found.get(one, found.get(other, 0))


@reading
def exactly(base: str, values: Iterable[str]) -> dict[str, int]:
    with connection.cursor() as cursor:
        return numbers(cursor, base, values)


@counting
def counts(base: str, values: Iterable[str]) -> dict[str, int]:
    with connection.cursor() as cursor:
        return numbers(cursor, base, values)


@counting
def most(base: str, kinds: str, limit: int, offset: int = 0) -> dict[str, int]:
    """The values of each of these kinds (their first letters) with most articles, by one query."""
    part = (
        "SELECT * FROM (SELECT b, n FROM search_tally WHERE a = %s AND kind = %s"
        " ORDER BY n DESC, b LIMIT %s OFFSET %s) AS part"
    )
    parameters = [value for kind in kinds for value in (base, kind, limit, offset)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([part] * len(kinds)), parameters)
        return dict(cursor.fetchall())


@counting
def sizes(kinds: str) -> dict[str, int]:
    """How many values of each of these kinds (their first letters) there are, with an article."""
    with connection.cursor() as cursor:
        condition, given = among("kind", list(kinds))
        cursor.execute(
            f"SELECT kind, count(*) FROM search_tally WHERE a = %s AND {condition} GROUP BY kind",
            [ALL, *given],
        )
        return dict.fromkeys(kinds, 0) | dict(cursor.fetchall())


def everything(rows: Iterable[str], once_large: Iterable[str] = ()) -> Counter[Pair]:
    """What the table should hold, counted anew from the `records` of every article.

    Counters are kept for what is large, and for what has once been.
    """
    totals: Counter[str] = Counter()
    groups: Counter[str] = Counter(rows)
    for records, n in groups.items():
        for value in records.split():
            totals[value] += n
    kept = {value for value, n in totals.items() if n > MOST_COUNTED and value != ALL}
    kept.update(once_large)
    by_base: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for records, n in groups.items():
        values = records.split()
        for a in (ALL, *(value for value in values if value in kept)):
            by_base[a].update(values * n)
    by_base[KEPT].update(kept)
    return Counter({(a, b): n for a, counts in by_base.items() for b, n in counts.items()})
