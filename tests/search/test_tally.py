"""The counters beside the index: whatever is edited, they say what the articles in it say."""

from random import Random

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import search
from articles.search import ALL, tally
from tests.search.test_index import document

pytestmark = pytest.mark.django_db
FEW = 3  # articles beyond which a value's own counters are kept


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch):
    monkeypatch.setattr(tally, "MOST_COUNTED", FEW)


def rows() -> dict[tuple[str, str], int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT a, b, n FROM search_tally")
        return {(a, b): n for a, b, n in cursor.fetchall()}


def wanted(documents) -> dict[tuple[str, str], int]:
    """Counted by hand for every value that has ever been kept."""
    counters = rows()
    kept = [b for a, b in counters if a == tally.KEPT]
    found: dict[tuple[str, str], int] = {(tally.KEPT, value): 1 for value in kept}
    for each in documents:
        values = each.values.split()
        for a in [ALL, *(value for value in values if value in kept)]:
            for b in values:
                found[a, b] = found.get((a, b), 0) + 1
    return found


def large(documents) -> set[str]:
    counts: dict[str, int] = {}
    for each in documents:
        for value in each.values.split():
            counts[value] = counts.get(value, 0) + 1
    return {value for value, n in counts.items() if n > FEW and value != ALL}


def random_document(random: Random, pk: int):
    values = random.sample(["t1", "t2", "t3", "p1", "p2", "c1"], random.randrange(4))
    when = random.choice(("2026", "2026-03", "2026-03-15", "2025-12-30/2026-01-02"))
    return document(pk, random.choice("ab"), when=when, values=values)


def edit(random: Random, archive: dict) -> None:
    """Puts some articles in, changes some and takes some out, as one change."""
    ids = random.sample(range(1, 13), random.randrange(1, 6))
    new = [random_document(random, pk) for pk in ids if random.random() < 0.75]
    search.replace(ids, new)
    for pk in ids:
        archive.pop(pk, None)
    archive.update({each.article_id: each for each in new})


@given(random=st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None, derandomize=True, database=None)
def test_counters_follow_every_edit(random):
    search.clear()
    archive: dict = {}
    for _number in range(random.randrange(1, 12)):
        edit(random, archive)
        counters = rows()
        assert counters == wanted(archive.values())
        assert {b for a, b in counters if a == tally.KEPT} >= large(archive.values())
        assert not search.tally_differs()


def test_counters_are_those_of_an_index_written_at_once():
    random, archive = Random(6), {}
    for _number in range(60):
        edit(random, archive)
    kept = {pair for pair in rows() if pair[0] == tally.KEPT}
    search.clear()
    search.write(archive.values())
    everything = tally.everything(each.values for each in archive.values())
    assert (rows(), kept >= {pair for pair in rows() if pair[0] == tally.KEPT}) == (
        everything,
        True,
    )


def test_value_is_kept_as_soon_as_it_is_large_and_stays_kept():
    documents = [document(pk, values=["t1", f"p{pk % 2}"]) for pk in range(1, 6)]
    search.write(documents[:FEW])
    assert (tally.is_kept("t1"), tally.counts("t1", ["p0"])) == (False, {})
    search.write(documents[FEW:])
    assert (tally.is_kept("t1"), tally.counts("t1", ["p0", "p1"])) == (True, {"p0": 2, "p1": 3})
    search.remove([1, 2, 3])
    assert (tally.is_kept("t1"), tally.counts("t1", ["p0", "p1"])) == (True, {"p0": 1, "p1": 1})
    search.remove([4, 5])
    assert rows().keys() == {(tally.KEPT, value) for value in large(documents)}
    search.write(documents)
    assert tally.counts("t1", ["p0", "p1"]) == {"p0": 2, "p1": 3}


def test_biggest_come_first_kind_by_kind():
    values = [["t1", "t2", "p1"], ["t1", "t3", "p1"], ["t1", "t3"], ["t2"]]
    search.write([document(pk, values=each) for pk, each in enumerate(values, start=1)])
    assert list(tally.most(ALL, "t", 9).items()) == [("t1", 3), ("t2", 2), ("t3", 2)]
    assert list(tally.most(ALL, "t", 2, offset=1).items()) == [("t2", 2), ("t3", 2)]
    assert tally.most(ALL, "pt", 1) == {"p1": 2, "t1": 3}


WRONG = [
    "UPDATE search_tally SET n = n + 1 WHERE a = 'z' AND b = 't1'",
    "UPDATE search_tally SET n = n + 1 WHERE a = 't1' AND b = 'p1'",
    "DELETE FROM search_tally WHERE a = 'z' AND b = 'p1'",
    "DELETE FROM search_tally WHERE a = 't1' AND b = 'p1'",
    "DELETE FROM search_tally WHERE a = '*' AND b = 't1'",
    "INSERT INTO search_tally (a, b, kind, n) VALUES ('z', 't9', 't', 1)",
    "INSERT INTO search_tally (a, b, kind, n) VALUES ('t1', 'p9', 'p', 1)",
    "INSERT INTO search_tally (a, b, kind, n) VALUES ('*', 'p1', 'p', 1)",
    "DELETE FROM search_tally",
]


@pytest.mark.parametrize("damage", WRONG)
def test_wrong_counter_is_noticed_and_mended(damage):
    search.write([document(pk, values=["t1", *["p1"] * (pk < 3)]) for pk in range(1, 6)])
    before = rows()
    with connection.cursor() as cursor:
        cursor.execute(damage)
    noticed = search.tally_differs()
    search.recount()
    assert (noticed, search.tally_differs(), rows()) == (True, False, before)
