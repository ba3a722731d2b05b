"""Full-text search and filter counts in the database's own index; knows tokens and ids, no model."""

from . import tally
from .engines import OutOfOrder
from .expression import All, Any, Beginning, But, Expression, Sequence, value
from .index import (
    Document,
    build,
    clear,
    count,
    count_each,
    differing,
    document,
    exists,
    indexed,
    is_sound,
    newest,
    records_of,
    recount,
    remove,
    replace,
    tally_differs,
    values,
    write,
)
from .place import EVERYTHING, Range
from .tally import ALL

__all__ = [
    "ALL",
    "EVERYTHING",
    "All",
    "Any",
    "Beginning",
    "But",
    "Document",
    "Expression",
    "OutOfOrder",
    "Range",
    "Sequence",
    "build",
    "clear",
    "count",
    "count_each",
    "differing",
    "document",
    "exists",
    "indexed",
    "is_sound",
    "newest",
    "recount",
    "records_of",
    "remove",
    "replace",
    "tally",
    "tally_differs",
    "value",
    "values",
    "write",
]
