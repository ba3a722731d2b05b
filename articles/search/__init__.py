"""Full-text search in the database's own index; knows tokens and article ids, no model."""

from .expression import All, Any, Beginning, But, Expression, Sequence
from .index import Document, as_stored, clear, document, indexed, matching, remove, stored, write

__all__ = [
    "All",
    "Any",
    "Beginning",
    "But",
    "Document",
    "Expression",
    "Sequence",
    "as_stored",
    "clear",
    "document",
    "indexed",
    "matching",
    "remove",
    "stored",
    "write",
]
