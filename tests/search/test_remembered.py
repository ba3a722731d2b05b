"""Values that a process remembers: whatever is written, pages count what the articles have now."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles import search
from articles.indexing import reindex
from articles.models import Article
from articles.publishing import withdraw
from articles.search import blocks, index, remembered
from tests.factories import make_article, make_city, make_tag, make_user
from tests.pages.parsed import visit
from tests.search.test_index import document, word

# What is written within a transaction may be undone, so only others see what is remembered.
pytestmark = pytest.mark.django_db(transaction=True)

LIST = "/articles/?q=вулкан"


@pytest.fixture(autouse=True)
def _nothing_is_remembered_yet(monkeypatch):
    monkeypatch.setattr(remembered, "_remembered", None)


def counted(client, url=LIST) -> dict[str, dict[str, int]]:
    """The choices of tags and cities with their counts."""
    page = visit(client, url)
    return {name: page.counts(name) for name in ("tag", "city")}


def test_counts_follow_whatever_is_written(client):
    almaty, science, nature = make_city("Алматы"), make_tag("наука"), make_tag("природа")
    first = make_article("Вулкан", cities=[almaty], tags=[science])
    second = make_article("Вулканы", tags=[science])
    assert counted(client) == {"tag": {"nauka": 2}, "city": {"almaty": 1, "none": 1}}

    make_article("О вулкане", cities=[almaty], tags=[nature])
    assert counted(client) == {"tag": {"nauka": 2, "priroda": 1}, "city": {"almaty": 2, "none": 1}}

    withdraw(second, make_user(), "Ошибка.")
    assert counted(client) == {"tag": {"nauka": 1, "priroda": 1}, "city": {"almaty": 2}}

    first.tags.clear()
    with transaction.atomic():
        reindex([first.pk])
    assert counted(client) == {"tag": {"priroda": 1}, "city": {"almaty": 2}}


def test_what_is_undone_is_not_remembered(client):
    make_article("Вулкан", tags=[make_tag("наука")])
    before = counted(client)
    with transaction.atomic():
        make_article("Вулканы", tags=[make_tag("природа")])
        within = counted(client)
        transaction.set_rollback(True)
    assert (within["tag"], counted(client)) == ({"nauka": 1, "priroda": 1}, before)
    make_article("О вулкане")
    assert counted(client)["tag"] == {"nauka": 1}


def test_index_that_was_made_anew_is_read_anew(client):
    article = make_article("Вулкан", tags=[make_tag("наука")])
    counted(client)
    search.build()
    Article.objects.filter(pk=article.pk).get().tags.set([make_tag("природа")])
    call_command("reindex", verbosity=0)
    assert counted(client)["tag"] == {"priroda": 1}


def test_values_are_read_once_and_again_when_they_change(client):
    make_article("Вулкан", tags=[make_tag("наука")])
    numbers = []
    for change in (False, False, True, False):
        if change:
            make_article("Вулканы")
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        numbers.append(sum("FROM search_block WHERE" in query["sql"] for query in queries))
    assert numbers == [1, 0, 2, 0]


@pytest.mark.parametrize("most", [40, 300, 700])
def test_what_there_is_no_room_for_is_counted_too(monkeypatch, most):
    monkeypatch.setattr(remembered, "MOST", most)
    monkeypatch.setattr(remembered, "ROOM", 1)
    values = {pk: [f"t{pk % 3}", f"p{pk}"] for pk in range(1, 600, 7)}
    with transaction.atomic():
        search.write([document(pk, "a", values=values[pk]) for pk in values])
    for round in range(3):
        for pk in (1, 8, 302):
            values[pk] = [f"o{number}" for number in range(round * 3 + 1)]
            with transaction.atomic():
                search.write([document(pk, "a", values=values[pk])])
        of_all = search.values(word("a"), 1_000)
        found = {value: n for value, n in of_all.counts.all().items() if value[0] in "top"}
        assert found == Counter(value for each in values.values() for value in each)
        assert of_all.number == len(values)


def test_values_that_differ_are_noticed_and_mended():
    make_article("Вулкан", tags=[make_tag("наука")])
    make_article("Озеро")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_block SET lines = 'z'")
    assert search.blocks_differ()
    with pytest.raises(CommandError):
        call_command("check_index")
    call_command("reindex", verbosity=0)
    call_command("check_index")
    with connection.cursor() as cursor:
        blocks.change(cursor, [], [document(100_000, "a", values=["t1"])])
    assert search.blocks_differ()


def test_index_that_was_made_without_values_gets_them():
    make_article("Вулкан", tags=[make_tag("наука")])
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE search_block")
    with connection.schema_editor() as schema_editor:
        index.add_blocks(schema_editor)
        index.add_blocks(schema_editor)
    assert not search.blocks_differ()
    call_command("check_index")
