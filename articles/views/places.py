"""Cities and tags: the two short vocabularies that articles are sorted by."""

from django.db.models import Count
from django.shortcuts import render
from django.urls import reverse

from articles.addresses import public_or_answer
from articles.facets import Choice
from articles.models import Article, City, Event, Kind, Organisation, Tag, published_q

from .lists import article_cards, counted, event_cards, organisation_cards

SHOWN = 20
MOST_RELATED = 12


def city_list(request):
    cities = list(
        City.objects.annotate(
            article_count=counted(
                Article.cities.through.objects.filter(published_q("article__")), "city"
            ),
            event_count=counted(
                Event.cities.through.objects.filter(event__in=Event.objects.public()),
                "city",
                "event",
            ),
        )
        .prefetch_related("former_names")
        .order_by("sort_key", "id")
    )
    context = {
        "cities": [city for city in cities if city.article_count or city.event_count],
        "others": [city for city in cities if not (city.article_count or city.event_count)],
    }
    return render(request, "articles/city_list.html", context)


def city_detail(request, slug):
    city = public_or_answer(Kind.CITY, slug)
    articles = Article.objects.published().filter(cities=city)
    events = Event.objects.public().filter(cities=city)
    context = {
        "city": city,
        "former_names": city.former_names.all(),
        "articles": article_cards(articles.newest_first())[:SHOWN],
        "article_total": articles.count(),
        "articles_url": f"{reverse('articles:article_list')}?city={city.slug}",
        "events": event_cards(events.newest_first())[:SHOWN],
        "event_total": events.count(),
        "events_url": f"{reverse('articles:event_list')}?city={city.slug}",
        "organisations": organisation_cards(Organisation.objects.public().filter(city=city))[
            :SHOWN
        ],
        "organisations_url": f"{reverse('articles:organisation_list')}?city={city.slug}",
    }
    return render(request, "articles/city_detail.html", context)


def tags_with_counts():
    return (
        Tag.objects.annotate(
            article_count=Count(
                "tagged_articles", filter=published_q("tagged_articles__content_object__")
            )
        )
        .filter(article_count__gt=0)
        .order_by("sort_key", "id")
    )


def tag_list(request):
    return render(request, "articles/tag_list.html", {"tags": tags_with_counts()})


def tag_detail(request, slug):
    tag = public_or_answer(Kind.TAG, slug)
    articles = Article.objects.published().filter(tags=tag)
    list_url = reverse("articles:article_list")
    beside = (
        Tag.objects.filter(tagged_articles__content_object__in=articles.values("pk"))
        .exclude(pk=tag.pk)
        .annotate(n=Count("tagged_articles"))
        .order_by("-n", "sort_key")[:MOST_RELATED]
    )
    context = {
        "tag": tag,
        "articles": article_cards(articles.newest_first())[:SHOWN],
        "article_total": articles.count(),
        "articles_url": f"{list_url}?tag={tag.slug}",
        "related": [
            Choice(other.slug, other.label, other.n, f"{list_url}?tag={tag.slug}&tag={other.slug}")
            for other in beside
        ],
    }
    return render(request, "articles/tag_detail.html", context)
