"""Articles as rows of their tables, complete with what the gate would derive."""

from collections.abc import Iterable
from typing import NamedTuple

from django.apps import apps
from django.db import models

from articles import search
from articles.indexing.derived import UNPLACED
from articles.indexing.texts import periods_of, record_token, values_of
from articles.indexing.ties import ORGANISATION_PERSON, PERSON_EVENT, ties_of_cities
from articles.language import fold, slugify, sort_key
from articles.search.ties import tie
from articles.text import mark_of, wording
from articles.workflow import Status

from .archive import Made
from .records import LAST_DAY
from .texts import Place

# Rows with places need keys before they are written: so many are each article's own.
KEYS = 64
NOON = f"{LAST_DAY} 06:00:00"
WITHDRAWN = "По просьбе источника."


class Table(NamedTuple):
    """A model by its name, which one process can tell another, and the columns that rows give."""

    name: str
    columns: tuple[str, ...]

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model("articles", self.name)


PLACE = ("start", "end", "text")
ARTICLES = Table(
    "Article",
    ("id", "ref", "slug", "name", "folded", "sort_key", "lead", "body", "language", "status",
     "date", "date_earliest", "date_latest", "date_evidence", "date_note", "entered_on", "scope",
     "source_id", "ever_public", "first_published_at", "public_reason"),
)  # fmt: skip
CITIES = Table("Article_cities", ("article_id", "city_id"))
TAGS = Table("TaggedArticle", ("content_object_id", "tag_id"))
MENTIONS = Table("Mention", ("id", "article_id", "person_id", "organisation_id", "position"))
MENTION_PLACES = Table("MentionPlace", ("mention_id", *PLACE))
COVERAGES = Table("Coverage", ("id", "article_id", "event_id", "manner", "position"))
COVERAGE_PLACES = Table("CoveragePlace", ("coverage_id", *PLACE))
QUOTES = Table("Quote", ("id", "article_id", "person_id", "text", "position"))
QUOTE_PLACES = Table("QuotePlace", ("quote_id", *PLACE))
ROLES = Table(
    "StatedRole", ("article_id", "person_id", "words", "role", "folded", "organisation_id")
)
PARTICIPATIONS = Table("Participation", ("article_id", "event_id", "person_id", "part", "words"))
WORDINGS = Table("Wording", ("article_id", "made_of", "words"))
SHINGLES = Table("Shingle", ("article_id", "number"))
TABLES = [
    ARTICLES, CITIES, TAGS, MENTIONS, MENTION_PLACES, COVERAGES, COVERAGE_PLACES,
    QUOTES, QUOTE_PLACES, ROLES, PARTICIPATIONS, WORDINGS, SHINGLES,
]  # fmt: skip
Rows = dict[Table, list[tuple]]


def rows_of(articles: Iterable[Made], city_ids: list[int]) -> Rows:
    """Rows in an order in which each table finds those that it refers to."""
    rows: Rows = {table: [] for table in TABLES}
    for article in articles:
        rows[ARTICLES].append(_article(article))
        rows[CITIES] += [(article.id, city_ids[place]) for place in article.cities]
        rows[TAGS] += [(article.id, tag) for tag in article.tags]
        _add_mentions(rows, article)
        _add_coverages(rows, article)
        _add_quotes(rows, article)
        rows[ROLES] += [
            (article.id, role.person, role.words, role.role, fold(role.role), role.organisation)
            for role in article.roles
        ]
        rows[PARTICIPATIONS] += [
            (article.id, event, person, "participant", article.title[:80])
            for event, person in taking_part(article)
        ]
        made = wording(article.body)
        rows[WORDINGS].append((article.id, mark_of(article.body), made.words))
        rows[SHINGLES] += [(article.id, number) for number in made.sample]
    return rows


def taking_part(article: Made) -> list[tuple[int, int]]:
    """The event that an article has, with the person it names first."""
    return list(zip(article.events, article.people, strict=False))[:1]


def _article(article: Made) -> tuple:
    withdrawn = article.status == Status.WITHDRAWN
    was_public = article.status != Status.DRAFT
    inferred = article.date.kind == "between"
    return (
        article.id,
        f"{article.id:032x}",
        slug_of(article),
        article.title,
        fold(article.title)[:300],
        sort_key(article.title),
        article.lead,
        article.body,
        article.language,
        str(article.status),
        article.date.edtf,
        str(article.date.earliest),
        str(article.date.latest),
        "inferred" if inferred else "stated",
        "По событиям, о которых говорит текст." if inferred else "",
        str(LAST_DAY),
        "cities" if article.cities else "nationwide",
        article.source,
        was_public,
        NOON if was_public else None,
        WITHDRAWN if withdrawn else "",
    )


def slug_of(article: Made) -> str:
    return f"{slugify(article.title, 'article')}-{article.id}"


def _add_mentions(rows: Rows, article: Made) -> None:
    named = [(key, None, places) for key, places in article.people.items()]
    named += [(None, key, places) for key, places in article.organisations.items()]
    for number, (person, organisation, places) in enumerate(named):
        key = article.id * KEYS + number
        rows[MENTIONS].append((key, article.id, person, organisation, first(places)))
        rows[MENTION_PLACES] += [(key, *place) for place in places]


def _add_coverages(rows: Rows, article: Made) -> None:
    for number, (event, places) in enumerate(article.events.items()):
        key = article.id * KEYS + number
        rows[COVERAGES].append((key, article.id, event, "reports", first(places)))
        rows[COVERAGE_PLACES] += [(key, *place) for place in places]


def _add_quotes(rows: Rows, article: Made) -> None:
    for number, quote in enumerate(article.quotes):
        key = article.id * KEYS + number
        place = quote.place
        rows[QUOTES].append((key, article.id, quote.person, place.text, place.start))
        rows[QUOTE_PLACES].append((key, *place))


def first(places: list[Place]) -> int:
    return min((place.start for place in places), default=UNPLACED)


def documents_of(articles: Iterable[Made], city_ids: list[int]) -> list[search.Document]:
    """What the index holds of those that are published."""
    return [document_of(a, city_ids) for a in articles if a.status == Status.PUBLISHED]


def document_of(article: Made, city_ids: list[int]) -> search.Document:
    linked = [
        record_token(kind, key)
        for kind, keys in (
            ("person", in_order(article.people)),
            ("organisation", in_order(article.organisations)),
            ("event", in_order(article.events)),
            ("tag", article.tags),
            ("city", [city_ids[place] for place in article.cities]),
        )
        for key in keys
    ]
    return search.document(
        article.id,
        article.date.earliest,
        article.date.latest,
        article.date.kind == "lasted",
        records=values_of(linked, article.language, article.source),
        periods=periods_of(article.date),
        ties=ties_of(article, linked),
        **article.tokens,
    )


def ties_of(article: Made, linked: list[str]) -> set[str]:
    found = ties_of_cities(linked)
    found.update(
        tie(ORGANISATION_PERSON, role.organisation, role.person)
        for role in article.roles
        if role.organisation
    )
    found.update(tie(PERSON_EVENT, person, event) for event, person in taking_part(article))
    return found


def in_order(named: dict[int, list[Place]]) -> list[int]:
    """As the text names them; those that it only means come last."""
    return sorted(named, key=lambda key: first(named[key]))
