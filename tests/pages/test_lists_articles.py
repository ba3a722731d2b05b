"""The list of articles over the five articles of the first start."""

import pytest

from articles.models import Article
from tests.factories import make_article, make_city, make_mention, make_person, make_photo, make_tag
from tests.pages.parsed import visit, words

ALL = "003 000 002 001 004"


def told(client, query) -> tuple[str, str]:
    """The numbers of the articles that are listed, and of those that only may belong there."""
    page = visit(client, f"/articles/?{query}")
    numbers = {a.get_absolute_url(): a.ref[-3:] for a in Article.objects.all()}
    shown = [numbers[entry] for entry in page.entries]
    assert page.total == len(shown)
    return " ".join(shown), " ".join(numbers[entry] for entry in page.uncertain)


@pytest.mark.parametrize(
    ("query", "shown", "uncertain"),
    [
        ("", ALL, ""),
        ("sort=date", "004 001 002 000 003", ""),
        ("city=almaty", "000 002 001 004", ""),
        ("city=astana", "003", ""),
        ("city=astana&city=almaty", ALL, ""),
        ("city=none", "", ""),
        ("city=none&city=astana", "003", ""),
        ("city=shymkent", "", ""),
        ("date_after=2026-02-01&date_before=2026-02-28", "000 001", "000"),
        ("date_after=2026-02-01&date_before=2026-02-28&certain=1", "001", ""),
        ("date_after=2026-03-15", "003", ""),
        ("date_after=2026-03-17", "003", "003"),
        ("date_after=2026-04-01", "", ""),
        ("date_before=2025-08-28", "", ""),
        ("date_before=2025-08-29", "004", ""),
        ("date_before=2025-12-31", "004", ""),
        ("date_before=2026-01-01", "000 004", "000"),
        ("date_before=2026-01-01&certain=1", "004", ""),
        ("year=2025", "004", ""),
        ("year=2026", "003 000 002 001", ""),
        ("year=2026&certain=1", "003 000 002 001", ""),
        ("year=1999", "", ""),
        ("year=2027", "", ""),
        ("year=2026&month=2", "000 001", "000"),
        ("year=2026&month=3", "003 000 002", "000"),
        ("year=2026&month=3&certain=1", "003 002", ""),
        ("year=2026&month=3&date_before=2026-03-15", "000 002", "000"),
        ("certain=1", "002 001 004", ""),
        ("tag=referendum", "003 000 002", ""),
        ("tag=referendum&tag=molodezh", "000", ""),
        ("tag=referendum&tag=nagrady", "", ""),
        ("person=aidos-sarym", "003 001", ""),
        ("person=aidos-sarym&person=arslanbek-magzum", "003", ""),
        ("person=aidos-sarym&person=luina", "", ""),
        ("organisation=akimat-goroda-almaty", "004", ""),
        ("organisation=obshchenatsionalnaya-koalitsiya", "003 002", ""),
        ("event=jas-stars", "000 002", ""),
        ("event=respublikanskiy-referendum-po-novoi-konstitutsii", "003 000 002", ""),
        ("event=jas-stars&tag=volonterstvo", "", ""),
        ("language=ru", ALL, ""),
        ("language=kk", "", ""),
        ("city=almaty&year=2026&tag=referendum&event=jas-stars&language=ru&certain=1", "000 002", ""),
        ("date_after=&date_before=&year=&month=&sort=&page=&certain=&language=", ALL, ""),
        ("utm_source=letter&fbclid=1&q=", ALL, ""),
    ],
)  # fmt: skip
def test_query_string_chooses_among_the_seeds(client, archive, query, shown, uncertain):
    assert told(client, query) == (shown, uncertain)


def test_page_without_results_says_so_and_offers_ways_on(client, archive):
    page = visit(client, "/articles/?city=astana&year=2025&certain=1")
    (ways,) = page.with_class("ways")
    offers = [(words(a), a.get("href")) for a in ways.iter("a")]
    assert (page.total, offers) == (
        0,
        [
            ("Без фильтра «Астана»", "/articles/?year=2025&certain=1"),
            ("Показать всё", "/articles/"),
        ],
    )


def test_card_of_an_imprecise_date_shows_its_bounds_in_a_data_element(client, archive):
    page = visit(client, "/articles/?event=jas-stars&tag=molodezh")
    assert [(e.get("value"), words(e)) for e in page.results.iter("data")] == [
        ("[2026-01-01..2026-03-14]", "до 14 марта 2026 ≈")
    ]


def test_card_of_a_known_day_shows_it_in_a_time_element(client, archive):
    page = visit(client, "/articles/?year=2025")
    assert [(e.get("datetime"), words(e)) for e in page.results.iter("time")] == [
        ("2025-08-29", "29 августа 2025")
    ]


@pytest.mark.django_db
def test_twenty_articles_stand_on_a_page_and_none_is_lost_between_two(client):
    for number in range(45):
        make_article(f"Заметка {number}")
    pages = [visit(client, f"/articles/?page={number}") for number in (1, 2, 3)]
    entries = [page.entries for page in pages]
    assert [len(each) for each in entries] == [20, 20, 5]
    assert len({entry for each in entries for entry in each}) == 45
    assert {page.total for page in pages} == {45}
    assert [page.canonical for page in pages] == [
        "/articles/",
        "/articles/?page=2",
        "/articles/?page=3",
    ]
    visit(client, "/articles/?page=4", 404)


@pytest.mark.django_db
def test_pages_of_a_filtered_list_keep_its_filters(client):
    city, tag = make_city(), make_tag()
    for number in range(41):
        make_article(f"Заметка {number}", cities=[city], tags=[tag])
    page = visit(client, "/articles/?tag=referendum&utm=1&city=almaty&page=2")
    (links,) = page.with_class("pages")
    assert [a.get("href") for a in links.iter("a")] == [
        "/articles/?city=almaty&tag=referendum",
        "/articles/?city=almaty&tag=referendum",
        "/articles/?city=almaty&tag=referendum&page=2",
        "/articles/?city=almaty&tag=referendum&page=3",
        "/articles/?city=almaty&tag=referendum&page=3",
    ]


@pytest.mark.django_db
def test_article_with_several_of_the_chosen_cities_is_listed_and_counted_once(client):
    cities = [make_city("Алматы"), make_city("Астана")]
    make_article("Об обоих городах", cities=cities)
    page = visit(client, "/articles/?city=almaty&city=astana")
    assert (page.total, len(page.entries), page.counts("city")) == (
        1,
        1,
        {"almaty": 1, "astana": 1},
    )


@pytest.mark.django_db
def test_person_named_in_a_photo_credit_only_is_not_in_the_article(client):
    person = make_person("Иван Петров")
    article = make_article(body="Текст.\nФото: Иван Петров")
    make_photo(article, "Фото: Иван Петров")
    make_mention(article, person)
    visit(client, "/articles/?person=ivan-petrov", 400)
