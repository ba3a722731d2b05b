from .articles import ArticleFilter
from .form import Redirected
from .lists import (
    EventFilter,
    EventFilterWithoutIndex,
    OrganisationFilter,
    PersonFilter,
    PersonFilterWithoutIndex,
    TagFilter,
)

__all__ = [
    "ArticleFilter",
    "EventFilter",
    "EventFilterWithoutIndex",
    "OrganisationFilter",
    "PersonFilter",
    "PersonFilterWithoutIndex",
    "Redirected",
    "TagFilter",
]
