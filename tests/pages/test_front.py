"""The front page, what the archive says of itself, and its health."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import (
    make_article,
    make_coverage,
    make_draft,
    make_event,
    make_mention,
    make_person,
)
from tests.pages.parsed import crawl, sections, visit, words


def test_front_page_of_the_seeds(client, archive):
    page = visit(client, "/")
    shown = sections(page)
    assert [words(e) for e in page.with_class("totals")[0]] == [
        "5 статей",
        "13 событий",
        "28 человек",
        "39 организаций",
    ]
    assert shown["Новое"] == [
        "В Астане подвели итоги разъяснительной работы перед референдумом",
        "В Алматы прошёл молодёжный концерт Jas Stars в поддержку референдума",
        "Как Алматы готовился к референдуму по новой Конституции",
        "Проект новой Конституции обсудили в Алматы с помощью искусственного интеллекта",
        "В Алматы прошла конференция о роли Конституции",
    ]
    assert shown["По времени"] == ["март 20263", "февраль 20262", "январь 20261", "август 20251"]
    assert shown["По городам"] == ["Алматы4", "Астана1"]
    assert shown["Люди в новостях"][0] == "Айдос Сарым2"


def test_every_count_of_the_front_page_is_what_its_link_gives(client, archive):
    page = visit(client, "/")
    for name, parameter in (
        ("cities", "city"),
        ("tags", "tag"),
        ("people", "person"),
        ("organisations", "organisation"),
    ):
        for link in [a for index in page.with_class("index") for a in index.iter("a")]:
            if link.get("href").startswith(f"/{name}/"):
                slug = link.get("href").split("/")[2]
                count = int(words(next(e for e in link if e.get("class") == "count")))
                assert visit(client, f"/articles/?{parameter}={slug}").total == count, slug
    for link in [a for index in page.with_class("index") for a in index.iter("a")]:
        if link.get("href").startswith("/archive/"):
            count = int(words(next(e for e in link if e.get("class") == "count")))
            assert visit(client, link.get("href")).total == count


def test_no_link_of_the_archive_is_dead(client, archive):
    pages = crawl(client, "/")
    assert {"/", "/about/", "/articles/", "/people/luina/", "/archive/2025/08/"} <= pages.keys()
    assert [url for url, page in pages.items() if len(page.all("h1")) != 1] == []
    assert [
        url for url, page in pages.items() if "/en/" in page.links or "/kk/" in page.links
    ] == []


@pytest.mark.parametrize("path", ["/", "/about/", "/articles/", "/people/", "/cities/", "/tags/"])
def test_empty_archive_has_whole_pages(client, db, path):
    assert visit(client, path).heading != ""


@pytest.mark.django_db
def test_events_to_come_stand_apart_from_those_that_were(client):
    today = timezone.localdate()
    article = make_article()
    make_draft()
    for name, days in (("Вчера", -1), ("Сегодня", 0), ("Завтра", 1), ("Потом", 30)):
        make_coverage(article, make_event(name, date=str(today + timedelta(days=days))))
    make_coverage(article, make_event("Неизвестно когда"))
    shown = sections(visit(client, "/"))
    assert (shown["Впереди"], shown["События"]) == (["Завтра", "Потом"], ["Сегодня", "Вчера"])


@pytest.mark.django_db
def test_few_names_say_nothing_about_who_is_in_the_news(client):
    people = [make_person(f"Иван Петров{letter}") for letter in "абвгд"]
    article = make_article(body=" ".join(person.name for person in people))
    for person in people[:4]:
        make_mention(article, person)
    assert "Люди в новостях" not in sections(visit(client, "/"))
    make_mention(article, people[4])
    assert len(sections(visit(client, "/"))["Люди в новостях"]) == 5


@pytest.mark.django_db
def test_health_is_said_in_one_line(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (
        200,
        b"ok\n",
        "text/plain",
    )
