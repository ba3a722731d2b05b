"""Numbers in digits and words; words by their folded forms in every case."""

import re
from functools import lru_cache

from .grammar import folded

_RUSSIAN = """
    1 один одна одну одной одного
    1.5 полтора полторы полутора
    2 два две двух двум двумя
    3 три трех трем тремя
    4 четыре четырех четырем четырьмя
    5 пять пяти пятью
    6 шесть шести шестью
    7 семь семи семью
    8 восемь восьми восемью
    9 девять девяти девятью
    10 десять десяти десятью
    11 одиннадцать одиннадцати
    12 двенадцать двенадцати
    13 тринадцать тринадцати
    14 четырнадцать четырнадцати
    15 пятнадцать пятнадцати
    16 шестнадцать шестнадцати
    17 семнадцать семнадцати
    18 восемнадцать восемнадцати
    19 девятнадцать девятнадцати
    20 двадцать двадцати двадцатью
    30 тридцать тридцати тридцатью
    40 сорок сорока
    50 пятьдесят пятидесяти пятьюдесятью
    60 шестьдесят шестидесяти
    70 семьдесят семидесяти
    80 восемьдесят восьмидесяти
    90 девяносто девяноста
    100 сто ста
    200 двести двухсот двумстам двумястами
    300 триста трехсот тремстам тремястами
    400 четыреста четырехсот четыремстам
    500 пятьсот пятисот пятистам
    600 шестьсот шестисот шестистам
    700 семьсот семисот семистам
    800 восемьсот восьмисот восьмистам
    900 девятьсот девятисот девятистам
    500000 полмиллиона полумиллиона
"""
_KAZAKH = """
    1 бір
    2 екі
    3 үш
    4 төрт
    5 бес
    6 алты
    7 жеті
    8 сегіз
    9 тоғыз
    10 он
    20 жиырма
    30 отыз
    40 қырық
    50 елу
    60 алпыс
    70 жетпіс
    80 сексен
    90 тоқсан
"""
_ANY, _EXACT, _HUNDRED = float("inf"), 1e-6, 100
# «Бес жүз» is five hundred: Kazakh multiplies by a hundred as both do by a thousand.
_SCALES = {
    100: "сотн(?:я|и|ю|ей)|жүз(?:ден|ге|ді|дей)?",
    1_000: "тыс|тысяч(?:а|и|е|у|ей|ам|ами|ах)?|мың(?:нан|ға|ды|дай)?",
    1_000_000: "млн|миллион(?:а|у|ом|ов|ы|ам|ами|ах|нан|ға|ды|дай)?",
    1_000_000_000: "млрд|миллиард(?:а|у|ом|ов|ы|ам|ами|ах|тан|қа|ты|тай)?",
}
_SCALE = {number: re.compile(folded(forms)) for number, forms in _SCALES.items()}


def _by_form(table: str) -> dict[str, float]:
    rows = (row.split() for row in table.strip().splitlines())
    return {folded(form): float(number) for number, *forms in rows for form in forms}


RUSSIAN = _by_form(_RUSSIAN)
KAZAKH = _by_form(_KAZAKH)


def small(word: str | None, words: dict[str, float]) -> int:
    """A number in digits, or one of these words; no word at all is one."""
    if not word:
        return 1
    return int(word) if word.isdigit() else int(words[word])


@lru_cache(maxsize=2**12)
def scale(low: str) -> int | None:
    """Thousand, million and the like, with a case ending or the stop of an abbreviation."""
    word = low.rstrip(".")
    return next((number for number, forms in _SCALE.items() if forms.fullmatch(word)), None)


def is_number(low: str) -> bool:
    return low[0].isdecimal() or low in RUSSIAN or low in KAZAKH or scale(low) is not None


def number_of(words: list[str]) -> int | None:
    """The number that folded words and digits make: «2», «тыс.», «500»; None where they make none."""
    total = part = 0.0
    # Each word of a number tells of less than the one before it; so does each thousand.
    below = below_scale = _ANY
    for word in words:
        times = scale(word)
        if times == _HUNDRED:
            part, below = max(part, 1) * times, times
        elif times:
            if times >= below_scale:
                return None
            total += (part or 1) * times
            part, below, below_scale = 0, times, times
        else:
            told = _told(word)
            if told >= below:
                return None
            part += told
            below = _following(word, told)
    total += part
    return round(total) if abs(total - round(total)) < _EXACT else None


def _told(word: str) -> float:
    if word[0].isdecimal():
        return float(re.sub(r"\s|-\w+", "", word).replace(",", "."))
    return RUSSIAN.get(word) or KAZAKH[word]


def _following(word: str, told: float) -> float:
    """What a following number must be less than: nothing follows digits, ones and teens."""
    if word[0].isdecimal() or told < 20:
        return 0
    return 10 if told < 100 else 100
