"""A choice of a filter says how many results it would give, and its link gives so many."""

import re
from collections import Counter
from random import Random

import pytest

from articles.dates import month_bounds, year_bounds
from articles.models import Article
from tests.factories import make_article, make_city, make_mention, make_organisation
from tests.pages.parsed import LISTS, visit
from tests.pages.random_archive import random_archive

TOTAL = re.compile(r'data-total="([0-9]+)"')
CHOICE = re.compile(r'<a data-facet="([a-z]+)" data-value="([^"]+)"[^>]*?( aria-current="true")?>')
ADD_UP = {"city", "source"}  # several chosen ones are any of them


def opened(client, url) -> tuple[int, dict[tuple[str, str], bool]]:
    """A page's total and its choices, each on or off; read quickly, for there are many."""
    html = client.get(url).content.decode()
    return int(TOTAL.search(html)[1]), {(f, v): bool(on) for f, v, on in CHOICE.findall(html)}


def promised_and_given(client, url, most=1000) -> list[tuple]:
    """For `most` choices a filter: its name, its value, its count, and what its link gives.

    The link of a choice that is on takes it off: there the page itself gives the number, unless
    several add up, or a month has made it smaller than its year's.
    """
    page = visit(client, url)
    on = [choice.facet for choice in page.choices if choice.current]
    found, seen = [], Counter()
    for choice in page.choices:
        seen[choice.facet] += 1
        if seen[choice.facet] > most:
            continue
        total, states = opened(client, choice.href)
        state = states.get((choice.facet, choice.value), False)
        assert state is not choice.current, f"{choice.href} does not change {choice.value}"
        if choice.current:
            alone = on.count(choice.facet) == 1 or choice.facet not in ADD_UP
            if alone and not (choice.facet == "year" and "month" in on):
                found.append((choice.facet, choice.value, choice.count, page.total))
        elif choice.facet not in on or choice.facet not in ADD_UP:
            found.append((choice.facet, choice.value, choice.count, total))
    return found


def untrue(found) -> list[tuple]:
    return [row for row in found if row[2] != row[3]]


SEED_QUERIES = [
    *LISTS,
    "/articles/?certain=1",
    "/articles/?year=2026",
    "/articles/?year=2026&month=2",
    "/articles/?year=2026&month=2&certain=1",
    "/articles/?city=almaty",
    "/articles/?city=none",
    "/articles/?date_after=2026-02-01&date_before=2026-02-28",
    "/articles/?date_after=2026-02-01&date_before=2026-02-28&certain=1",
    "/articles/?tag=referendum&event=jas-stars&person=serik-esmatov",
    "/articles/?city=almaty&tag=referendum&person=serik-esmatov&organisation=muzart-life"
    "&event=jas-stars&language=ru&date_after=2026-01-01&date_before=2026-12-31&year=2026&month=3"
    "&sort=date",
    "/events/?year=2026&month=3",
    "/events/?year=2026&month=3&certain=1",
    "/events/?city=none",
    "/events/?classification=concert",
    "/events/?city=almaty&classification=concert&organisation=muzart-life&person=luina"
    "&date_after=2026-01-01&date_before=2026-12-31&year=2026&month=3&sort=date",
    "/people/?letter=А",
    "/people/?city=astana&organisation=mazhilis-parlamenta-respubliki-kazakhstan&letter=С",
    "/people/?city=none",
    "/organisations/?classification=party",
    "/organisations/?city=none",
    "/organisations/?city=none&city=astana",
    "/organisations/?city=astana&classification=branch",
]


@pytest.mark.parametrize("url", SEED_QUERIES)
def test_count_of_a_choice_is_what_its_link_gives_on_the_seeds(client, archive, url):
    found = promised_and_given(client, url, most=1000 if url in LISTS else 2)
    assert (untrue(found), found != []) == ([], True)


@pytest.mark.django_db
@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("seed", [1, 2])
def test_count_of_a_choice_is_what_its_link_gives_on_a_random_archive(client, path, seed):
    random_archive(seed)
    random, urls = Random(seed), {path}
    for _step in range(2):
        page = visit(client, random.choice(sorted(urls)))
        urls.add(random.choice(page.choices).href)
        if path in ("/articles/", "/events/") and random.random() < 0.5:
            urls.add(f"{page.canonical}{'&' if '?' in page.canonical else '?'}certain=1")
    assert {url: untrue(promised_and_given(client, url)) for url in urls} == dict.fromkeys(urls, [])


def brute_force(articles, first=None, last=None, certain=False) -> set[str]:
    return {
        article.get_absolute_url()
        for article in articles
        if article.date.may_fall(first, last)
        and (not certain or article.date.surely_falls(first, last))
    }


@pytest.mark.django_db
def test_years_and_months_count_what_may_fall_in_them_and_with_certain_what_surely_does(client):
    random_archive(3)
    articles = list(Article.objects.published())
    for certain in (False, True):
        flag = "&certain=1" if certain else ""
        expected = {
            str(year): len(brute_force(articles, *year_bounds(year), certain))
            for year in range(2020, 2030)
        }
        page = visit(client, f"/articles/?{flag}")
        assert page.counts("year") == {year: n for year, n in expected.items() if n}
        for year in expected:
            page = visit(client, f"/articles/?year={year}{flag}")
            months = {
                str(month): len(brute_force(articles, *month_bounds(int(year), month), certain))
                for month in range(1, 13)
            }
            assert page.counts("month") == {month: n for month, n in months.items() if n}


@pytest.mark.django_db
def test_chosen_record_keeps_its_count_however_many_others_stand_before_it(client):
    names = [f"Аа Общество {number:02d}" for number in range(70)] + ["Яя Последнее"]
    article = make_article(body="\n".join(names))
    for name in names:
        make_mention(article, make_organisation(name))
    page = visit(client, "/articles/?organisation=yaya-poslednee")
    first = next(c for c in page.choices if c.facet == "organisation")
    assert (first.value, first.count, first.current) == ("yaya-poslednee", 1, True)


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["gorod-69", "none"])
def test_chosen_city_keeps_its_count_among_many(client, value):
    for number in range(70):
        city = make_city(f"Город {number}")
        make_article(cities=[city])
        if number != 69:
            make_article(cities=[city])
    make_article()
    page = visit(client, f"/articles/?city={value}")
    assert [(c.value, c.count) for c in page.choices if c.current] == [(value, 1)]
    assert page.total == 1


@pytest.mark.parametrize(
    ("url", "facet", "counts"),
    [
        ("/articles/", "city", {"almaty": 4, "astana": 1}),
        ("/articles/", "year", {"2026": 4, "2025": 1}),
        ("/articles/?certain=1", "year", {"2026": 4, "2025": 1}),
        ("/articles/?year=2026", "month", {"1": 1, "2": 2, "3": 3}),
        ("/articles/?year=2026&certain=1", "month", {"2": 1, "3": 2}),
        ("/articles/?year=2026&certain=1", "year", {"2026": 4, "2025": 1}),
        ("/articles/?language=ru", "language", {"ru": 5}),
        ("/articles/?event=algys-fest", "city", {"almaty": 1}),
        ("/events/", "city", {"almaty": 8, "none": 3, "astana": 2}),
        ("/events/", "year", {"2026": 10, "2025": 3}),
        ("/people/", "city", {"almaty": 15, "astana": 14}),
        ("/organisations/", "city", {"none": 21, "astana": 10, "almaty": 8}),
        (
            "/people/",
            "letter",
            {"А": 3, "Ә": 1, "Б": 4, "Д": 1, "Е": 1, "Ж": 3, "К": 3}
            | {"Л": 1, "М": 2, "Н": 2, "О": 1, "С": 3, "Т": 2, "Ш": 1},
        ),
    ],
)  # fmt: skip
def test_counts_on_the_seeds(client, archive, url, facet, counts):
    assert visit(client, url).counts(facet) == counts
