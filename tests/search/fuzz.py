"""Random archives, random questions to the list of articles, and what the site answers.

All of it follows from one source of random numbers: a seed gives the same on every engine.
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from random import Random
from urllib.parse import urlencode

from articles.indexing import reindex
from articles.models import Article, Coverage, Mention, Person, Source
from articles.workflow import Status
from tests.factories import (
    make_city,
    make_event,
    make_organisation,
    make_person,
    make_source,
    make_tag,
    place,
    scope,
)
from tests.pages.parsed import Page

LISTS = Path(__file__).resolve().parent.parent / "language" / "words"
# Forms of one word on a line: a text has one of them, a question another.
FORMS = [
    tuple(line.split("\t"))
    for name in ("common", "civic", "names", "kazakh", "letters", "latin")
    for line in (LISTS / f"{name}.tsv").read_text().splitlines()
]
SIGNS = "— … « » “ \" ' '' -- ; * ^ ~ ( ) <-> :* | & ! \\ % %s $1 ? {} № ½ ﬁ İ ß ʼ ’ 😀 👨‍👩‍👧"
CODES = "12 2026 1e5 3,5 p1 z 0 t2 l ru COVID-19 C++ a.b@c.kz 漢字 שלום عربي"
UNSEEN = ("", "\u00ad", "\u200f", "\u202e", "\u2028", "e\u0301", "\u037a", "\ufe70", "\ufffd")
RUBBISH = [*SIGNS.split(), *CODES.split(), *UNSEEN]
SYNTAX = """OR
    или AND NOT - - -* ** *:а a:* !a {a} ^а а*б а+б (а <2> | || а|б -а|б -ʼ " ʼ* ½* 漢字* 1e5* tokens:а
    а_OR OR_а а_NOT_б а_-а NEAR(а_б) "а_б "" «» ""а"" "-а" a_<->_b а_или |_| \0 а\0б /*_*/_а
    '_OR_1=1_-- %';_DROP_TABLE_search_row;_--"""
SYNTAX = [text.replace("_", " ") for text in SYNTAX.split()]
BEGINNING, DAYS = date(2024, 11, 1), 400


@dataclass
class Archive:
    """What questions are made of."""

    slugs: dict[str, list[str]] = field(repr=False)
    texts: list[str] = field(default_factory=list, repr=False)

    @cached_property
    def words(self) -> list[str]:
        return sorted({word for text in self.texts for word in re.findall(r"\w+", text)})


def random_text(random: Random, length: int) -> str:
    """Words and rubbish; one in eight words stands where one has stood before, so phrases recur."""
    found: list[str] = []
    for _number in range(length):
        if random.random() < 0.15:
            word = random.choice(RUBBISH)
        elif found and random.random() < 0.12:
            word = random.choice(found)
        else:
            word = random.choice(random.choice(FORMS[:: random.choice((1, 40))]))
            word = random.choice((word, word, word.capitalize(), word.upper()))
        found.append(word)
    return "".join(word + random.choice((" ", " ", " ", ", ", "-", "\n", ". ")) for word in found)


def random_name(random: Random) -> str:
    first, second = (random.choice(random.choice(FORMS)) for _ in range(2))
    return f"{first} {second}"


def random_day(random: Random) -> date:
    return BEGINNING + timedelta(days=random.randrange(DAYS))


def random_date(random: Random):
    """A few days are the same for many articles, so that the next key of the order decides."""
    first, last = sorted([random_day(random), random_day(random)])
    last = max(last, first + timedelta(days=1))
    forms = [f"{first:%Y}", f"{first:%Y-%m}", f"{first}", f"{first}/{last}", f"[{first}..{last}]"]
    return random.choice([*forms, f"{first}", f"{BEGINNING}", f"{BEGINNING:%Y-%m}", "1921-05"])


def fill(random: Random, articles: int) -> Archive:
    """Fills an empty database; names and numbers of articles are those of their making."""
    kinds = {
        "city": [make_city(name) for name in ("Алматы", "Астана", "Шымкент", "Өскемен")],
        "tag": [make_tag(f"{random_name(random)} {n}") for n in range(5)],
        "person": [
            make_person(f"{random_name(random)} {n}", visibility=random_visibility(random))
            for n in range(7)
        ],
        "organisation": [make_organisation(f"{random_name(random)} {n}") for n in range(5)],
        "event": [make_event(f"{random_name(random)} {n}") for n in range(5)],
        "source": [make_source(name, display=d) for name, d in zip("ABC", DISPLAYS, strict=True)],
    }
    archive = Archive({kind: [r.slug for r in records] for kind, records in kinds.items()})
    made = [make_one(random, number, kinds, archive) for number in range(articles)]
    random.shuffle(made)
    reindex(made)
    return archive


DISPLAYS = (Source.Display.FULL, Source.Display.LEAD, Source.Display.RECORD)


def random_visibility(random: Random) -> str:
    return random.choice([Person.Visibility.PAGE] * 4 + Person.Visibility.values)


def make_one(random: Random, number: int, kinds, archive: Archive) -> int:
    cities = random.sample(kinds["city"], random.choice((0, 1, 1, 2)))
    named = random.sample(kinds["person"] + kinds["organisation"], random.choice((0, 1, 2, 4)))
    body = random_text(random, random.choice((1, 10, 40, 120)))
    body = "\n".join([body, *(record.name for record in named)])
    status = random.choice([Status.PUBLISHED] * 8 + [Status.DRAFT, Status.WITHDRAWN])
    article = Article.objects.create(
        ref=f"a{number}",
        name=random_text(random, random.choice((1, 3, 7)))[:200].strip() or "Слово",
        lead=random_text(random, random.choice((0, 0, 5))),
        body=body,
        date=random_date(random),
        source=random.choice([None, None, *kinds["source"]]),
        language=random.choice(Article.Language.values),
        scope=scope(cities),
        status=status,
        public_reason="Так." if status == Status.WITHDRAWN else "",
    )
    archive.texts += [article.name, article.lead, body]
    article.cities.set(cities)
    article.tags.set(random.sample(kinds["tag"], random.choice((0, 1, 2, 3))))
    for record in named:
        kind = "person" if isinstance(record, Person) else "organisation"
        mention = Mention.objects.create(article=article, **{kind: record})
        mention.places.create(**place(body, record.name))
    for event in random.sample(kinds["event"], random.choice((0, 1, 2))):
        Coverage.objects.create(article=article, event=event, manner=Coverage.Manner.REPORTS)
    return article.pk


# Questions


def question(random: Random, archive: Archive) -> list[tuple[str, str]]:
    """Parameters of the list of articles, all of them well-formed."""
    asked: list[tuple[str, str]] = []
    if random.random() < 0.8:
        asked.append(("q", random_query(random, archive)))
    for kind in ("city", "tag", "person", "organisation", "event", "source"):
        if random.random() < 0.09:
            slugs = archive.slugs[kind] + ["none"] * (kind == "city")
            some = random.sample(slugs, random.choice((1, 1, 2)))
            asked += [(kind, slug) for slug in some]
    if random.random() < 0.1:
        asked.append(("language", random.choice(("ru", "kk"))))
    asked += random_period(random)
    if random.random() < 0.3:
        asked.append(("sort", random.choice(("date", "-date", "relevance"))))
    if random.random() < 0.2:
        asked.append(("page", random.choice("112")))
    return asked


def random_period(random: Random) -> list[tuple[str, str]]:
    asked: list[tuple[str, str]] = []
    days = sorted([random_day(random), random_day(random)])
    if random.random() < 0.1:
        days = [date(1900, 1, 1), date(9999, 12, 31)]
    for name, day in zip(("date_after", "date_before"), days, strict=True):
        if random.random() < 0.2:
            asked.append((name, str(day)))
    if random.random() < 0.2:
        asked.append(("year", random.choice(("2024", "2025", "2025", "1921", "2030"))))
        if random.random() < 0.5:
            asked.append(("month", str(random.randrange(1, 13))))
    if random.random() < 0.2:
        asked.append(("certain", "1"))
    return asked


def random_query(random: Random, archive: Archive) -> str:
    shape = random.random()
    if shape < 0.05:
        return "".join(chr(random.randrange(32, 0xD800)) for _ in range(random.choice((3, 60))))
    if shape < 0.08:
        return random.choice((" ", "", "или ")).join(some_word(random, archive) for _ in range(900))
    terms = [random_term(random, archive) for _ in range(random.choice((1, 1, 1, 2, 4)))]
    return "".join(term + random.choice((" ", " ", " ", " OR ", " или ", "|")) for term in terms)


def some_word(random: Random, archive: Archive) -> str:
    """A word of the texts, or any form of one that may be there."""
    return random.choice(random.choice((archive.words, archive.words, random.choice(FORMS))))


def random_term(random: Random, archive: Archive) -> str:
    word = some_word(random, archive)
    shape = random.random()
    if shape < 0.5:
        return random.choice((word, word.lower(), word.upper(), f"-{word}"))
    if shape < 0.6:
        return f"{word[: random.randrange(1, 6)]}*"
    if shape < 0.8:
        return random_phrase(random, archive)
    if shape < 0.9:
        return random.choice(SYNTAX)
    return random.choice(RUBBISH) + word + random.choice(RUBBISH)


def random_phrase(random: Random, archive: Archive) -> str:
    text = random.choice(archive.texts).split()
    start = random.randrange(len(text) + 1)
    words = " ".join(text[start : start + random.choice((1, 2, 3))])
    before, after = random.choice((('"', '"'), ("«", "»"), ("“", "”"), ("„", "“"), ('-"', '"')))
    return random.choice((before + words + after, before + words, words.replace(" ", "-")))


# Answers


def asked_of(client, asked: list[tuple[str, str]]) -> dict:
    """What the site answers: status, articles of the page in order, total, counts above nothing."""
    response = client.get(f"/articles/?{urlencode(asked)}")
    if response.status_code != 200:
        return {"status": response.status_code}
    page = Page(response)
    facets = [e.get("id").removeprefix("facet-") for e in page.with_class("facet")]
    return {
        "status": "without the index"
        if "Числа у фильтров сейчас не показаны" in page.html
        else 200,
        "total": page.total,
        "articles": page.entries,
        "counts": {
            name: {value: count for value, count in page.counts(name).items() if count}
            for name in facets
        },
    }
