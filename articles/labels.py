"""Names and addresses of records that the index or a published article leads to.

Every list asks for a hundred of them. They are read by SQL of our own: to build such a query of
querysets takes longer than to answer it. What leads here is published, which makes them public.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from django.db import connection
from django.utils.translation import get_language

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

COLUMNS = ("id", "slug", "name", "name_kk", "name_en", "disambiguation", "sort_key")
MODELS = {model.kind: model for model in (Person, Organisation, Event, City, Tag, Source)}
# Some who are named in articles have no page.
WITH_A_PAGE = defaultdict(str, {Kind.PERSON: f" AND r.visibility = '{Person.Visibility.PAGE}'"})


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
        name = self.name
        if self.name_kk or self.name_en:  # most have one name, and the language is dear to ask for
            name = getattr(self, f"name_{get_language()}", "") or name
        return f"{name} ({self.disambiguation})" if self.disambiguation else name

    def get_absolute_url(self) -> str:
        return page_of(self.kind, self.slug)


def numbered(wanted: dict[Kind, Iterable[int]]) -> dict[tuple[str, int], Label]:
    """The records with these ids, by kind and id; one query for all kinds together."""
    parts, given = [], []
    for kind, ids in wanted.items():
        if ids := list(ids):
            chosen = f"r.id IN ({_marks(ids)}){WITH_A_PAGE[kind]}"
            parts.append(f"SELECT {_columns(kind)} FROM {_table(kind)} r WHERE {chosen}")
            given += ids
    return {(label.kind, label.pk): label for label in map(Label._make, _rows(parts, given))}


def of_articles(ids: list[int]) -> dict[int, list[Label]]:
    """The cities and tags of these articles, by name; one query."""
    joined = [
        (Kind.CITY, Article.cities.through._meta.db_table, "article_id", "city_id"),
        (Kind.TAG, TaggedArticle._meta.db_table, "content_object_id", "tag_id"),
    ]
    parts = [
        f"SELECT x.{article}, {_columns(kind)} FROM {table} x JOIN {_table(kind)} r"
        f" ON r.id = x.{record} WHERE x.{article} IN ({_marks(ids)})"
        for kind, table, article, record in joined
    ]
    found: dict[int, list[Label]] = defaultdict(list)
    for article, *columns in _rows(parts if ids else [], [*ids, *ids]):
        found[article].append(Label._make(columns))
    for labels in found.values():
        labels.sort(key=lambda label: (label.sort_key, label.pk))
    return found


@cache
def _columns(kind: Kind) -> str:
    """Of a `Label`, empty where the kind has none such."""
    has = {field.column for field in MODELS[kind]._meta.fields}
    return ", ".join([f"'{kind.value}'", *(f"r.{c}" if c in has else "''" for c in COLUMNS)])


def _table(kind: Kind) -> str:
    return MODELS[kind]._meta.db_table


def _marks(ids: list[int]) -> str:
    return ", ".join(["%s"] * len(ids))


def _rows(parts: list[str], given: list[int]) -> Iterator[tuple]:
    if parts:
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), given)
            yield from cursor.fetchall()
