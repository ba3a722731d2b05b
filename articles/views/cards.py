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
    return with_related(rows, "cities", Prefetch("parent", queryset=Event.objects.public()))


def organisation_rows(rows) -> list[Organisation]:
    """All but the numbers of articles."""
    parents = Prefetch("parent", queryset=Organisation.objects.public())
    return with_related(rows.select_related("city"), parents)


def with_related(rows, *lookups) -> list:
    rows = list(rows)
    prefetch_related_objects(rows, *lookups)
    return rows
