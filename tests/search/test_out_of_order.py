"""A missing or broken index is noticed and said; pages without words go on; reindex mends it."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles import search
from articles.models import Article
from tests.admin.filled import signed_in
from tests.factories import (
    make_article,
    make_city,
    make_coverage,
    make_event,
    make_mention,
    make_organisation,
    make_participation,
    make_person,
    make_role,
    make_source,
    make_tag,
)
from tests.pages.parsed import visit

# Tables are dropped for good: the test's own transaction would not survive a failing query.
pytestmark = pytest.mark.django_db(transaction=True)

LIST = {"sqlite": ["search_index"], "postgresql": ["search_row"]}
TIES = {"sqlite": ["search_tie", "search_tied"], "postgresql": ["search_tie", "search_tied"]}
EVERYTHING = {
    "sqlite": [
        "search_index",
        "search_text",
        "search_row",
        "search_tally",
        "search_block",
        *TIES["sqlite"],
    ],
    "postgresql": [
        "search_row",
        "search_words",
        "search_tally",
        "search_block",
        *TIES["postgresql"],
    ],
}
TABLES = [
    pytest.param(table, marks=pytest.mark.engine(engine))
    for engine, tables in EVERYTHING.items()
    for table in tables
]
WARNING = "ok\nthe search index is missing, broken or behind: run manage.py reindex\n"


@pytest.fixture
def three():
    """Three articles; the index is whole again afterwards, whatever was done to it."""
    almaty, tag = make_city("Алматы"), make_tag("наука")
    articles = [
        make_article("Вулкан", "Проснулся.", cities=[almaty], tags=[tag], date="2026-03-01"),
        make_article("Озеро", "Иван Петров у озера.", cities=[almaty], date="2026-03-02"),
        make_article("Степь", "Анна Попова, Совет.", date="2025-03-03"),
    ]
    ivan, anna = make_person("Иван Петров"), make_person("Анна Попова")
    council, swim = make_organisation("Совет"), make_event("Заплыв")
    make_mention(articles[1], ivan)
    make_coverage(articles[1], swim)
    make_participation(swim, articles[1], "Иван Петров", person=ivan)
    make_mention(articles[2], anna)
    make_mention(articles[2], council)
    make_role(articles[2], anna, "Совет", organisation=council)
    yield articles
    search.build()


def drop(tables):
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DROP TABLE {table}")


def lose_rows(_tables):
    search.clear()


def spoil(_tables):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("UPDATE search_index_data SET block = x'00ff00ff'")
        else:
            cursor.execute("ALTER TABLE search_row DROP COLUMN document")


BREAK = {
    "the list is gone": (drop, LIST),
    "all of it is gone": (drop, EVERYTHING),
    "its rows are gone": (lose_rows, LIST),
    "its values are gone": (drop, dict.fromkeys(LIST, ["search_block"])),
    "it is spoilt": (spoil, LIST),
}
# Of which lists of people and events take notice.
BREAK_TIES = {
    "all of it is gone": (drop, EVERYTHING),
    "its rows are gone": (lose_rows, LIST),
    "what joins records is gone": (drop, TIES),
}
PAGES = {
    "/articles/": 3,
    "/articles/?city=almaty": 2,
    "/articles/?city=almaty&tag=nauka": 1,
    "/articles/?year=2025": 1,
    "/articles/?date_after=2026-03-02&sort=date": 1,
    "/archive/2026/03/": 2,
    "/people/": 2,
    "/people/?city=almaty": 1,
    "/people/?city=none&letter=П": 1,
    "/people/?organisation=sovet": 1,
    "/people/?organisation=sovet&city=almaty": 0,
    "/organisations/": 1,
    "/organisations/?city=none": 1,
    "/events/": 1,
    "/events/?person=ivan-petrov": 1,
    "/events/?organisation=sovet": 0,
}
# What of these is told by pairs of records.
BY_TIES = [url for url in PAGES if url.startswith(("/people/", "/events/"))]
UNCOUNTED = "Числа у фильтров сейчас не показаны"
OTHERS = ["/", "/articles/vulkan/", "/cities/almaty/", "/tags/nauka/", "/cities/", "/tags/"]


@pytest.mark.parametrize("how", BREAK)
def test_pages_without_words_go_on_and_reindex_mends_the_index(client, three, how, capsys):
    destroy, tables = BREAK[how]
    destroy(tables[connection.vendor])
    assert client.get("/healthz").content.decode() == WARNING
    assert {url: visit(client, url).total for url in PAGES} == PAGES
    assert [client.get(url).status_code for url in OTHERS] == [200] * len(OTHERS)
    choices = client.get("/articles/by/tag/?city=almaty&page=3&unknown=x")
    assert (choices.status_code, choices.headers["Location"]) == (302, "/articles/?city=almaty")
    with pytest.raises(CommandError):
        call_command("check_index")
    call_command("reindex", verbosity=0)
    call_command("check_index")
    assert client.get("/healthz").content.decode() == "ok\n"
    assert visit(client, "/articles/?q=вулканы").total == 1


@pytest.mark.parametrize("table", TABLES)
def test_table_that_is_missing_is_noticed_whichever_it_is(client, table, three):
    drop([table])
    assert client.get("/healthz").content.decode() == WARNING
    call_command("reindex", verbosity=0)
    call_command("check_index")
    assert client.get("/healthz").content.decode() == "ok\n"


@pytest.mark.parametrize("how", BREAK_TIES)
def test_records_are_listed_without_counts_where_the_index_cannot_tell_what_joins_them(
    client, three, how
):
    whole = {url: visit(client, url) for url in BY_TIES}
    destroy, tables = BREAK_TIES[how]
    destroy(tables[connection.vendor])
    pages = {url: visit(client, url) for url in BY_TIES}
    assert {url: page.entries for url, page in pages.items()} == {
        url: page.entries for url, page in whole.items()
    }
    assert [(page.choices, UNCOUNTED in page.text) for page in pages.values()] == [
        ([], True)
    ] * len(pages)
    assert [UNCOUNTED in page.text for page in whole.values()] == [False] * len(whole)
    assert visit(client, "/people/?q=анна").total == 1
    assert client.get("/people/?city=nowhere").status_code == 400
    assert client.get("/healthz").content.decode() == WARNING
    call_command("reindex", verbosity=0)
    call_command("check_index")
    pages = {url: visit(client, url) for url in BY_TIES}
    assert {url: page.choices for url, page in pages.items()} == {
        url: page.choices for url, page in whole.items()
    }


@pytest.mark.parametrize("how", BREAK)
def test_words_are_answered_by_a_page_that_says_search_does_not_work(client, three, how):
    destroy, tables = BREAK[how]
    destroy(tables[connection.vendor])
    page = visit(client, "/articles/?q=вулкан&city=almaty", status=503)
    assert (page.total, "Поиск по словам сейчас не работает" in page.text) == (0, True)


@pytest.mark.engine("postgresql")  # the other engine's index knows phrases by itself
def test_phrases_that_are_gone_are_noticed_and_come_back(client, three):
    make_article("Пожар", "Закон и порядок.")
    phrase = '/articles/?q="закон+и+порядок"'
    drop(["search_words"])
    assert client.get(phrase).status_code == 503
    with pytest.raises(CommandError):
        call_command("check_index")
    call_command("reindex", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_words")
    assert visit(client, phrase).total == 0
    with pytest.raises(CommandError):
        call_command("check_index")
    call_command("reindex", verbosity=0)
    call_command("check_index")
    assert visit(client, phrase).total == 1


def test_flushed_archive_leaves_nothing_in_the_index(three):
    call_command("flush", interactive=False, verbosity=0)
    assert search.indexed() == {}


def test_editors_find_articles_all_the_same(client, three):
    drop(EVERYTHING[connection.vendor])
    page = signed_in(client).get("/admin/articles/article/", {"q": "озер"})
    assert [article.name for article in page.context["cl"].result_list] == ["Озеро"]


def test_source_that_lends_no_text_takes_it_out_of_what_is_found(client, admin_client):
    source = make_source()
    make_article("Заметка", "Проснулся вулкан.", source=source)
    form = {"name": source.name, "display": "record", "slug": source.slug, "language": "ru"}
    before = visit(client, "/articles/?q=вулкан").total
    answer = admin_client.post(f"/admin/articles/source/{source.pk}/change/", form)
    assert (before, answer.status_code, visit(client, "/articles/?q=вулкан").total) == (1, 302, 0)
    assert Article.objects.get().body == "Проснулся вулкан."
