from django.db.models import Exists, F, OuterRef
from django.shortcuts import render
from django.urls import reverse

from articles.addresses import public_or_answer
from articles.models import (
    Coverage,
    Kind,
    Organisation,
    Participation,
    PersonIdentifier,
    PersonName,
    Quote,
    StatedRole,
)
from articles.prepared import prepared
from articles.reading import (
    hidden_by_article,
    link_to,
    newest_quotes,
    shown_words,
    spoken,
)

from .recent import LINE, SHOWN, Line, Recent

# Articles that stand beside one role; the rest are told by their number.
BESIDE = 5
ORGANISATION = ("name", "name_kk", "name_en", "disambiguation", "slug", "ever_public")
ORGANISATION_COLUMNS = [f"organisation__{name}" for name in ORGANISATION]
PARTICIPATION_COLUMNS = (
    "part",
    "words",
    "event__name",
    "event__name_kk",
    "event__name_en",
    "event__disambiguation",
    "event__slug",
    "event__date",
    "article__name",
    "article__slug",
    "article__language",
    "article__source__display",
)


def person_detail(request, slug):
    person = public_or_answer(Kind.PERSON, slug)
    recent = Recent(person)
    roles = roles_of(recent)
    context = {
        "person": person,
        "other_names": other_names_of(person.pk),
        "identifiers": identifiers_of(person.pk),
        "roles": roles[:SHOWN],
        "roles_cut": len(roles) > SHOWN,
        "events_url": f"{reverse('articles:event_list')}?person={person.slug}",
        "articles_url": f"{reverse('articles:article_list')}?person={person.slug}",
        **said_and_done(recent, "person"),
    }
    return render(request, "articles/person_detail.html", context)


@prepared
def other_names_of(person: int):
    return PersonName.objects.filter(person=person, public=True)


@prepared
def identifiers_of(person: int):
    return PersonIdentifier.objects.filter(person=person)


def said_and_done(recent: Recent, role: str) -> dict:
    """What the pages of people and organisations have in common."""
    quotes = recent.rows(said_by, role)
    events = recent.rows(took_part, role)
    hidden = hidden_by_article(row.article_id for row in [*quotes, *events])
    return {
        "quotes": spoken(quotes[:SHOWN], hidden),
        "quotes_cut": len(quotes) > SHOWN or not recent.whole,
        "participations": [participation(row, hidden) for row in events[:SHOWN]],
        "participations_cut": len(events) > SHOWN or not recent.whole,
        "articles": recent.articles(),
        "article_total": recent.total,
        "weighed": recent.weighed,
    }


def roles_of(recent: Recent) -> list[dict]:
    """Equal roles in one organisation are one entry with the articles that state them."""
    found: dict[tuple, list[tuple]] = {}
    for row in recent.rows(stated_of, "person"):
        found.setdefault(row[:2], []).append(row[2:])
    entries = list(found.items())[: SHOWN + 1]
    return [role_entry(organisation, rows) for (_folded, organisation), rows in entries]


def stated_of(told):
    return (
        told(StatedRole.objects.public())
        .order_by("-article__date_latest", "-article_id", "order")
        .values_list("folded", "organisation", "role", *ORGANISATION_COLUMNS, *LINE)
    )


def role_entry(organisation: int | None, rows: list[tuple]) -> dict:
    role, *columns = rows[0]
    record = None
    if organisation:
        named = dict(zip(ORGANISATION, columns, strict=False))
        record = Organisation(pk=organisation, ref="", **named)
    entry = {
        "role": role,
        "organisation": record,
        "organisation_url": getattr(link_to(record), "url", None),
    }
    return beside(entry, [row[-len(LINE) :] for row in rows])


def beside(entry: dict, stated: list[tuple]) -> dict:
    """The entry with as many of its articles as stand beside it, and the number of the others."""
    articles = [Line(*columns) for columns in stated[:BESIDE]]
    return entry | {"articles": articles, "others": len(stated[BESIDE:])}


def said_by(told):
    return newest_quotes(told(Quote.objects.all()), SHOWN + 1)


def took_part(told):
    public = Coverage.objects.public().filter(event=OuterRef("event"))
    return (
        told(Participation.objects.public())
        .filter(Exists(public))
        .select_related("event", "article__source")
        .only(*PARTICIPATION_COLUMNS)
        .order_by(F("event__date_latest").desc(nulls_last=True), "-event_id", "id")[: SHOWN + 1]
    )


def participation(row: Participation, hidden) -> dict:
    return {
        "event": row.event,
        "part": row.get_part_display(),
        "article": row.article,
        "words": shown_words(row.words, row.article, hidden),
    }
