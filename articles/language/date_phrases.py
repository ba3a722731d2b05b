"""Dates as people type them in Russian or Kazakh, read into numbers that nobody has checked yet."""

import re
import unicodedata
from typing import Literal, NamedTuple

from .letters import TO_RUSSIAN

RUSSIAN_MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
_RUSSIAN_SHORT = [
    "янв",
    "фев февр",
    "мар",
    "апр",
    "май",
    "июн",
    "июл",
    "авг",
    "сен сент",
    "окт",
    "ноя нояб",
    "дек",
]
KAZAKH_MONTHS = [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
]
_KAZAKH_ENDINGS = ("", "да", "де", "та", "те", "ы", "и", "ында", "инде", "нда", "нде")


class Point(NamedTuple):
    day: int | None = None
    month: int | None = None
    year: int | None = None


class DatePhrase(NamedTuple):
    kind: Literal["point", "lasted", "between"]
    start: Point
    end: Point


def _month_forms() -> dict[str, int]:
    forms = {}
    for number, name in enumerate(RUSSIAN_MONTHS, start=1):
        stem, endings = name, ("", "а", "е", "ом", "у")
        if name[-1] in "ьй":
            stem, endings = name[:-1], (name[-1], "я", "е", "ем", "ю")
        forms |= {stem + ending: number for ending in endings}
        forms |= dict.fromkeys(_RUSSIAN_SHORT[number - 1].split(), number)
    for number, name in enumerate(KAZAKH_MONTHS, start=1):
        forms |= {name.translate(TO_RUSSIAN) + ending: number for ending in _KAZAKH_ENDINGS}
    return forms


MONTH_FORMS = _month_forms()
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {",": " "})

_YEAR_WORD = r"(?: ?(?:г|год[ау]?|ж|жыл(?:ы|гы)?)\b\.?)?"
_DAY = "(?P<day>[0-9]{1,2})"
_MONTH = "(?P<month>[0-9]{1,2})"
_NAME = r"(?P<name>[а-я]+)\.?"
_FULL_YEAR = "(?P<year>[0-9]{4})"
# A short year is read so that the error can be about the year.
_ANY_YEAR = "(?P<year>[0-9]{2,4})"
_POINTS = [
    re.compile(pattern)
    for pattern in (
        rf"{_FULL_YEAR}(?:-(?P<month>[0-9]{{2}})(?:-(?P<day>[0-9]{{2}}))?)?",
        rf"{_FULL_YEAR}{_YEAR_WORD}",
        rf"{_DAY}(?P<mark>[./]){_MONTH}(?P=mark){_ANY_YEAR}{_YEAR_WORD}",
        rf"{_MONTH}[./]{_FULL_YEAR}{_YEAR_WORD}",
        rf"(?:{_DAY} )?{_NAME}(?: {_ANY_YEAR}{_YEAR_WORD})?",
        rf"{_FULL_YEAR}{_YEAR_WORD} (?:{_DAY} )?{_NAME}",
        rf"{_DAY}(?:\.{_MONTH})?",
    )
]
_BETWEEN = re.compile("между (.+) и (.+)")
_LASTED = re.compile("(?:с|со|от) (.+) (?:по|до) (.+)")


def read_date_phrase(text: str) -> DatePhrase | None:
    """What was typed, or None when it is no date; the numbers may still be impossible ones."""
    plain = _plain(text)
    if match := _BETWEEN.fullmatch(plain):
        return _span("between", match[1], match[2])
    if match := _LASTED.fullmatch(plain):
        return _span("lasted", match[1], match[2])
    point = _point(re.sub("^во? ", "", plain))
    if point and point != Point(day=point.day):
        return DatePhrase("point", point, point)
    spans = (
        _span("lasted", plain[: dash.start()], plain[dash.end() :])
        for dash in re.finditer("-", plain)
    )
    return next(filter(None, spans), None)


def _plain(text: str) -> str:
    lower = unicodedata.normalize("NFC", text).lower()
    return " ".join(lower.translate(TO_RUSSIAN).translate(_DASHES).split()).rstrip(" .;")


def _span(kind: Literal["lasted", "between"], first: str, second: str) -> DatePhrase | None:
    start, end = _point(first.strip()), _point(second.strip())
    if not start or not end:
        return None
    # «с 14 по 16 февраля 2026» says month and year once, «14 февраля 2026 – 14 марта» the year.
    if start.month is None and start.year is None:
        start = start._replace(month=end.month)
    year = end.year if end.year is not None else start.year
    return DatePhrase(
        kind,
        start._replace(year=year) if start.year is None else start,
        end._replace(year=year),
    )


def _point(text: str) -> Point | None:
    for pattern in _POINTS:
        if match := pattern.fullmatch(text):
            groups = match.groupdict()
            name = groups.pop("name", None)
            if name is not None and name not in MONTH_FORMS:
                continue
            numbers = {part: int(groups[part]) for part in Point._fields if groups.get(part)}
            if name is not None:
                numbers["month"] = MONTH_FORMS[name]
            return Point(**numbers)
    return None
