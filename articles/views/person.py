from django.db.models import F
from django.shortcuts import render
from django.urls import reverse

from articles.addresses import public_or_answer
from articles.models import Article, Event, Kind, Participation, Quote, StatedRole
from articles.reading import hidden_by_article, link_to, shown_words, spoken

from .lists import article_cards

SHOWN = 20


def person_detail(request, slug):
    person = public_or_answer(Kind.PERSON, slug)
    articles = Article.objects.published().mentioning(person=person)
    shown = article_cards(articles.newest_first())[:SHOWN]
    context = {
        "person": person,
        "other_names": person.other_names.filter(public=True),
        "identifiers": person.identifiers.all(),
        "roles": roles_of(person),
        "quotes": spoken(Quote.objects.filter(person=person)),
        "participations": participations_of(person=person),
        "articles": shown,
        "article_total": len(shown) if len(shown) < SHOWN else articles.count(),
        "articles_url": f"{reverse('articles:article_list')}?person={person.slug}",
    }
    return render(request, "articles/person_detail.html", context)


def roles_of(person) -> list[dict]:
    """Equal roles in one organisation are one entry with all the articles that state them."""
    found = {}
    for role in (
        StatedRole.objects.public()
        .filter(person=person)
        .select_related("organisation", "article")
        .defer("article__body")
        .order_by("-article__date_latest", "-article_id", "order")
    ):
        entry = found.setdefault(
            (role.folded, role.organisation_id),
            {
                "role": role.role,
                "organisation": role.organisation,
                "organisation_url": getattr(link_to(role.organisation), "url", None),
                "articles": [],
            },
        )
        entry["articles"].append(role.article)
    return list(found.values())


def participations_of(**participant) -> list[dict]:
    rows = list(
        Participation.objects.public()
        .filter(event__in=Event.objects.public(), **participant)
        .select_related("event", "article__source")
        .defer("article__body")
        .order_by(F("event__date_latest").desc(nulls_last=True), "-event_id", "id")
    )
    hidden = hidden_by_article(row.article_id for row in rows)
    return [
        {
            "event": row.event,
            "part": row.get_part_display(),
            "article": row.article,
            "words": shown_words(row.words, row.article, hidden),
        }
        for row in rows
    ]
