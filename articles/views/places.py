"""Cities and tags: the two short vocabularies that articles are sorted by."""

from django.db.models import Count, Exists, OuterRef
from django.shortcuts import render
from django.urls import reverse

from articles.addresses import public_or_answer
from articles.counted import WEIGHED, biggest, count_articles
from articles.facets import Choice
from articles.indexing.texts import LETTER
from articles.models import City, Coverage, Event, Kind, Organisation, Tag
from articles.selection import linked_with

from .cards import articles_at, event_rows, organisation_rows

SHOWN = 20
MOST_RELATED = 12
# Events of a city are counted so far: beyond, the count would cost more than the page.
MOST_EVENTS = 1000


def city_list(request):
    cities = list(City.objects.order_by("sort_key", "id"))
    events = events_by_city()
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
        event_total = Event.objects.public().filter(cities=city)[: MOST_EVENTS + 1].count()
    organisations = organisation_rows(Organisation.objects.public().filter(city=city)[:SHOWN])
    count_articles([*events, *organisations])
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


def newest_events(city, most: int):
    """Of a city with many the newest are looked for among all events, newest first."""
    held = Event.cities.through.objects.filter(city=city)
    if held[: MOST_EVENTS + 1].count() <= MOST_EVENTS:
        return Event.objects.public().filter(cities=city).newest_first()[:most]
    here = Exists(held.filter(event=OuterRef("pk")))
    dated = Event.objects.public().filter(here, date_latest__isnull=False)
    return dated.order_by("-date_latest", "-date_earliest", "-id")[:most]


def tag_list(request):
    """All tags in their order; so many that they make pages have an index of letters too."""
    filters = TagFilter(request.GET, Tag.objects.all(), request.path)
    tags, letters = numbered_tags(filters.cleaned.get("letter"))
    try:
        page = Paginator(tags, TAGS_PER_PAGE).page(filters.cleaned.get("page") or 1)
    except EmptyPage as past_the_end:
        raise Http404 from past_the_end
