"""All choices of a filter, where a list shows only the biggest."""

import pytest

from articles.models import Tag
from articles.selection import tally
from tests.factories import make_article, make_city, make_mention, make_organisation, make_tag
from tests.pages.parsed import visit
from tests.snapshot import once

NAMES = [f"Общество {number:03d}" for number in range(130)]


@once
def fill() -> None:
    """130 organisations in one article, ten of them in another one too."""
    organisations, tag = [make_organisation(name) for name in NAMES], make_tag("общество")
    for some, body in ((NAMES, "\n".join(NAMES)), (NAMES[:10], "\n".join(NAMES[:10]))):
        article = make_article(f"О {len(some)}", body, tags=[tag])
        for organisation in organisations[: len(some)]:
            make_mention(article, organisation)


@pytest.fixture
def many(db):
    fill()


def counts(page, facet="organisation"):
    return [(c.value, c.count) for c in page.choices if c.facet == facet]


def slug(number: int) -> str:
    return f"obshchestvo-{number:03d}"


def test_list_shows_the_biggest_and_leads_to_all_choices(client, many):
    page = visit(client, "/articles/?tag=obshchestvo")
    shown = counts(page)
    assert shown[:10] == [(slug(number), 2) for number in range(10)]
    assert (len(shown), [n for _value, n in shown[10:]]) == (16, [1] * 6)
    every = "/articles/by/organisation/?tag=obshchestvo"
    assert every in page.links
    first = visit(client, every)
    second = visit(client, "/articles/by/organisation/?tag=obshchestvo&page=2")
    assert (first.heading, len(counts(first)), len(counts(second))) == ("Организации", 120, 10)
    assert sorted(counts(first) + counts(second)) == [
        (slug(number), 2 if number < 10 else 1) for number in range(130)
    ]
    assert "/articles/?tag=obshchestvo&organisation=obshchestvo-005" in first.links
    assert "/articles/?tag=obshchestvo" in first.links


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/articles/by/organisation/?page=3", 404),
        ("/articles/by/organisation/?page=x", 400),
        ("/articles/by/organisation/?tag=nowhere", 400),
        ("/articles/by/year/", 404),
        ("/articles/by/letter/", 404),
        ("/articles/by/person/", 200),
        ("/articles/by/city/", 200),
        ("/articles/by/source/?q=вулкан", 200),
    ],
)
def test_only_records_have_a_page_of_all_choices(client, many, url, status):
    assert client.get(url).status_code == status


def test_beyond_five_thousand_the_newest_are_counted_and_the_page_says_so(client, db, monkeypatch):
    monkeypatch.setattr(tally, "MOST_COUNTED", 2)
    for module in ("articles.selection", "articles.views.articles"):
        monkeypatch.setattr(f"{module}.MOST_COUNTED", 2)
    almaty, astana = make_city("Алматы"), make_city("Астана")
    for day in range(1, 6):
        make_article(
            f"Слово {day}", cities=[astana if day < 3 else almaty], date=f"2026-03-{day:02}"
        )
    page = visit(client, "/articles/?q=слово")
    assert (page.total, page.results.get("data-capped")) == (2, "")
    assert "Более 2 статей" in page.text
    assert (page.counts("city"), page.counts("year")) == ({"almaty": 2}, {"2026": 2})
    assert 'data-count="2" data-capped' in page.html
    assert "посчитаны по 2 самым новым" in page.text
    whole = visit(client, "/articles/?city=almaty")
    assert (whole.total, whole.counts("year"), "data-capped" in whole.html) == (
        3,
        {"2026": 3},
        False,
    )


def test_as_many_as_are_counted_are_an_exact_number(client, db, monkeypatch):
    monkeypatch.setattr("articles.selection.MOST_COUNTED", 3)
    for month in (1, 2, 2):
        make_article("Слово", date=f"2026-{month:02}-01")
    page = visit(client, "/articles/?q=слово&year=2026&month=2")
    assert (page.total, page.counts("month")) == (2, {"1": 1, "2": 2})
    assert "data-capped" not in page.html
    make_article("Слово", date="2026-03-01")
    page = visit(client, "/articles/?q=слово&year=2026&month=2")
    assert (page.total, page.counts("month")) == (2, {"2": 2, "3": 1})
    assert page.html.count("data-capped") == 3  # a year, two months


def test_no_city_stands_among_the_cities_by_its_count(client, db):
    cities = [make_city(f"Город {number:03d}") for number in range(125)]
    make_article("Везде", cities=cities)
    make_article("Нигде"), make_article("Тоже нигде")
    first, second = (visit(client, f"/articles/by/city/?page={page}") for page in (1, 2))
    shown = counts(first, "city") + counts(second, "city")
    assert (shown[0], len(counts(first, "city"))) == (("none", 2), 120)
    assert sorted(shown[1:]) == [(f"gorod-{number:03d}", 1) for number in range(125)]


def test_former_slug_leads_to_the_present_one(client, many):
    tag = Tag.objects.get()
    tag.slug = "obshchestvennoe"
    tag.save()
    answer = client.get("/articles/by/person/?tag=obshchestvo&year=2026")
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        "/articles/by/person/?tag=obshchestvennoe&year=2026",
    )
