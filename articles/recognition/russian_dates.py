"""How Russian tells days, months, years and their parts: rules of `dates`, in folded letters."""

import re

from articles.dates import ImpreciseDate
from articles.language.date_phrases import MONTH_FORMS, RUSSIAN_MONTHS

from .date_rules import (
    DASH,
    DAY,
    YEAR,
    Form,
    Rule,
    Setting,
    Unlike,
    day_in_year,
    days_in_year,
    group,
    in_decade,
    in_year,
    in_years,
    month_in_year,
    months_in_year,
    part_of_year,
    rule,
)
from .numerals import RUSSIAN, small
from .russian_reckoning import COUNT, OPTIONAL_SHIFT, SHIFT, WEEKDAYS

Found = ImpreciseDate | None


def _months(soft: str, hard: str) -> str:
    ended = (n[:-1] + soft if n[-1] in "ьй" else n + hard for n in RUSSIAN_MONTHS)
    return "|".join(ended)


_GENITIVE, _DATIVE, _LOCATIVE = _months("я", "а"), _months("ю", "у"), _months("е", "е")
_NOMINATIVE = "|".join(RUSSIAN_MONTHS)
_ANY_CASE = "|".join((_GENITIVE, _LOCATIVE, _NOMINATIVE, _DATIVE))
_SHORT = "(?:янв|февр?|мар|апр|авг|сент?|окт|нояб|дек)[.]"
_SEASONS = {"весн": (3, 5), "лет": (6, 8), "осен": (9, 11)}
_FIRST_TO_FOURTH = {"перв": 1, "втор": 2, "трет": 3, "четв": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINAL = "(?:-?(?:го|е|ое|ого))?"
# A number behind a day that counts something else than years: «15 марта 2000 человек пришли».
_COUNTED = "тыс|млн|млрд|чел|участ|жител|гражд|студ|школь|волонт|молод|гост|зрит|мероп|тенге|дет"
_YEAR_WORD = r"_(?:год[ау]?(?!\w)|г[.]|г(?!\w))"


def _year(number: str = "") -> str:
    shift = SHIFT.replace("<shift>", f"<shift{number}>")
    year = rf"(?P<year{number}>{YEAR})(?:-?го|{_YEAR_WORD}|(?!\d|_(?:{_COUNTED})))"
    return f",? (?:{year}|{shift} года)"


_YEAR, _TO_YEAR = f"(?:{_year()})?", f"(?:{_year('2')})?"
_FROM = f"(?P<day1>{DAY}){_ORDINAL}(?: (?P<month1>{_GENITIVE})(?:{_year('1')})?)?"
_TO = f"(?P<day2>{DAY}){_ORDINAL} (?P<month2>{_GENITIVE})(?:{_year('2')})?"


def _in_numbers(number: str) -> str:
    day, month = f"(?P<day{number}>{DAY})", f"(?P<month{number}>0?[1-9]|1[0-2])"
    return f"{day}[.]{month}[.](?P<year{number}>{YEAR})(?:_(?:года|г[.]))?"


def _month(match: re.Match, part: str = "month") -> int:
    word = match[part].rstrip(".")
    return int(word) if word.isdigit() else MONTH_FORMS[word]


def _day(match: re.Match, setting: Setting) -> Found:
    return day_in_year(match, setting, _month(match))


def _days(form: Form):
    def resolve(match: re.Match, setting: Setting) -> Found:
        last = _month(match, "month2")
        first = _month(match, "month1") if group(match, "month1") else last
        return days_in_year(match, setting, (first, last), form)

    return resolve


def _listed_days(match: re.Match, setting: Setting) -> Found:
    """«15, 16 и 17 мая», as what lasted; numbers before a day that lead up to it by no «и» are other."""
    numbers = [int(n) for n in re.findall(r"\d+", match["days"])] + [int(match["day2"])]
    in_row = numbers == list(range(numbers[0], numbers[-1] + 1))
    if numbers != sorted(set(numbers)) or not (in_row or match["and"]):
        raise Unlike
    month = _month(match, "month2")
    return days_in_year(match, setting, (month, month), ImpreciseDate.lasted)


def _in_month(match: re.Match, setting: Setting) -> Found:
    return month_in_year(match, setting, _month(match))


def _in_months(match: re.Match, setting: Setting) -> Found:
    first, last = _month(match, "month1"), _month(match, "month2")
    return months_in_year(match, setting, ImpreciseDate.lasted, first, last, "2")


def _first_months(match: re.Match, setting: Setting) -> Found:
    count = small(match["count"], RUSSIAN)
    if count > 12:
        raise Unlike
    return months_in_year(match, setting, ImpreciseDate.lasted, 1, count)


def _part_of_year(months: int):
    def resolve(match: re.Match, setting: Setting) -> Found:
        part = match["part"]
        number = int(part) if part.isdigit() else _FIRST_TO_FOURTH[part]
        return part_of_year(match, setting, number, months)

    return resolve


def _season(match: re.Match, setting: Setting) -> Found:
    """Winter by no year alone: its months are of two, and the text does not say which."""
    stem = next((stem for stem in _SEASONS if match["season"].startswith(stem)), None)
    year = group(match, "year")
    if not (year or setting.tense or group(match, "shift")) or not (stem or year):
        raise Unlike
    if stem is None:
        return in_year(match, setting)
    return months_in_year(match, setting, ImpreciseDate.between, *_SEASONS[stem])


_LASTED, _BETWEEN = ImpreciseDate.lasted, ImpreciseDate.between
_ANY_MONTH = "янв фев мар апр мая май мае маю июн июл авг сен окт ноя дек"
_REQUIRED_YEAR = _year()
_PART = r"(?P<part>перв|втор|трет|четв|i{1,3}|iv|[1-4])(?:\w{1,6}|-\w{1,2})?"

RULES: list[Rule] = [
    rule(
        ".1 .20 .21",
        f"(?:с )?{_in_numbers('1')}(?:_{DASH}_| по ){_in_numbers('2')}",
        _days(_LASTED),
    ),
    rule(".1 .20 .21", f"(?P<day1>{DAY})_{DASH}_{_in_numbers('2')}", _days(_LASTED)),
    rule(".1 .20 .21", f"между {_in_numbers('1')} и {_in_numbers('2')}", _days(_BETWEEN)),
    rule(".1 .20 .21", _in_numbers(""), _day),
    rule("-0 -1", rf"(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)", _day),
    rule(_ANY_MONTH, f"(?:со?|от) {_FROM} (?:по|до) {_TO}", _days(_LASTED)),
    rule(_ANY_MONTH, f"между {_FROM} и {_TO}", _days(_BETWEEN)),
    rule(_ANY_MONTH, f"{_FROM}_{DASH}_{_TO}", _days(_LASTED)),
    rule(
        _ANY_MONTH,
        f"(?P<days>(?P<day1>{DAY}){_ORDINAL}(?:_,_{DAY}{_ORDINAL})*)(?:_,_|(?P<and> и )){_TO}",
        _listed_days,
    ),
    rule(
        _ANY_MONTH,
        rf"(?:(?:{'|'.join(WEEKDAYS)}|среда|пятница|суббота),? )?"
        f"(?P<day>{DAY}){_ORDINAL} (?P<month>{_GENITIVE}|{_SHORT})(?:{_year()})?"
        rf"(?:, во? (?:{'|'.join(WEEKDAYS)}))?",
        _day,
    ),
    rule(
        _ANY_MONTH, f"с (?P<month1>{_GENITIVE}) по (?P<month2>{_NOMINATIVE}){_TO_YEAR}", _in_months
    ),
    rule(
        _ANY_MONTH,
        f"(?P<month1>{_ANY_CASE})_{DASH}_(?P<month2>{_ANY_CASE}){_TO_YEAR}",
        _in_months,
    ),
    rule(
        _ANY_MONTH,
        rf"(?:начал[аеоу]|середин[аеуы]|кон(?:ец|це|ца|цу)) (?P<month>{_GENITIVE}){_YEAR}",
        _in_month,
    ),
    rule(_ANY_MONTH, f"во? (?P<said>(?P<month>{_LOCATIVE}){_YEAR})", _in_month),
    rule(
        _ANY_MONTH,
        f"(?:со?|до|после|течение|итогам) (?P<said>(?P<month>{_GENITIVE}){_YEAR})",
        _in_month,
    ),
    rule(_ANY_MONTH, f"к (?P<said>(?P<month>{_DATIVE}){_YEAR})", _in_month),
    rule(_ANY_MONTH, f"(?:за|на) (?P<said>(?P<month>{_NOMINATIVE}){_YEAR})", _in_month),
    rule(_ANY_MONTH, f"(?P<month>{_ANY_CASE}){_REQUIRED_YEAR}", _in_month),
    rule(
        "месяц",
        rf"(?:перв\w+ )?{COUNT} месяц(?:а|ев){_REQUIRED_YEAR}",
        _first_months,
    ),
    rule("квартал", f"{_PART} квартале{_YEAR}", _part_of_year(3)),
    rule("квартал", f"{_PART} квартал(?:а|у|ом)?{_REQUIRED_YEAR}", _part_of_year(3)),
    rule("полугоди", rf"{_PART} полугоди\w{{1,2}}{_YEAR}", _part_of_year(6)),
    rule("половин", rf"{_PART} половин\w{{1,2}}{_REQUIRED_YEAR}", _part_of_year(6)),
    rule(
        "весн лет осен зим",
        f"(?P<season>(?:весн|осен|зим)(?:ой|у|ы|ью|и|ь|а)|лет(?:ом|о|а)){_REQUIRED_YEAR}",
        _season,
    ),
    rule(
        "весн лет осен зим",
        f"{OPTIONAL_SHIFT}(?P<season>весной|летом|осенью|зимой)",
        _season,
    ),
    rule(
        "год гг",
        rf"(?:с )?(?P<year1>{YEAR})(?:_г(?:од[ау]|[.]))?(?:_{DASH}_| по | до )(?P<year2>{YEAR})"
        r"_(?:год(?:ы|ов|ах|ам|ами|а)?|гг?[.]?)",
        in_years,
    ),
    rule(
        "год гг", rf"(?P<year1>{YEAR}) и (?P<year2>{YEAR})_(?:год(?:ы|ов|ах|ам)|гг[.]?)", in_years
    ),
    rule("год г", rf"(?P<year>{YEAR})(?:-?(?:й|м|го|му))?_(?:год(?:а|у|ом)?|г[.]|г)", in_year),
    rule("-м -г", f"(?:во?|к|со?|до) (?P<said>(?P<year>{YEAR})-(?:м|го|му))", in_year),
    rule(
        "0-",
        r"(?P<decade>(?:(?:19|20)\d|[3-9])0)-?(?:х|е|ые|ых|ми) год(?:ах|ы|ов|ам|ами)",
        in_decade,
    ),
    rule(
        "0-",
        r"(?:во?|из|со?|конц\w+|начал\w+) (?P<said>(?P<decade>(?:19)?[3-9]0)-(?:х|е))",
        in_decade,
    ),
]
