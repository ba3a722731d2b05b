"""A record as its newest articles tell of it: those with thousands are not read whole."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from django.db.models import CharField, F, QuerySet
from django.db.models.functions import Cast
from django.utils.functional import cached_property

from articles.dates import ImpreciseDate
from articles.models import Article, Kind
from articles.models.address import page_of
from articles.prepared import prepared
from articles.selection import linked_with

from .cards import articles_at

Build = Callable[..., QuerySet]

WEIGHED = 100
SHOWN = 20


# The columns of a `Line`; dates as they are kept, since most of those read are not shown.
LINE = ("article__name", "article__slug", "article__language", Cast("article__date", CharField()))


class Line(NamedTuple):
    """As much of an article as one line of a page shows."""

    label: str
    slug: str
    language: str
    edtf: str

    @property
    def date(self) -> ImpreciseDate:
        return ImpreciseDate.parse(self.edtf)

    def get_absolute_url(self) -> str:
        return page_of(Kind.ARTICLE.value, self.slug)


class Recent:
    """The newest articles of one record, and rows of its from these alone."""

    def __init__(self, record):
        self.record, self.selection = record, linked_with(record.kind.value, record.pk)

    @cached_property
    def total(self) -> int:
        return self.selection.total.number

    @cached_property
    def ids(self) -> list[int]:
        return self.selection.newest(WEIGHED)

    @property
    def whole(self) -> bool:
        """Whether these are all articles of the record."""
        return self.total <= WEIGHED

    @property
    def weighed(self) -> int:
        """How many articles tell of the record, where these are not all."""
        return 0 if self.whole else len(self.ids)

    def articles(self) -> list[Article]:
        return articles_at(self.ids[:SHOWN])

    def rows(self, build: Build, role: str, *given) -> list:
        """What `build(told, …)` finds, a function of a module; see `prepared` for the rest.

        `told` narrows rows to those of the record in this role of theirs: to all of them, or where
        they are many, to those of these articles.
        """
        if self.whole:
            return _of_all(build, role)(self.record.pk, *given)
        return _of_newest(build, role)(self.record.pk, self.ids, *given)


@cache
def _of_all(build: Build, role: str):
    def rows(record, *given):
        return build(lambda rows: rows.filter(**{role: record}), *given)

    return prepared(rows)


@cache
def _of_newest(build: Build, role: str):
    def rows(record, articles, *given):
        # Looked up by their articles: the column of the record would lead to all that there are.
        def told(rows):
            of = F(f"{role}_id") + 0
            return rows.filter(article__in=articles).alias(of=of).filter(of=record)

        return build(told, *given)

    return prepared(rows)
