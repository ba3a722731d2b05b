"""Values are counted over what is found; a process remembers them, and hears of every change."""

from collections import Counter
from random import Random

import numpy as np
import pytest
from django.db import connection, transaction

from articles import search
from articles.search import Sequence, changes, remembered
from tests.search.test_index import document
from tests.search.test_tally import edit, random_document

WORD = Sequence("text", ("a",))


def counted(word=WORD, most=1000) -> dict[str, int]:
    return search.values(word, most)[0].all()


@pytest.mark.parametrize(
    ("kinds", "limit", "offset", "found"),
    [
        ("p", 1, 0, [("p2", 3)]),
        ("p", 3, 0, [("p2", 3), ("p1", 2), ("p10", 2)]),
        ("p", 2, 2, [("p10", 2), ("p3", 1)]),
        ("p", 9, 4, []),
        ("tp", 1, 0, [("t1", 1), ("p2", 3)]),
        ("qz", 5, 0, [("z", 3)]),
        ("", 5, 0, []),
    ],
)
@pytest.mark.django_db
def test_biggest_come_first_and_equal_ones_by_their_letters(kinds, limit, offset, found):
    values = ["p10 p1 p2", "p3 p2 p10 t1", "p1 p2 o7"]
    search.write([document(pk, "a", values=row.split()) for pk, row in enumerate(values, 1)])
    counts, _number = search.values(WORD, 10)
    assert list(counts.most(kinds, limit, offset).items()) == found


@pytest.mark.django_db
def test_values_that_nothing_has_are_not_counted():
    search.write([document(1, "a", values=["p1"]), document(2, "b", values=["p1", "p2"])])
    counts, _number = search.values(WORD, 10)
    assert (counts.of(["p1", "p2", "p0", "nothing"]), counts.of([])) == ({"p1": 1}, {})
    assert search.values(Sequence("text", ("c",)), 10)[0].all() == {}


# What a process remembers, in transactions that end


@pytest.fixture
def committed(transactional_db):
    """An empty index that is left empty."""
    search.clear()
    yield
    search.clear()


def added_up(archive: dict) -> dict[str, int]:
    """The values of all articles with the word."""
    values = [each.values.split() for each in archive.values() if each.tokens["text"] == ["a"]]
    return Counter(value for row in values for value in row)


def follow(random: Random, edits: int, meanwhile=lambda: None) -> None:
    archive: dict = {}
    for _number in range(edits):
        with transaction.atomic():
            edit(random, archive)
        meanwhile()
        assert counted() == added_up(archive)


def test_counts_follow_every_edit(committed):
    follow(Random(3), 40)


def test_counts_follow_although_little_is_remembered(committed, monkeypatch):
    monkeypatch.setattr(remembered, "MOST", 12)
    monkeypatch.setattr(remembered, "AT_ONCE", 3)
    follow(Random(4), 40)


def test_counts_follow_while_articles_are_read_ahead(committed, client, monkeypatch):
    monkeypatch.setattr(remembered, "AHEAD_AT_ONCE", 2)
    follow(Random(7), 40, meanwhile=lambda: client.get("/healthz"))


def test_articles_are_read_after_each_answer(committed, client, django_assert_num_queries):
    search.write([document(pk, "ab"[pk % 2], values=[f"t{pk}"]) for pk in range(1, 11)])
    assert counted(most=1)
    client.get("/healthz")
    with django_assert_num_queries(1):
        assert counted() == added_up(
            {pk: document(pk, "a", values=[f"t{pk}"]) for pk in range(2, 11, 2)}
        )


def test_process_that_missed_changes_reads_anew(committed, monkeypatch):
    monkeypatch.setattr(changes, "KEPT", 2)
    random, archive = Random(5), {}
    for _number in range(10):
        for _edit in range(random.randrange(1, 5)):
            with transaction.atomic():
                edit(random, archive)
        assert counted() == added_up(archive)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_change")
        assert cursor.fetchone() == (3,)


@pytest.mark.parametrize("make_anew", [search.clear, search.build])
def test_index_made_anew_is_read_anew(committed, make_anew):
    random = Random(6)
    for _number in range(3):
        documents = [random_document(random, pk) for pk in range(1, 13)]
        with transaction.atomic():
            make_anew()
            search.write(documents)
        assert counted() == added_up(dict(enumerate(documents)))


def test_what_is_taken_back_was_never_counted(committed):
    search.write([document(1, "a", values=["t1"])])
    assert counted()["t1"] == 1
    with transaction.atomic():
        search.write([document(1, "a", values=["t2"]), document(2, "a", values=["t2"])])
        within = counted()
        transaction.set_rollback(True)
    search.write([document(2, "a", values=["t1"])])
    after = counted()
    assert (within["t2"], "t1" in within, after["t1"], "t2" in after) == (2, False, 2, False)


def test_nothing_is_read_a_second_time(committed, django_assert_num_queries):
    search.write([document(pk, "a", values=["t1"]) for pk in range(1, 4)])
    with django_assert_num_queries(3):  # places, changes, rows
        counted()
    with django_assert_num_queries(1):
        counted()
    with transaction.atomic():
        search.write([document(2, "a", values=["t2"])])
    with django_assert_num_queries(3):
        assert counted()["t1"] == 2


def test_article_that_is_gone_meanwhile_is_not_counted(committed):
    search.write([document(pk, "a", values=["t1"]) for pk in (1, 2)])
    places = np.array(list(search.indexed().values()))
    search.remove([1])
    with connection.cursor() as cursor:
        counts = remembered.counts_of(cursor, [places], 10, search.last_change())
    assert counts.of(["t1"]) == {"t1": 1}
