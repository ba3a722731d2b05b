"""What a synthetic archive is made of before its articles: who, what, where, and in which words."""

import json
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from articles.dates import ImpreciseDate
from articles.language import fold, slugify

from . import names, words

CITIES = Path(__file__).resolve().parents[2] / "fixtures/cities.json"
MOST_CITIES = 20
FIRST_DAY, LAST_DAY = date(2006, 11, 1), date(2026, 10, 31)
DAYS = (LAST_DAY - FIRST_DAY).days
# Articles are shorter in the largest archives: letters of a body, by the number of articles.
LETTERS, LETTERS_OF_MANY, MANY = 3000, 800, 100_000


@dataclass(frozen=True, slots=True)
class Named:
    """A record; `id` is its key in the database, but for cities, whose fixture brings none."""

    id: int
    name: str
    slug: str
    kind: str = ""
    city: int | None = None
    date: ImpreciseDate | None = None


@dataclass(slots=True)
class Plan:
    """All that is known of an archive before its articles; equal for equal numbers and seeds."""

    number: int
    seed: int
    letters: int
    cities: list[Named]
    people: list[Named]
    organisations: list[Named]
    events: list[Named]
    tags: list[Named]
    sources: list[Named]
    russian: words.Vocabulary
    kazakh: words.Vocabulary
    zipf: dict[str, words.Zipf] = field(default_factory=dict)
    event_days: list[date] = field(default_factory=list)

    @property
    def lead_only(self) -> int:
        """The source of whose articles readers see the lead, and no text."""
        return self.sources[-1].id

    def drawn(self, random: Random, kind: str, number: int) -> list[int]:
        """Different records of a kind, the first ones oftenest, by their places in its list."""
        return list(dict.fromkeys(self.zipf[kind].draw(random, number)))

    def event_near(self, random: Random, day: date) -> int:
        place = bisect_left(self.event_days, day) + round(random.gauss(0, 3))
        return min(max(place, 0), len(self.events) - 1)


def plan(number: int, seed: int = 1) -> Plan:
    random = Random(seed)
    russian, kazakh = words.russian(seed), words.kazakh(seed)
    # Names are of words that texts use now and then, unlike the commonest and the rarest.
    forms = [form for form in russian.forms[500:60_000] if 5 <= len(form) <= 12]
    cities = _cities()
    made = Plan(
        number=number,
        seed=seed,
        letters=LETTERS if number <= MANY else LETTERS_OF_MANY,
        cities=cities,
        people=_people(random, min(20_000, 2 * number)),
        organisations=_organisations(random, min(5_000, max(number, 100)), cities, forms),
        events=_events(random, max(number // 50, 3), forms),
        tags=_tags(random, min(2_000, max(number, 20)), forms),
        sources=[Named(n, name, slug(name, n)) for n, name in enumerate(names.SOURCES, start=1)],
        russian=russian,
        kazakh=kazakh,
    )
    made.event_days = [event.date.earliest for event in made.events]
    for kind in ("cities", "people", "organisations", "events", "tags", "sources"):
        made.zipf[kind] = words.Zipf(len(getattr(made, kind)))
    return made


def _cities() -> list[Named]:
    rows = [
        row["fields"] for row in json.loads(CITIES.read_text()) if row["model"].endswith(".city")
    ]
    return [Named(0, row["name"], row["slug"]) for row in rows[:MOST_CITIES]]


def _people(random: Random, number: int) -> list[Named]:
    chosen = names.people(random, number)
    return [Named(n, name, slug(name, n), kind) for n, (name, kind) in enumerate(chosen, start=1)]


def _organisations(random: Random, number: int, cities: list[Named], forms) -> list[Named]:
    chosen = names.organisations(random, number, [city.name for city in cities], forms)
    return [
        Named(n, name, slug(name, n), kind, city)
        for n, (name, kind, city) in enumerate(chosen, start=1)
    ]


def _events(random: Random, number: int, forms) -> list[Named]:
    days = sorted(FIRST_DAY + timedelta(days=random.randrange(DAYS)) for _n in range(number))
    return [
        Named(n, name, slug(name, n), kind, random.randrange(MOST_CITIES), when(random, day))
        for n, ((name, kind), day) in enumerate(
            zip(names.events(random, number, forms), days, strict=True), start=1
        )
    ]


def _tags(random: Random, number: int, forms) -> list[Named]:
    folded = {fold(form): form for form in names.tags(random, 2 * number, forms)}
    return [
        Named(n, name, slug(name, n))
        for n, name in enumerate(list(folded.values())[:number], start=1)
    ]


def slug(name: str, number: int) -> str:
    return f"{slugify(name, 'record')}-{number}"


def when(random: Random, day: date) -> ImpreciseDate:
    """Mostly the day; in one case of ten a month, a year or a span."""
    form, days = random.randrange(100), timedelta(days=random.randrange(1, 50))
    if form < 4:
        found = ImpreciseDate.of_month(day.year, day.month)
    elif form < 5:
        found = ImpreciseDate.of_year(day.year)
    elif form < 8:
        found = ImpreciseDate.between(day, day + days)
    elif form < 10:
        found = ImpreciseDate.lasted(day, day + days)
    else:
        return ImpreciseDate.of_day(day)
    return found if found.latest <= LAST_DAY else ImpreciseDate.of_day(day)
