"""Every kind of page that readers open, and what they ask of it: at least 200 queries a kind."""

import re
from collections.abc import Callable, Iterator
from random import Random
from urllib.parse import urlencode

from articles.workflow import Status

from . import archive, rows
from .archive import Made
from .records import FIRST_DAY, LAST_DAY, Plan
from .words import PARTICLES

ENOUGH = 240
PER_PAGE = 20
DEEP = 500
LETTERS_A_WORD = 9
WORD = re.compile("[а-яё]+")
NEIGHBOURS = re.compile("[а-яё]{3,} [а-яё]{3,}(?: [а-яё]{3,})?")
# Of how many articles a word is part: these shares of all, or so many articles.
COMMON, SOME = 0.02, 0.001
RARE = 20

Queries = dict[str, list[str]]


def queries(plan: Plan, total_of: Callable[[str], int]) -> Queries:
    """Addresses by kind of page; `total_of` tells how many results a list has."""
    asked = Asked(plan)
    found: dict[str, Iterator[str]] = {
        "front": iter(["/"]),
        "list": asked.lists(),
        "city and month": asked.cities_and_months(),
        "tag and year": asked.tags_and_years(),
        "two tags": asked.two_tags(),
        "person": asked.named("people"),
        "organisation": asked.named("organisations"),
        "event": asked.named("events"),
        "archive month": asked.months(),
        "article": asked.articles(),
        "search rare": asked.words(asked.rare),
        "search common": asked.words(asked.common),
        "search two words": asked.two_words(),
        "search phrase": asked.phrases(),
        "search and filters": asked.words_and_filters(),
        "suggestion": asked.suggestions(),
        "page 500": asked.deep(total_of),
    }
    return {kind: first(urls, ENOUGH) for kind, urls in found.items()}


def first(urls: Iterator[str], number: int) -> list[str]:
    """So many different ones, or as many as there are."""
    found: dict[str, None] = {}
    for url in urls:
        found[url] = None
        if len(found) == number:
            break
    return list(found)


def listing(**parameters) -> str:
    return f"/articles/?{urlencode(parameters, doseq=True)}" if parameters else "/articles/"


class Asked:
    """Questions that some published article answers, as often as there are such articles."""

    def __init__(self, plan: Plan):
        self.plan, self.random = plan, Random(plan.seed)
        last = archive.batches(plan) - 1
        self.sample = [
            made
            for number in dict.fromkeys((0, last // 2, last))
            for made in archive.batch(plan, number)
            if made.status == Status.PUBLISHED
        ]
        self.random.shuffle(self.sample)
        self.rank = {form: rank for rank, form in enumerate(plan.russian.forms)}
        self.tag_slug = {tag.id: tag.slug for tag in plan.tags}
        self.slug = {
            kind: {record.id: record.slug for record in getattr(plan, kind)}
            for kind in ("people", "organisations", "events")
        }

    def lists(self) -> Iterator[str]:
        yield listing()
        pages = min(200, len(self.sample) // PER_PAGE)
        for page in range(2, pages + 1):
            yield listing(page=page)
        for page in range(1, min(40, pages) + 1):
            yield listing(sort="date", **({"page": page} if page > 1 else {}))

    def cities_and_months(self) -> Iterator[str]:
        for made in self.sample:
            for place in made.cities:
                day = made.date.latest
                yield listing(city=self.plan.cities[place].slug, year=day.year, month=day.month)

    def tags_and_years(self) -> Iterator[str]:
        for made in self.sample:
            yield listing(tag=self.tag_slug[made.tags[0]], year=made.date.latest.year)

    def two_tags(self) -> Iterator[str]:
        for made in self.sample:
            if len(made.tags) > 1:
                yield listing(tag=sorted(self.tag_slug[tag] for tag in made.tags[:2]))

    def named(self, kind: str) -> Iterator[str]:
        for made in self.sample:
            for key in getattr(made, kind):
                yield f"/{kind}/{self.slug[kind][key]}/"

    def months(self) -> Iterator[str]:
        for number in range(FIRST_DAY.year * 12 + 10, LAST_DAY.year * 12 + 10):
            yield f"/archive/{number // 12}/{number % 12 + 1:02}/"

    def articles(self) -> Iterator[str]:
        for made in self.sample:
            yield f"/articles/{rows.slug_of(made)}/"

    def words(self, wanted: Callable[[str], bool]) -> Iterator[str]:
        for made in self._russian():
            yield from (listing(q=word) for word in self._words(made, wanted)[:1])

    def two_words(self) -> Iterator[str]:
        for made in self._russian():
            common, some = self._words(made, self.common), self._words(made, self.some)
            if common and some:
                yield listing(q=f"{common[0]} {some[0]}")

    def phrases(self) -> Iterator[str]:
        for made in self._russian():
            if neighbours := NEIGHBOURS.findall(made.body):
                yield listing(q=f'"{self.random.choice(neighbours)}"')

    def words_and_filters(self) -> Iterator[str]:
        for made in self._russian():
            word = self._words(made, self.common)[:1]
            if word and made.cities:
                city = self.plan.cities[made.cities[0]].slug
                yield listing(q=word, city=city, year=made.date.latest.year)
                yield listing(q=word, tag=self.tag_slug[made.tags[0]])

    def suggestions(self) -> Iterator[str]:
        for made in self.sample:
            key = self.random.choice(list(made.people))
            name = self.random.choice(self.plan.people[key - 1].name.split())
            yield f"/suggest?{urlencode({'q': name[: self.random.randrange(2, 6)].lower()})}"

    def deep(self, total_of: Callable[[str], int]) -> Iterator[str]:
        """The 500th page of lists, or the last one of shorter lists."""
        for parameters in self._long_lists():
            page = min(DEEP, -(-total_of(listing(**parameters)) // PER_PAGE))
            for sort in ({}, {"sort": "date"}):
                if page > 1:
                    yield listing(**parameters, **sort, page=page)

    def _long_lists(self) -> Iterator[dict]:
        plan = self.plan
        yield {}
        yield from ({"language": language} for language in ("ru", "kk"))
        yield from ({"city": city.slug} for city in plan.cities)
        yield from ({"year": year} for year in range(LAST_DAY.year, FIRST_DAY.year, -1))
        for name, records in (
            ("source", plan.sources), ("tag", plan.tags), ("person", plan.people),
            ("organisation", plan.organisations), ("tag", plan.tags[40:]),
        ):  # fmt: skip
            yield from ({name: record.slug} for record in records[:40])

    def _russian(self) -> Iterator[Made]:
        return (made for made in self.sample if made.language == "ru")

    def _words(self, made: Made, wanted: Callable[[str], bool]) -> list[str]:
        found = [word for word in WORD.findall(made.body) if word in self.rank and wanted(word)]
        self.random.shuffle(found)
        return found

    def _share(self, word: str) -> float:
        words = self.plan.letters / LETTERS_A_WORD
        return min(1, self.plan.russian.zipf.share[self.rank[word]] * words)

    def common(self, word: str) -> bool:
        return self.rank[word] >= len(PARTICLES) and self._share(word) >= COMMON

    def some(self, word: str) -> bool:
        return SOME <= self._share(word) < COMMON

    def rare(self, word: str) -> bool:
        """In a million articles no word of the vocabulary is rarer than its rarest."""
        rarest = self.plan.russian.zipf.share[-1] * self.plan.letters / LETTERS_A_WORD
        return self._share(word) <= max(RARE / self.plan.number, 1.5 * rarest)
