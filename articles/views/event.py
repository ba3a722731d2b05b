from collections import defaultdict

from django.core.paginator import EmptyPage, Paginator
from django.db.models import F, Q
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.addresses import public_or_answer
from articles.filters.base import ArchiveFilter
from articles.models import (
    Coverage,
    Event,
    Figure,
    Kind,
    Organisation,
    Participation,
    Person,
    Quote,
)
from articles.reading import (
    hidden_by_article,
    is_hidden,
    link_to,
    newest_quotes,
    shown_words,
    spoken,
    without_names,
)
from articles.site import absolute

from .lists import page_links
from .recent import LINE, Line, Recent

PARTS = {
    Participation.Part.ORGANISER: gettext_lazy("Организаторы"),
    Participation.Part.SPEAKER: gettext_lazy("Спикеры"),
    Participation.Part.PERFORMER: gettext_lazy("Исполнители"),
    Participation.Part.PARTICIPANT: gettext_lazy("Участники"),
    Participation.Part.HONOURED: gettext_lazy("Награждённые"),
}


# So many are shown of what an event may have by the thousand.
SHOWN, QUOTES_SHOWN = 50, 20
MOST_PARTICIPATIONS = 500
ARTICLE_COLUMNS = ("article__name", "article__slug", "article__language", "article__date")
PARTICIPANT_COLUMNS = (
    "part",
    "words",
    "performer",
    "person__name",
    "person__disambiguation",
    "person__slug",
    "person__visibility",
    "person__ever_public",
    "organisation__name",
    "organisation__name_kk",
    "organisation__name_en",
    "organisation__disambiguation",
    "organisation__slug",
    "organisation__ever_public",
    "article__source__display",
    *ARTICLE_COLUMNS,
)


def event_detail(request, slug):
    event = public_or_answer(
        Kind.EVENT,
        slug,
        Event.objects.public().select_related("parent__parent__parent"),
    )
    recent = Recent(event)
    parts = parts_of(event, request)
    context = {
        "event": event,
        "ancestors": event.public_ancestors(),
        "venue": event.venue,
        "venue_organisation": Organisation.objects.public()
        .filter(pk=event.venue_organisation_id)
        .first(),
        "articles_url": f"{reverse('articles:article_list')}?event={event.slug}",
        **told_of(recent),
        **parts,
    }
    return render(request, "articles/event_detail.html", context, status=parts["status"])


def told_of(recent: Recent) -> dict:
    """What articles say of the event: that they do, with which figures, who was there and spoke."""
    coverages = coverages_of(recent)
    quotes = said_at(recent, coverages)
    figures, participations = figures_of(recent), participations_of(recent)
    hidden = hidden_by_article(row.article_id for row in [*quotes, *figures, *participations])
    return {
        "coverage": by_manner(coverages),
        "article_total": recent.total,
        "weighed": recent.weighed,
        "figures": [figure_row(row, hidden) for row in figures[:SHOWN]],
        "figures_cut": len(figures) > SHOWN,
        "participants": by_part(participations, hidden),
        "quotes": spoken(quotes[:QUOTES_SHOWN], hidden),
        "quotes_cut": len(quotes) > QUOTES_SHOWN or not recent.whole,
    }


def parts_of(event, request) -> dict:
    """The events that belong to this one, page by page."""
    children = Event.objects.public().filter(parent=event).oldest_first()
    filters = ArchiveFilter(request.GET, children, request.path)
    ids = list(children.values_list("pk", flat=True))
    try:
        page = Paginator(ids, SHOWN).page(filters.cleaned.get("page") or 1)
    except EmptyPage as past_the_end:
        raise Http404 from past_the_end
    return {
        "page": page,
        "children": Event.objects.filter(pk__in=page.object_list).oldest_first(),
        "problems": [" ".join(messages) for messages in filters.errors.values()],
        "status": 400 if filters.errors else 200,
        "canonical": absolute(filters.query.url()),
        **page_links(page, filters.query),
    }


def coverages_of(recent: Recent) -> list[tuple[str, int, Line]]:
    """(manner, id of the article, the article), newest first."""
    rows = (
        recent.rows(Coverage.objects.public(), "event")
        .order_by("-article__date_latest", "-article_id")
        .values_list("manner", "article", *LINE)
    )
    return [(manner, pk, Line(*line)) for manner, pk, *line in rows]


def by_manner(coverages) -> list[dict]:
    """Articles in the order of how much they say: reports, then announcements, then recalls."""
    labels = {
        "reports": _("Рассказывают"),
        "announces": _("Анонсируют"),
        "recalls": _("Упоминают"),
    }
    found = []
    for manner, label in labels.items():
        articles = [line for stated, _pk, line in coverages if stated == manner]
        if articles:
            others = len(articles[SHOWN:])
            found.append({"label": label, "articles": articles[:SHOWN], "others": others})
    return found


def figures_of(recent: Recent) -> list[Figure]:
    return list(
        recent.rows(Figure.objects.public(), "event")
        .select_related("article__source", "claimed_by_person", "claimed_by_organisation")
        .defer("article__body")[: SHOWN + 1]
    )


def figure_row(row: Figure, hidden) -> dict:
    return {
        "figure": row,
        "value": figure_value(row),
        "words": shown_words(row.words, row.article, hidden),
        "claimant": claimant_of(row, hidden[row.article_id]),
        "claimant_url": getattr(
            link_to(row.claimed_by_person or row.claimed_by_organisation), "url", ""
        ),
        "article": row.article,
    }


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


def participations_of(recent: Recent) -> list[Participation]:
    return list(
        recent.rows(Participation.objects.public(), "event")
        .exclude(person__visibility=Person.Visibility.HIDDEN)
        .select_related("person", "organisation", "article__source")
        .only("event", "person", "organisation", "article__source", *PARTICIPANT_COLUMNS)[
            :MOST_PARTICIPATIONS
        ]
    )


def by_part(participations: list[Participation], hidden) -> list[dict]:
    found = defaultdict(dict)
    for row in participations:
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
    return [
        {
            "label": label,
            "participants": list(found[part].values())[:SHOWN],
            "cut": len(found[part]) > SHOWN,
        }
        for part, label in PARTS.items()
        if found[part]
    ]


def said_at(recent: Recent, coverages) -> list[Quote]:
    """Quotes of those who took part, from the articles that report the event."""
    reports = [pk for manner, pk, _line in coverages if manner == Coverage.Manner.REPORTS]
    parts = recent.rows(Participation.objects.public(), "event").order_by()
    # Looked up by their articles: some speak in thousands of others.
    quotes = (
        Quote.objects.filter(article__in=reports)
        .alias(by_person=F("person_id") + 0, by_organisation=F("organisation_id") + 0)
        .filter(
            Q(by_person__in=parts.values("person"))
            | Q(by_organisation__in=parts.values("organisation"))
        )
    )
    return newest_quotes(quotes, QUOTES_SHOWN + 1)
