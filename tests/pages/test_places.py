"""Cities and tags."""

import pytest

from articles.models import City
from articles.views import places
from tests.factories import (
    make_article,
    make_city,
    make_coverage,
    make_draft,
    make_event,
    make_tag,
)
from tests.pages.parsed import sections, visit, words


def test_cities_with_something_come_first_with_their_counts(client, archive):
    page = visit(client, "/cities/")
    cards = [words(e) for e in page.results.iter("article")]
    assert cards == ["Алматы 4 статьи, 8 событий", "Астана 1 статья, 2 события"]
    assert page.total == 2
    assert len(sections(page)["Пока без статей"]) == City.objects.count() - 2


def test_city_shows_its_articles_events_and_organisations(client, archive):
    shown = sections(visit(client, "/cities/astana/"))
    assert shown["Статьи"] == ["В Астане подвели итоги разъяснительной работы перед референдумом"]
    assert shown["События"] == [
        "Подведение итогов работы коалиции в Астане",
        "Информационная кампания к референдуму в Астане",
    ]
    assert len(shown["Организации"]) == 10
    assert "Нур-Султан (2019–2022)" in visit(client, "/cities/astana/").text


@pytest.mark.parametrize("path", ["/cities/astana/", "/cities/almaty/", "/tags/referendum/"])
def test_links_to_lists_give_what_the_page_counts(client, archive, path):
    page = visit(client, path)
    lists = [a.get("href") for a in page.with_class("section-more")]
    kind, slug = path.strip("/").split("/")
    parameter = {"cities": "city", "tags": "tag"}[kind]
    assert [url.partition("?")[2] for url in lists] == [f"{parameter}={slug}"] * len(lists)
    totals = [visit(client, url).total for url in lists]
    shown = sections(page)
    titles = ("Статьи", "События", "Организации")
    assert totals == [len(shown[title]) for title in titles if title in shown]


def test_city_without_articles_has_a_page_that_says_so(client, archive):
    page = visit(client, "/cities/shymkent/")
    assert (page.heading, sections(page)) == ("Шымкент", {})
    assert "Опубликованных статей об этом городе пока нет." in page.text


def test_tags_are_counted_and_lead_to_those_beside_them(client, archive):
    page = visit(client, "/tags/")
    cards = [words(e) for e in page.results.iter("article")]
    assert (page.total, len(cards), "Конституция 5 статей" in cards) == (13, 13, True)
    beside = sections(visit(client, "/tags/nagrady/"))["Вместе с меткой"]
    assert beside == ["конституционная реформа1", "Конституция1", "конференции1", "маслихаты1"]


def test_tag_beside_a_tag_gives_as_many_articles_as_it_says(client, archive):
    page = visit(client, "/tags/referendum/")
    (index,) = page.with_class("index")
    for link in index.iter("a"):
        count = int(words(next(e for e in link if e.get("class") == "count")))
        assert visit(client, link.get("href")).total == count


@pytest.mark.django_db
def test_drafts_count_for_no_city_and_no_tag(client):
    city, tag, other = make_city(), make_tag(), make_tag("иное")
    make_article(cities=[city], tags=[tag])
    make_draft("Второй", cities=[city], tags=[tag, other])
    make_coverage(make_draft("Третий"), make_event("Тайное", cities=[city]))
    assert [words(e) for e in visit(client, "/cities/").results.iter("article")] == [
        "Алматы 1 статья"
    ]
    assert [words(e) for e in visit(client, "/tags/").results.iter("article")] == [
        "референдум 1 статья"
    ]
    assert list(sections(visit(client, "/tags/referendum/"))) == ["Статьи"]
    assert sections(visit(client, "/cities/almaty/")) == {"Статьи": ["Заметка"]}


@pytest.mark.django_db
def test_tags_that_make_several_pages_have_an_index_of_letters(client):
    letters = "абвгд"
    tags = [make_tag(f"{letter}-{number:03}") for letter in letters for number in range(31)]
    make_article(tags=tags)
    make_draft("Второй", tags=[make_tag("жук")])
    page = visit(client, "/tags/")
    names = [words(e).removesuffix(" 1 статья") for e in page.results.iter("article")]
    assert (page.total, names) == (155, [tag.name for tag in tags[:150]])
    assert page.counts("letter") == dict.fromkeys("АБВГД", 31)
    assert len(visit(client, "/tags/?page=2").entries) == 5
    letter = visit(client, "/tags/?letter=Б")
    assert (letter.total, len(letter.entries), letter.canonical) == (
        31, 31, "/tags/?letter=%D0%91",
    )  # fmt: skip
    assert [choice.value for choice in letter.choices if choice.current] == ["Б"]
    assert visit(client, "/tags/?letter=Я").total == 0
    assert visit(client, "/tags/?page=x", 400).total == 155
    assert visit(client, "/tags/?letter=12", 400).total == 155
    visit(client, "/tags/?page=3", 404)


@pytest.mark.django_db
def test_city_of_very_many_events_shows_the_newest_and_stops_counting(client, monkeypatch):
    monkeypatch.setattr(places, "MOST_EVENTS", 21)
    city, article = make_city(), make_article()
    for number in range(23):
        event = make_event(f"Событие {number:02}", date=f"2025-01-{number + 1:02}", cities=[city])
        make_coverage(article, event)
    make_event("Тайное", date="2026-01-01", cities=[city])
    page = visit(client, "/cities/almaty/")
    assert sections(page)["События"] == [f"Событие {number:02}" for number in range(22, 2, -1)]
    assert "Все события (более 21)" in page.text
