"""What the archive knows beforehand, and where a text speaks of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from .proposal import Gender
from .reading import Span

EntryKind = Literal["person", "organisation", "event", "city", "tag", "venue"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A record: `also` are its other names, `hint` is what tells it from its namesakes."""

    kind: EntryKind
    ref: str
    name: str
    gender: Gender = ""
    also: Sequence[str] = field(default=(), hash=False)
    hint: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.also)


@dataclass(frozen=True, slots=True)
class Found:
    """A place that speaks of a record, or that may: then `entry` is None and `sure` is not true.

    `candidates` are the records that it may mean, of a sure one that one alone; `inside` says that
    it stands within a longer name that was found; `reason` is for editors, in Russian.
    """

    entry: Entry | None
    span: Span
    text: str
    sure: bool
    candidates: list[Entry] = field(default_factory=list)
    reason: str = ""
    confidence: float = 0.0
    inside: bool = False

    def entry_is(self, kind: EntryKind) -> bool:
        return self.entry is not None and self.entry.kind == kind
