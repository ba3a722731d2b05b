"""How Russian tells a time by that of the telling: вчера, в пятницу, за последний месяц; folded."""

import re

from articles.dates import ImpreciseDate

from .date_rules import (
    RUSSIAN_SHIFTS,
    YEAR,
    Rule,
    Setting,
    Unlike,
    away,
    group,
    last_units,
    rule,
    shift_of,
    since_start,
    until_end,
    weekday,
)
from .grammar import agreements
from .numerals import RUSSIAN, small

Found = ImpreciseDate | None

SHIFT = rf"(?P<shift>{'|'.join(RUSSIAN_SHIFTS)})\w{{1,3}}(?<!прошл[оаи])(?: же)?"
# «Это год культуры», «прошла неделя».
_SHIFTED = SHIFT.replace("(?P", r"(?!это )(?P", 1)
OPTIONAL_SHIFT = f"(?:{SHIFT} )?"
WEEKDAYS = ["понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"]
_WEEKDAY = f"(?P<weekday>{'|'.join(WEEKDAYS)})"
_DAYS = {"позавчера": -2, "вчера": -1, "накануне": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2}
# Units by their first letters.
_UNITS = {
    "дн": "day",
    "де": "day",
    "су": "day",
    "не": "week",
    "ме": "month",
    "го": "year",
    "ле": "year",
}
COUNT = f"(?P<count>[1-9][0-9]?|{'|'.join(form for form, n in RUSSIAN.items() if n in range(21))})"
_UNIT = (
    "(?P<unit>день|дня|дней|дни|сутки|суток|недел[яюие]|недель|месяц(?:а|ев|е)?|год(?:а|у|ы)?|лет)"
)
_UNITS_AWAY = f"(?:{COUNT} {_UNIT}|(?P<one>день|сутки|неделю|месяц|год))"


def _unit(match: re.Match) -> str:
    return _UNITS[(match["unit"] or group(match, "one") or "год")[:2]]


def _named_day(match: re.Match, setting: Setting) -> Found:
    word = match["word"]
    if match["on"] or (word == "накануне" and _is_preposition(match)):
        raise Unlike
    return away(setting, "day", _DAYS[word])


def _is_preposition(match: re.Match) -> bool:
    """«Накануне выборов», not «накануне аким встретился»."""
    following = re.match(r"\s+([^\W\d]+|\d)", match.string[match.end() :])
    if not following:
        return False
    case = {case for case, *_ in agreements(following[1])}
    return following[1].isdigit() or "gent" in case


def _weekday(match: re.Match, setting: Setting) -> Found:
    return weekday(setting, WEEKDAYS.index(match["weekday"]), shift_of(match))


def _weekend(match: re.Match, setting: Setting) -> Found:
    shift = shift_of(match)
    if shift is None and not setting.tense:
        raise Unlike
    return weekday(setting, 5, shift, days=2)


def _shifted(match: re.Match, setting: Setting) -> Found:
    return away(setting, _unit(match), shift_of(match) or 0)


def _ago(match: re.Match, setting: Setting) -> Found:
    if match["vague"]:
        raise Unlike
    return away(setting, _unit(match), -small(match["count"], RUSSIAN))


def _ahead(match: re.Match, setting: Setting) -> Found:
    """Only of what is to come: «через год вернулся» counts from elsewhere."""
    if setting.tense != "future":
        raise Unlike
    return away(setting, _unit(match), small(match["count"], RUSSIAN))


def _lasting(match: re.Match, setting: Setting) -> Found:
    return last_units(setting, _unit(match), small(match["count"], RUSSIAN))


def _since_start(match: re.Match, setting: Setting) -> Found:
    return since_start(match, setting, _unit(match))


def _until_end(match: re.Match, setting: Setting) -> Found:
    return until_end(match, setting, _unit(match))


RULES: list[Rule] = [
    rule(
        "вчера сегодня завтра накануне",
        rf"(?P<on>на )?(?P<word>{'|'.join(_DAYS)})",
        _named_day,
        figurative=True,
    ),
    rule(
        "понед втор сред четв пятн субб воскр",
        f"во? (?P<said>{OPTIONAL_SHIFT}{_WEEKDAY})",
        _weekday,
    ),
    rule("выходны", f"(?:в|на) (?P<said>{SHIFT} выходны[ех](?: дн(?:и|ях))?)", _weekend),
    rule("выходны", "(?:в|на) (?P<said>выходны[ех])(?! дн)", _weekend),
    rule("недел", rf"{_SHIFTED} (?P<unit>недел(?:[еюия]|ей))", _shifted),
    rule("месяц", rf"{_SHIFTED} (?P<unit>месяц[аеу]?)", _shifted),
    rule("год", rf"{_SHIFTED} (?P<unit>год[ау]?)", _shifted),
    rule(
        "назад",
        rf"(?P<vague>(?:более|больше|около|свыше|почти|лет|года) )?{_UNITS_AWAY} назад",
        _ago,
    ),
    rule("через", f"через {_UNITS_AWAY}", _ahead),
    rule(
        "последн",
        "(?:за|во?|в течение|на протяжении) последн(?:(?:ий|его|юю|ей|ем|ие|их) "
        f"{COUNT} {_UNIT}|(?:ий|его|юю|ей|ем) {_UNIT.replace('unit', 'one')})",
        _lasting,
    ),
    rule(
        "начала",
        f"с начала (?:{OPTIONAL_SHIFT}(?P<unit>года|месяца|недели)|(?P<year>{YEAR})_г(?:ода|[.]))",
        _since_start,
    ),
    rule(
        "конца",
        f"до конца (?:{OPTIONAL_SHIFT}(?P<unit>года|месяца|недели)|(?P<year>{YEAR})_г(?:ода|[.]))",
        _until_end,
    ),
]
