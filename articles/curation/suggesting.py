"""Suggestions of an article: made, and made again, without asking twice what was answered."""

import datetime

from django.db import transaction

from articles.language import fold
from articles.models import Article, Coverage, Mention, Photo, Quote, StatedRole, Suggestion
from articles.recognition.recogniser import Recogniser

from .rows import suggestions

About = Suggestion.About
# What a repeated run may change of a suggestion that waits for an answer.
_CHANGING = ("label", "start", "end", "places", "record_kind", "record_ref", "details")
_CHANGING += ("confidence", "reason")


def suggest(article: Article, recogniser: Recogniser) -> int:
    """Makes this article's suggestions true; the number of those that wait for an answer.

    The text is recognised before others have to wait, and again only if it has changed meanwhile.
    """
    recogniser.propose(article.body, published_of(article))
    with transaction.atomic():
        locked = Article.objects.select_for_update().filter(pk=article.pk).first()
        return _suggested(locked, recogniser) if locked else 0


def published_of(article: Article) -> datetime.date | None:
    return article.date.earliest if article.date and article.date.kind == "day" else None


def _suggested(article: Article, recogniser: Recogniser) -> int:
    found = recogniser.propose(article.body, published_of(article))
    confirmed = _confirmed(article)
    wanted = {
        (each.about, each.key): each
        for each in suggestions(article, found)
        if not is_confirmed(article, each, confirmed)
    }
    kept = {(each.about, each.key): each for each in article.suggestions.all()}
    waiting = article.suggestions.filter(state=Suggestion.State.OPEN)
    waiting.filter(pk__in=[each.pk for which, each in kept.items() if which not in wanted]).delete()
    changed = []
    for which, new in wanted.items():
        old = kept.get(which)
        if old is None or old.state != Suggestion.State.OPEN:
            continue
        if any(getattr(old, name) != getattr(new, name) for name in _CHANGING):
            for name in _CHANGING:
                setattr(old, name, getattr(new, name))
            changed.append(old)
    Suggestion.objects.bulk_update(changed, _CHANGING)
    Suggestion.objects.bulk_create(new for which, new in wanted.items() if which not in kept)
    return waiting.count()


# What an editor has confirmed already


def is_confirmed(article: Article, each: Suggestion, confirmed: dict[str, set]) -> bool:
    if each.record_ref and (each.record_kind, each.record_ref) in confirmed["records"]:
        return True
    match each.about:
        case About.PERSON | About.ORGANISATION:
            return all((start, end) in confirmed["mentions"] for start, end, _text in each.places)
        case About.ROLE:
            return (fold(each.details.get("person", "")), fold(each.label)) in confirmed["roles"]
        case About.QUOTE | About.CREDIT:
            name = "quotes" if each.about == About.QUOTE else "photos"
            return any(start < each.end and each.start < end for start, end in confirmed[name])
        case About.TITLE:
            return bool(article.name) and not article.title_supplied
        case About.LEAD:
            return bool(article.lead)
        case About.DATE:
            return article.date is not None
        case About.CITY:
            return each.label in confirmed["cities"]
        case About.TAG:
            return fold(each.label) in confirmed["tags"]
    return False


def _confirmed(article: Article) -> dict[str, set]:
    """What editors have linked already."""
    mentions = Mention.objects.filter(article=article)
    records = {
        "person": mentions.filter(person__isnull=False).values_list("person__ref", flat=True),
        "organisation": mentions.filter(organisation__isnull=False).values_list(
            "organisation__ref", flat=True
        ),
        "event": Coverage.objects.filter(article=article).values_list("event__ref", flat=True),
        "city": article.cities.values_list("ref", flat=True),
    }
    quotes = Quote.objects.filter(article=article).exclude(places=None)
    roles = StatedRole.objects.filter(article=article).values_list("person__name", "folded")
    return {
        "mentions": set(mentions.exclude(places=None).values_list("places__start", "places__end")),
        "records": {(kind, ref) for kind, refs in records.items() for ref in refs},
        "roles": {(fold(name), role) for name, role in roles},
        "quotes": set(quotes.values_list("places__start", "places__end")),
        "photos": set(Photo.objects.filter(article=article).values_list("start", "end")),
        "cities": set(article.cities.values_list("name", flat=True)),
        "tags": set(article.tags.values_list("folded", flat=True)),
    }
