"""An article's place in the index: one number that sorts as lists do, newest last.

From the highest bit: 20 bits last possible day, 19 bits how short the span before it is, 24 bits
of the article's id. So a range of days is a range of places, and both days follow from a place.
"""

from dataclasses import dataclass
from datetime import date

from articles.dates import month_bounds, year_bounds

SPAN_BITS, ID_BITS = 19, 24
LONGEST_SPAN = 2**SPAN_BITS - 1
LAST_DAY = 2**20 - 2  # in the year 2871; later ones are taken for it
DAY = 2 ** (SPAN_BITS + ID_BITS)

EARLIEST = (
    f"((id >> {SPAN_BITS + ID_BITS}) - ({LONGEST_SPAN} - ((id >> {ID_BITS}) & {LONGEST_SPAN})))"
)


def place_of(earliest: date, latest: date, article_id: int) -> int:
    last = _number(latest)
    span = min(max(last - earliest.toordinal(), 0), LONGEST_SPAN)
    return (last << SPAN_BITS | LONGEST_SPAN - span) << ID_BITS | article_id % 2**ID_BITS


def _number(day: date) -> int:
    return min(day.toordinal(), LAST_DAY)


def latest_of(place: int) -> date:
    return date.fromordinal(place // DAY)


def span_of(place: int) -> tuple[date, date]:
    """The first and the last day; of a span of more than a thousand years the last part."""
    last, span = latest_of(place), LONGEST_SPAN - (place >> ID_BITS & LONGEST_SPAN)
    return date.fromordinal(max(last.toordinal() - span, 1)), last


@dataclass(frozen=True, slots=True)
class Range:
    """Days of publication, either end open: what may fall in them, or (`certain`) surely does."""

    first: date | None = None
    last: date | None = None
    certain: bool = False

    def __bool__(self) -> bool:
        return bool(self.first or self.last)


EVERYTHING = Range()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive places, `low` included and `high` not, and what else holds for its rows."""

    low: int = 0
    high: int = 2**63 - 1
    condition: str = ""
    value: str = ""

    @property
    def and_condition(self) -> str:
        """The condition as it follows others in a query."""
        return f" AND {self.condition}" if self.condition else ""


def stretches(within: Range) -> list[Stretch]:
    """The places that a range of days takes in, newest first."""
    low = _number(within.first) * DAY if within.first else 0
    began = f"{EARLIEST} >= {_number(within.first)}" if within.first else ""
    sure = f"(lasted = 1 OR {began})" if within.certain and began else ""
    if not within.last:
        return [Stretch(low, condition=sure)]
    last = _number(within.last)
    end = (last + 1) * DAY
    # What ends later belongs where its span began in time, and so touches the month of the end.
    beyond = f"{EARLIEST} <= {last}" + (" AND lasted = 1" if within.certain else "")
    month = f"m{within.last:%Y%m}"
    return [Stretch(max(low, end), condition=beyond, value=month), Stretch(low, end, sure)]


def stretches_of(period: str, apart: bool) -> list[Stretch]:
    """The places of what may fall in a year or a month, given by its value, newest first.

    What ends within it falls in it: `apart` from what ends later, it need not be asked for the value.
    """
    found = days_of(period)
    if found is None:
        return [Stretch(value=period)]
    low, end = found[0] * DAY, (found[1] + 1) * DAY
    if not apart:
        return [Stretch(low, value=period)]
    return [Stretch(end, value=period), Stretch(low, end)]


def days_of(period: str) -> tuple[int, int] | None:
    """The numbers of its first and last day, unless places take later days for the last."""
    year, month = int(period[1:5]), period[5:]
    try:
        first, last = month_bounds(year, int(month)) if month else year_bounds(year)
    except ValueError:
        return None
    return (first.toordinal(), last.toordinal()) if last.toordinal() < LAST_DAY else None
