"""Imprecise dates: one EDTF text with its first and last possible day.

Of EDTF (ISO 8601-2) five forms are in use: a year `2026`, a month `2026-03`, a day `2026-03-15`,
*lasted from-to* `2026-02-14/2026-03-14` and *one day between* `[2026-01-01..2026-03-14]`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Literal, Self

from django.utils.dates import MONTHS, MONTHS_ALT
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from .language.date_phrases import RUSSIAN_MONTHS, Point, read_date_phrase

Kind = Literal["day", "month", "year", "lasted", "between"]

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_SPAN = re.compile(r"([0-9-]{10})/([0-9-]{10})|\[([0-9-]{10})\.\.([0-9-]{10})\]")
_KIND_BY_LENGTH: dict[int, Kind] = {4: "year", 7: "month", 10: "day"}

_IN_MONTH = (
    gettext_lazy("В январе"),
    gettext_lazy("В феврале"),
    gettext_lazy("В марте"),
    gettext_lazy("В апреле"),
    gettext_lazy("В мае"),
    gettext_lazy("В июне"),
    gettext_lazy("В июле"),
    gettext_lazy("В августе"),
    gettext_lazy("В сентябре"),
    gettext_lazy("В октябре"),
    gettext_lazy("В ноябре"),
    gettext_lazy("В декабре"),
)

# Whole phrases, so that a translation may reorder them («2026 ж. 14–16 ақпан»); by what the
# two ends share.
_DAY_WORDS = gettext_lazy("%(day)d %(month)s %(year)d")
_LASTED_WORDS = {
    "month": gettext_lazy("с %(first_day)d по %(day)d %(month)s %(year)d"),
    "year": gettext_lazy("с %(first_day)d %(first_month)s по %(day)d %(month)s %(year)d"),
    "nothing": gettext_lazy(
        "с %(first_day)d %(first_month)s %(first_year)d по %(day)d %(month)s %(year)d"
    ),
}
_LASTED_BRIEF = {
    "month": gettext_lazy("%(first_day)d–%(day)d %(month)s %(year)d"),
    "year": gettext_lazy("%(first_day)d %(first_month)s – %(day)d %(month)s %(year)d"),
    "nothing": gettext_lazy(
        "%(first_day)d %(first_month)s %(first_year)d – %(day)d %(month)s %(year)d"
    ),
}
_BETWEEN_WORDS = {
    "month": gettext_lazy("между %(first_day)d и %(day)d %(month)s %(year)d"),
    "year": gettext_lazy("между %(first_day)d %(first_month)s и %(day)d %(month)s %(year)d"),
    "nothing": gettext_lazy(
        "между %(first_day)d %(first_month)s %(first_year)d и %(day)d %(month)s %(year)d"
    ),
}
_BETWEEN_BRIEF = gettext_lazy("до %(day)d %(month)s %(year)d ≈")


def year_bounds(year: int) -> tuple[date, date]:
    _check_year(year)
    return date(year, 1, 1), date(year, 12, 31)


def month_bounds(year: int, month: int) -> tuple[date, date]:
    _check_year(year)
    if not 1 <= month <= 12:
        raise ValueError(_("Нет месяца с номером %(month)d.") % {"month": month})
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


@total_ordering
@dataclass(frozen=True, slots=True)
class ImpreciseDate:
    """Made by the class methods only: they keep text and bounds in step.

    Dates are ordered by their last possible day, then by their first.
    """

    edtf: str
    earliest: date
    latest: date

    @classmethod
    def of_year(cls, year: int) -> Self:
        return cls(f"{year:04d}", *year_bounds(year))

    @classmethod
    def of_month(cls, year: int, month: int) -> Self:
        return cls(f"{year:04d}-{month:02d}", *month_bounds(year, month))

    @classmethod
    def of_day(cls, day: date) -> Self:
        _check_year(day.year)
        return cls(day.isoformat(), day, day)

    @classmethod
    def lasted(cls, first: date, last: date) -> Self:
        return cls._span("{}/{}", first, last)

    @classmethod
    def between(cls, first: date, last: date) -> Self:
        return cls._span("[{}..{}]", first, last)

    @classmethod
    def parse(cls, edtf: str) -> Self:
        """Exactly the five forms; a ValueError says in the reader's language what is wrong."""
        if match := _POINT.fullmatch(edtf):
            return cls._of_point(Point(*(int(n) if n else None for n in reversed(match.groups()))))
        if match := _SPAN.fullmatch(edtf):
            first, last, either, other = match.groups()
            if first:
                return cls.lasted(_iso_day(first), _iso_day(last))
            return cls.between(_iso_day(either), _iso_day(other))
        raise _not_understood(edtf)

    @classmethod
    def from_typed(cls, text: str) -> Self:
        """What an editor types, EDTF or Russian or Kazakh words; errors as those of `parse`."""
        compact = "".join(text.split())
        if _SPAN.fullmatch(compact):
            return cls.parse(compact)
        phrase = read_date_phrase(text) if len(text) <= 100 else None
        if phrase is None:
            raise _not_understood(text)
        if phrase.kind == "point":
            return cls._of_point(phrase.start)
        first, last = map(_day_of, (phrase.start, phrase.end))
        return cls.between(first, last) if phrase.kind == "between" else cls.lasted(first, last)

    @classmethod
    def _of_point(cls, point: Point) -> Self:
        day, month, year = point
        _check_year(year)
        if month is None:
            return cls.of_year(year)
        if day is None:
            return cls.of_month(year, month)
        return cls.of_day(_day(year, month, day))

    @classmethod
    def _span(cls, form: str, first: date, last: date) -> Self:
        _check_year(first.year)
        _check_year(last.year)
        if first > last:
            raise ValueError(_("Начало позже конца."))
        if first == last:
            return cls.of_day(first)
        return cls(form.format(first.isoformat(), last.isoformat()), first, last)

    def __str__(self) -> str:
        return self.edtf

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, ImpreciseDate):
            return NotImplemented
        # The text comes last, lest a month and its days from-to be neither equal nor in order.
        return (self.latest, self.earliest, self.edtf) < (other.latest, other.earliest, other.edtf)

    @property
    def kind(self) -> Kind:
        if self.edtf[0] == "[":
            return "between"
        return _KIND_BY_LENGTH.get(len(self.edtf), "lasted")

    @property
    def is_certain(self) -> bool:
        """Known to the day, or from day to day."""
        return self.kind in {"day", "lasted"}

    @property
    def as_time(self) -> str | None:
        """The `datetime` of HTML's `<time>`, which takes no spans."""
        return self.edtf if self.kind in {"day", "month", "year"} else None

    def may_fall(self, first: date | None, last: date | None) -> bool:
        return (first is None or first <= self.latest) and (last is None or self.earliest <= last)

    def surely_falls(self, first: date | None, last: date | None) -> bool:
        """What lasted falls where it touches; all else only when no possible day lies outside."""
        if first is None and last is None:
            return self.is_certain
        if self.kind == "lasted":
            return self.may_fall(first, last)
        return (first is None or first <= self.earliest) and (last is None or self.latest <= last)

    def words(self) -> str:
        """As one would say it, in the active language."""
        match self.kind:
            case "day":
                return _DAY_WORDS % self._parts()
            case "month":
                return _("%(month)s %(year)d") % {
                    "month": _month_name(MONTHS[self.earliest.month]),
                    "year": self.earliest.year,
                }
            case "year":
                return _("%(year)d год") % {"year": self.earliest.year}
            case "lasted":
                phrase = _LASTED_WORDS[self._shared()] % self._parts()
                # «Со второго», but «с двенадцатого»; other languages have no such start.
                return re.sub("^с 2 ", "со 2 ", phrase)
            case "between":
                return _BETWEEN_WORDS[self._shared()] % self._parts()

    def brief(self) -> str:
        """The same for lists."""
        match self.kind:
            case "year":
                return self.edtf
            case "lasted":
                return _LASTED_BRIEF[self._shared()] % self._parts()
            case "between":
                return _BETWEEN_BRIEF % self._parts()
        return self.words()

    def as_typed(self) -> str:
        """A spelling that `from_typed` reads back, whatever the active language is."""
        match self.kind:
            case "day":
                return f"{self.earliest:%d.%m.%Y}"
            case "month":
                return f"{RUSSIAN_MONTHS[self.earliest.month - 1]} {self.earliest.year}"
            case "year":
                return self.edtf
            case "lasted":
                return f"с {self.earliest:%d.%m.%Y} по {self.latest:%d.%m.%Y}"
            case "between":
                return f"между {self.earliest:%d.%m.%Y} и {self.latest:%d.%m.%Y}"

    def _shared(self) -> Literal["month", "year", "nothing"]:
        if self.earliest.year != self.latest.year:
            return "nothing"
        return "month" if self.earliest.month == self.latest.month else "year"

    def _parts(self) -> dict[str, int | str]:
        return {
            "first_day": self.earliest.day,
            "first_month": _month_name(MONTHS_ALT[self.earliest.month]),
            "first_year": self.earliest.year,
            "day": self.latest.day,
            "month": _month_name(MONTHS_ALT[self.latest.month]),
            "year": self.latest.year,
        }


def _month_name(name: str) -> str:
    # Django writes months with a capital, as English does within a sentence and Russian does not.
    return str(name) if (get_language() or "en").startswith("en") else str(name).lower()


def _iso_day(text: str) -> date:
    match = _POINT.fullmatch(text)
    if not match or not match[3]:
        raise _not_understood(text)
    return _day(*map(int, match.groups()))


def _day_of(point: Point) -> date:
    if point.day is None or point.month is None:
        raise ValueError(_("Начало и конец нужны с точностью до дня, например: 14.02.2026."))
    return _day(point.year, point.month, point.day)


def _day(year: int, month: int, day: int) -> date:
    last = month_bounds(year, month)[1].day
    if not 1 <= day <= last:
        raise ValueError(
            _("%(in_month)s %(year)d года нет %(day)d-го числа.")
            % {"in_month": _IN_MONTH[month - 1], "year": year, "day": day}
        )
    return date(year, month, day)


def _check_year(year: int | None) -> None:
    if year is None:
        raise ValueError(_("Не указан год."))
    if not 1000 <= year <= 9999:
        raise ValueError(_("Год пишется четырьмя цифрами, от 1000 до 9999."))


def _not_understood(text: str) -> ValueError:
    shown = " ".join(text.split())
    if len(shown) > 50:
        shown = f"{shown[:49]}…"
    return ValueError(
        _(
            "Не удалось понять дату «%(text)s». Примеры: 15.03.2026, март 2026, 2026, "
            "между 01.02.2026 и 13.03.2026, с 14 февраля по 14 марта 2026."
        )
        % {"text": shown}
    )
