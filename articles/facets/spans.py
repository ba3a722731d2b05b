"""Years and months of things with imprecise dates."""

from collections import Counter

from django.db.models import Case, Count, Value, When
from django.db.models.functions import ExtractMonth, ExtractYear
from django.utils.dates import MONTHS

from articles.filters.base import SpanFilter
from articles.models import LASTED

from .base import Choice, Facet, Facets

HAS_LASTED = Case(When(LASTED, then=Value(True)), default=Value(False))


class SpanFacets(Facets):
    """Years and months: whatever may fall in one is counted in it, as its list shows it."""

    filters: SpanFilter

    def periods(self) -> list[Facet]:
        """Both from one count by months, the finest there is."""
        rows = self._unsure("year", "month").filter(date_earliest__isnull=False).order_by()
        spans = rows.values_list(months("date_earliest"), months("date_latest"), HAS_LASTED)
        spans = list(spans.annotate(n=Count("pk")))
        found = [self._years(spans)]
        if self.filters.cleaned.get("year"):
            found.append(self._months(self.filters.cleaned["year"], spans))
        elif "month" in self.filters.errors:
            found.append(self.finished("month", []))
        return found

    def _years(self, spans) -> Facet:
        counts = self._touched(
            ((first - 1) // 12, (last - 1) // 12, lasted, count)
            for first, last, lasted, count in spans
        )
        choices = []
        for year in sorted(counts, reverse=True):
            current = self.query.has("year", str(year))
            chosen = () if current else (str(year),)
            url = self.query.changed(year=chosen, month=(), page=()).url()
            choices.append(Choice(str(year), str(year), counts[year], url, current))
        return self.finished("year", choices, most=12)

    def _months(self, year: int, spans) -> Facet:
        counts = self._touched(spans)
        found = [(month, counts[year * 12 + month]) for month in range(1, 13)]
        return self.finished(
            "month",
            [self.choice("month", m, MONTHS[m].lower(), count) for m, count in found if count],
            most=12,
        )

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
