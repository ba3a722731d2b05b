"""Places where a text tells of an event, whatever its language."""

import datetime
from dataclasses import dataclass, field

from articles.dates import ImpreciseDate

from .proposal import Date, Organisation, Person, Place
from .reading import Reading, Span

_LONG_AGO = 14  # days before the text was published; of what is older it is reminded


@dataclass(slots=True)
class Said:
    """One place where an event is named."""

    span: Span
    head: str
    own: str
    name: str
    kind: str
    manner: str
    weight: float
    sentence: Span
    dates: list[Date] = field(default_factory=list)
    bare: bool = False  # a noun without adjective, complement or own name


@dataclass(frozen=True, slots=True)
class Around:
    """What is already known of the text."""

    dates: list[Date]
    places: list[Place]
    organisations: list[Organisation]
    people: list[Person]
    city: str | None


def is_past(reading: Reading, dates: list[Date]) -> bool | None:
    """None where no day of the sentence tells."""
    known = [bounds for date in dates if (bounds := _bounds(date)) and bounds.is_certain]
    if not reading.published or not known:
        return None
    return not any(bounds.earliest > reading.published for bounds in known)


def is_old(reading: Reading, dates: list[Date]) -> bool:
    known = [bounds for date in dates if (bounds := _bounds(date))]
    if not reading.published or not known:
        return False
    limit = reading.published - datetime.timedelta(days=_LONG_AGO)
    return all(bounds.latest < limit for bounds in known)


def _bounds(date: Date) -> ImpreciseDate | None:
    return ImpreciseDate.parse(date.edtf) if date.edtf else None
