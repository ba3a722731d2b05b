from .address import Kind, OldAddress
from .article import Article, Correction, Original
from .city import NO_CITY, City, CityName
from .coverage import Coverage, CoveragePlace
from .dated import LASTED, Evidence
from .event import Event, EventName, Figure, Participation
from .lookups import Begins
from .mention import Mention, MentionPlace, StatedRole
from .name_key import NameKey
from .organisation import Organisation, OrganisationName
from .person import Person, PersonIdentifier, PersonName
from .photo import Photo
from .published import published_q
from .quote import Quote, QuotePlace
from .source import Source
from .suggestion import Suggestion
from .tag import Tag, TaggedArticle
from .wording import Shingle, Wording

__all__ = [
    "LASTED",
    "NO_CITY",
    "Article",
    "Begins",
    "City",
    "CityName",
    "Correction",
    "Coverage",
    "CoveragePlace",
    "Event",
    "EventName",
    "Evidence",
    "Figure",
    "Kind",
    "Mention",
    "MentionPlace",
    "NameKey",
    "OldAddress",
    "Organisation",
    "OrganisationName",
    "Original",
    "Participation",
    "Person",
    "PersonIdentifier",
    "PersonName",
    "Photo",
    "Quote",
    "QuotePlace",
    "Shingle",
    "Source",
    "StatedRole",
    "Suggestion",
    "Tag",
    "TaggedArticle",
    "Wording",
    "published_q",
]
