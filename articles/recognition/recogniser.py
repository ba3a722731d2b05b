"""A plain text → what its article may be linked with, each with its place and a reason.

Nothing here is loaded by a process that serves readers: the model alone takes 200 MB.
"""

import datetime
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path

from articles.dates import ImpreciseDate
from articles.language import analyse, fold

from . import proposal
from .bounds import bounds
from .dates import dates
from .events import Around, events
from .figures import figures
from .grammar import folded
from .model import Marked, Model, ModelMissing
from .names import Name
from .organisations import organisations
from .people import Individual, Mention, individuals
from .places import city_of, places
from .proposal import Credit, Event, Organisation, Person, Proposal, Quote
from .quotes import Named, quotes
from .reading import Reading, Span
from .registry import Found, Registry
from .roles import roles
from .titles import lead_of, title_of
from .vocabulary import UNIONS

CITIES = Path(__file__).resolve().parents[2] / "fixtures" / "cities.json"
_REGION = re.compile(r"[А-Я][а-я]+(?:-[А-Я][а-я]+)?(?:ая|ой|ую)\s+област(?:ь|и|ью)\b")
_OFTEN = 2  # a tag's words in so many places, or once in the first paragraph


class Recogniser:
    """Made once and asked of many texts.

    Without the model's packages only what the registry knows is found of people; `has_model` says.
    """

    def __init__(
        self,
        registry: Registry | None = None,
        cities: Iterable[str] | None = None,
        tags: Iterable[str] = (),
        dated: Iterable[tuple[str, ImpreciseDate]] = (),
    ):
        self.registry = registry or Registry(())
        self.cities = list(city_names() if cities is None else cities)
        self._last: tuple[str, datetime.date | None, Proposal] | None = None
        self._places = frozenset(map(folded, self.cities))
        # Names of the archive's events with their dates: of what an undated text may speak.
        self._dated = list(dated)
        keys = ((tag, tuple(token.key for token in analyse(tag))) for tag in tags)
        self._tags = [(tag, sought) for tag, sought in keys if sought]

    @cached_property
    def _model(self) -> Model | None:
        try:
            return Model()
        except ModelMissing:
            return None

    @property
    def has_model(self) -> bool:
        return self._model is not None

    def propose(self, text: str, published: datetime.date | None = None) -> Proposal:
        """The last answer is kept: an import asks before its transaction, and again within it."""
        if self._last is None or self._last[:2] != (text, published):
            self._last = text, published, self._proposed(text, published)
        return self._last[2]

    def _proposed(self, text: str, published: datetime.date | None) -> Proposal:
        reading = Reading(text, published)
        marked = self._marked(reading)
        people = individuals(reading, marked["PER"], self._places)
        known = self._known(reading, people)
        people = _with_known(people, known)
        spans = [span for each in people for span in each.spans]
        city = self._city(reading, marked, spans)
        found = organisations(reading, spans, marked["ORG"], city, self._region(reading, city))
        where = places(reading, marked["LOC"], found, self.cities, spans)
        stated = roles(reading, people, found, city)
        persons = [_person(each, stated[number], known) for number, each in enumerate(people)]
        _put_known(found, known, "organisation")
        _put_known(where, known, "city", "venue")
        times = dates(reading)
        happened = events(reading, Around(times, where, found, persons, city))
        _put_known(happened, known, "event")
        first, last, evidence = (None, None, "")
        if reading.published is None:
            first, last, evidence = bounds(reading, times, self._dated)
        return Proposal(
            language=reading.language,
            date=reading.published,
            city=city,
            people=persons,
            organisations=[each for each in found if not _is_event(each, happened)],
            places=where,
            events=happened,
            dates=times,
            figures=figures(reading),
            quotes=_spoken(reading, people, persons),
            credits=credits(reading),
            tags=self._tags_of(reading),
            title=title_of(reading),
            lead=lead_of(reading),
            bounds=(first, last),
            bounds_evidence=evidence,
        )

    def _marked(self, reading: Reading) -> dict[str, list[Span]]:
        """By kind; none without the model."""
        found = defaultdict(list)
        for mark in self._model.marked(reading) if self._model else ():
            found[_kind(reading.text, mark)].append(Span(mark.start, mark.end))
        return found

    def _known(self, reading: Reading, people: list[Individual]) -> list[Found]:
        full = [
            mention.span for each in people for mention in each.mentions if mention.name.has_both
        ]
        return self.registry.find(reading, others=full)

    def _city(
        self, reading: Reading, marked: dict[str, list[Span]], people: list[Span]
    ) -> str | None:
        """Asked before organisations are named: «маслихат столицы» is that of the city meant."""
        where = places(reading, marked["LOC"], (), self.cities, people)
        return city_of(reading, where, organisations(reading, people, marked["ORG"]))

    def _region(self, reading: Reading, city: str | None) -> str | None:
        """In the genitive: the one region that the text names, or that of its city."""
        named = {" ".join(match[0].split()) for match in _REGION.finditer(reading.text)}
        if len(named) == 1:
            region = named.pop()
            return re.sub("ая область$|ую область$|ой областью$", "ой области", region)
        region = regions().get(city or "")
        return region and re.sub("ая область$", "ой области", region).replace(
            "область ", "области "
        )

    def _tags_of(self, reading: Reading) -> list[str]:
        if not self._tags or not reading.prose:
            return []
        keys = [token.key for line in reading.prose for token in analyse(line.text)]
        beginning = {token.key for token in analyse(reading.prose[0].text)}
        places = defaultdict(list)
        for at, key in enumerate(keys):
            places[key].append(at)
        found = []
        for tag, sought in self._tags:
            number = sum(
                tuple(keys[at : at + len(sought)]) == sought for at in places.get(sought[0], ())
            )
            if number >= _OFTEN or (number and beginning.issuperset(sought)):
                found.append(tag)
        return found


def regions() -> dict[str, str]:
    """Of Kazakhstan's cities by their Russian names."""
    return {row["name"]: row["region"] for row in _city_rows() if row.get("region")}


@cache
def _city_rows() -> list[dict]:
    rows = json.loads(CITIES.read_text(encoding="utf-8"))
    return [row["fields"] for row in rows if row["model"] == "articles.city"]


def city_names() -> list[str]:
    """Names of Kazakhstan's cities, Russian and Kazakh."""
    names = [row.get(column) for row in _city_rows() for column in ("name", "name_kk")]
    return list(dict.fromkeys(filter(None, names)))


def credits(reading: Reading) -> list[Credit]:
    return [
        Credit(line.text, line.credit, line.start, line.end)
        for line in reading.lines
        if line.credit
    ]


def _kind(text: str, mark: Marked) -> str:
    """Unions of states are taken for places by the model."""
    return "ORG" if folded(text[mark.start : mark.end]) in UNIONS else mark.kind


def _spoken(reading: Reading, people: list[Individual], persons: list[Person]) -> list[Quote]:
    told = [
        Named(person.name, person.gender, mention.span, mention.name.case == "n")
        for person, each in zip(persons, people, strict=True)
        for mention in each.mentions
    ]
    told.sort(key=lambda each: each.span)
    stated = {person.name: [role.role for role in person.roles] for person in persons}
    return quotes(reading, told, stated)


def _is_event(organisation: Organisation, happened: list[Event]) -> bool:
    """What only the model takes for an organisation may be an event by its own name."""
    spans = [span for event in happened for span in event.mentions]
    return organisation.confidence <= 0.5 and all(
        any(span.holds(mention) for span in spans) for mention in organisation.mentions
    )


# People of the registry


def _with_known(people: list[Individual], known: list[Found]) -> list[Individual]:
    """Those whom only the registry finds, as in a Kazakh text, stand among the others."""
    found = list(people)
    taken = [span for each in found for span in each.spans]
    missing: dict[str, Individual] = {}
    for each in known:
        if not each.sure or each.entry.kind != "person":
            continue
        if any(each.span.touches(span) for span in taken):
            continue
        bearer = _already(found, each) or missing.get(each.entry.ref)
        if bearer is None:
            name = Name(first=each.entry.name, gender=each.entry.gender)
            bearer = missing[each.entry.ref] = Individual(name)
        lead = {"male": 3.0, "female": -3.0}.get(each.entry.gender, 0.0)
        bearer.mentions.append(Mention(each.span, Name(first=each.entry.name, case="n"), 1.0, lead))
    return sorted([*found, *missing.values()], key=lambda each: each.spans[0])


def _already(found: list[Individual], each: Found) -> Individual | None:
    """The one of the same name whom the text has been found to name elsewhere."""
    return next((one for one in found if fold(one.name.full) == fold(each.entry.name)), None)


def _person(each: Individual, stated: list[proposal.Role], known: list[Found]) -> Person:
    spans = each.spans
    sure = [f for f in known if f.entry_is("person") and _touches(f.span, spans)]
    records = {f.entry.ref: f.entry for f in sure}
    record = sure[0].entry if len(records) == 1 else None
    offered = {
        candidate.ref: candidate
        for f in known
        if not f.sure and _touches(f.span, spans)
        for candidate in f.candidates
    }
    if len(records) > 1:  # of two records none is joined by a machine
        offered |= records
    person = Person(
        name=each.name.full,
        gender=each.gender,
        mentions=spans,
        maybe=sorted(each.maybe),
        roles=stated,
        confidence=0.95 if record else 0.9 if each.name.has_both else 0.6,
        reason=sure[0].reason if record else "имя и фамилия" if each.name.has_both else "одно имя",
    )
    if record:
        person.known = proposal.Known("person", record.ref, record.name)
        person.gender = record.gender or person.gender
    else:
        person.candidates = [
            proposal.Known("person", candidate.ref, candidate.name, candidate.hint)
            for candidate in offered.values()
        ]
    return person


def _touches(span: Span, spans: list[Span]) -> bool:
    return any(span.touches(other) for other in spans)


def _put_known(proposed: list, known: list[Found], *kinds: str) -> None:
    """Records of the registry for what stands at the same places, or is called the same."""
    for each in known:
        if not each.sure or each.entry.kind not in kinds:
            continue
        for one in proposed:
            same = any(
                abs(span.start - each.span.start) < 3 and abs(span.end - each.span.end) < 3
                for span in one.mentions
            )
            if one.known is None and (same or fold(one.name) == fold(each.entry.name)):
                one.known = proposal.Known(each.entry.kind, each.entry.ref, each.entry.name)
