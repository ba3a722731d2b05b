"""The words of a text that tell a time, and the days they mean."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from articles.dates import ImpreciseDate

from . import kazakh_dates, russian_dates, russian_reckoning
from .date_rules import Rule, Setting, Unlike, group
from .grammar import folded
from .proposal import Date
from .reading import Reading, Span
from .tense import direction

_RULES = [*russian_dates.RULES, *russian_reckoning.RULES, *kazakh_dates.RULES]
_SIGNS = frozenset().union(*(rule.signs for rule in _RULES))
# A day that names a street, a village or a school is no time.
_NAMED_AFTER = re.compile(
    r"(?:\bулиц\w*|\bул\.|\bпроспект\w*|\bпр\.|\bмикрорайон\w*|\bмкр\.?|\bпереул\w*|\bпос[её]л\w*|"
    r"\bсел[аоеу]м?|\bплощад\w*|\bпарк\w*|\bимени|\bим\.|№)\s*$",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(r"\s+(?:көше|ықшам|ауыл|мейрам|улиц)", re.IGNORECASE)
# Марта, Мая and Августа are names too; these days are holidays that some write with a capital.
_HOLIDAYS = {"марта": {1, 8, 21, 22, 23}, "мая": {1, 7, 9}, "августа": {30}}
_SPEECH_DASH = re.compile(r"\s*[-–—]\s")


class _Phrase(NamedTuple):
    place: Span
    match: re.Match
    rule: Rule


def dates(reading: Reading, told: Mapping[tuple[int, int], int] | None = None) -> list[Date]:
    """In the order of the text, none over another.

    `told` gives the years of days, by month and day, that a text without a date leaves out; a year
    that the text itself states with the same day does as well.
    """
    phrases = sorted(
        _phrases(reading), key=lambda phrase: (phrase.place.start - phrase.place.end, phrase.place)
    )
    found = _resolved(reading, phrases, told or {})
    if reading.published is None and (stated := _stated(found)):
        found = _resolved(reading, phrases, {**stated, **(told or {})})
    return [
        Date(
            text=reading.text[place.start : place.end],
            edtf=when.edtf if when else None,
            start=place.start,
            end=place.end,
            evidence=_sentence(reading, place),
        )
        for place, when in found
    ]


def _resolved(
    reading: Reading, phrases: list[_Phrase], told: Mapping[tuple[int, int], int]
) -> list[tuple[Span, ImpreciseDate | None]]:
    """The longest of phrases that share words; a day that is in no year keeps its words and is none."""
    found: list[tuple[Span, ImpreciseDate | None]] = []
    taken = bytearray(len(reading.text))
    for place, match, rule in phrases:
        if any(taken[place.start : place.end]):
            continue
        setting = Setting(reading.published, told, partial(direction, reading, *place))
        try:
            when = rule.resolve(match, setting)
        except Unlike:
            continue
        except ValueError:
            pass  # «31 апреля» is no time, and «апреля 2025 года» in it none either
        else:
            found.append((place, when))
        taken[place.start : place.end] = b"1" * (place.end - place.start)
    return sorted(found, key=lambda each: each[0])


def _stated(found: list[tuple[Span, ImpreciseDate | None]]) -> dict[tuple[int, int], int]:
    """The one year of each day that is told with a year."""
    days = {when.earliest for _place, when in found if when and when.kind == "day"}
    counted = Counter((day.month, day.day) for day in days)
    return {(day.month, day.day): day.year for day in days if counted[day.month, day.day] == 1}


def _phrases(reading: Reading) -> Iterator[_Phrase]:
    prose = folded_prose(reading)
    for line in reading.prose:
        written = prose[line.start : line.end]
        signs = {sign for sign in _SIGNS if sign in written}
        for rule in _RULES:
            if signs.isdisjoint(rule.signs):
                continue
            for match in rule.pattern.finditer(prose, line.start, line.end):
                place = Span(*match.span("said" if "said" in rule.pattern.groupindex else 0))
                figurative = rule.figurative and is_speech(reading, place)
                if not figurative and not _is_name(reading, place, match):
                    yield _Phrase(place, match, rule)


def folded_prose(reading: Reading) -> str:
    """The folded text, with nothing but line ends in place of photo credits; as long as the text."""
    parts, at = [], 0
    for line in reading.prose:
        # The one capital that is longer when it is small.
        written = reading.text[line.start : line.end].replace("İ", "I")
        parts += ["\n" * (line.start - at), folded(written)]
        at = line.end
    return "".join(parts)


def _is_name(reading: Reading, place: Span, match: re.Match) -> bool:
    """Газета «15 марта», улица 8 Марта, Мая Иванова."""
    text = reading.text
    if any(span.start + 1 == place.start and place.end == span.end - 1 for span in reading.quoted):
        return True
    if _NAMED_AFTER.search(text, max(place.start - 20, 0), place.start):
        return True
    if _NAMED_BEFORE.match(text, place.end):
        return True
    return any(
        _is_first_name(text, match, month)
        for month in ("month", "month1", "month2")
        if group(match, month)
    )


def _is_first_name(text: str, match: re.Match, month: str) -> bool:
    start, end = match.span(month)
    written = text[start:end]
    if written.islower() or written.isupper() or written[0].isdigit():
        return False
    if "day1" in match.re.groupindex or group(match, "year") or " ай" in match[0]:
        return False
    if "day" not in match.re.groupindex:
        return True
    days = _HOLIDAYS.get(match[month])
    return days is not None and (
        int(match["day"]) not in days
        or re.match(r"\s+[^\W\d_]", text[end:]) is not None
        and text[end:].lstrip()[:1].isupper()
    )


def is_speech(reading: Reading, place: Span) -> bool:
    line = reading.line_at(place.start)
    return (line is not None and _SPEECH_DASH.match(line.text) is not None) or any(
        span.holds(place) for span in reading.quoted
    )


def _sentence(reading: Reading, place: Span) -> str:
    sentence = reading.sentence_at(place.start)
    return reading.text[sentence.start : sentence.end]
