"""Columns that follow from an article's rows."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet, Value

from articles.models import (
    Article,
    Coverage,
    Event,
    Mention,
    MentionPlace,
    Organisation,
    Person,
    Photo,
    Quote,
    QuotePlace,
    Source,
    Tag,
)
from articles.prepared import prepared

Span = tuple[int, int]
# What the text means without naming it comes after all that it names.
UNPLACED = 2**31 - 1


def derive(ids: list[int]) -> None:
    """Where each name stands, what comes first, what a quote says, and who has become public."""
    _derive_quotes(ids)
    _derive_coverage(ids)
    _derive_mentions(ids)
    _mark_public(ids)


def _derive_quotes(ids: list[int]) -> None:
    changed = []
    for quote in _quotes(ids):
        places = quote.places.all()
        text = " […] ".join(place.text for place in places)
        position = places[0].start if places else quote.position
        if (quote.text, quote.position) != (text, position):
            quote.text, quote.position = text, position
            changed.append(quote)
    Quote.objects.bulk_update(changed, ["text", "position"], batch_size=500)


def _derive_coverage(ids: list[int]) -> None:
    changed = []
    for coverage in _coverages(ids):
        position = min((place.start for place in coverage.places.all()), default=UNPLACED)
        if coverage.position != position:
            coverage.position = position
            changed.append(coverage)
    Coverage.objects.bulk_update(changed, ["position"], batch_size=500)


def _derive_mentions(ids: list[int]) -> None:
    credits, quotations = _by_article(_credits(ids)), _by_article(_quotations(ids))
    changed_mentions, changed_places = [], []
    for mention in _mentions(ids):
        places = list(mention.places.all())
        for place in places:
            where = MentionPlace.Where.TEXT
            if _inside(place, credits.get(mention.article_id, ())):
                where = MentionPlace.Where.CREDIT
            elif _inside(place, quotations.get(mention.article_id, ())):
                where = MentionPlace.Where.QUOTATION
            if place.where != where:
                place.where = where
                changed_places.append(place)
        # A mention without places is an editor's word that the text means this record.
        in_text = not places or any(p.where != MentionPlace.Where.CREDIT for p in places)
        position = min((place.start for place in places), default=UNPLACED)
        if (mention.in_text, mention.position) != (in_text, position):
            mention.in_text, mention.position = in_text, position
            changed_mentions.append(mention)
    MentionPlace.objects.bulk_update(changed_places, ["where"], batch_size=500)
    Mention.objects.bulk_update(changed_mentions, ["in_text", "position"], batch_size=500)


@prepared
def _quotes(ids: list[int]) -> QuerySet:
    return Quote.objects.filter(article__in=ids).prefetch_related("places")


@prepared
def _coverages(ids: list[int]) -> QuerySet:
    return Coverage.objects.filter(article__in=ids).prefetch_related("places")


@prepared
def _mentions(ids: list[int]) -> QuerySet:
    return Mention.objects.filter(article__in=ids).prefetch_related("places")


@prepared
def _credits(ids: list[int]) -> QuerySet:
    return Photo.objects.filter(article__in=ids).values_list("article_id", "start", "end")


@prepared
def _quotations(ids: list[int]) -> QuerySet:
    places = QuotePlace.objects.filter(quote__article__in=ids, quote__speech=Quote.Speech.DIRECT)
    return places.values_list("quote__article_id", "start", "end")


def _by_article(rows: Iterable[tuple[int, int, int]]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    for article_id, start, end in rows:
        found.setdefault(article_id, []).append((start, end))
    return found


def _inside(place: MentionPlace, spans: Iterable[Span]) -> bool:
    return any(start <= place.start and place.end <= end for start, end in spans)


def _mark_public(ids: list[int]) -> None:
    """What was once public keeps an answer at its address for ever."""
    found: dict[str, list[int]] = defaultdict(list)
    for kind, pk in _newly_public(ids):
        found[kind].append(pk)
    for model in (Article, Person, Organisation, Event, Tag, Source):
        if new := found[model.kind.value]:
            model.objects.filter(pk__in=new).update(ever_public=True)


@prepared
def _newly_public(ids: list[int]) -> QuerySet:
    published = Article.objects.among(ids)
    mentions = Mention.objects.public().filter(article__in=published)
    records = (
        published,
        Person.objects.filter(mentions__in=mentions, visibility=Person.Visibility.PAGE),
        Organisation.objects.filter(mentions__in=mentions),
        Event.objects.filter(coverages__article__in=published),
        Tag.objects.filter(tagged_articles__content_object__in=published),
        Source.objects.filter(articles__in=published),
    )
    first, *rest = (
        rows.filter(ever_public=False).order_by().values_list(Value(rows.model.kind.value), "pk")
        for rows in records
    )
    return first.union(*rest)
