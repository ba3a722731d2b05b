"""A prepared query finds what the queryset that it is made of would find; PostgreSQL keeps its plan."""

import re

import pytest
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from articles.models import Article, City, Mention
from articles.prepared import prepared

from .factories import make_article, make_city, make_mention, make_person

pytestmark = pytest.mark.django_db


def at(slug: str):
    return City.objects.filter(slug=slug)


def among(ids: list[int]):
    return City.objects.filter(pk__in=ids).order_by("-pk")[:3]


def others_named(article: int, people: list[int], slug: str):
    rows = Mention.objects.filter(article=article, person__in=people).exclude(person__slug=slug)
    return rows.select_related("person").prefetch_related("places").order_by("person")


def numbers(ids: list[int]):
    rows = Article.objects.filter(pk__in=ids).annotate(people=Count("mentions"))
    return rows.order_by("pk").values_list("pk", "people", "date")


def test_other_arguments_find_other_rows():
    almaty, astana = make_city("Алматы"), make_city("Астана")
    cities = prepared(at)
    assert [cities(almaty.slug), cities(astana.slug), cities("none")] == [[almaty], [astana], []]


@pytest.mark.parametrize("length", [0, 1, 2, 3, 4, 5, 8, 9])
def test_lists_of_any_length_are_looked_up(length):
    cities = [make_city(f"Город {number}") for number in range(10)]
    some, find = [city.pk for city in cities[:length]], prepared(among)
    assert find([cities[9].pk]) == [cities[9]]
    assert find(some) == list(among(some)) == cities[:length][::-1][:3]


def test_several_arguments_reach_their_own_lookups(django_assert_num_queries):
    people = [make_person(f"Человек {number}") for number in "абв"]
    first, second = (make_article(name, "Человек а, Человек б и Человек в.") for name in "12")
    for article in (first, second):
        for person in people:
            make_mention(article, person, person.name)
    find, ids = prepared(others_named), [person.pk for person in people]
    find(second.pk, ids[:2], people[0].slug)
    with django_assert_num_queries(2):
        found = find(first.pk, ids, people[1].slug)
        told = [
            (row.article_id, row.person.name, [place.text for place in row.places.all()])
            for row in found
        ]
    assert told == [(first.pk, f"Человек {each}", [f"Человек {each}"]) for each in "ав"]


def test_columns_are_converted_as_in_any_query():
    articles = [make_article(str(number), date=f"2026-03-1{number}") for number in range(3)]
    ids, find = [article.pk for article in articles], prepared(numbers)
    assert find(ids[:1]) == list(numbers(ids[:1]))
    assert find(ids) == [(article.pk, 0, article.date) for article in articles]


def test_rows_may_be_asked_for_again_after_they_changed():
    city, find = make_city("Алматы"), prepared(at)
    assert [row.name for row in find(city.slug)] == ["Алматы"]
    City.objects.filter(pk=city.pk).update(name="Алма-Ата")
    assert [row.name for row in find(city.slug)] == ["Алма-Ата"]


@pytest.mark.engine("postgresql")
def test_lists_of_all_lengths_are_asked_for_by_one_query():
    cities, find = [make_city(f"Город {number}") for number in range(10)], prepared(among)
    with CaptureQueriesContext(connection) as queries:
        for length in (1, 2, 3, 9):
            find([city.pk for city in cities[:length]])
    texts = {re.sub(r"'{.*?}'", "…", query["sql"]) for query in queries}
    assert [text.count("ANY(…") for text in texts] == [1]


@pytest.mark.engine("postgresql")
def test_list_that_is_not_looked_up_as_one_is_refused():
    find = prepared(lambda ids: City.objects.filter(pk__range=ids))
    with pytest.raises(ValueError, match="__in"):
        find([1, 2])


def kept_plans() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        return cursor.fetchone()[0]


@pytest.mark.engine("postgresql")
@pytest.mark.parametrize(
    ("path", "allowed", "keeps"),
    [
        ("/articles/?sort=date&language=kk", False, False),
        ("/articles/?sort=date&language=kk", True, True),
        ("/people/?letter=А", True, False),
    ],
)
def test_plans_are_kept_of_pages_that_never_count_whole_tables(
    client, archive, settings, path, allowed, keeps
):
    settings.KEEP_PLANS = allowed
    client.get(path)
    before = kept_plans()
    assert client.get(path).status_code == 200
    assert (kept_plans() > before, connection.connection.prepare_threshold) == (keeps, None)
