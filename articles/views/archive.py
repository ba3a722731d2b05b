"""The archive by publication date: a year, a month, a day."""

import datetime
from collections import Counter
from collections.abc import Iterator

from django.core.paginator import EmptyPage, Paginator
from django.db.models import Count
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from articles import search
from articles.dates import ImpreciseDate
from articles.facets import Choice
from articles.filters.base import ArchiveFilter
from articles.indexing.texts import period_token
from articles.models import Article
from articles.search import ALL, Range, tally, value
from articles.site import absolute

from .cards import articles_at
from .lists import PER_PAGE, page_links

EVERY = 1_000_000
Day = datetime.date


def period(request, year, month=None, day=None):
    try:
        date = ImpreciseDate.parse("-".join(filter(None, [year, month, day])))
    except ValueError as impossible:
        raise Http404 from impossible
    filters = ArchiveFilter(request.GET, Article.objects.published(), request.path)
    archive = Archive()
    rows = [] if filters.errors else InPeriod(date, archive.count(date))
    try:
        page = Paginator(rows, PER_PAGE).page(filters.cleaned.get("page") or 1)
    except EmptyPage as past_the_end:
        raise Http404 from past_the_end
    before, after = (near and link(near) for near in archive.neighbours(date))
    context = {
        "heading": date.words().capitalize(),
        "date": date,
        "period": date.kind,
        "page": page,
        "total": page.paginator.count,
        "problems": [(_("Страница"), " ".join(e), name) for name, e in filters.errors.items()],
        "parents": parents(date),
        "parts": [part_choice(part, archive.count(part)) for part in parts_of(date)],
        "previous": before,
        "next": after,
        "nearest": [near for near in (before, after) if near],
        "canonical": absolute(filters.query.url()),
        **page_links(page, filters.query),
    }
    return render(request, "articles/archive.html", context, status=400 if filters.errors else 200)


class InPeriod:
    """The articles that may fall in a period, newest first, as the paginator asks for them."""

    def __init__(self, date: ImpreciseDate, number: int):
        self.date, self.number = date, number

    def count(self) -> int:
        return self.number

    def __getitem__(self, part: slice) -> list[Article]:
        if not self.number:
            return []
        first, last = self.date.earliest, self.date.latest
        articles = articles_at(self._ids(first, last, part))
        for article in articles:
            article.uncertain = not article.date.surely_falls(first, last)
        return articles

    @staticmethod
    def _ids(first: Day, last: Day, part: slice) -> list[int]:
        try:
            found = search.newest(None, part.stop - part.start, part.start, Range(first, last))
        except search.OutOfOrder:
            found = []
        # What is counted is there: where the index is out of order, the archive's own tables tell.
        rows = Article.objects.published().during(first, last).newest_first()
        return found or list(rows.values_list("pk", flat=True)[part])


class Archive:
    """How many articles may fall in each period; what is asked twice is counted once."""

    def __init__(self):
        self._days: dict[Day, Counter[Day]] = {}

    @cached_property
    def _periods(self) -> dict[str, int]:
        """The years and months that have articles, by their tokens."""
        kinds = period_token(0)[0] + period_token(0, 1)[0]
        return tally.most(ALL, kinds, EVERY) or count_periods()

    def count(self, date: ImpreciseDate) -> int:
        if date.kind == "day":
            return self._days_of(date.earliest)[date.earliest]
        return self._periods.get(token_of(date), 0)

    def neighbours(self, date: ImpreciseDate) -> tuple[ImpreciseDate | None, ImpreciseDate | None]:
        """The nearest periods of the same length with articles; None where there is none."""
        if date.kind == "day":
            return self._day_beside(date, -1), self._day_beside(date, 1)
        return self._beside(date, -1), self._beside(date, 1)

    def _beside(self, date: ImpreciseDate, step: int) -> ImpreciseDate | None:
        """The nearest year or month on one side: the tokens of a kind sort as time goes."""
        here = token_of(date)
        same = [token for token in self._periods if token[0] == here[0]]
        if step < 0:
            found = max((token for token in same if token < here), default=None)
        else:
            found = min((token for token in same if token > here), default=None)
        return found and date_of(found)

    def _day_beside(self, date: ImpreciseDate, step: int) -> ImpreciseDate | None:
        """In the same month, or at the near end of the nearest month with articles."""
        month = of_kind(date.earliest, "month")
        days = self._days_of(date.earliest)
        same = [day for day in days if (day > date.earliest if step > 0 else day < date.earliest)]
        if not same:
            near = self._beside(month, step)
            same = self._days_of(near.earliest) if near else []
        found = (min if step > 0 else max)(same, default=None)
        return found and of_kind(found, "day")

    def _days_of(self, day: Day) -> Counter[Day]:
        """The number of articles of each day in this one's month."""
        month = of_kind(day, "month")
        if month.earliest not in self._days:
            number = self._periods.get(token_of(month))
            self._days[month.earliest] = count_days(month) if number else Counter()
        return self._days[month.earliest]


def count_days(month: ImpreciseDate) -> Counter[Day]:
    """The number of articles that may fall on each day of a month with articles."""
    first, last = month.earliest, month.latest
    try:
        spans = search.spans(value(token_of(month)), Range(first))
    except search.OutOfOrder:
        spans = spans_of(Article.objects.published().during(first, last).order_by())
    counts: Counter[Day] = Counter()
    for earliest, latest, number in spans:
        for day in days(max(earliest, first), min(latest, last)):
            counts[day] += number
    return counts


def count_periods() -> Counter[str]:
    """The years and months of all articles without the help of the index."""
    counts: Counter[str] = Counter()
    for earliest, latest, number in spans_of(Article.objects.published().order_by()):
        first, last = (day.year * 12 + day.month - 1 for day in (earliest, latest))
        months = [period_token(month // 12, month % 12 + 1) for month in range(first, last + 1)]
        years = [period_token(year) for year in range(earliest.year, latest.year + 1)]
        counts.update(dict.fromkeys([*months, *years], number))
    return counts


def spans_of(rows):
    """(first day, last day, number of articles)."""
    return rows.values_list("date_earliest", "date_latest").annotate(n=Count("pk"))


def token_of(date: ImpreciseDate) -> str:
    """The token of a year or a month."""
    return period_token(*map(int, date.edtf.split("-")))


def date_of(token: str) -> ImpreciseDate:
    return ImpreciseDate.parse("-".join(filter(None, [token[1:5], token[5:]])))


def link(date: ImpreciseDate) -> tuple[str, str]:
    return date.words(), url_of(date)


def url_of(date: ImpreciseDate) -> str:
    return reverse(f"articles:{date.kind}", args=date.edtf.split("-"))


def parents(date: ImpreciseDate) -> list[tuple[str, str]]:
    numbers = date.edtf.split("-")
    return [
        link(ImpreciseDate.parse("-".join(numbers[:count]))) for count in range(1, len(numbers))
    ]


def of_kind(day: Day, kind: str) -> ImpreciseDate:
    return ImpreciseDate.parse(day.isoformat()[: {"year": 4, "month": 7, "day": 10}[kind]])


def parts_of(date: ImpreciseDate) -> list[ImpreciseDate]:
    """The months of a year, the days of a month."""
    if date.kind == "year":
        return [ImpreciseDate.of_month(date.earliest.year, month) for month in range(1, 13)]
    if date.kind == "month":
        return [ImpreciseDate.of_day(day) for day in days(date.earliest, date.latest)]
    return []


def days(first: Day, last: Day) -> Iterator[Day]:
    return map(Day.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def part_choice(part: ImpreciseDate, count: int) -> Choice:
    *_parents, number = part.edtf.split("-")
    label = MONTHS[int(number)].lower() if part.kind == "month" else str(int(number))
    return Choice(part.edtf, label, count, url_of(part) if count else "")
