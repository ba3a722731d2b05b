"""Records as their cards need them, on pages where they stand among others."""

from django.db.models import Prefetch, prefetch_related_objects

from articles.models import Article, Event, Organisation
from articles.selection import in_order

from .lists import article_cards


def articles_at(ids: list[int]) -> list[Article]:
    """The articles with these ids, in this order."""
    return in_order(ids, article_cards(Article.objects.among(ids)))


def event_rows(rows) -> list[Event]:
    """All but the numbers of articles."""
    rows, parents = list(rows), Event.objects.public()
    prefetch_related_objects(rows, "cities", Prefetch("parent", queryset=parents))
    return rows


def with_public_parents(organisations: list[Organisation]) -> list[Organisation]:
    parents = Organisation.objects.public()
    prefetch_related_objects(organisations, Prefetch("parent", queryset=parents))
    return organisations
