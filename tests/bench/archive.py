"""The articles of a synthetic archive, made in batches that any process can make by itself.

Equal plans give equal articles. What an article says is known here without any database, and so
are the keys of its words: this is what counts are checked against.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from random import Random
from typing import NamedTuple

from articles.dates import ImpreciseDate
from articles.indexing.texts import GAP
from articles.language import surname_key
from articles.workflow import Status

from . import names, records
from .records import Plan
from .texts import Place, Stream, Text, joined
from .words import Entry, phrase

BATCH = 2000


class Role(NamedTuple):
    person: int
    words: str
    role: str
    organisation: int | None


class Quote(NamedTuple):
    person: int
    place: Place


@dataclass(slots=True)
class Made:
    """An article; its records are given by their keys, but cities by their places in the plan."""

    id: int
    title: str
    lead: str
    body: str
    language: str
    status: str
    date: ImpreciseDate
    source: int | None
    cities: list[int]
    tags: list[int]
    people: dict[int, list[Place]]
    organisations: dict[int, list[Place]]
    events: dict[int, list[Place]]
    roles: list[Role]
    quotes: list[Quote]
    tokens: dict[str, list[str]]


def batches(plan: Plan) -> int:
    return -(-plan.number // BATCH)


def batch(plan: Plan, number: int) -> Iterator[Made]:
    """Articles 1 to BATCH for number 0, and so on; their dates are in no order."""
    random = Random(f"{plan.seed} {plan.number} {number}")
    streams = {v.language: Stream(v, random) for v in (plan.russian, plan.kazakh)}
    first = number * BATCH + 1
    for key in range(first, min(first + BATCH, plan.number + 1)):
        yield Desk(plan, random, streams).article(key)


@lru_cache(maxsize=2**17)
def said(name: str, language: str) -> Entry:
    return phrase(name, language)


@lru_cache(maxsize=2**17)
def marked(name: str, language: str) -> Entry:
    """A person's name where the text is marked with it: it is read as a name, whatever else it is."""
    text, keys, exact = phrase(name, language)
    words = zip(text.split(), keys, strict=True)
    return Entry(text, tuple([surname_key(word) or key for word, key in words]), exact)


class Desk:
    """Writes one article: what is in it is drawn first, then said."""

    def __init__(self, plan: Plan, random: Random, streams: dict[str, Stream]):
        self.plan, self.random, self.streams = plan, random, streams
        self.language = "kk" if random.random() < 0.2 else "ru"
        self.people = self._drawn("people", (1, 2, 3, 3, 4, 5))
        self.organisations = self._drawn("organisations", (1, 2, 2, 3))
        self.roles: list[Role] = []
        self.quotes: list[Quote] = []
        self.places: dict[tuple[str, int], list[Place]] = {}

    def article(self, key: int) -> Made:
        random, plan = self.random, self.plan
        day = records.FIRST_DAY + timedelta(days=int(random.random() ** 0.6 * records.DAYS))
        self.events = [plan.event_near(random, day) for _n in range(random.choice((0, 0, 1)))]
        self.events += self._drawn("events", (0, 0, 0, 1))
        body, lead, title = self._body(), self._lead(), self._title()
        source = self._source()
        shown = source != plan.lead_only
        return Made(
            id=key,
            title=str(title),
            lead=str(lead),
            body=str(body),
            language=self.language,
            status=self._status(),
            date=records.when(random, day),
            source=source,
            cities=self._drawn("cities", (0,) + (1,) * 17 + (2, 3)),
            tags=[plan.tags[n].id for n in self._drawn("tags", (1, 2, 3, 3, 4, 5))],
            people=self._placed("people", self.people),
            organisations=self._placed("organisations", self.organisations),
            events=self._placed("events", self.events),
            roles=self.roles,
            quotes=self.quotes,
            tokens={
                "title": title.keys,
                "title_exact": title.exact,
                "text": joined([lead.keys, body.keys if shown else []], GAP),
                "text_exact": joined([lead.exact, body.exact if shown else []], GAP),
            },
        )

    def _drawn(self, kind: str, numbers: tuple[int, ...]) -> list[int]:
        return self.plan.drawn(self.random, kind, self.random.choice(numbers))

    def _source(self) -> int | None:
        drawn = self._drawn("sources", (0,) + (1,) * 19)
        return self.plan.sources[drawn[0]].id if drawn else None

    def _status(self) -> str:
        return self.random.choices((Status.PUBLISHED, Status.DRAFT, Status.WITHDRAWN), (98, 1, 1))[
            0
        ]

    def _placed(self, kind: str, drawn: list[int]) -> dict[int, list[Place]]:
        rows = getattr(self.plan, kind)
        return {rows[n].id: self.places.get((kind, n), []) for n in drawn}

    def _text(self) -> Text:
        return Text(self.streams[self.language])

    def _title(self) -> Text:
        text = self._text()
        if self.people and self.random.random() < 0.2:
            text.say(said(self.plan.people[self.people[0]].name, self.language))
            text.sign(": ")
        text.words(self.random.randrange(4, 9), capital=True)
        return text

    def _lead(self) -> Text:
        text = self._text()
        if self.random.random() < 0.7:
            text.sentence()
        return text

    def _body(self) -> Text:
        text, random = self._text(), self.random
        wanted = self.plan.letters * (0.5 + random.random())
        named = [("people", n) for n in self.people]
        named += [("organisations", n) for n in self.organisations]
        named += [("events", n) for n in self.events if random.random() < 0.7]
        random.shuffle(named)
        sentences = 0
        while named or text.length < wanted:
            if sentences:
                text.sign("\n\n" if sentences % 4 == 0 else " ")
            if named and (text.length >= wanted or random.random() < 0.5):
                self._name(text, *named.pop())
            else:
                text.sentence()
            sentences += 1
        return text

    def _name(self, text: Text, kind: str, number: int) -> None:
        """A sentence that names a record."""
        if kind == "people":
            self._name_person(text, number)
            return
        text.words(self.random.randrange(2, 6), capital=True)
        text.sign(" ")
        self._say(text, kind, number)
        text.sign(" ")
        text.words(self.random.randrange(3, 8))
        text.sign(".")

    def _name_person(self, text: Text, number: int) -> None:
        random, person = self.random, self.plan.people[number]
        text.words(3, capital=True)
        text.sign(" ")
        if random.random() < 0.6:
            role = random.choice(names.ROLES)
            stated = text.say(said(role, self.language))
            text.sign(" ")
            place = random.choice([None, *self.organisations])
            organisation = None if place is None else self.plan.organisations[place].id
            self.roles.append(Role(person.id, stated.text, role, organisation))
        self._say(text, "people", number)
        text.sign(" ")
        text.words(random.randrange(3, 8))
        if random.random() < 0.25:
            text.sign(": «")
            self.quotes.append(Quote(person.id, text.words(random.randrange(6, 20), capital=True)))
            text.sign("»")
        text.sign(".")

    def _say(self, text: Text, kind: str, number: int) -> None:
        entry = marked if kind == "people" else said
        place = text.say(entry(getattr(self.plan, kind)[number].name, self.language))
        self.places.setdefault((kind, number), []).append(place)
