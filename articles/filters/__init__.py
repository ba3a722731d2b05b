from .articles import ArticleFilter
from .form import Redirected
from .lists import EventFilter, OrganisationFilter, PersonFilter, TagFilter

__all__ = [
    "ArticleFilter",
    "EventFilter",
    "OrganisationFilter",
    "PersonFilter",
    "Redirected",
    "TagFilter",
]
