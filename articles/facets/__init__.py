"""What every filter of a list would give: its choices with counts under all other filters."""

from .articles import ArticleFacets
from .base import Choice, Facet, Facets, NoFacets
from .lists import EventFacets, OrganisationFacets, PersonFacets

__all__ = [
    "ArticleFacets",
    "Choice",
    "EventFacets",
    "Facet",
    "Facets",
    "NoFacets",
    "OrganisationFacets",
    "PersonFacets",
]
