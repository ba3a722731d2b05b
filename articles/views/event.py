from collections import Counter
from typing import NamedTuple

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
    Article,
    Coverage,
    Event,
    Figure,
    Kind,
    Organisation,
    Participation,
    Person,
    Quote,
    Source,
)
from articles.prepared import prepared
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
SHOWN, ARTICLES_SHOWN, QUOTES_SHOWN = 50, 20, 20
PERSON = ("name", "disambiguation", "slug", "visibility", "ever_public")
ORGANISATION = ("name", "name_kk", "name_en", "disambiguation", "slug", "ever_public")
ARTICLE = ("name", "slug", "language")


def event_detail(request, slug):
    event = public_or_answer(Kind.EVENT, slug)
    recent = Recent(event)
    parts = parts_of(event, request)
    context = {
        "event": event,
        "ancestors": event.public_ancestors(),
        "venue": event.venue,
        "venue_organisation": venue_of(event),
        "articles_url": f"{reverse('articles:article_list')}?event={event.slug}",
        **told_of(recent),
        **parts,
    }
    return render(request, "articles/event_detail.html", context, status=parts["status"])


def venue_of(event) -> Organisation | None:
    found = public_organisation(event.venue_organisation_id) if event.venue_organisation_id else []
    return found[0] if found else None


@prepared
def public_organisation(pk: int):
    return Organisation.objects.public().filter(pk=pk)


def told_of(recent: Recent) -> dict:
    """What articles say of the event: that they do, with which figures, who was there and spoke."""
    coverages = coverages_of(recent)
    quotes = said_at(recent, coverages)
    figures, participations = recent.rows(figures_at, "event"), participations_of(recent)
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
    filters = ArchiveFilter(request.GET, Event.objects.all(), request.path)
    ids = ids_of_children(event.pk)
    try:
        page = Paginator(ids, SHOWN).page(filters.cleaned.get("page") or 1)
    except EmptyPage as past_the_end:
        raise Http404 from past_the_end
    return {
        "page": page,
        "children": events_in_order(page.object_list),
        "problems": [" ".join(messages) for messages in filters.errors.values()],
        "status": 400 if filters.errors else 200,
        "canonical": absolute(filters.query.url()),
        **page_links(page, filters.query),
    }


@prepared
def ids_of_children(event: int):
    children = Event.objects.public().filter(parent=event).oldest_first()
    return children.values_list("pk", flat=True)


@prepared
def events_in_order(ids: list[int]):
    return Event.objects.filter(pk__in=ids).oldest_first()


def coverages_of(recent: Recent) -> list[tuple[str, int, Line]]:
    """(manner, id of the article, the article), newest first."""
    rows = recent.rows(coverages_with_lines, "event")
    return [(manner, pk, Line(*line)) for manner, pk, *line in rows]


def coverages_with_lines(told):
    return (
        told(Coverage.objects.public())
        .order_by("-article__date_latest", "-article_id")
        .values_list("manner", "article", *LINE)
    )


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
            others = len(articles[ARTICLES_SHOWN:])
            articles = articles[:ARTICLES_SHOWN]
            found.append({"label": label, "articles": articles, "others": others})
    return found


def figures_at(told):
    return (
        told(Figure.objects.public())
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


class Part(NamedTuple):
    """A participation as it is read: some columns of its own and of what it leads to."""

    part: str
    performer: str | None
    words: str
    person: int | None
    organisation: int | None
    article_id: int
    display: str | None
    columns: tuple

    @property
    def record(self) -> Person | Organisation | None:
        if self.person:
            return Person(pk=self.person, ref="", **dict(zip(PERSON, self.columns, strict=False)))
        if self.organisation:
            columns = self.columns[len(PERSON) :]
            named = dict(zip(ORGANISATION, columns, strict=False))
            return Organisation(pk=self.organisation, ref="", **named)
        return None

    @property
    def article(self) -> Article:
        named = dict(zip(ARTICLE, self.columns[-len(ARTICLE) :], strict=True))
        source = Source(display=self.display, ref="") if self.display else None
        return Article(pk=self.article_id, ref="", source=source, **named)


def participations_of(recent: Recent) -> list[Part]:
    """The first of each participant in each part, as many as are shown and one more."""
    # One participant is one line, however many articles name him; the first words are shown.
    first: dict[tuple, Part] = {}
    numbers: Counter[str] = Counter()
    for row in recent.rows(took_part, "event"):
        part = Part(*row[:7], row[7:])
        key = part.part, part.person, part.organisation, part.performer
        if key not in first and numbers[part.part] <= SHOWN:
            first[key] = part
            numbers[part.part] += 1
    return list(first.values())


def took_part(told):
    return (
        told(Participation.objects.public())
        .filter(Q(person=None) | Q(person__visibility__in=Person.NOT_HIDDEN))
        .values_list(
            "part",
            "performer",
            "words",
            "person",
            "organisation",
            "article",
            "article__source__display",
            *(f"person__{name}" for name in PERSON),
            *(f"organisation__{name}" for name in ORGANISATION),
            *(f"article__{name}" for name in ARTICLE),
        )
        .order_by("id")
    )


def by_part(participations: list[Part], hidden) -> list[dict]:
    found = []
    for part, label in PARTS.items():
        rows = [row for row in participations if row.part == part]
        if rows:
            shown = [participant(row, hidden) for row in rows[:SHOWN]]
            found.append({"label": label, "participants": shown, "cut": len(rows) > SHOWN})
    return found


def participant(row: Part, hidden) -> dict:
    record, article = row.record, row.article
    performer = without_names(row.performer or "", hidden[row.article_id])
    return {
        "label": record.label if record else performer,
        "url": getattr(link_to(record), "url", None),
        "words": shown_words(row.words, article, hidden),
        "article": article,
    }


def said_at(recent: Recent, coverages) -> list[Quote]:
    """Quotes of those who took part, from the articles that report the event."""
    reports = [pk for manner, pk, _line in coverages if manner == Coverage.Manner.REPORTS]
    return recent.rows(said_by_those_there, "event", reports)


def said_by_those_there(told, reports: list[int]):
    parts = told(Participation.objects.public()).order_by()
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
