"""Between which days a text without a date must have been written, by what it tells of other days."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from articles.dates import ImpreciseDate

from .dates import dates as dates_of
from .dates import is_speech
from .grammar import folded, lemma
from .proposal import Date
from .reading import Reading, Span
from .tense import Direction, direction

Bounds = tuple[date | None, date | None, str]

_DAY = timedelta(days=1)
# Beyond this, what lasted is a programme or a plan, and may have been told of before its end.
_LONGEST = timedelta(days=31)
# Nobody recalls what was on the same day: that is told of as today's.
_RECALLED = re.compile(r"\b(?:напомн|еске сал|после (?:подведения )?итог)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
# What the names of any two events may share.
_COMMON = frozenset(
    [
        "день",
        "город",
        "республика",
        "республиканский",
        "казахстан",
        "алматы",
        "астана",
        "область",
        "мероприятие",
    ]
)


def bounds(
    reading: Reading, dates: list[Date], known: Iterable[tuple[str, ImpreciseDate]] = ()
) -> Bounds:
    """The first and last possible day, and the sentences that say so; nothing of a dated text.

    `known` are the archive's own events, by name and date: one whose name shares a word with the
    text gives the year of its day, where no other such event disagrees.
    """
    if reading.published is not None:
        return None, None, ""
    years = _years(reading, known)
    told = {(found.start, found.end): found.edtf for found in dates_of(reading, years)}
    not_before: list[tuple[date, str]] = []
    not_after: list[tuple[date, str]] = []
    for phrase in dates:
        edtf = phrase.edtf or told.get((phrase.start, phrase.end))
        if edtf is None:
            continue
        when = ImpreciseDate.parse(edtf)
        match _direction(reading, phrase):
            case "past" if when.kind != "lasted" or when.latest - when.earliest <= _LONGEST:
                not_before.append((_first_day(when, phrase.evidence), phrase.evidence))
            case "future" if not is_speech(reading, Span(phrase.start, phrase.end)):
                not_after.append((_last_day(when), phrase.evidence))
    first = max(not_before, key=lambda bound: bound[0], default=(None, ""))
    last = min(not_after, key=lambda bound: bound[0], default=(None, ""))
    if first[0] and last[0] and first[0] > last[0]:
        return None, None, ""
    evidence = dict.fromkeys(filter(None, (first[1], last[1])))
    return first[0], last[0], " ".join(evidence)


def _direction(reading: Reading, phrase: Date) -> Direction:
    """A document of a day is older than what tells of it."""
    before = reading.words_before(phrase.start, 1)
    if before and before[0].low == "от":
        return "past"
    return direction(reading, phrase.start, phrase.end)


def _first_day(when: ImpreciseDate, sentence: str) -> date:
    if when.kind == "lasted":
        return when.latest
    return when.earliest + _DAY * (when.kind == "day" and _RECALLED.search(sentence) is not None)


def _last_day(when: ImpreciseDate) -> date:
    """The day before, or the last of a month or a year that may have begun when it was told of."""
    return when.earliest - _DAY if when.kind in {"day", "lasted"} else when.latest


def _years(
    reading: Reading, known: Iterable[tuple[str, ImpreciseDate]]
) -> dict[tuple[int, int], int]:
    numbers = set(re.findall(r"\d+", reading.text))
    days = [
        (words, when.earliest)
        for words, when in known
        if when.kind == "day" and numbers & {f"{when.earliest.day}", f"{when.earliest.day:02d}"}
    ]
    if not days:
        return {}
    said = _lemmas(" ".join(line.text for line in reading.prose))
    years: dict[tuple[int, int], set[int]] = defaultdict(set)
    for words, day in days:
        if said & _lemmas(words):
            years[day.month, day.day].add(day.year)
    return {day: found.pop() for day, found in years.items() if len(found) == 1}


def _lemmas(text: str) -> set[str]:
    return {lemma(folded(word)) for word in _WORD.findall(text)} - _COMMON
