"""Names and addresses of public records, by the hundred.

Every list asks for so many. They are read by SQL that is put together once: to build such a query
of querysets takes longer than to answer it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from django.db import connection

from .models import (
    Article,
    City,
    Event,
    Kind,
    Organisation,
    Person,
    Source,
    Tag,
    TaggedArticle,
)
from .models.address import page_of
from .models.named import in_readers_language
from .search.sql import among

COLUMNS = ("id", "slug", "name", "name_kk", "name_en", "disambiguation", "sort_key")
PUBLIC = {
    Kind.ARTICLE: Article.objects.published,
    Kind.PERSON: Person.objects.public,
    Kind.ORGANISATION: Organisation.objects.public,
    Kind.EVENT: Event.objects.public,
    Kind.CITY: City.objects.all,
    Kind.TAG: Tag.objects.public,
    Kind.SOURCE: Source.objects.public,
}
MODELS = {kind: rows().model for kind, rows in PUBLIC.items()}


class Label(NamedTuple):
    """As much of a public record as a link to it needs."""

    kind: str
    pk: int
    slug: str
    name: str
    name_kk: str
    name_en: str
    disambiguation: str
    sort_key: str

    @property
    def label(self) -> str:
        name = in_readers_language(self.name, self.name_kk, self.name_en)
        return f"{name} ({self.disambiguation})" if self.disambiguation else name

    def get_absolute_url(self) -> str:
        return page_of(self.kind, self.slug)


def numbered(wanted: dict[Kind, Iterable[int]]) -> dict[tuple[str, int], Label]:
    """The public records with these ids, by kind and id; one query for all kinds together."""
    return {(label.kind, label.pk): label for label in _public("id", wanted)}


def at_slugs(wanted: dict[Kind, Iterable[str]]) -> dict[tuple[str, str], Label]:
    """The public records at these slugs, by kind and slug; one query for all kinds together."""
    return {(label.kind, label.slug): label for label in _public("slug", wanted)}


def of_articles(ids: list[int]) -> defaultdict[int, list[Label]]:
    """The cities and tags of these published articles, by name; one query."""
    joined = [
        (Kind.CITY, Article.cities.through._meta.db_table, "article_id", "city_id"),
        (Kind.TAG, TaggedArticle._meta.db_table, "content_object_id", "tag_id"),
    ]
    parts, given = [], []
    for kind, table, article, record in joined if ids else ():
        condition, values = among(f"x.{article}", ids)
        parts.append(
            f"SELECT x.{article}, {_columns(kind)} FROM {table} x JOIN {_table(kind)} r"
            f" ON r.id = x.{record} WHERE {condition}"
        )
        given += values
    found: defaultdict[int, list[Label]] = defaultdict(list)
    for article, *columns in _rows(parts, given):
        found[article].append(Label._make(columns))
    for labels in found.values():
        labels.sort(key=lambda label: (label.sort_key, label.pk))
    return found


def _public(column: str, wanted: dict[Kind, Iterable]) -> Iterator[Label]:
    parts, given = [], []
    for kind, values in wanted.items():
        if values := list(values):
            rows, parameters = _public_rows(kind)
            condition, sought = among(f"r.{column}", values)
            parts.append(f"SELECT {_columns(kind)} FROM ({rows}) r WHERE {condition}")
            given += [*parameters, *sought]
    return map(Label._make, _rows(parts, given))


@cache
def _public_rows(kind: Kind) -> tuple[str, tuple]:
    """The public rule's own SQL."""
    rows = PUBLIC[kind]().order_by().values(*_own_columns(kind))
    return rows.query.sql_with_params()


@cache
def _columns(kind: Kind) -> str:
    """Of a `Label`, empty where the kind has none such."""
    own = _own_columns(kind)
    columns = [f"r.{name}" if name in own else "''" for name in COLUMNS]
    return ", ".join([f"'{kind.value}'", *columns])


def _own_columns(kind: Kind) -> list[str]:
    return [name for name in COLUMNS if hasattr(MODELS[kind], name)]


def _table(kind: Kind) -> str:
    return MODELS[kind]._meta.db_table


def _rows(parts: list[str], given: list) -> Iterator[tuple]:
    if parts:
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), given)
            yield from cursor.fetchall()
