"""Years and months of things with imprecise dates."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Case, Count, Value, When
from django.db.models.functions import ExtractMonth, ExtractYear
from django.utils.dates import MONTHS
from django.utils.functional import cached_property

from articles.filters.base import SpanFilter
from articles.models import LASTED

from .base import Choice, Facet, Facets

HAS_LASTED = Case(When(LASTED, then=Value(True)), default=Value(False))


class Periods(NamedTuple):
    """How many may fall in each year, or in each month of one: numbers by their number."""

    numbers: dict[int, int]
    capped: bool = False


class PeriodFacets(Facets):
    """Years and months: whatever may fall in one is counted in it, as its list shows it."""

    filters: SpanFilter

    def by_year(self) -> Periods:
        raise NotImplementedError

    def by_month(self, year: int) -> Periods:
        raise NotImplementedError

    def periods(self) -> list[Facet]:
        found = [self._years()]
        if self.filters.cleaned.get("year"):
            found.append(self._months(self.filters.cleaned["year"]))
        elif "month" in self.filters.errors:
            found.append(self.finished("month", []))
        return found

    def _years(self) -> Facet:
        numbers, capped = self.by_year()
        choices = []
        for year in sorted(numbers, reverse=True):
            current = self.query.has("year", str(year))
            chosen = () if current else (str(year),)
            url = self.query.changed(year=chosen, month=(), page=()).url()
            choices.append(Choice(str(year), str(year), numbers[year], url, current))
        return self._period("year", choices, capped)

    def _months(self, year: int) -> Facet:
        numbers, capped = self.by_month(year)
        choices = [
            self.choice("month", month, MONTHS[month].lower(), numbers[month])
            for month in range(1, 13)
            if numbers.get(month)
        ]
        return self._period("month", choices, capped)

    def _period(self, name: str, choices: list[Choice], capped: bool) -> Facet:
        facet = self.finished(name, choices, most=12)
        facet.capped = capped
        return facet


class SpanFacets(PeriodFacets):
    """Counted in the rows' own columns."""

    @cached_property
    def _spans(self) -> list[tuple]:
        """Rows by first and last month, the finest there is."""
        rows = self._unsure("year", "month").filter(date_earliest__isnull=False).order_by()
        spans = rows.values_list(months("date_earliest"), months("date_latest"), HAS_LASTED)
        return list(spans.annotate(n=Count("pk")))

    def by_year(self) -> Periods:
        return Periods(
            self._touched(
                ((first - 1) // 12, (last - 1) // 12, lasted, count)
                for first, last, lasted, count in self._spans
            )
        )

    def by_month(self, year: int) -> Periods:
        counts = self._touched(self._spans)
        return Periods({month: counts[year * 12 + month] for month in range(1, 13)})

    def _unsure(self, *without):
        """Rows without the rule "surely": it is a rule about the very period being counted."""
        certain = self.filters.cleaned.get("certain")
        rows = self.filters.narrowed(*without, "certain")
        for first, last in self.filters.ranges(*without) if certain else ():
            rows = rows.during(first, last, certain=True)
        return rows

    def _touched(self, spans) -> Counter:
        """How many rows fall in each period, given the numbers of their first and last one."""
        certain, counts = self.filters.cleaned.get("certain"), Counter()
        for first, last, lasted, count in spans:
            if not certain or lasted or first == last:
                counts.update(dict.fromkeys(range(first, last + 1), count))
        return counts


def months(column: str):
    """Months since the year 0, so that January follows December."""
    return ExtractYear(column) * 12 + ExtractMonth(column)
