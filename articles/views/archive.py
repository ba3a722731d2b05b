"""The archive by publication date: a year, a month, a day."""

from collections import Counter
from datetime import timedelta

from django.core.paginator import EmptyPage, Paginator
from django.db.models import Count, Max, Min, Q
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from articles.dates import ImpreciseDate
from articles.facets import Choice
from articles.filters.base import ArchiveFilter
from articles.models import Article
from articles.site import absolute

from .lists import PER_PAGE, article_cards, page_links


def period(request, year, month=None, day=None):
    try:
        date = ImpreciseDate.parse("-".join(filter(None, [year, month, day])))
    except ValueError as impossible:
        raise Http404 from impossible
    articles = Article.objects.published()
    filters = ArchiveFilter(request.GET, articles.during(date.earliest, date.latest), request.path)
    rows = articles.none() if filters.errors else article_cards(filters.queryset.newest_first())
    try:
        page = Paginator(rows, PER_PAGE).page(filters.cleaned.get("page") or 1)
    except EmptyPage as past_the_end:
        raise Http404 from past_the_end
    for article in page.object_list:
        article.uncertain = not article.date.surely_falls(date.earliest, date.latest)
    before, after = neighbours(articles, date)
    context = {
        "heading": date.words().capitalize(),
        "date": date,
        "period": date.kind,
        "page": page,
        "total": page.paginator.count,
        "problems": [(_("Страница"), " ".join(e), name) for name, e in filters.errors.items()],
        "parents": parents(date),
        "parts": parts(articles, date),
        "previous": before,
        "next": after,
        "nearest": [near for near in (before, after) if near],
        "canonical": absolute(filters.query.url()),
        **page_links(page, filters.query),
    }
    return render(request, "articles/archive.html", context, status=400 if filters.errors else 200)


def link(date: ImpreciseDate) -> tuple[str, str]:
    return date.words(), url_of(date)


def url_of(date: ImpreciseDate) -> str:
    return reverse(f"articles:{date.kind}", args=date.edtf.split("-"))


def parents(date: ImpreciseDate) -> list[tuple[str, str]]:
    numbers = date.edtf.split("-")
    return [
        link(ImpreciseDate.parse("-".join(numbers[:count]))) for count in range(1, len(numbers))
    ]


def of_kind(day, kind: str) -> ImpreciseDate:
    return ImpreciseDate.parse(day.isoformat()[: {"year": 4, "month": 7, "day": 10}[kind]])


def neighbours(articles, date):
    """The nearest periods of the same length with articles, as links; None where there is none."""
    ends = articles.aggregate(
        before=Max("date_latest", filter=Q(date_earliest__lt=date.earliest)),
        after=Min("date_earliest", filter=Q(date_latest__gt=date.latest)),
    )
    # A span that reaches into this period or beyond it is nearest right beside it.
    before = ends["before"] and min(ends["before"], date.earliest - timedelta(days=1))
    after = ends["after"] and max(ends["after"], date.latest + timedelta(days=1))
    return tuple(day and link(of_kind(day, date.kind)) for day in (before, after))


def parts(articles, date) -> list[Choice]:
    """The months of a year or the days of a month, with the number of articles each one lists."""
    if date.kind == "day":
        return []
    kind = {"year": "month", "month": "day"}[date.kind]
    spans = (
        articles.during(date.earliest, date.latest)
        .order_by()
        .values_list("date_earliest", "date_latest")
        .annotate(n=Count("pk"))
    )
    counts = Counter()
    for first, last, count in spans:
        touched = days(max(first, date.earliest), min(last, date.latest))
        counts.update(dict.fromkeys((of_kind(day, kind) for day in touched), count))
    return [part_choice(part, counts[part]) for part in parts_of(date, kind)]


def parts_of(date, kind: str) -> list[ImpreciseDate]:
    return list(dict.fromkeys(of_kind(day, kind) for day in days(date.earliest, date.latest)))


def days(first, last):
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def part_choice(part: ImpreciseDate, count: int) -> Choice:
    *_parents, number = part.edtf.split("-")
    label = MONTHS[int(number)].lower() if part.kind == "month" else str(int(number))
    return Choice(part.edtf, label, count, url_of(part) if count else "")
