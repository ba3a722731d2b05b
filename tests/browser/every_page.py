"""Addresses of pages of every kind over the archive of the first start, each with its status."""

from articles.models import Article, Event, Kind, OldAddress, Organisation, Person
from articles.workflow import Status
from tests.factories import make_article

RUBBISH = "city=nowhere&tag=x&person=x&date_after=13.45.2026&month=3&certain=1&page=abc"

START = {"/": 200, "/about/": 200}
LISTS = {
    "/articles/": 200,
    "/articles/?city=almaty&city=none&tag=referendum&date_after=2026-02-01&certain=1": 200,
    "/articles/?year=2026&month=2&person=aidos-sarym&sort=date": 200,
    "/articles/?city=astana&year=2025": 200,  # nothing
    f"/articles/?{RUBBISH}": 400,
    "/articles/?page=2": 404,
    "/articles/?q=айдос сарым": 200,  # a record of that name, and words that are marked
    "/articles/?q=fkvfns&city=astana": 200,  # nothing
    f"/articles/?q={'референдум ' * 20}": 200,  # cut
    "/events/": 200,
    "/events/?classification=concert&city=almaty&year=2026": 200,
    "/events/?classification=debate&year=2025": 200,
    f"/events/?{RUBBISH}&classification=x": 400,
    "/people/": 200,
    "/people/?letter=С&city=astana": 200,
    "/people/?letter=С&city=shymkent": 200,
    "/people/?letter=1&city=nowhere&organisation=x&page=0": 400,
    "/organisations/": 200,
    "/organisations/?classification=party": 200,
    "/organisations/?classification=x&city=nowhere": 400,
    "/cities/": 200,
    "/tags/": 200,
}
PERIODS = {
    "/archive/2026/": 200,
    "/archive/2026/03/": 200,
    "/archive/2026/03/13/": 200,
    "/archive/2027/": 200,
    "/archive/2026/13/": 404,
    "/archive/2026/?page=0": 400,
}
EVENT_WITH_FIGURES = "informatsionnaya-kampaniya-k-referendumu-v-almaty"
GONE = {"/articles/withdrawn/": 410, "/people/renamed-away/": 410, "/nowhere/": 404}


def records() -> dict[str, int]:
    """Those with most on their pages, and those with least."""
    chosen = [
        *Article.objects.published(),
        *Person.objects.filter(slug__in=["aidos-sarym", "meirzhan-otynshiev", "luina"]),
        *Organisation.objects.filter(slug__in=["akimat-goroda-almaty", "partiya-amanat"]),
        *Event.objects.filter(slug__in=["jas-stars", EVENT_WITH_FIGURES]),
    ]
    places = {"/cities/almaty/": 200, "/cities/shymkent/": 200, "/tags/referendum/": 200}
    return {record.get_absolute_url(): 200 for record in chosen} | places


def gone() -> dict[str, int]:
    make_article("Снятая", slug="withdrawn", status=Status.WITHDRAWN, ever_public=True)
    OldAddress.objects.create(kind=Kind.PERSON, slug="renamed-away", reason="По просьбе человека.")
    return GONE
