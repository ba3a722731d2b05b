from django.urls import path, re_path

from .prepared import keeps_plans
from .views.archive import period
from .views.article import article_detail
from .views.articles import ArticleList, choices
from .views.event import event_detail
from .views.front import about, front
from .views.lists import EventList, OrganisationList, PersonList
from .views.media import photo
from .views.organisation import organisation_detail
from .views.person import person_detail
from .views.places import city_detail, city_list, tag_detail, tag_list
from .views.suggest import suggest

app_name = "articles"

YEAR, MONTH, DAY = "(?P<year>[0-9]{4})", "(?P<month>[0-9]{2})", "(?P<day>[0-9]{2})"

urlpatterns = [
    path("", keeps_plans(front), name="front"),
    path("articles/", keeps_plans(ArticleList.as_view()), name="article_list"),
    path("articles/by/<slug:facet>/", keeps_plans(choices), name="article_choices"),
    path("articles/<slug:slug>/", keeps_plans(article_detail), name="article"),
    re_path(f"^archive/{YEAR}/$", keeps_plans(period), name="year"),
    re_path(f"^archive/{YEAR}/{MONTH}/$", keeps_plans(period), name="month"),
    re_path(f"^archive/{YEAR}/{MONTH}/{DAY}/$", keeps_plans(period), name="day"),
    path("people/", PersonList.as_view(), name="person_list"),
    path("people/<slug:slug>/", keeps_plans(person_detail), name="person"),
    path("organisations/", OrganisationList.as_view(), name="organisation_list"),
    path("organisations/<slug:slug>/", keeps_plans(organisation_detail), name="organisation"),
    path("events/", EventList.as_view(), name="event_list"),
    path("events/<slug:slug>/", keeps_plans(event_detail), name="event"),
    path("cities/", city_list, name="city_list"),
    path("cities/<slug:slug>/", keeps_plans(city_detail), name="city"),
    path("tags/", tag_list, name="tag_list"),
    path("tags/<slug:slug>/", keeps_plans(tag_detail), name="tag"),
    path("suggest", keeps_plans(suggest), name="suggest"),
    path("about/", about, name="about"),
    path("media/<path:name>", photo, name="photo"),
]
