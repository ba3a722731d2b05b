"""Lists of people and events by what published articles join: told by hand, and after every edit."""

from collections.abc import Callable
from random import Random
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.indexing import reindex
from articles.language import sort_key
from articles.models import (
    Article,
    City,
    Coverage,
    Event,
    Mention,
    Organisation,
    Participation,
    Person,
    StatedRole,
)
from articles.publishing import withdraw
from tests.admin.filled import FilledForm, signed_in
from tests.factories import (
    make_administrator,
    make_article,
    make_city,
    make_coverage,
    make_event,
    make_mention,
    make_organisation,
    make_participation,
    make_person,
    make_photo,
    make_role,
)
from tests.pages.parsed import visit
from tests.snapshot import once

pytestmark = pytest.mark.django_db
PEOPLE = (
    "Әсем Баденова",
    "Иван Петров",
    "Ұлан Сейт",
    "Anna Smith",
    "Ёлкин Юрий",
    "Иван Пак",
    "Скрыт",
)
ORGANISATIONS = ("Партия AMANAT", "Маслихат", "Алем", "Qamqor")
EVENTS = ("Концерт", "Форум", "Встреча", "Дебаты")


# The archive


@once
def fill(seed: int) -> None:
    random = Random(seed)
    cities = [make_city(name) for name in ("Алматы", "Астана", "Шымкент")]
    people = [make_person(name) for name in PEOPLE[:-1]]
    people += [make_person(PEOPLE[-1], visibility="hidden"), make_person("Имя", visibility="text")]
    organisations = [make_organisation(name) for name in ORGANISATIONS]
    events = [make_event(name, cities=random.sample(cities, 1)) for name in EVENTS]
    for number in range(24):
        status = random.choice(["published"] * 5 + ["draft", "withdrawn"])
        article = make_article(
            f"Статья {number}",
            "\n".join(record.name for record in [*people, *organisations]),
            cities=random.sample(cities, random.choice((0, 1, 1, 2))),
            status=status,
        )
        for record in random.sample(people, 3) + random.sample(organisations, 1):
            make_mention(article, record)
        for person in random.sample(people, 2):  # named or not
            joined = random.sample([None, *organisations], 2)
            for organisation in joined:
                make_role(article, person, f"член {organisation}", organisation=organisation)
        event = random.choice(events)
        if random.random() < 0.6:  # else the event may be none of the public
            make_coverage(article, event)
        for who in random.sample([*people, *organisations], 2):
            key = "person" if isinstance(who, Person) else "organisation"
            make_participation(event, article, "слова", **{key: who})
        make_participation(event, article, "слова", performer="DJ")
    only_credited(organisations[0])


def only_credited(organisation) -> None:
    """Somebody whom an article names nowhere but under a photo, and gives a role all the same."""
    line = "Фото: Пётр Снимков"
    article = make_article("Снимок", line)
    person = make_person("Пётр Снимков")
    make_photo(article, line)
    make_mention(article, person)
    make_role(article, person, "фотограф", organisation=organisation)


# The oracle


class Told:
    """What rows say of public records, read one by one."""

    def __init__(self):
        published = {
            pk
            for pk, status in Article.objects.values_list("pk", "status")
            if status == "published"
        }
        mentions = [m for m in Mention.objects.all() if m.article_id in published and m.in_text]
        roles = [role for role in StatedRole.objects.all() if role.article_id in published]
        parts = [part for part in Participation.objects.all() if part.article_id in published]
        covered = {c.event_id for c in Coverage.objects.all() if c.article_id in published}
        cities: dict[int, set] = {pk: set() for pk in published}
        for article, city in Article.cities.through.objects.values_list("article", "city"):
            cities.get(article, set()).add(city)
        named = {m.person_id for m in mentions}
        self.people = {p.pk: p for p in Person.objects.filter(visibility="page", pk__in=named)}
        self.organisations = {
            o.pk: o
            for o in Organisation.objects.filter(pk__in={m.organisation_id for m in mentions})
        }
        self.events = {e.pk: e for e in Event.objects.filter(pk__in=covered)}
        self.cities = {city.pk: city for city in City.objects.all()}
        self.city_of_person = {
            (city, m.person_id) for m in mentions for city in cities[m.article_id] or {None}
        }
        self.organisation_of_person = {(r.organisation_id, r.person_id) for r in roles}
        self.person_of_event = {(part.person_id, part.event_id) for part in parts}
        self.organisation_of_event = {(part.organisation_id, part.event_id) for part in parts}

    def list_of_people(self, asked: list[tuple[str, str]]) -> dict:
        letters = [value for name, value in asked if name == "letter"]
        rows = [
            pk
            for pk, person in self.people.items()
            if all(person.sort_key.startswith(sort_key(letter)) for letter in letters)
        ]
        facets = {
            "city": (self.city_of_person, {**self.cities, None: None}, any),
            "organisation": (self.organisation_of_person, self.organisations, all),
        }
        found, counts = self._list(rows, facets, asked)
        found.sort(key=lambda pk: (self.people[pk].sort_key, pk))
        return {"rows": [self.people[pk].get_absolute_url() for pk in found], **counts}

    def list_of_events(self, asked: list[tuple[str, str]]) -> dict:
        facets = {
            "person": (self.person_of_event, self.people, all),
            "organisation": (self.organisation_of_event, self.organisations, all),
        }
        found, counts = self._list(list(self.events), facets, asked)
        found.sort(reverse=True)  # none has a date
        return {"rows": [self.events[pk].get_absolute_url() for pk in found], **counts}

    def _list(self, rows, facets, asked) -> tuple[list[int], dict]:
        def kept(but: str = "") -> list[int]:
            left = rows
            for name, (pairs, records, how) in facets.items():
                chosen = [key_of(records, value) for given, value in asked if given == name]
                if chosen and name != but:
                    left = [pk for pk in left if how((key, pk) in pairs for key in chosen)]
            return left

        counts = {}
        for name, (pairs, records, how) in facets.items():
            among = set(kept(but=name if how is any else ""))
            numbers = {key: sum((key, pk) in pairs for pk in among) for key in records}
            chosen = {key_of(records, value) for given, value in asked if given == name}
            counts[name] = in_order(records, numbers, chosen)
        return kept(), counts


def key_of(records, slug: str):
    return next(key for key, record in records.items() if slug == slug_of(record))


def slug_of(record) -> str:
    return record.slug if record else "none"


def in_order(records, numbers, chosen) -> list[tuple[str, int]]:
    """Chosen ones first, then the biggest; equal ones by name, and being without a city last."""
    keys = [key for key, n in numbers.items() if n or key in chosen]
    keys.sort(
        key=lambda key: (
            key not in chosen,
            -numbers[key],
            records[key] is None,
            records[key] and records[key].sort_key,
        )
    )
    return [(slug_of(records[key]), numbers[key]) for key in keys]


# What is asked


def shown(client, path: str, asked: list[tuple[str, str]], facets) -> dict:
    page = visit(client, f"{path}?{urlencode(asked)}")
    assert page.total == len(page.entries)
    counts = {
        name: [(c.value, c.count) for c in page.choices if c.facet == name] for name in facets
    }
    return {"rows": page.entries, **counts}


def questions(told: Told) -> list[tuple[str, list[tuple[str, str]]]]:
    """Of each list: everything, each value of each filter, and some pairs of them."""
    organisations = [("organisation", o.slug) for o in told.organisations.values()]
    cities = [("city", slug) for slug in ("almaty", "astana", "shymkent", "none")]
    people = [("person", person.slug) for person in told.people.values()]
    pairs = [list(pair) for pair in zip(cities, organisations, strict=False)]
    of_people = [[], *([one] for one in cities + organisations), *pairs]
    of_people += [[("letter", "П")], [("letter", "П"), cities[0]], cities[2:], organisations[:2]]
    of_events = [[], *([one] for one in people + organisations), people[:2]]
    of_events += [list(pair) for pair in zip(people, organisations, strict=False)]
    return [("/people/", asked) for asked in of_people] + [
        ("/events/", asked) for asked in of_events
    ]


def compare(client) -> None:
    told = Told()
    lists = {"/people/": told.list_of_people, "/events/": told.list_of_events}
    facets = {"/people/": ("city", "organisation"), "/events/": ("person", "organisation")}
    asked = questions(told)
    wanted = [lists[path](given) for path, given in asked]
    assert [shown(client, path, given, facets[path]) for path, given in asked] == wanted
    call_command("check_index", verbosity=0)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_lists_and_their_counts_are_what_articles_say(client, seed):
    fill(seed)
    assert "petr-snimkov" in Person.objects.values_list("slug", flat=True)
    compare(client)


def test_who_is_hidden_behind_the_gate_is_shown_by_no_list(client):
    fill(1)
    shown_before = visit(client, "/people/").entries
    hidden = Person.objects.get(slug="ivan-petrov")
    Person.objects.filter(pk=hidden.pk).update(visibility="hidden")
    people, events = visit(client, "/people/"), visit(client, "/events/")
    assert set(shown_before) - set(people.entries) == {hidden.get_absolute_url()}
    assert [hidden.slug in page.html or hidden.name in page.html for page in (people, events)] == [
        False,
        False,
    ]
    assert "person" in {choice.facet for choice in events.choices}


# Edits, each by the way that editors or the archive go


def withdraw_one(client) -> None:
    for article in Article.objects.published()[:2]:
        withdraw(article, make_administrator(f"admin{article.pk}"), "По просьбе источника.")


def drop_roles(client) -> None:
    article = StatedRole.objects.public().exclude(organisation=None).first().article
    # Who has a role must be named.
    article.stated_roles.exclude(person__in=article.mentions.values("person")).delete()
    article.participations.all().delete()
    form = FilledForm(signed_in(client), f"/admin/articles/article/{article.pk}/change/")
    for number in range(int(form["roles-INITIAL_FORMS"])):
        form.delete_row(f"roles-{number}")
    form.saved()


def drop_participations(client) -> None:
    event = Coverage.objects.public().first().event
    form = FilledForm(signed_in(client), f"/admin/articles/event/{event.pk}/change/")
    for number in range(int(form["participations-INITIAL_FORMS"])):
        form.delete_row(f"participations-{number}")
    form.saved()


def move_participation(client) -> None:
    """To another article and another person at once."""
    first, second = Article.objects.published()[:2]
    one, other = make_person("Первый Иван"), make_person("Второй Иван")
    for article, person in ((first, one), (second, other)):
        make_mention(article, person)
    event = make_event("Выставка")
    make_coverage(first, event)
    make_participation(event, first, PEOPLE[0], person=one)
    form = FilledForm(signed_in(client), f"/admin/articles/event/{event.pk}/change/")
    form["participations-0-article"], form["participations-0-person"] = second.pk, other.pk
    form.saved()


def hide_person(client) -> None:
    person = Person.objects.public().first()
    form = FilledForm(signed_in(client), f"/admin/articles/person/{person.pk}/change/")
    form["visibility"] = "text"
    form.saved()


def merge_people(client) -> None:
    """What one of them has goes to the other, as far as he has not got it."""
    one, other = Person.objects.public()[:2]
    ids = set()
    for rows in (one.mentions, one.stated_roles, one.participations):
        ids |= set(rows.values_list("article", flat=True))
        rows.filter(article__in=rows.model.objects.filter(person=other).values("article")).delete()
        rows.update(person=other)
    reindex(ids)
    one.delete()


def name_in_a_text(client) -> None:
    """Him who was known from photos only: what was said there of his role counts from now on."""
    person = Person.objects.get(slug="petr-snimkov")
    make_mention(make_article("Портрет", person.name), person)


def delete_event(client) -> None:
    event = Event.objects.filter(participations__article__status="published").first()
    ids = list(event.coverages.values_list("article", flat=True))
    event.coverages.all().delete()
    event.figures.all().delete()
    reindex(ids)
    event.delete()


def delete_article(client) -> None:
    Article.objects.published().first().delete()


def leave_the_city(client) -> None:
    article = Article.objects.published().exclude(cities=None).first()
    article.cities.clear()
    article.save()
    reindex([article.pk])


def say_it_twice(client) -> None:
    """The same pair by one more article, and withdrawn there again."""
    role = StatedRole.objects.public().exclude(organisation=None).first()
    article = make_article("Ещё", role.person.name, first_published_at=timezone.now())
    make_mention(article, role.person)
    make_role(article, role.person, "член", organisation=role.organisation)
    withdraw(article, make_administrator(), "По просьбе источника.")


EDITS: list[Callable] = [
    withdraw_one,
    drop_roles,
    drop_participations,
    move_participation,
    hide_person,
    merge_people,
    name_in_a_text,
    delete_event,
    delete_article,
    leave_the_city,
    say_it_twice,
]


@pytest.mark.parametrize("edit", EDITS)
def test_lists_follow_an_edit(client, edit):
    fill(1)
    edit(client)
    client.logout()
    compare(client)
