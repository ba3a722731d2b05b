"""Lists of the admin: what they show, find and cost."""

import pytest
from django.apps import apps
from django.contrib.admin import site

from articles.admin import filters
from tests.admin.filled import signed_in
from tests.factories import (
    make_article,
    make_city,
    make_coverage,
    make_draft,
    make_event,
    make_mention,
    make_organisation,
    make_person,
    make_source,
    make_tag,
)

pytestmark = pytest.mark.django_db


def linked_article(number):
    article = make_article(
        f"Статья {number}",
        cities=[make_city(f"Город {number}")],
        tags=[make_tag(f"метка {number}")],
        source=make_source(f"Источник {number}"),
    )
    make_mention(article, make_person(f"Серик Есматов {number}"), "Серик Есматов")
    make_mention(article, make_organisation(f"Маслихат {number}"), "маслихата")
    make_coverage(article, make_event(f"Концерт {number}", cities=article.cities.all()))
    return article


# Session, user, then: the count of pages, the rows, their numbers, what goes with them, the
# filters' own.
QUERIES = {
    "article": 11,
    "event": 7,
    "person": 5,
    "organisation": 6,
    "city": 5,
    "tag": 5,
    "source": 5,
}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", QUERIES)
def test_list_costs_the_same_however_long(client, name, rows, django_assert_num_queries):
    for number in range(rows):
        linked_article(number)
    signed_in(client)
    client.get("/admin/")
    with django_assert_num_queries(QUERIES[name]):
        page = client.get(f"/admin/articles/{name}/")
    assert len(page.context["cl"].result_list) == rows


def shown(client, kind="article", **parameters):
    page = client.get(f"/admin/articles/{kind}/", parameters)
    return [record.name for record in page.context["cl"].result_list]


def column(kind: str, name: str) -> int:
    """The number that a list's heading puts into the address to have it in this order."""
    return ["", *site.get_model_admin(apps.get_model("articles", kind)).list_display].index(name)


@pytest.mark.parametrize("name", QUERIES)
def test_list_is_put_in_order_by_each_of_its_columns(client, name):
    linked_article(1)
    signed_in(client)
    columns = len(site.get_model_admin(apps.get_model("articles", name)).list_display)
    for number in range(1, columns + 1):
        for order in (f"{number}", f"-{number}"):
            page = client.get(f"/admin/articles/{name}/", {"o": order})
            assert len(page.context["cl"].result_list) == 1


def test_numbers_of_a_list_put_it_in_order(client):
    almaty, astana = make_city("Алматы"), make_city("Астана")
    serik, body = make_person("Серик"), make_organisation("Маслихат")
    for name, cities, named in (
        ("одна", [astana], []),
        ("две", [almaty, astana], [serik, make_person("Айгуль"), body]),
        ("три", [], [serik]),
    ):
        article = make_article(name, cities=cities)
        for record in named:
            make_mention(article, record)
    signed_in(client)
    people = column("article", "people")
    assert shown(client, o=people) == ["одна", "три", "две"]
    assert shown(client, o=-people, city="astana") == ["две", "одна"]
    assert shown(client, o=f"{column('article', 'organisations')}.{-people}") == [
        "три",
        "одна",
        "две",
    ]
    by_articles = column("city", "article_count")
    assert shown(client, "city", o=-by_articles) == ["Астана", "Алматы"]
    assert shown(client, "city", o=by_articles) == ["Алматы", "Астана"]
    page = client.get("/admin/articles/person/", {"o": -column("person", "article_count")})
    rows = [(row.name, row.article_count) for row in page.context["cl"].result_list]
    assert rows == [("Серик", 2), ("Айгуль", 1)]


def test_article_row_says_what_an_editor_needs(client):
    linked_article(1)
    page = signed_in(client).get("/admin/articles/article/").content.decode()
    for cell in (
        '<td class="field-when">15 марта 2026</td>',
        '<td class="field-where">Город 1</td>',
        '<span class="state state-published">Опубликована</span>',
        '<td class="field-people">1</td>',
        '<td class="field-organisations">1</td>',
    ):
        assert cell in page


def test_newest_comes_first_and_undated_last(client):
    for name, date in (("март", "2026-03"), ("август", "2025-08-29"), ("9 марта", "2026-03-09")):
        make_article(name, date=date)
    make_draft("без даты", date=None)
    assert shown(signed_in(client)) == ["март", "9 марта", "август", "без даты"]


@pytest.mark.parametrize(
    "words",
    ["ПОДГОТОВКА", "подготовка к", "телевышке", "Кок-тобе", "байсерик", "Бахтияр АКТЕР", "унзила"],
)
@pytest.mark.parametrize("make", [make_article, make_draft])
def test_article_is_found_by_title_text_and_names_whatever_the_case(client, make, words):
    article = make("Подготовка", "На телевышке Кок-Тобе подготовка к концу. Актер Б. Б.")
    make_mention(article, make_person("Бахтияр Байсерик"), "Б. Б.")
    make_mention(article, make_person("Үнзила Шапақ"))
    make_article("Другая", "О другом.")
    assert shown(signed_in(client), q=words) == ["Подготовка"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("волонтёры", ["вышла"]),
        ("волонт", ["вышла", "черновик"]),
        ("субботник", ["вышла", "черновик"]),
        ("субботник парк", ["вышла"]),
        ('"', []),
        ("-парк", []),
        ("*", []),
    ],
)
def test_published_text_is_found_by_any_form_and_any_text_by_how_a_word_begins(
    client, words, found
):
    make_article("вышла", "Волонтерам в парке понравился субботник.")
    make_draft("черновик", "Волонтерам на субботнике.", date=None)
    assert shown(signed_in(client), q=words) == found


def test_of_many_cities_those_with_most_articles_are_offered(client, monkeypatch):
    monkeypatch.setattr(filters, "MOST_OFFERED", 1)
    almaty, astana, semei = make_city("Алматы"), make_city("Астана"), make_city("Семей")
    for cities in ([almaty], [almaty, astana], [semei]):
        make_article(cities=cities)
    page = signed_in(client).get("/admin/articles/article/", {"city": "semei"})
    (offered,) = [spec for spec in page.context["cl"].filter_specs if spec.title == "город"]
    assert offered.lookup_choices == [
        ("almaty", "Алматы"),
        ("semei", "Семей"),
        ("none", "без города"),
    ]
    assert len(page.context["cl"].result_list) == 1


def test_articles_are_filtered_by_what_they_link_to(client):
    linked_article(1)
    make_draft("Голая", date=None)
    signed_in(client)
    first = {"status": "published", "year": "2026", "city": "gorod-1", "tag": "metka-1"}
    assert shown(client, status__exact="published") == ["Статья 1"]
    assert shown(client, year="2026", city="gorod-1", tag="metka-1") == ["Статья 1"]
    assert shown(client, source="istochnik-1") == ["Статья 1"]
    none = {"year": "none", "city": "none", "tag": "none", "source": "none"}
    assert [shown(client, **{name: value}) for name, value in none.items()] == [["Голая"]] * 4
    assert len(first) == 4


def test_newest_event_comes_first_and_undated_last(client):
    for name, date in (("Март", "2026-03"), ("Когда-то", None), ("Август", "2025-08-29")):
        make_event(name, date=date)
    page = signed_in(client).get("/admin/articles/event/")
    assert [event.name for event in page.context["cl"].result_list] == [
        "Март",
        "Август",
        "Когда-то",
    ]


@pytest.mark.parametrize("kind", ["article", "person", "oldaddress"])
def test_endless_search_is_answered(client, kind):
    words = " ".join(f"слово{number}" for number in range(2000))
    signed_in(client)
    for typed in (words, "а" * 60_000):
        assert client.get(f"/admin/articles/{kind}/", {"q": typed}).status_code == 200


@pytest.mark.parametrize("value", ["x", "2031", "\0", "١٢٣", "-1"])
@pytest.mark.parametrize("name", ["q", "year", "city", "status__exact", "p", "o", "all", "e"])
def test_list_survives_any_parameter(client, name, value):
    make_article()
    signed_in(client)
    assert client.get("/admin/articles/article/", {name: value}).status_code in (200, 302)
