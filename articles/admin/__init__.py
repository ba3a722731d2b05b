"""Where the newsroom works: one file a record, and one for each kind of row in an article's form."""

from . import article, city, event, oldaddress, organisation, person, source, tag

__all__ = ["article", "city", "event", "oldaddress", "organisation", "person", "source", "tag"]
