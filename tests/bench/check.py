"""Are the counts beside filters true? Each article is made once more and asked by itself."""

import multiprocessing
import re
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from random import Random
from urllib.parse import parse_qs, urlsplit

from articles.dates import month_bounds, year_bounds
from articles.language import exact_key, query_keys
from articles.models import NameKey
from articles.search.query import parse
from articles.workflow import Status

from . import archive
from .archive import Made
from .records import Plan

CHOICE = re.compile(r"<a data-facet=[^>]*>")
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
# Parameters whose chosen values widen the list or replace one another, and what goes with them.
REPLACED = {
    "city": ("city",), "source": ("source",), "language": ("language",),
    "year": ("year", "month"), "month": ("month",),
}  # fmt: skip
KINDS = {"person": "people", "organisation": "organisations", "event": "events", "tag": "tags"}
MOST_RECORDS = 200


@dataclass(frozen=True, slots=True)
class Promise:
    """A page says that this value of a filter gives so many articles."""

    url: str
    facet: str
    value: str
    count: int

    @property
    def parameters(self) -> dict[str, list[str]]:
        """What the value is asked together with, itself included."""
        asked = parse_qs(urlsplit(self.url).query)
        for name in (*REPLACED.get(self.facet, ()), "page", "sort"):
            asked.pop(name, None)
        asked[self.facet] = [*asked.get(self.facet, []), self.value]
        return asked


@dataclass(slots=True)
class Word:
    """A word or phrase of a query: where it is found."""

    keys: set[str] = field(default_factory=set)
    exact: str = ""
    records: set[tuple[str, int]] = field(default_factory=set)

    def found_in(self, made: Made) -> bool:
        tokens = made.tokens
        if self.exact:
            fields = (tokens["title_exact"], tokens["text_exact"])
            return any(f" {self.exact} " in f" {' '.join(each)} " for each in fields)
        if not self.keys.isdisjoint(tokens["title"]) or not self.keys.isdisjoint(tokens["text"]):
            return True
        return any(key in getattr(made, kind) for kind, key in self.records)


@dataclass(slots=True)
class Condition:
    cities: set[int | None] = field(default_factory=set)
    sources: set[int] = field(default_factory=set)
    language: str = ""
    linked: list[tuple[str, int]] = field(default_factory=list)
    spans: list[tuple[date, date]] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)

    def holds(self, made: Made) -> bool:
        return (
            made.status == Status.PUBLISHED
            and (not self.language or made.language == self.language)
            and (not self.sources or made.source in self.sources)
            and (not self.cities or not self.cities.isdisjoint(made.cities or [None]))
            and all(key in getattr(made, kind) for kind, key in self.linked)
            and all(made.date.may_fall(*span) for span in self.spans)
            and all(word.found_in(made) for word in self.words)
        )


def promises(plan: Plan, urls: list[str], number: int, page_of: Callable[[str], str]):
    """So many random choices of filters out of these pages, and how many were cut off there."""
    found, capped = [], 0
    for url in urls:
        for tag in CHOICE.findall(page_of(url)):
            attributes = {name: unescape(value) for name, value in ATTRIBUTE.findall(tag)}
            if "data-capped" in tag:
                capped += 1
                continue
            facet, value = attributes["data-facet"], attributes["data-value"]
            if attributes.get("aria-current") != "true":
                found.append(Promise(url, facet, value, int(attributes["data-count"])))
    return Random(plan.seed).sample(found, min(number, len(found))), capped


_at_hand: tuple[Plan, list[Condition]]


def broken(plan: Plan, promised: list[Promise]) -> list[tuple[Promise, int]]:
    """The promises that do not hold, each with the true number."""
    global _at_hand
    _at_hand = plan, [condition_of(plan, promise.parameters) for promise in promised]
    totals = [0] * len(promised)
    calm = (signal.signal, (signal.SIGTERM, signal.SIG_DFL))
    with multiprocessing.get_context("fork").Pool(None, *calm) as pool:
        for counts in pool.imap_unordered(_counted, range(archive.batches(plan))):
            totals = [total + n for total, n in zip(totals, counts, strict=True)]
    pairs = zip(promised, totals, strict=True)
    return [(promise, total) for promise, total in pairs if total != promise.count]


def _counted(number: int) -> list[int]:
    plan, conditions = _at_hand
    counts = [0] * len(conditions)
    for made in archive.batch(plan, number):
        for place, condition in enumerate(conditions):
            counts[place] += condition.holds(made)
    return counts


def condition_of(plan: Plan, asked: dict[str, list[str]]) -> Condition:
    found = Condition(language=asked.get("language", [""])[0])
    places = {city.slug: place for place, city in enumerate(plan.cities)}
    found.cities = {places.get(slug) for slug in asked.get("city", [])}
    keys = {source.slug: source.id for source in plan.sources}
    found.sources = {keys[slug] for slug in asked.get("source", [])}
    for name, kind in KINDS.items():
        keys = {record.slug: record.id for record in getattr(plan, kind)}
        found.linked += [(kind, keys[slug]) for slug in asked.get(name, [])]
    if "year" in asked:
        year = int(asked["year"][0])
        months = asked.get("month")
        found.spans.append(month_bounds(year, int(months[0])) if months else year_bounds(year))
    for group in parse(asked.get("q", [""])[0]).groups:
        (term,) = group
        found.words.append(word_of(term))
    return found


def word_of(term) -> Word:
    if term.kind != "word":
        return Word(exact=" ".join(map(exact_key, term.words)))
    (word,) = term.words
    keys = set(query_keys(word))
    named = set(NameKey.objects.filter(key__in=keys).values_list("kind", "record_id"))
    records = {(KINDS[kind], key) for kind, key in named if kind in KINDS}
    return Word(keys=keys, records=records if len(named) <= MOST_RECORDS else set())
