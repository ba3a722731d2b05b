"""A source's text: its paragraphs, and what is laid over them by position.

The text itself is never changed: positions are counted in characters of the body as it was stored,
whatever ends its lines.
"""

from .blocks import Block, Piece, Run, blocks, redact
from .layers import Overlay
from .line_ends import keep_line_ends, same_text
from .paragraphs import CreditLine, Paragraph, credit_lines, paragraphs
from .places import Place3, PlacesError, describe_places, find_places
from .relocation import relocate
from .shingles import mark_of, wording

__all__ = [
    "Block",
    "CreditLine",
    "Overlay",
    "Paragraph",
    "Piece",
    "Place3",
    "PlacesError",
    "Run",
    "blocks",
    "credit_lines",
    "describe_places",
    "find_places",
    "keep_line_ends",
    "mark_of",
    "paragraphs",
    "redact",
    "relocate",
    "same_text",
    "wording",
]
