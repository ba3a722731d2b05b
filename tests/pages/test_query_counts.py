"""A page asks the database as often for three of everything as for one."""

import pytest
from django.db import connection

from articles.models import Correction
from tests.factories import (
    make_article,
    make_city,
    make_coverage,
    make_event,
    make_figure,
    make_mention,
    make_organisation,
    make_participation,
    make_person,
    make_photo,
    make_quote,
    make_role,
    make_source,
    make_tag,
)
from tests.snapshot import once

WORDS = ("Первый", "Второй", "Третий")


@once
def fill(count: int) -> None:
    """`count` of everything, on every page of the first of each kind."""
    numbers = WORDS[:count]
    cities = [make_city(f"{number} город") for number in numbers]
    tags = [make_tag(f"{number} тег") for number in numbers]
    hidden = [make_person(f"Скрыт {number}", visibility="hidden") for number in numbers]
    people = [make_person(f"Человек {number}") for number in numbers]
    parent = make_organisation("Корень")
    organisations = [
        make_organisation(f"Общество {number}", city=cities[0], parent=parent) for number in numbers
    ]
    children = [make_organisation(f"Крыло {n}", parent=organisations[0]) for n in numbers]
    whole = make_event("Целое")
    events = [
        make_event(
            f"Событие {number}",
            date="2026-03-15",
            cities=cities,
            parent=whole,
            venue_organisation=organisations[0],
        )
        for number in numbers
    ]
    parts = [make_event(f"Часть {n}", date="2026-03", parent=events[0]) for n in numbers]
    for person in people:
        person.other_names.create(name=f"{person.name} иначе")
        person.identifiers.create(scheme="wikidata", value=person.name)
    for organisation in organisations:
        organisation.other_names.create(name=f"{organisation.name} иначе")
    cities[0].former_names.create(name="Прежний")
    body = "\n".join(
        record.name for record in [*people, *organisations, *children, *hidden, parent]
    )
    photos = "".join(f"\nФото: {number}" for number in numbers)
    source = make_source()
    articles = [
        make_article(
            f"Статья {number}", body + photos, cities=cities, tags=tags, source=source, lead="Лид."
        )
        for number in numbers
    ]
    for number in numbers:
        make_article(
            f"Версия {number}", body, version_of=articles[0], version_kind="reprint", date="2025"
        )
    make_article("Рядом", tags=tags)
    for article in articles:
        Correction.objects.create(article=article, fault="archive", words="Исправлено.")
        for record in [*people, *organisations, *children, *hidden, parent]:
            make_mention(article, record)
        for person in people:
            for organisation in organisations:
                make_role(article, person, "член", organisation=organisation)
            make_quote(article, person.name, person=person)
        for organisation in organisations:
            make_quote(article, organisation.name, organisation=organisation)
        for number in numbers:
            make_photo(article, f"Фото: {number}")
        for event in [*events, *parts, whole]:
            make_coverage(article, event, *(() if event is whole else (people[0].name,)))
        for event in events:
            for record in people + organisations:
                key = "person" if record in people else "organisation"
                make_participation(event, article, "слова", part="speaker", **{key: record})
            make_participation(event, article, "слова", performer="DJ")
            make_figure(event, article, "много", 5, claimed_by_person=people[0])
            make_figure(event, article, "мало", 6, claimed_by_organisation=organisations[0])


# Values to be counted are remembered between requests, but not within a test's transaction: each
# counting is one query more here.
PAGES = {
    "/": 12,
    "/about/": 2,
    "/articles/": 7,
    "/articles/?city=pervy-gorod&tag=pervy-teg&person=chelovek-pervy&organisation=obshchestvo-pervy"
    "&event=sobytie-pervy&source=tengrinews&year=2026&month=3&certain=1": 10,
    # SQLite is asked apart for what may fall in the year and ends later.
    "/articles/?q=статья&city=pervy-gorod&year=2026": {"sqlite": 12, "postgresql": 10},
    "/articles/?city=nowhere&year=x": 5,
    "/articles/statya-pervy/": 14,
    "/archive/2026/": 5,
    "/archive/2026/03/": 6,
    "/archive/2026/03/15/": 7,
    "/people/": 6,
    "/people/?city=pervy-gorod&organisation=obshchestvo-pervy&letter=П": 7,
    "/people/chelovek-pervy/": 12,
    "/organisations/": 6,
    "/organisations/?classification=other&city=pervy-gorod": 7,
    "/organisations/obshchestvo-pervy/": 14,
    "/events/": 10,
    "/events/?city=pervy-gorod&person=chelovek-pervy&year=2026": 11,
    "/events/sobytie-pervy/": 14,
    "/cities/": 4,
    "/cities/pervy-gorod/": 13,
    "/tags/": 3,
    "/tags/pervy-teg/": 8,
}


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("url", "queries"), PAGES.items())
def test_number_of_queries_does_not_grow(client, django_assert_num_queries, url, queries, count):
    fill(count)
    if isinstance(queries, dict):
        queries = queries[connection.vendor]
    with django_assert_num_queries(queries):
        response = client.get(url)
    assert response.status_code == (400 if "nowhere" in url else 200)
