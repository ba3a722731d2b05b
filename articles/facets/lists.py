"""Which facets each list has."""

from django.db.models import Count
from django.db.models.functions import Substr

from articles.indexing.ties import (
    CITY_PERSON,
    ORGANISATION_EVENT,
    ORGANISATION_PERSON,
    PERSON_EVENT,
)
from articles.language import sort_key
from articles.language.letters import ALPHABET
from articles.models import Event, Kind, Organisation

from .base import Choice, Facets
from .spans import SpanFacets
from .tied import TiedFacets

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + ALPHABET.upper()


class EventFacets(TiedFacets, SpanFacets):
    kind = Kind.EVENT

    def all(self):
        narrowed = self.filters.narrowed
        return [
            self.records("city", narrowed("city"), "cities", Count("pk")),
            self.kinds("classification", Event.Classification.choices),
            *self.periods(),
            self.tied("person", PERSON_EVENT),
            self.tied("organisation", ORGANISATION_EVENT),
        ]


class PersonFacets(TiedFacets):
    kind = Kind.PERSON

    def all(self):
        return [
            # To be named in a city's article is to be public; to have a role in one is not.
            self.tied("city", CITY_PERSON, without=("city",), all_public=True),
            self.tied("organisation", ORGANISATION_PERSON),
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
