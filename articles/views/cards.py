"""Records as their cards need them, on pages where they stand among others."""

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from articles.labels import of_articles
from articles.models import Article, Event, Kind, Organisation
from articles.prepared import prepared
from articles.results import marked
from articles.selection import in_order

# What a card says, or what tells whether it may.
ON_A_CARD = ("slug", "name", "lead", "language", "scope", "date", "source__display")


def article_cards(rows: QuerySet) -> list[Article]:
    """Articles with labels of their cities and tags, and without their heavy text."""
    articles = list(_light(rows))
    put_labels(articles)
    return articles


def _light(rows: QuerySet, *more: str) -> QuerySet:
    return rows.select_related("source").only(*ON_A_CARD, *more)


@prepared
def _at(ids: list[int]):
    return _light(Article.objects.among(ids))


@prepared
def _whole_at(ids: list[int]):
    return marked(_light(Article.objects.among(ids), "body"))


def put_labels(articles: list[Article]) -> None:
    """The cities and tags of each, as `city_labels` and `tag_labels`; one query."""
    labels = of_articles([article.pk for article in articles])
    for article in articles:
        found = labels[article.pk]
        article.city_labels = [label for label in found if label.kind == Kind.CITY]
        article.tag_labels = [label for label in found if label.kind == Kind.TAG]


def articles_at(ids: list[int], with_text: bool = False) -> list[Article]:
    """The articles with these ids, in this order; with their text, they can be marked."""
    articles = in_order(ids, _whole_at(ids) if with_text else _at(ids))
    put_labels(articles)
    return articles


def event_rows(rows) -> list[Event]:
    """All but the numbers of articles."""
    rows = list(rows)
    prefetch_related_objects(rows, "cities", public_parents(Event))
    return rows


def with_public_parents(organisations: list[Organisation]) -> list[Organisation]:
    prefetch_related_objects(organisations, public_parents(Organisation))
    return organisations


def public_parents(model: type[Event | Organisation]) -> Prefetch:
    return Prefetch("parent", queryset=model.objects.public())
