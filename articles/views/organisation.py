from django.shortcuts import render
from django.urls import reverse

from articles.addresses import public_or_answer
from articles.models import Article, Kind, Organisation, Person, Quote, StatedRole
from articles.reading import has_page, spoken

from .lists import article_cards
from .person import SHOWN, participations_of


def organisation_detail(request, slug):
    organisation = public_or_answer(
        Kind.ORGANISATION,
        slug,
        Organisation.objects.public().select_related("city", "parent__parent"),
    )
    articles = Article.objects.published().mentioning(organisation=organisation)
    shown = article_cards(articles.newest_first())[:SHOWN]
    context = {
        "organisation": organisation,
        "ancestors": organisation.public_ancestors(),
        "children": Organisation.objects.public().filter(parent=organisation),
        "other_names": organisation.other_names.filter(public=True),
        "people": people_of(organisation),
        "events": participations_of(organisation=organisation),
        "quotes": spoken(Quote.objects.filter(organisation=organisation)),
        "articles": shown,
        "article_total": len(shown) if len(shown) < SHOWN else articles.count(),
        "articles_url": f"{reverse('articles:article_list')}?organisation={organisation.slug}",
    }
    return render(request, "articles/organisation_detail.html", context)


def people_of(organisation) -> list[dict]:
    """People with the roles that articles state of them here, each role with its articles."""
    found = {}
    rows = (
        StatedRole.objects.public()
        .filter(organisation=organisation)
        .exclude(person__visibility=Person.Visibility.HIDDEN)
        .select_related("person", "article")
        .defer("article__body")
        .order_by("person__sort_key", "person_id", "-article__date_latest", "-article_id", "order")
    )
    for row in rows:
        entry = found.setdefault(
            row.person_id,
            {
                "person": row.person,
                "url": row.person.get_absolute_url() if has_page(row.person) else None,
                "roles": [],
                "articles": [],
            },
        )
        if row.role not in entry["roles"]:
            entry["roles"].append(row.role)
        if row.article not in entry["articles"]:
            entry["articles"].append(row.article)
    return list(found.values())
