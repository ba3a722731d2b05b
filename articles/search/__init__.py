"""Full-text search and filter counts in the database's own index; knows tokens and ids, no model."""

from . import tally, ties
from .checking import (
    blocks_differ,
    differing,
    indexed,
    is_sound,
    look_at_tables,
    recount,
    tally_differs,
)
from .documents import GAP, Document, document
from .engines import OutOfOrder
from .expression import NOTHING, All, Any, Beginning, But, Expression, Sequence, value
from .index import (
    build,
    clear,
    count,
    count_each,
    exists,
    merge,
    newest,
    remove,
    replace,
    spans,
    subquery,
    values,
    write,
)
from .place import EVERYTHING, Range
from .tally import ALL

__all__ = [
    "ALL",
    "EVERYTHING",
    "GAP",
    "NOTHING",
    "All",
    "Any",
    "Beginning",
    "But",
    "Document",
    "Expression",
    "OutOfOrder",
    "Range",
    "Sequence",
    "blocks_differ",
    "build",
    "clear",
    "count",
    "count_each",
    "differing",
    "document",
    "exists",
    "indexed",
    "is_sound",
    "look_at_tables",
    "merge",
    "newest",
    "recount",
    "remove",
    "replace",
    "spans",
    "subquery",
    "tally",
    "tally_differs",
    "ties",
    "value",
    "values",
    "write",
]
