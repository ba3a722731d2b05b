"""What is looked for, in terms of the index; each engine writes it in its own query language."""

from dataclasses import dataclass
from typing import Literal

# What an article is indexed under: `title` and `text` hold keys (one for all forms of a word),
# `title_exact` and `text_exact` the words as written, `records` the values of its filters.
Field = Literal["title", "title_exact", "text", "text_exact", "records"]
FIELDS: tuple[Field, ...] = ("title", "title_exact", "text", "text_exact", "records")
# A token begins with its field: the few titles with a common word need not be sought in all texts.
MARKS = dict(zip(FIELDS, "abcde", strict=True))
# The value of a filter that every article has.
ALL = "z"
# Before the digits of a year and of a month that an article may fall in.
PERIODS = "ym"


@dataclass(frozen=True, slots=True)
class Sequence:
    """Tokens one after another in one field; a single one where it stands alone."""

    field: Field
    tokens: tuple[str, ...]

    @property
    def marked(self) -> tuple[str, ...]:
        return tuple(MARKS[self.field] + token for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Beginning(Sequence):
    """A sequence of which the last token only has to begin so."""


@dataclass(frozen=True, slots=True)
class Any:
    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class But:
    """What matches `wanted` and not `unwanted`."""

    wanted: "Expression"
    unwanted: "Expression"


Expression = Sequence | Beginning | Any | All | But


def value(token: str) -> Sequence:
    """Articles that have this value of a filter."""
    return Sequence("records", (token,))


NOTHING = value("nothing")
