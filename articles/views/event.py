from collections import defaultdict

from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.addresses import public_or_answer
from articles.models import Event, Figure, Kind, Organisation, Participation, Person, Quote
from articles.reading import (
    hidden_by_article,
    is_hidden,
    link_to,
    shown_words,
    spoken,
    without_names,
)

PARTS = {
    Participation.Part.ORGANISER: gettext_lazy("Организаторы"),
    Participation.Part.SPEAKER: gettext_lazy("Спикеры"),
    Participation.Part.PERFORMER: gettext_lazy("Исполнители"),
    Participation.Part.PARTICIPANT: gettext_lazy("Участники"),
    Participation.Part.HONOURED: gettext_lazy("Награждённые"),
}


def event_detail(request, slug):
    event = public_or_answer(
        Kind.EVENT,
        slug,
        Event.objects.public().select_related("parent__parent__parent"),
    )
    coverages = list(
        event.coverages.public()
        .select_related("article")
        .defer("article__body")
        .order_by("-article__date_latest", "-article_id")
    )
    context = {
        "event": event,
        "ancestors": event.public_ancestors(),
        "children": Event.objects.public().filter(parent=event).oldest_first(),
        "figures": figures_of(event),
        "participants": participants_of(event),
        "coverage": by_manner(coverages),
        "quotes": said_at(event),
        "venue": event.venue,
        "venue_organisation": Organisation.objects.public()
        .filter(pk=event.venue_organisation_id)
        .first(),
        "articles_url": f"{reverse('articles:article_list')}?event={event.slug}",
    }
    return render(request, "articles/event_detail.html", context)


def by_manner(coverages) -> list[tuple[str, list]]:
    """Articles in the order of how much they say: reports, then announcements, then recalls."""
    labels = {
        "reports": _("Рассказывают"),
        "announces": _("Анонсируют"),
        "recalls": _("Упоминают"),
    }
    found = {
        label: [row.article for row in coverages if row.manner == manner]
        for manner, label in labels.items()
    }
    return [(label, articles) for label, articles in found.items() if articles]


def figures_of(event) -> list[dict]:
    rows = list(
        event.figures.public()
        .select_related("article__source", "claimed_by_person", "claimed_by_organisation")
        .defer("article__body")
    )
    hidden = hidden_by_article(row.article_id for row in rows)
    return [
        {
            "figure": row,
            "value": figure_value(row),
            "words": shown_words(row.words, row.article, hidden),
            "claimant": claimant_of(row, hidden[row.article_id]),
            "claimant_url": getattr(
                link_to(row.claimed_by_person or row.claimed_by_organisation), "url", ""
            ),
            "article": row.article,
        }
        for row in rows
    ]


def claimant_of(row, hidden) -> str:
    record = row.claimed_by_organisation or row.claimed_by_person
    if is_hidden(record):
        return _("имя скрыто")
    if record:
        return record.label
    return without_names(row.claimed_as, hidden) or _("сама статья")


def figure_value(row) -> str:
    """«более 5000 человек»: the number in words of the reader's language."""
    number = row.number
    unit = {
        Figure.Unit.PEOPLE: ngettext("человек", "человека", number),
        Figure.Unit.EVENTS: ngettext("мероприятие", "мероприятия", number),
        Figure.Unit.MEETINGS: ngettext("встреча", "встречи", number),
    }.get(row.unit, "")
    qualifier = "" if row.qualifier == Figure.Qualifier.EXACTLY else row.get_qualifier_display()
    # Four digits are read at a glance; Russian typography groups from five on.
    digits = number_format(number, force_grouping=number >= 10_000)
    return " ".join(filter(None, [qualifier, digits, unit]))


def participants_of(event) -> list[tuple[str, list[dict]]]:
    rows = list(
        event.participations.public()
        .exclude(person__visibility=Person.Visibility.HIDDEN)
        .select_related("person", "organisation", "article__source")
        .defer("article__body")
    )
    hidden = hidden_by_article(row.article_id for row in rows)
    found = defaultdict(dict)
    for row in rows:
        record = row.person or row.organisation
        performer = without_names(row.performer or "", hidden[row.article_id])
        # One participant is one line, however many articles name him; the first words are shown.
        found[row.part].setdefault(
            record or row.performer,
            {
                "label": record.label if record else performer,
                "url": getattr(link_to(record), "url", None),
                "words": shown_words(row.words, row.article, hidden),
                "article": row.article,
            },
        )
    return [(label, list(found[part].values())) for part, label in PARTS.items() if found[part]]


def said_at(event) -> list[dict]:
    """Quotes of those who took part, from the articles that report the event."""
    parts = event.participations.public()
    taking_part = Q(person__in=parts.values("person")) | Q(
        organisation__in=parts.values("organisation")
    )
    quotes = Quote.objects.filter(
        taking_part, article__coverages__event=event, article__coverages__manner="reports"
    )
    return spoken(Quote.objects.filter(pk__in=quotes.values("pk")))
