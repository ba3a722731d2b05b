from collections import defaultdict

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles import reading
from articles.addresses import public_or_answer
from articles.models import (
    Article,
    Correction,
    Coverage,
    Kind,
    Person,
    Photo,
    Quote,
    QuotePlace,
    StatedRole,
)
from articles.prepared import prepared
from articles.related import related_to
from articles.site import absolute

from .cards import put_labels


def article_detail(request, slug):
    article = public_or_answer(Kind.ARTICLE, slug)
    put_labels([article])
    mentions = reading.mentions_of(article.pk)
    coverages = coverages_of(article.pk)
    context = {
        "article": article,
        "blocks": blocks_of(article, mentions, coverages),
        "people": people_of(article, mentions),
        "organisations": [
            {"organisation": mention.organisation, "url": mention.organisation.get_absolute_url()}
            for mention in mentions
            if mention.organisation and mention.in_text
        ],
        "coverages": by_manner(coverages),
        "corrections": corrections_of(article.pk),
        "versions": versions_of(article),
        "related": related_to(article, mentions, coverages),
        "citation": citation(article),
    }
    return render(request, "articles/article_detail.html", context)


def blocks_of(article, mentions, coverages) -> list:
    if not article.shows_body:
        return []
    pk = article.pk
    return reading.article_blocks(article, mentions, coverages, quoted_in(pk), photos_of(pk))


@prepared
def coverages_of(article: int):
    rows = Coverage.objects.filter(article=article)
    return rows.select_related("event").prefetch_related("places")


@prepared
def quoted_in(article: int):
    rows = QuotePlace.objects.filter(quote__article=article, quote__speech=Quote.Speech.DIRECT)
    return rows.select_related("quote__person", "quote__organisation")


@prepared
def photos_of(article: int):
    return Photo.objects.filter(article=article)


@prepared
def corrections_of(article: int):
    return Correction.objects.filter(article=article)


@prepared
def roles_in(article: int):
    return StatedRole.objects.filter(article=article).select_related("organisation")


@prepared
def versions_in_print(article: int):
    return Article.objects.filter(version_of=article).still_published().defer("body")


def people_of(article, mentions) -> list[dict]:
    roles = defaultdict(list)
    for role in roles_in(article.pk):
        role.organisation_url = getattr(reading.link_to(role.organisation), "url", None)
        roles[role.person_id].append(role)
    return [
        {
            "person": mention.person,
            "url": mention.person.get_absolute_url() if reading.has_page(mention.person) else None,
            "roles": roles[mention.person_id],
        }
        for mention in mentions
        if mention.person
        and mention.in_text
        and mention.person.visibility != Person.Visibility.HIDDEN
    ]


def by_manner(coverages) -> list[tuple[str, list]]:
    found = []
    for manner in Coverage.Manner:
        events = [coverage.event for coverage in coverages if coverage.manner == manner]
        if events:
            found.append((manner.label, events))
    return found


def versions_of(article) -> list[dict]:
    """The text this one repeats, and the texts that repeat it."""
    found = []
    if article.version_of and article.version_of.is_published:
        found.append({"article": article.version_of, "label": _("исходная статья")})
    for version in versions_in_print(article.pk):
        found.append({"article": version, "label": version.get_version_kind_display()})
    return found


def citation(article) -> str:
    """As a Russian bibliography has it: title, source, day, archive, address, day of access."""
    parts = [
        f"[{article.title}]" if article.title_supplied else article.title,
        article.source.label if article.source else _("источник не указан"),
        article.date.words(),
    ]
    return _("%(record)s // %(archive)s. URL: %(url)s (дата обращения: %(day)s).") % {
        "record": ". ".join(parts),
        "archive": settings.SITE_NAME,
        "url": absolute(article.get_absolute_url()),
        "day": date_format(timezone.localdate(), "d.m.Y"),
    }
