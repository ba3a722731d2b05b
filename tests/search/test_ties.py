"""Which records articles join: whatever is edited, the pairs say what the articles in the index say."""

from collections import Counter
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import search
from articles.counted import in_articles
from articles.labels import PUBLIC
from articles.models import Article, Kind, StatedRole
from articles.search import ties
from tests.factories import make_article
from tests.pages.parsed import visit
from tests.pages.random_archive import random_archive
from tests.search import fuzz
from tests.search.test_index import document

pytestmark = pytest.mark.django_db
BEFORE = [("articles", "0008_words_by_their_beginning")]
WITH_TIES = [("articles", "0011_ties")]


def pairs() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, a, b, n FROM search_tie")
        return {ties.tie(kind, a, b): n for kind, a, b, n in cursor.fetchall()}


def kept() -> dict[int, frozenset[str]]:
    with connection.cursor() as cursor:
        return ties.kept_of(cursor, range(100))


def tied(pk: int, *joined: str, words="a"):
    return document(pk, words, ties=joined)


def counted(archive) -> dict[str, int]:
    return Counter(tie for each in archive for tie in each.ties)


@given(random=st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None, derandomize=True, database=None)
def test_pairs_follow_every_edit(random):
    search.clear()
    archive: dict = {}
    for _number in range(random.randrange(1, 12)):
        ids = random.sample(range(1, 9), random.randrange(1, 6))
        new = [tied(pk, *some_ties(random)) for pk in ids if random.random() < 0.75]
        search.replace(ids, new)
        archive = {pk: each for pk, each in archive.items() if pk not in ids}
        archive |= {each.article_id: each for each in new}
        assert pairs() == counted(archive.values())
        assert kept() == {pk: each.ties for pk, each in archive.items() if each.ties}
        assert (search.tally_differs(), search.differing(archive.values())) == (False, [])


def some_ties(random: Random) -> list[str]:
    return random.sample(["cp0.1", "cp1.1", "cp1.2", "op1.1", "pe1.1"], random.randrange(4))


def statements(change) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        change()
    verbs = ("INSERT", "UPDATE", "DELETE")
    return [q["sql"] for q in queries if any(verb in q["sql"] for verb in verbs)]


def test_words_and_ties_are_written_each_by_itself():
    search.write([tied(1, "cp1.1"), tied(2, "cp1.1")])
    assert statements(lambda: search.write([tied(1, "cp1.1"), tied(2, "cp1.1")])) == []
    of_words = statements(lambda: search.write([tied(1, "cp1.1", words="b")]))
    of_ties = statements(lambda: search.write([tied(1, "cp1.2", words="b")]))
    assert (any("search_ti" in sql for sql in of_words), of_words != []) == (False, True)
    assert (any("search_row" in sql for sql in of_ties), of_ties != []) == (False, True)
    assert pairs() == {"cp1.1": 1, "cp1.2": 1}


WRONG = [
    "UPDATE search_tie SET n = n + 1 WHERE kind = 'cp'",
    "DELETE FROM search_tie WHERE kind = 'op'",
    "DELETE FROM search_tie",
    "INSERT INTO search_tie (kind, a, b, n) VALUES ('op', 9, 9, 1)",
    "UPDATE search_tied SET ties = 'cp5.5'",
    "DELETE FROM search_tied",
    "INSERT INTO search_tied (article_id, ties) VALUES (9999, 'cp1.1')",
]


@pytest.mark.parametrize("damage", WRONG)
def test_wrong_tie_is_noticed_and_mended(damage):
    random_archive(1)
    call_command("check_index")
    before = pairs()
    with connection.cursor() as cursor:
        cursor.execute(damage)
    with pytest.raises(CommandError):
        call_command("check_index")
    call_command("reindex", verbosity=0)
    call_command("check_index")
    assert (pairs(), before != {}) == (before, True)


def test_role_taken_away_behind_the_gate_is_noticed():
    random_archive(1)
    role = StatedRole.objects.public().filter(person__visibility="page").first()
    StatedRole.objects.filter(article=role.article).delete()
    with pytest.raises(CommandError):
        call_command("check_index")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("without", [None, "search_row"])
def test_existing_archive_gets_its_ties_by_migrating(without):
    random_archive(1)
    before = pairs(), kept()
    MigrationExecutor(connection).migrate(BEFORE)
    if without:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {without}")
    MigrationExecutor(connection).migrate(WITH_TIES)
    if without:
        call_command("reindex", verbosity=0)
    call_command("check_index")
    assert (pairs(), kept(), before[0] != {}) == (*before, True)
    migrate_to_the_latest()
    search.build()


@pytest.mark.django_db(transaction=True)
def test_index_that_knows_no_phrases_is_made_anew(client):
    article = make_article(body="Закон и порядок.")
    phrase = '/articles/?q="закон+и+порядок"'
    MigrationExecutor(connection).migrate(WITH_TIES)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE search_words")
    migrate_to_the_latest()
    said = {"sqlite": 200, "postgresql": 503}  # which never had any, and which is filled anew
    assert client.get(phrase).status_code == said[connection.vendor]
    call_command("reindex", verbosity=0)
    call_command("check_index")
    assert visit(client, phrase).entries == [article.get_absolute_url()]


def migrate_to_the_latest() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


@pytest.mark.parametrize("seed", [1, 2])
def test_records_in_articles_are_those_the_public_rule_shows(seed):
    fuzz.fill(Random(seed), 30)
    Article.objects.first().delete()
    for kind in (Kind.PERSON, Kind.ORGANISATION, Kind.EVENT):
        counted_ones, shown = in_articles(kind).order_by("pk"), PUBLIC[kind]().order_by("pk")
        assert (list(counted_ones), bool(shown)) == (list(shown), True)
