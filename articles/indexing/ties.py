"""Which records an article joins, so that lists of one kind can be filtered by the other."""

from collections import defaultdict

from django.db.models import Q, QuerySet, Value

from articles.models import Participation, Person, StatedRole
from articles.prepared import prepared
from articles.search.ties import tie

# People by the cities of articles that name them, and by organisations of roles stated of them;
# events by who took part in them. Being without a city has the id that no city has.
CITY_PERSON, ORGANISATION_PERSON = "cp", "op"
PERSON_EVENT, ORGANISATION_EVENT = "pe", "oe"
NO_CITY_ID = 0


def ties_of(ids: list[int], records: dict[int, list[str]]) -> dict[int, set[str]]:
    """The ties of each article that has any; `records` are the tokens of what it is linked with."""
    found: dict[int, set[str]] = defaultdict(set)
    for article, tokens in records.items():
        found[article] |= ties_of_cities(tokens)
    for article, kind, chosen, listed in _stated(ids):
        found[article].add(tie(kind, chosen, listed))
    return found


def ties_of_cities(tokens: list[str]) -> set[str]:
    """Of whom an article names with its cities."""
    cities = _numbers(tokens, "c") or [NO_CITY_ID]
    return {tie(CITY_PERSON, a, b) for a in cities for b in _numbers(tokens, "p")}


def _numbers(tokens: list[str], letter: str) -> list[int]:
    return [int(token[1:]) for token in tokens if token[0] == letter]


@prepared
def _stated(ids: list[int]) -> QuerySet:
    with_page = Q(person__visibility=Person.Visibility.PAGE)
    roles = StatedRole.objects.filter(with_page, organisation__isnull=False, article__in=ids)
    parts = Participation.objects.filter(article__in=ids)
    pairs = [
        (roles, ORGANISATION_PERSON, "organisation", "person"),
        (parts.filter(with_page), PERSON_EVENT, "person", "event"),
        (parts.filter(organisation__isnull=False), ORGANISATION_EVENT, "organisation", "event"),
    ]
    first, *rest = (
        rows.order_by().values_list("article", Value(kind), chosen, listed)
        for rows, kind, chosen, listed in pairs
    )
    return first.union(*rest, all=True)
