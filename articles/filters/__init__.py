from .form import Redirected
from .lists import ArticleFilter, EventFilter, OrganisationFilter, PersonFilter

__all__ = ["ArticleFilter", "EventFilter", "OrganisationFilter", "PersonFilter", "Redirected"]
