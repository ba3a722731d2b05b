"""A small archive of everything in every state, the same for one seed."""

from datetime import date, timedelta
from random import Random

from django.db import connection

from articles.models import Article, Coverage, Event, Organisation, Participation, Person
from articles.workflow import Status
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
from tests.snapshot import once

ARTICLES = 40
DAYS = (date(2023, 11, 1), date(2025, 12, 31))


def random_archive(seed: int) -> None:
    fill(seed)
    if connection.vendor == "postgresql":
        # Its planner takes the tables of a test for empty ones, and its plans last for seconds.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


@once
def fill(seed: int) -> None:
    random = Random(seed)
    cities = [make_city(name) for name in ("Алматы", "Астана", "Шымкент")]
    tags = [make_tag(name) for name in ("референдум", "молодёжь", "роботы", "суд")]
    sources = [make_source(name) for name in ("Tengrinews", "Казинформ", "Егемен Қазақстан")]
    people = [
        make_person(name, visibility=random.choice(list(Person.Visibility)))
        for name in ("Әсем Баденова", "Иван Петров", "Ұлан Сейт", "Anna Smith", "Ёлкин Юрий")
    ]
    organisations = [
        make_organisation(
            name,
            city=random.choice([None, *cities]),
            classification=random.choice(Organisation.Classification.values),
        )
        for name in ("Партия AMANAT", "Маслихат города Астаны", "Алем", "Qamqor")
    ]
    events = [
        make_event(
            name,
            date=random.choice([None, random_date(random), random_date(random)]),
            cities=random.sample(cities, random.choice([0, 1, 1, 2])),
            classification=random.choice(Event.Classification.values),
        )
        for name in ("Jas Stars", "Референдум", "Встреча", "Концерт", "Форум")
    ]
    for number in range(ARTICLES):
        article = make_article(
            f"Статья {number}",
            body=" ".join(record.name for record in [*people, *organisations]),
            date=random_date(random),
            cities=random.sample(cities, random.choice([0, 1, 1, 2, 3])),
            tags=random.sample(tags, random.choice([0, 1, 2, 3])),
            source=random.choice([None, *sources]),
            language=random.choice(Article.Language.values),
            status=random.choice([Status.PUBLISHED] * 5 + [Status.DRAFT, Status.WITHDRAWN]),
        )
        named = random.sample(people, random.choice([0, 1, 2, 4]))
        named_organisations = random.sample(organisations, random.choice([0, 1, 2]))
        for record in named + named_organisations:
            make_mention(article, record)
        for person in named:
            make_role(article, person, "депутат", organisation=random.choice(organisations))
        for event in random.sample(events, random.choice([0, 1, 2, 3])):
            make_coverage(article, event, manner=random.choice(Coverage.Manner.values))
            if random.random() < 0.7:
                part = random.choice(Participation.Part.values)
                who = random.choice([{"person": p} for p in people] + [{"performer": "DJ"}])
                who = random.choice([who, {"organisation": random.choice(organisations)}])
                make_participation(event, article, "слова", part=part, **who)


def random_day(random: Random) -> date:
    return DAYS[0] + timedelta(days=random.randrange((DAYS[1] - DAYS[0]).days))


def random_date(random: Random) -> str:
    first, last = sorted([random_day(random), random_day(random)])
    near = min(last, first + timedelta(days=random.randrange(1, 60)))
    last = max(near, first + timedelta(days=1))
    return random.choice(
        [
            f"{first:%Y}",
            f"{first:%Y-%m}",
            f"{first}",
            f"{first}",
            f"{first}/{last}",
            f"[{first}..{last}]",
        ]
    )
