"""Cities and tags: the two short vocabularies that articles are sorted by."""

from collections import Counter

from django.core.paginator import EmptyPage, Paginator
from django.db.models import Count, Exists, OuterRef
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from articles.addresses import public_or_answer
from articles.counted import WEIGHED, biggest, count_articles
from articles.facets import Choice
from articles.facets.lists import LETTERS
from articles.filters import TagFilter
from articles.indexing.texts import LETTER, record_token
from articles.language import sort_key
from articles.models import City, Coverage, Event, Kind, Organisation, Tag
from articles.search import ALL, tally
from articles.selection import linked_with
from articles.site import absolute

from .cards import articles_at, event_rows, with_public_parents
from .lists import page_links

SHOWN = 20
MOST_RELATED = 12
# Events of a city are counted so far: beyond, the count would cost more than the page.
MOST_EVENTS = 500
# Of more events than these none are counted by cities.
MOST_BY_CITY = 5000
# Of so many organisations some are public.
TRIED = 60
TAGS_PER_PAGE = 150
EVERY = 1_000_000


def city_list(request):
    cities = list(City.objects.order_by("sort_key", "id"))
    few = tally.sizes(LETTER["event"]).get(LETTER["event"], 0) <= MOST_BY_CITY
    events = events_by_city() if few else {}
    count_articles(cities)
    for city in cities:
        city.event_count = events.get(city.pk, 0)
    context = {
        "cities": [city for city in cities if city.article_count or city.event_count],
        "others": [city for city in cities if not (city.article_count or city.event_count)],
    }
    return render(request, "articles/city_list.html", context)


def events_by_city() -> dict[int, int]:
    public = Coverage.objects.public().filter(event=OuterRef("event"))
    held = Event.cities.through.objects.filter(Exists(public))
    return dict(held.order_by().values_list("city").annotate(n=Count("pk")))


def city_detail(request, slug):
    city = public_or_answer(Kind.CITY, slug)
    articles = linked_with("city", city.pk)
    events = event_rows(newest_events(city, SHOWN))
    event_total = len(events)
    if event_total == SHOWN:
        here = Event.objects.public().filter(cities=city).order_by()
        event_total = here[: MOST_EVENTS + 1].count()
    organisations = organisations_of(city, events)
    context = {
        "city": city,
        "former_names": city.former_names.all(),
        "articles": articles_at(articles.newest(SHOWN)),
        "article_total": articles.total.number,
        "articles_url": f"{reverse('articles:article_list')}?city={city.slug}",
        "events": events,
        "event_total": min(event_total, MOST_EVENTS),
        "events_capped": event_total > MOST_EVENTS,
        "events_url": f"{reverse('articles:event_list')}?city={city.slug}",
        "organisations": organisations,
        "organisations_url": f"{reverse('articles:organisation_list')}?city={city.slug}",
    }
    return render(request, "articles/city_detail.html", context)


def organisations_of(city, others) -> list[Organisation]:
    """The first ones; articles are counted for `others` too."""
    rows = list(Organisation.objects.filter(city=city)[:TRIED])
    count_articles([*others, *rows])
    found = [row for row in rows if row.article_count][:SHOWN]
    if len(found) < SHOWN and (not found or len(rows) == TRIED):
        found = list(Organisation.objects.public().filter(city=city)[:SHOWN])
        count_articles(found)
    for row in found:
        row.city = city
    return with_public_parents(found)


def newest_events(city, most: int):
    """Of a city with many the newest are looked for among all events, newest first."""
    held = Event.cities.through.objects.filter(city=city)
    if held[: MOST_EVENTS + 1].count() <= MOST_EVENTS:
        return Event.objects.public().filter(cities=city).newest_first()[:most]
    here = Exists(held.filter(event=OuterRef("pk")))
    dated = Event.objects.public().filter(here, date_latest__isnull=False)
    return dated.order_by("-date_latest", "-date_earliest", "-id")[:most]


def tag_list(request):
    """All tags in their order; where they make several pages, with an index of letters."""
    filters = TagFilter(request.GET, Tag.objects.all(), request.path)
    numbers = tally.most(ALL, LETTER["tag"], EVERY)
    keys = keys_in_order(numbers)
    letter = filters.cleaned.get("letter")
    found = [pk for pk, key in keys if not letter or key.startswith(sort_key(letter))]
    try:
        page = Paginator(found, TAGS_PER_PAGE).page(filters.cleaned.get("page") or 1)
    except EmptyPage as past_the_end:
        raise Http404 from past_the_end
    tags = list(Tag.objects.filter(pk__in=page.object_list).order_by("sort_key", "id"))
    for tag in tags:
        tag.article_count = numbers.get(record_token("tag", tag.pk))
    context = {
        "page": page,
        "tags": tags,
        "total": len(found),
        "letter": letter,
        "letters": letter_choices(keys, filters.query) if len(keys) > TAGS_PER_PAGE else [],
        "problems": [
            (filters.filters[name].label, " ".join(messages))
            for name, messages in filters.errors.items()
        ],
        "canonical": absolute(filters.query.url()),
        **page_links(page, filters.query),
    }
    return render(request, "articles/tag_list.html", context, status=400 if filters.errors else 200)


def keys_in_order(numbers: dict[str, int]) -> list[tuple[int, str]]:
    """Id and sort key of the tags of published articles; without numbers the tables tell which."""
    tags = Tag.objects.all() if numbers else Tag.objects.public()
    keys = tags.order_by("sort_key", "id").values_list("pk", "sort_key")
    return [row for row in keys if not numbers or record_token("tag", row[0]) in numbers]


def letter_choices(keys, query) -> list[Choice]:
    numbers = Counter(key[:2] for _pk, key in keys)
    return [
        Choice(
            letter,
            letter,
            numbers[sort_key(letter)],
            query.changed(letter=(letter,), page=()).url(),
            query.has("letter", letter),
        )
        for letter in LETTERS
        if numbers[sort_key(letter)]
    ]


def tag_detail(request, slug):
    tag = public_or_answer(Kind.TAG, slug)
    articles = linked_with("tag", tag.pk)
    list_url = reverse("articles:article_list")
    # The tag itself is the biggest among its own articles.
    beside = biggest(articles.counts.most(LETTER["tag"], WEIGHED), {Kind.TAG: MOST_RELATED + 1})
    context = {
        "tag": tag,
        "articles": articles_at(articles.newest(SHOWN)),
        "article_total": articles.total.number,
        "articles_url": f"{list_url}?tag={tag.slug}",
        "related": [
            Choice(other.slug, other.label, n, f"{list_url}?tag={tag.slug}&tag={other.slug}")
            for other, n in beside[Kind.TAG]
            if other.pk != tag.pk
        ],
    }
    return render(request, "articles/tag_detail.html", context)
