"""Which facets each list has."""

from django.db.models import Count
from django.db.models.functions import Substr

from articles.language import sort_key
from articles.language.letters import ALPHABET
from articles.models import (
    Event,
    Mention,
    Organisation,
    Participation,
    Person,
    StatedRole,
)

from .base import Choice, Facets
from .spans import SpanFacets

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + ALPHABET.upper()


class EventFacets(SpanFacets):
    def all(self):
        narrowed = self.filters.narrowed
        parts = Participation.objects.public().filter(event__in=narrowed().values("pk"))
        people = parts.filter(person__in=Person.objects.public())
        organisations = parts.filter(organisation__in=Organisation.objects.public())
        count = Count("event", distinct=True)
        return [
            self.records("city", narrowed("city"), "cities", Count("pk")),
            self.kinds("classification", Event.Classification.choices),
            *self.periods(),
            self.records("person", people, "person", count),
            self.records("organisation", organisations, "organisation", count),
        ]


class PersonFacets(Facets):
    def all(self):
        narrowed = self.filters.narrowed
        count = Count("person", distinct=True)
        cities = Mention.objects.public().filter(person__in=narrowed("city").values("pk"))
        roles = StatedRole.objects.public().filter(
            person__in=narrowed().values("pk"), organisation__in=Organisation.objects.public()
        )
        return [
            self.records("city", cities, "article__cities", count),
            self.records("organisation", roles, "organisation", count),
        ]

    def letters(self) -> list[Choice]:
        rows = self.filters.narrowed("letter").order_by()
        codes = rows.values_list(Substr("sort_key", 1, 2)).annotate(n=Count("pk"))
        letter_of = {sort_key(letter): letter for letter in LETTERS}
        found = sorted((code, count) for code, count in codes if code in letter_of)
        return [self.choice("letter", letter_of[code], letter_of[code], n) for code, n in found]


class OrganisationFacets(Facets):
    def all(self):
        return [
            self.kinds("classification", Organisation.Classification.choices),
            self.records("city", self.filters.narrowed("city"), "city", Count("pk")),
        ]
