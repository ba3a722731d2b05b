"""What recognition proposes for one text. Places are (start, end) in characters of that text."""

import datetime
from dataclasses import dataclass, field
from typing import Literal

from .reading import Span

Gender = Literal["male", "female", ""]


@dataclass(frozen=True, slots=True)
class Known:
    """A record of the archive's registry: `kind` is person, organisation, event, city or tag."""

    kind: str
    ref: str
    name: str
    hint: str = ""  # what tells it from others of the same name


@dataclass(slots=True)
class Role:
    """`role` in the nominative and `words` as written; `organisation` by its full name."""

    role: str
    organisation: str | None = None
    words: str = ""
    place: Span | None = None


@dataclass(slots=True)
class Person:
    name: str
    gender: Gender = ""
    mentions: list[Span] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    known: Known | None = None
    # Records that a lone surname may mean: never joined by a machine.
    candidates: list[Known] = field(default_factory=list)
    confidence: float = 0.0
    reason: str = ""
    # Where a surname stands that namesakes in the text have too: never joined by a machine.
    maybe: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Organisation:
    name: str
    parent: str | None = None
    mentions: list[Span] = field(default_factory=list)
    known: Known | None = None
    confidence: float = 0.0
    reason: str = ""


@dataclass(slots=True)
class Place:
    name: str
    kind: Literal["city", "country", "region", "venue", "street", "other"]
    mentions: list[Span] = field(default_factory=list)
    known: Known | None = None
    confidence: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Date:
    """Words that tell a time; `edtf` in the archive's five forms, None where nothing resolves it."""

    text: str
    edtf: str | None
    start: int
    end: int
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """`unit` is people, events, meetings or other; `qualifier` exactly, more, about, almost, less."""

    text: str
    number: int
    unit: str
    qualifier: str
    start: int
    end: int
    claimed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """`speaker` by full name where one was found, `as_stated` as the text calls him."""

    text: str
    start: int
    end: int
    speech: Literal["direct", "reported"]
    speaker: str | None = None
    as_stated: str = ""
    found_by: Literal["name", "pronoun", "role", ""] = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Credit:
    text: str
    credit: str
    start: int
    end: int


@dataclass(slots=True)
class Event:
    """`manner` is reports, announces or recalls; `kind` one of the archive's classifications."""

    name: str
    kind: str
    manner: Literal["reports", "announces", "recalls"]
    date: str | None = None
    venue: str | None = None
    city: str | None = None
    mentions: list[Span] = field(default_factory=list)
    participants: list[tuple[str, str]] = field(default_factory=list)
    known: Known | None = None
    confidence: float = 0.0
    reason: str = ""


@dataclass(slots=True)
class Proposal:
    language: str
    date: datetime.date | None = None
    city: str | None = None
    people: list[Person] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    title: str = ""
    lead: str = ""
    # The days between which an undated text must have been written, with the sentence that says so.
    bounds: tuple[datetime.date | None, datetime.date | None] = (None, None)
    bounds_evidence: str = ""
