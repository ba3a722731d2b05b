"""How Kazakh tells a time: the rules of `dates`, in folded letters."""

import re

from articles.dates import ImpreciseDate
from articles.language.date_phrases import KAZAKH_MONTHS, MONTH_FORMS

from .date_rules import (
    DASH,
    DAY,
    KAZAKH_SHIFTS,
    YEAR,
    Rule,
    Setting,
    Unlike,
    away,
    day_in_year,
    days_in_year,
    in_decade,
    in_year,
    in_years,
    last_units,
    month_in_year,
    months_in_year,
    part_of_year,
    rule,
    shift_of,
    since_start,
    until_end,
    weekday,
)
from .grammar import folded
from .numerals import KAZAKH, small

Found = ImpreciseDate | None

_MONTHS = [folded(name) for name in KAZAKH_MONTHS]
# «Қыркүйегі»: the last letter is a soft one before a vowel.
_SOFTENED = {"кыркуйег": "кыркуйек"}
_MONTH = "|".join((*_MONTHS, *_SOFTENED))
# «Маусымда» is in the season as often as in June.
_SURE_MONTH = "|".join(name for name in _MONTHS if name != "маусым")
_CASES = (
    "(?:[дт][ае]н?|н[ае]н|[гк][ае]|[дтн][ыи]н?|[дт](?:агы|еги)|[мбп]ен|"
    "с?[ыи](?:н(?:[дт]?[ае]н?|[ыи]н|дагы|деги)?)?)?"
)
_DAYS = {
    "кеше": -1,
    "бугин": 0,
    "ертен": 1,
    "алдынгы куни": -2,
    "алдынгуни": -2,
    "бурсигуни": 2,
}
_WEEKDAYS = ["дуйсенби", "сейсенби", "сарсенби", "бейсенби", "жума", "сенби", "жексенби"]
_UNITS = {"кун": "day", "апта": "week", "ай": "month", "жыл": "year"}
_UNIT = f"(?P<unit>{'|'.join(_UNITS)})"
_PARTS = {"би": 1, "ек": 2, "уш": 3, "то": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SEASONS = {"коктем": (3, 5), "жаз": (6, 8), "куз": (9, 11)}
_COUNT = f"(?P<count>[1-9][0-9]?|{'|'.join(form for form, n in KAZAKH.items() if n <= 10)})"
_SHIFT = f"(?P<shift>{'|'.join(KAZAKH_SHIFTS)})"


def _year(number: str = "") -> str:
    """What goes before a day or a month: «2026 жылғы», «осы жылдың», «былтырғы»."""
    shift = _SHIFT.replace("<shift>", f"<shift{number}>")
    return (
        rf"(?:(?P<year{number}>{YEAR})_(?:жыл(?:гы|дын|ы)|ж[.])|"
        rf"{shift}(?:(?<=биылгы)|(?<=былтыргы)| жыл(?:гы|дын|ы))),? "
    )


def _day_of(number: str = "") -> str:
    return f"(?P<day{number}>{DAY})(?:-?ш[ыи])?"


def _month_of(number: str = "") -> str:
    return f"(?: |-)(?P<month{number}>{_MONTH}){_CASES}"


def _month(match: re.Match, group: str = "month") -> int:
    return MONTH_FORMS[_SOFTENED.get(match[group], match[group])]


def _day(match: re.Match, setting: Setting) -> Found:
    return day_in_year(match, setting, _month(match))


def _days(match: re.Match, setting: Setting) -> Found:
    last = _month(match, "month2")
    first = _month(match, "month1") if match["month1"] else last
    return days_in_year(match, setting, (first, last), ImpreciseDate.lasted)


def _in_month(match: re.Match, setting: Setting) -> Found:
    return month_in_year(match, setting, _month(match))


def _part_of_year(months: int):
    def resolve(match: re.Match, setting: Setting) -> Found:
        number = _PARTS[match["part"][:2].rstrip("-")]
        return part_of_year(match, setting, number, months)

    return resolve


def _season(match: re.Match, setting: Setting) -> Found:
    return months_in_year(match, setting, ImpreciseDate.between, *_SEASONS[match["season"]])


def _named_day(match: re.Match, setting: Setting) -> Found:
    return away(setting, "day", _DAYS[" ".join(match["word"].split())])


def _this_year(match: re.Match, setting: Setting) -> Found:
    return away(setting, "year", -1 if match["word"] == "былтыр" else 0)


def _weekday(match: re.Match, setting: Setting) -> Found:
    return weekday(setting, _WEEKDAYS.index(match["weekday"]), shift_of(match))


def _weekend(match: re.Match, setting: Setting) -> Found:
    return weekday(setting, 5, shift_of(match), days=2)


def _shifted(match: re.Match, setting: Setting) -> Found:
    return away(setting, _UNITS[match["unit"]], shift_of(match) or 0)


def _ago(match: re.Match, setting: Setting) -> Found:
    return away(setting, _UNITS[match["unit"]], -small(match["count"], KAZAKH))


def _ahead(match: re.Match, setting: Setting) -> Found:
    if setting.tense != "future":
        raise Unlike
    return away(setting, _UNITS[match["unit"]], small(match["count"], KAZAKH))


def _lasting(match: re.Match, setting: Setting) -> Found:
    return last_units(setting, _UNITS[match["unit"]], small(match["count"], KAZAKH))


def _since_start(match: re.Match, setting: Setting) -> Found:
    return since_start(match, setting, _UNITS[match["unit"]])


def _until_end(match: re.Match, setting: Setting) -> Found:
    return until_end(match, setting, _UNITS[match["unit"]])


_MONTH_SIGNS = " ".join(name[:5] for name in _MONTHS)
_OF_YEAR = f"(?:{_year()})?"
_FIRST, _LAST = (
    f"(?:{_year('1')})?{_day_of('1')}",
    f"(?:{_year('2')})?{_day_of('2')}{_month_of('2')}",
)
_EDGE = f"(?:(?P<year>{YEAR}) |{_SHIFT} )?{_UNIT}(?:дын|нын)?"

RULES: list[Rule] = [
    rule(
        _MONTH_SIGNS,
        f"{_FIRST}(?:{_month_of('1')})?(?:_{DASH}_|_,_| (?:мен|бен|пен|жане) ){_LAST}"
        "(?: аралыгында| куни| кундери)?",
        _days,
    ),
    rule("дейин", f"{_FIRST}(?:-[дтн][ае]н|{_month_of('1')}) {_LAST} дейин", _days),
    rule(
        _MONTH_SIGNS,
        f"{_OF_YEAR}{_day_of()}{_month_of()}(?: куни|, (?:{'|'.join(_WEEKDAYS)}) куни)?",
        _day,
    ),
    rule(
        _MONTH_SIGNS,
        rf"{_OF_YEAR}(?P<month>{_MONTH})(?:[дтн][ыи]н| айынын) "
        rf"(?P<day>{DAY})(?:-с?[ыи]\w{{0,4}}(?: куни)?| куни)",
        _day,
    ),
    rule(
        _MONTH_SIGNS,
        rf"{_year()}(?P<month>{_MONTH})(?: ай\w+|{_CASES})(?! (?:мейрам|мереке))",
        _in_month,
    ),
    rule(_MONTH_SIGNS, rf"(?P<month>{_MONTH}) ай(?:ы\w*|да)", _in_month),
    rule(_MONTH_SIGNS, f"(?P<month>{_SURE_MONTH})[дт][ае]", _in_month),
    rule(
        "токсан",
        f"{_OF_YEAR}(?P<part>биринши|екинши|ушинши|тортинши|[1-4]-)_токсан\\w*",
        _part_of_year(3),
    ),
    rule(
        "жарты", f"{_OF_YEAR}(?P<part>биринши|екинши|[12]-)_жарты(?:жыл|сы)\\w*", _part_of_year(6)
    ),
    rule(
        "коктем жаз куз", rf"{_year()}(?P<season>{'|'.join(_SEASONS)})(?:[ыид]\w{{1,4}})", _season
    ),
    rule("жыл жж", rf"(?P<year1>{YEAR})_{DASH}_(?P<year2>{YEAR})_(?:жыл\w*|жж[.]?)", in_years),
    rule("жыл", f"(?P<year1>{YEAR}) жылдан (?P<year2>{YEAR}) жылга дейин", in_years),
    rule("жылдар", r"(?P<decade>(?:(?:19|20)\d|[3-9])0)_-?_(?:[шн]?[ыи]\w* )?жылдар\w*", in_decade),
    rule("жыл ж.", rf"(?P<year>{YEAR})_(?:жыл(?:ы|дын|гы|дан|га|да|мен)?|ж[.])", in_year),
    rule(
        "кеше бугин ертен куни гуни",
        rf"(?P<word>{'|'.join(_DAYS)})",
        _named_day,
        figurative=True,
    ),
    rule("биыл былтыр", "(?P<word>биыл|былтыр)", _this_year),
    rule(
        "сенби жума",
        f"(?:{_SHIFT} )?(?P<weekday>{'|'.join(_WEEKDAYS)})(?:д[ае]| куни)",
        _weekday,
    ),
    rule("демалыс", f"{_SHIFT} демалыс(?:та| куни| кундери(?:нде)?)", _weekend),
    rule("апта", f"{_SHIFT} (?P<unit>апта)(?:да|нын|дан|га)?", _shifted),
    rule("ай", f"{_SHIFT} (?P<unit>ай)(?:да|дын|дан|га)", _shifted),
    rule("жыл", f"{_SHIFT} (?P<unit>жыл)(?:ы|дын|гы|дан|га|да)", _shifted),
    rule("бурын", f"{_COUNT} {_UNIT} бурын", _ago),
    rule("кейин", f"{_COUNT} {_UNIT}(?:нан|нен|дан|ден) кейин", _ahead),
    rule(
        "сонгы",
        f"сонгы (?:{_COUNT} )?{_UNIT}(?:д[ае]|дын|нын|нин)?(?: ишинде)?",
        _lasting,
    ),
    rule("басынан", f"{_EDGE} басынан(?: бери)?", _since_start),
    rule("сонына", f"{_EDGE} сонына дейин", _until_end),
]
