from collections import Counter

from django.db.models import CharField, Count, Q, Value
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from articles.dates import ImpreciseDate
from articles.facets import Choice, months
from articles.models import Article, City, Event, Organisation, Person, published_q

from .lists import article_cards, event_cards
from .places import tags_with_counts

# Fewer names than this say nothing about who is in the news.
ENOUGH = 5
SHOWN = 12


def front(request):
    articles = Article.objects.published()
    coming, recent = coming_and_recent()
    context = {
        "newest": article_cards(articles.newest_first())[:6],
        "coming": coming,
        "recent": recent,
        "cities": [
            Choice(city.slug, city.label, city.n, city.get_absolute_url())
            for city in City.objects.annotate(n=Count("articles", filter=published_q("articles__")))
            .filter(n__gt=0)
            .order_by("-n", "sort_key")[:SHOWN]
        ],
        "tags": [
            Choice(tag.slug, tag.label, tag.article_count, tag.get_absolute_url())
            for tag in tags_with_counts().order_by("-article_count", "sort_key")[:24]
        ],
        "months": newest_months(articles),
        "people": most_named("person", Person.objects.public()),
        "organisations": most_named("organisation", Organisation.objects.public()),
        "totals": totals(),
    }
    return render(request, "articles/front.html", context)


def newest_months(articles) -> list[Choice]:
    spans = articles.order_by().values_list(months("date_earliest"), months("date_latest"))
    counts = Counter()
    for first, last, count in spans.annotate(n=Count("pk")):
        counts.update(dict.fromkeys(range(first, last + 1), count))
    newest = []
    for number in sorted(counts, reverse=True)[:SHOWN]:
        year, month = divmod(number - 1, 12)
        date = ImpreciseDate.of_month(year, month + 1)
        url = reverse("articles:month", args=date.edtf.split("-"))
        newest.append(Choice(date.edtf, date.words(), counts[number], url))
    return newest


def most_named(record: str, records) -> list[Choice]:
    """Those named in most articles; nobody, while too few are named more than once."""
    found = (
        records.annotate(
            n=Count(
                "mentions", filter=published_q("mentions__article__") & Q(mentions__in_text=True)
            )
        )
        .filter(n__gt=0)
        .order_by("-n", "sort_key")[:SHOWN]
    )
    choices = [Choice(r.slug, r.label, r.n, r.get_absolute_url()) for r in found]
    return choices if len(choices) >= ENOUGH else []


def totals() -> dict[str, int]:
    """How much of each is public; one query."""
    public = {
        "articles": Article.objects.published(),
        "people": Person.objects.public(),
        "organisations": Organisation.objects.public(),
        "events": Event.objects.public(),
    }
    counts = [
        records.order_by()
        .values_list(Value(name, output_field=CharField()))
        .annotate(n=Count("pk"))
        for name, records in public.items()
    ]
    return dict.fromkeys(public, 0) | dict(counts[0].union(*counts[1:], all=True))


def coming_and_recent() -> tuple[list[Event], list[Event]]:
    """The next events and the last ones, with what their cards show read for both at once."""
    events, today = Event.objects.public(), timezone.localdate()
    coming = list(events.filter(date_earliest__gt=today).oldest_first()[:4])
    recent = list(events.filter(date_earliest__lte=today).newest_first()[:6])
    cards = event_cards(Event.objects.filter(pk__in=[event.pk for event in coming + recent]))
    by_id = {event.pk: event for event in cards}
    return [by_id[event.pk] for event in coming], [by_id[event.pk] for event in recent]


def about(request):
    return render(request, "articles/about.html", {"totals": totals()})
