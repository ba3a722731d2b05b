"""The synthetic archive that pages are timed on is one that the site itself could have made."""

import io
from dataclasses import asdict

import pytest
from django.core.management import call_command

from articles import search
from articles.indexing import reindex
from articles.models import Article
from tests import snapshot

from . import archive, build, bulk, check, pages, records

FEW = 60


@pytest.fixture(scope="module")
def plan():
    return records.plan(FEW)


@pytest.fixture
def built(plan, transactional_db):
    """The plan of the archive that stands in the database."""
    build.build(plan)
    yield plan
    search.clear()  # the index has tables of its own, which no flush empties


def test_equal_seeds_give_equal_archives_and_others_do_not(plan):
    def whole(plan):
        return [asdict(made) for made in archive.batch(plan, 0)]

    assert whole(records.plan(FEW)) == whole(plan)
    assert whole(records.plan(FEW, seed=2)) != whole(plan)


def test_built_archive_is_what_the_gate_would_have_made_of_it(built):
    said = io.StringIO()
    call_command("check_index", stdout=said)
    assert said.getvalue() == "The index is as the archive.\n"
    before = snapshot.take()
    reindex(Article.objects.values_list("pk", flat=True))
    assert snapshot.take() == before


def test_ids_of_built_articles_do_not_follow_their_dates(built):
    days = Article.objects.order_by("pk").values_list("date_latest", flat=True)
    assert len(days) == FEW
    assert list(days) != sorted(days) != sorted(days, reverse=True)


def test_indexes_that_a_build_drops_are_there_again(transactional_db):
    before = bulk.indexes()
    with bulk.without_indexes():
        assert bulk.indexes() == {}
    assert (bulk.indexes(), before != {}) == (before, True)


def test_every_kind_of_page_answers_and_its_counts_are_true(client, built):
    def page_of(url):
        response = client.get(url)
        assert response.status_code == 200, url
        return response.content.decode()

    urls = pages.queries(built, lambda url: FEW)
    assert [kind for kind, some in urls.items() if not some] == []
    looked_at = [url for some in urls.values() for url in some[:3]]
    promised, _capped = check.promises(built, looked_at, 200, page_of)
    assert check.broken(built, promised) == []
