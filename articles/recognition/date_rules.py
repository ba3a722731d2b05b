"""What the rules of both languages share: how a phrase of time becomes a date of the archive."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from articles.dates import ImpreciseDate

from .tense import Direction

DASH = "[-‐‑‒–—−]"
YEAR = r"(?:1\d|20|21)\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_LEAP_YEAR = 2024
_GAP = r"[ \t\xa0\u2009\u202f]"

Form = Callable[[date, date], ImpreciseDate]


class Unlike(Exception):
    """The words only look like this rule's phrase; another rule may read them."""


class Setting:
    """What a phrase is resolved from: when it was published, and the tense it stands in.

    `told` are years that days of a text without a date are known to be of, by month and day.
    """

    def __init__(
        self,
        published: date | None,
        told: Mapping[tuple[int, int], int],
        tense: Callable[[], Direction],
    ):
        self.published = published
        self.told = told
        self._tense = tense

    @cached_property
    def tense(self) -> Direction:
        return self._tense()

    def years(self, match: re.Match, number: str = "") -> list[int]:
        """Those that may be meant by the groups `year` and `shift`; none where nothing tells."""
        if year := group(match, f"year{number}"):
            return [int(year)]
        if self.published is None:
            return []
        if shift := group(match, f"shift{number}"):
            return [] if SHIFTS[shift] is None else [self.published.year + SHIFTS[shift]]
        # Leap days need more of them than the three that are near.
        return [self.published.year + years for years in range(-4, 5)]

    def in_year(
        self, years: list[int], made: Callable[[int], ImpreciseDate]
    ) -> ImpreciseDate | None:
        """A ValueError where the day is in none of the years, or no day of any year."""
        if not years:
            made(_LEAP_YEAR)
        found = []
        for year in years:
            with suppress(ValueError):
                found.append(made(year))
        if years and not found:
            raise ValueError
        return self.nearest(found)

    def nearest(self, found: list[ImpreciseDate]) -> ImpreciseDate | None:
        """The one nearest to publication on the side that the tense tells of, if one is there."""
        if len(found) < 2 or self.published is None:
            return found[0] if found else None
        day = self.published
        if self.tense == "past":
            found = [when for when in found if when.earliest <= day] or found
        if self.tense == "future":
            found = [when for when in found if when.latest >= day] or found
        return min(found, key=lambda when: (_days_off(when, day), when))


class Rule(NamedTuple):
    """`resolve` answers None where the time is not known, and raises a ValueError for no such day.

    Where none of `signs` is in a line, the pattern is not tried. The words told are those of the
    group `said`, or all. What is `figurative` in somebody's speech is no time there.
    """

    signs: frozenset[str]
    pattern: re.Pattern
    resolve: Callable[[re.Match, Setting], ImpreciseDate | None]
    figurative: bool = False


# How many of its kind away; the first letters of Russian words. The year of «того же года» is not
# known.
RUSSIAN_SHIFTS: dict[str, int | None] = {
    "позапрошл": -2,
    "прошл": -1,
    "минувш": -1,
    "прошедш": -1,
    "истекш": -1,
    "эт": 0,
    "сег": 0,
    "нынешн": 0,
    "текущ": 0,
    "наступивш": 0,
    "следующ": 1,
    "будущ": 1,
    "предстоящ": 1,
    "наступающ": 1,
    "грядущ": 1,
    "ближайш": 1,
    "тог": None,
}
KAZAKH_SHIFTS: dict[str, int | None] = {
    "откен": -1,
    "былтыргы": -1,
    "осы": 0,
    "биылгы": 0,
    "агымдагы": 0,
    "келеси": 1,
    "келер": 1,
    "алдагы": 1,
    "сол": None,
}
SHIFTS = RUSSIAN_SHIFTS | KAZAKH_SHIFTS


def rule(signs: str, pattern: str, resolve: Callable, figurative: bool = False) -> Rule:
    """A space of the pattern is white space within a line, an underscore the same or nothing."""
    bounded = rf"(?<![\w,:/№#+-])(?<!\d\.)(?:{pattern})(?!\w|-\w)"
    spaced = bounded.replace(" ", f"{_GAP}+").replace("_", f"{_GAP}*")
    return Rule(frozenset(signs.split()), re.compile(spaced), resolve, figurative)


def group(match: re.Match, name: str) -> str | None:
    """None too where the rule has no such group."""
    return match[name] if name in match.re.groupindex else None


def shift_of(match: re.Match) -> int | None:
    """How many of its kind away; an Unlike of «того же», None where the phrase has no such word."""
    word = group(match, "shift")
    if word is None:
        return None
    if SHIFTS[word] is None:
        raise Unlike
    return SHIFTS[word]


def day_in_year(match: re.Match, setting: Setting, month: int) -> ImpreciseDate | None:
    """By the groups `day`, `year` and `shift`."""
    day, years = int(match["day"]), setting.years(match)
    if not years and not group(match, "shift") and (month, day) in setting.told:
        years = [setting.told[month, day]]
    return setting.in_year(years, lambda year: ImpreciseDate.of_day(date(year, month, day)))


def days_in_year(
    match: re.Match, setting: Setting, months: tuple[int, int], form: Form
) -> ImpreciseDate | None:
    """By the groups `day1` and `day2`; a year that stands once is that of both, but for New Year."""
    first_day, last_day = int(match["day1"]), int(match["day2"])
    own = setting.years(match, "1") if group(match, "year1") or group(match, "shift1") else []

    def made(year: int) -> ImpreciseDate:
        first, last = date(year, months[0], first_day), date(year, months[1], last_day)
        if own:
            first = first.replace(year=own[0])
        elif months[0] > months[1]:
            first = first.replace(year=year - 1)
        return _span(form, first, last)

    stated = group(match, "year2") or group(match, "shift2")
    years = setting.years(match, "2")
    if own and not stated:
        years = [own[0] + (months[0] > months[1])]
    return setting.in_year(years, made)


def months_in_year(
    match: re.Match, setting: Setting, form: Form, first: int, last: int, number: str = ""
) -> ImpreciseDate | None:
    """From the first day of one month to the last of another, which may be of the year after."""
    return setting.in_year(
        setting.years(match, number),
        lambda year: _span(
            form,
            date(year - (first > last), first, 1),
            date(year, last, monthrange(year, last)[1]),
        ),
    )


def month_in_year(match: re.Match, setting: Setting, month: int) -> ImpreciseDate | None:
    return setting.in_year(setting.years(match), lambda year: ImpreciseDate.of_month(year, month))


def part_of_year(
    match: re.Match, setting: Setting, number: int, months: int
) -> ImpreciseDate | None:
    """One of the quarters or halves, as a time in which something was."""
    last = number * months
    if last > 12:
        raise Unlike
    return months_in_year(match, setting, ImpreciseDate.between, last - months + 1, last)


def in_year(match: re.Match, setting: Setting) -> ImpreciseDate:
    return ImpreciseDate.of_year(int(match["year"]))


def in_years(match: re.Match, setting: Setting) -> ImpreciseDate:
    return _years(int(match["year1"]), int(match["year2"]))


def in_decade(match: re.Match, setting: Setting) -> ImpreciseDate:
    """«90-е» are those of the century before this one."""
    start = int(match["decade"])
    start += 1900 * (start < 100)
    return _years(start, start + 9)


def _years(first: int, last: int) -> ImpreciseDate:
    return _span(ImpreciseDate.lasted, date(first, 1, 1), date(last, 12, 31))


def away(setting: Setting, unit: str, number: int) -> ImpreciseDate | None:
    """The day so many units from publication, or the week, month or year that it falls in."""
    return setting.published and around(later(setting.published, unit, number), unit)


def last_units(setting: Setting, unit: str, number: int) -> ImpreciseDate | None:
    """So many units up to publication."""
    day = setting.published
    return day and ImpreciseDate.lasted(later(day, unit, -number), day)


def since_start(match: re.Match, setting: Setting, unit: str) -> ImpreciseDate | None:
    """From the start of a year, month or week to publication; of a year gone by, all of it."""
    whole = _whole(match, setting, unit)
    if whole is None or setting.published is None:
        return whole
    if setting.published < whole.earliest:
        raise Unlike
    return ImpreciseDate.lasted(whole.earliest, min(whole.latest, setting.published))


def until_end(match: re.Match, setting: Setting, unit: str) -> ImpreciseDate | None:
    whole = _whole(match, setting, unit)
    if whole is None or setting.published is None or setting.published > whole.latest:
        return whole
    return ImpreciseDate.lasted(setting.published, whole.latest)


def _whole(match: re.Match, setting: Setting, unit: str) -> ImpreciseDate | None:
    if group(match, "year"):
        return ImpreciseDate.of_year(int(match["year"]))
    return away(setting, unit, shift_of(match) or 0)


def later(day: date, unit: str, number: int) -> date:
    """So many units later, or earlier where negative; the last day of a month that is too short."""
    if unit in {"day", "week"}:
        return day + timedelta(days=number * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def around(day: date, unit: str) -> ImpreciseDate:
    match unit:
        case "day":
            return ImpreciseDate.of_day(day)
        case "week":
            monday = day - timedelta(days=day.weekday())
            return ImpreciseDate.between(monday, monday + timedelta(days=6))
        case "month":
            return ImpreciseDate.of_month(day.year, day.month)
    return ImpreciseDate.of_year(day.year)


def weekday(
    setting: Setting, number: int, shift: int | None, days: int = 1
) -> ImpreciseDate | None:
    """Days that begin on one of the week (Monday is 0): before publication, in its week, after it.

    Without a shift, the nearest ones that the tense allows.
    """
    day = setting.published
    if day is None:
        return None
    ahead = (number - day.weekday()) % 7
    if shift is None:
        starts = [ahead - 7, ahead]
    elif shift == 0:
        starts = [number - day.weekday()]
    elif shift > 0:
        starts = [ahead or 7]
    else:
        starts = [ahead - 7 if ahead + days <= 7 else ahead - 14]
    found = [day + timedelta(days=start) for start in starts]
    return setting.nearest(
        [ImpreciseDate.between(first, first + timedelta(days=days - 1)) for first in found]
    )


def _span(form: Form, first: date, last: date) -> ImpreciseDate:
    # The archive's own error is a sentence for editors, in their language.
    if first > last:
        raise ValueError
    return form(first, last)


def _days_off(when: ImpreciseDate, day: date) -> int:
    return max((when.earliest - day).days, (day - when.latest).days, 0)
