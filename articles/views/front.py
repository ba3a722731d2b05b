from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from articles.counted import WEIGHED, biggest, count_articles
from articles.dates import ImpreciseDate
from articles.facets import Choice
from articles.indexing.texts import LETTER
from articles.models import Article, Event, Kind
from articles.search import ALL, tally

from .cards import article_cards, event_rows

# Fewer names than this say nothing about who is in the news.
ENOUGH = 5
SHOWN = {Kind.CITY: 12, Kind.TAG: 24, Kind.PERSON: 12, Kind.ORGANISATION: 12}
MONTHS = 12
EVERY = 100_000
TOTALS = {"people": Kind.PERSON, "organisations": Kind.ORGANISATION, "events": Kind.EVENT}


def front(request):
    coming, recent = coming_and_recent()
    leading = most_named()
    people, organisations = leading[Kind.PERSON], leading[Kind.ORGANISATION]
    context = {
        "newest": article_cards(Article.objects.published().newest_first()[:6]),
        "coming": coming,
        "recent": recent,
        "cities": leading[Kind.CITY],
        "tags": leading[Kind.TAG],
        "months": newest_months(),
        "people": people if len(people) >= ENOUGH else [],
        "organisations": organisations if len(organisations) >= ENOUGH else [],
        "totals": totals(),
    }
    return render(request, "articles/front.html", context)


def most_named() -> dict[Kind, list[Choice]]:
    letters = "".join(LETTER[kind] for kind in SHOWN)
    found = biggest(tally.most(ALL, letters, WEIGHED), SHOWN)
    return {
        kind: [
            Choice(record.slug, record.label, number, record.get_absolute_url())
            for record, number in rows
        ]
        for kind, rows in found.items()
    }


def newest_months() -> list[Choice]:
    numbers = tally.most(ALL, "m", EVERY)
    newest = []
    for token in sorted(numbers, reverse=True)[:MONTHS]:
        date = ImpreciseDate.of_month(int(token[1:5]), int(token[5:]))
        url = reverse("articles:month", args=date.edtf.split("-"))
        newest.append(Choice(date.edtf, date.words(), numbers[token], url))
    return newest


def totals() -> dict[str, int]:
    """How much of each is public; nothing where the index cannot tell."""
    sizes = tally.sizes("".join(LETTER[kind] for kind in TOTALS.values()))
    if not sizes:
        return {}
    found = {name: sizes.get(LETTER[kind], 0) for name, kind in TOTALS.items()}
    return found | {"articles": tally.counts(ALL, [ALL]).get(ALL, 0)}


def coming_and_recent() -> tuple[list[Event], list[Event]]:
    """The next events and the last ones, with what their cards show read for both at once."""
    events, today = Event.objects.public(), timezone.localdate()
    # Without a place for NULLs, which none of these has, the index of dates gives both orders.
    coming = events.filter(date_earliest__gt=today, date_latest__gt=today)
    coming = list(coming.order_by("date_latest", "date_earliest", "id")[:4])
    recent = events.filter(date_earliest__lte=today)
    recent = recent.order_by("-date_latest", "-date_earliest", "-id")[:6]
    both = event_rows([*coming, *recent])
    count_articles(both)
    return both[: len(coming)], both[len(coming) :]


def about(request):
    return render(request, "articles/about.html", {"totals": totals()})
