"""Choices that published articles join with the rows of a list, counted by the index's pairs."""

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from articles.counted import in_articles, in_no_article
from articles.indexing.ties import NO_CITY_ID
from articles.labels import PUBLIC
from articles.models import NO_CITY, City, Kind
from articles.search import ties
from articles.search.sql import marks

from .base import COLUMNS, FETCHED, Facet, Facets

LABEL = ("slug", "name", "name_kk", "name_en", "disambiguation")
IN_ORDER = "ORDER BY is_first DESC, n DESC, name_key NULLS LAST, known_slug"


class TiedFacets(Facets):
    kind: Kind

    def tied(self, name: str, tie: str, without=(), all_public=False) -> Facet:
        """Records by the number of rows, under every filter but these, that ties join them with.

        `all_public` says that such a tie is of rows only that the list may show.
        """
        try:
            if self.filters.narrows(*without):
                numbers = ties.numbers_of(tie, *_ids(self.filters.narrowed(*without)))
            elif all_public:
                numbers = ties.numbers(tie)
            else:
                numbers = ties.numbers_but(tie, *_ids(in_no_article(self.kind)))
        except EmptyResultSet:  # Django knows that there is no such row
            return self.facet(name, [])
        return self.facet(name, (self._labelled(*row) for row in self._counted(name, *numbers)))

    def _counted(self, name: str, numbers: str, given: list) -> list[tuple]:
        """The biggest as the index has them; the public rule has the last word on each."""
        indexed, of_index = _sql(_indexed(name).values("id", "sort_key", "slug"))
        public, of_rule = _sql(PUBLIC[Kind(name)]().values("id", *COLUMNS[name]))
        columns = [f"record.{column}" if column in COLUMNS[name] else "''" for column in LABEL]
        chosen = self.query.values.get(name, ())
        # Fetched first, or its count would be lost beyond the others.
        first = f"coalesce(known.slug, '{NO_CITY}') IN ({marks(chosen)})" if chosen else "true"
        biggest = (
            f"SELECT tied.id, tied.n, known.sort_key AS name_key, known.slug AS known_slug,"
            f" {first} AS is_first FROM ({numbers}) AS tied"
            f" LEFT JOIN ({indexed}) AS known ON known.id = tied.id"
            f" WHERE known.id IS NOT NULL OR tied.id = {NO_CITY_ID} {IN_ORDER} LIMIT {FETCHED}"
        )
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {', '.join(columns)}, n FROM ({biggest}) AS biggest"
                f" LEFT JOIN ({public}) AS record ON record.id = biggest.id"
                f" WHERE record.id IS NOT NULL OR biggest.id = {NO_CITY_ID} {IN_ORDER}",
                [*chosen, *given, *of_index, *of_rule],
            )
            return cursor.fetchall()


def _indexed(name: str) -> QuerySet:
    return City.objects.all() if name == "city" else in_articles(Kind(name))


def _ids(rows: QuerySet) -> tuple[str, tuple]:
    return _sql(rows.values("id"))


def _sql(rows: QuerySet) -> tuple[str, tuple]:
    return rows.order_by().query.sql_with_params()
