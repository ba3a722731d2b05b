"""The numbers of a text that count people, events, meetings and other things, as it states them."""

import re
from itertools import takewhile

from .claims import claimed_by
from .counted import Counted, Token, is_uncounted, kazakh_noun, russian_noun
from .dates import folded_prose
from .numerals import is_number, number_of, scale
from .proposal import Figure
from .reading import Line, Reading

_TOKEN = re.compile(
    r"\d{1,3}(?:[ \xa0\u2009\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)?(?:-(?:х|ти|и)(?!\w))?|[^\W\d_]+(?:[-‑][^\W\d_]+)*"
)
_SHORT = frozenset({"тыс", "млн", "млрд"})
# What stands before the number.
_QUALIFIERS = {
    "more": r"не (?:менее|меньше)(?: чем)?|(?:чуть )?(?:более|больше)(?: чем)?|свыше|(?:как )?минимум|"
    "кеминде|кем дегенде",
    "less": "не (?:более|больше)(?: чем)?|менее(?: чем)?|меньше(?: чем)?|до|максимум",
    "about": "около|порядка|примерно|приблизительно|ориентировочно|шамамен",
    "almost": "почти|практически|без малого|чуть (?:менее|меньше)(?: чем)?",
}
# What Kazakh says behind the number, or behind what it counts.
_BEHIND = {
    "more": "астам|аса|артык|кем емес",
    "less": "дейин|кем|аз",
    "about": "жуык|таяу|жакын|тарта|шакты",
    "almost": "дерлик",
}
_CASE = "(?:н[ае]н|[дт][ае]н|[гк][ае])"
_LONGEST_LEFT = 30
_MOST_COUNTED_WORDS = 6


def _one_of(words: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{forms})" for name, forms in words.items()).replace(" ", r"\s+")


_BEFORE = re.compile(rf"(?<!\w)(?:{_one_of(_QUALIFIERS)})\s+$")
_AFTER = re.compile(rf"(?:-?{_CASE})?\s+(?:{_one_of(_BEHIND)})(?!\w)")
_AND_MORE = re.compile(r"(?P<more>\s+и\s+(?:более|больше)(?!\w)|[+](?=\s))")
_AS_MANY = re.compile(r"-?(?P<about>[дт][ае]й)(?!\w)")
_AS_MANY_WORDS = re.compile("(?:жуз|мын|миллион|миллиард)[дт][ае]й")
# Vague ones («десятки тысяч»), numbers of things in an order and parts of longer numbers.
_NO_FIGURE_BEFORE = re.compile(
    r"(?:[№#+$€]\s*|[\d:/.,–—-]|(?<!\w)(?:(?:десят|сот)(?:ки|ков|ни|ен|нями|ками)|несколько|нескольких|"
    r"много|многих|стать[яиюе]|пункт\w?|глав[аыеу]|дом|кв|квартира|корпус|ул|улица|стр|тел|номер|"
    r"(?:со?|от)\s+\d[\d\s]*(?:\w+\s+)?до)[.]?\s+)$"
)
_NO_FIGURE_BEHIND = re.compile(
    r"[:/]\d|[.,]\d|\s*[%°]|\s+\d|-?\s?пайыз|[-‑–—]\s?\d|"
    rf"[-‑](?!{_CASE}(?!\w)|[дт][ае]й(?!\w))\w"
)
_AFTERS = (_AND_MORE, _AFTER, _AS_MANY)
_LEAST_IN_WORDS = 100
# Without a noun «до 18» and «около 18» are ages and hours as often as not.
_LEAST_ALONE = {"more": 2, "about": 25, "almost": 25, "less": 100}
_ONE_WHOLE = frozenset(["тысяча", "тысячу", "миллион", "миллиард", "сотня", "сотню", "мын", "жуз"])
_YEARS = range(1900, 2101)
# A name in quotation marks that begins with a number is no longer: «1000 добрых дел».
_NAME_WORDS = 5


def figures(reading: Reading) -> list[Figure]:
    """In the order of the text; what may as well be a date, an age, a score or a name is none."""
    prose = folded_prose(reading)
    return [figure for line in reading.prose for figure in _figures(reading, prose, line)]


def _figures(reading: Reading, prose: str, line: Line) -> list[Figure]:
    tokens = _tokens(reading, prose, line)
    found = []
    at = 0
    while at < len(tokens):
        if not is_number(tokens[at].low):
            at += 1
            continue
        behind = at + 1
        while behind < len(tokens) and is_number(tokens[behind].low) and _joined(tokens, behind):
            behind += 1
        following = list(takewhile(_is_no_number, tokens[behind : behind + _MOST_COUNTED_WORDS]))
        start, free = tokens[at].start, found[-1].end if found else line.start
        left = prose[max(free, start - _LONGEST_LEFT) : start]
        if figure := _figure(reading, prose, line, left, tokens[at:behind], following):
            found.append(figure)
        at = behind
    return found


def _tokens(reading: Reading, prose: str, line: Line) -> list[Token]:
    tokens = []
    end = line.start
    for match in _TOKEN.finditer(prose, line.start, line.end):
        start = match.start()
        tokens.append(
            Token(match[0], reading.text[start : match.end()], start, match.end(), prose[end:start])
        )
        end = match.end()
    return tokens


def _is_no_number(token: Token) -> bool:
    return not is_number(token.low)


def _joined(tokens: list[Token], at: int) -> bool:
    """«2 тыс. 500», but no numbers that a sign parts."""
    gap = tokens[at].gap
    return not gap.strip() or (gap.strip() == "." and tokens[at - 1].low in _SHORT)


def _figure(
    reading: Reading,
    prose: str,
    line: Line,
    left: str,
    number: list[Token],
    behind: list[Token],
) -> Figure | None:
    start, end = number[0].start, number[-1].end
    words = [token.low for token in number]
    value = _value(words)
    end += words[-1] in _SHORT and prose[end : end + 1] == "."
    if value is None or _is_no_figure(reading, prose, left, start, end):
        return None
    before = _BEFORE.search(left)
    after = next(filter(None, (p.match(prose, end, line.end) for p in _AFTERS)), None)
    qualifier = (before or after) and (before or after).lastgroup
    if not qualifier and _AS_MANY_WORDS.fullmatch(words[-1]):
        qualifier = "about"
    start -= len(left) - before.start() if before else 0
    end = after.end() if after else end

    following = _from(behind, end, prose)
    if is_uncounted(following, value):
        return None
    kazakh = line.language == "kk" or (after and after.re is _AFTER)
    noun = (kazakh_noun if kazakh else russian_noun)(following, value, bare=not qualifier)
    is_rate = noun is not None and prose.startswith("/", noun.end)
    if is_rate or not _is_stated(words, value, qualifier, noun):
        return None
    if noun:
        end = noun.end
        if kazakh and not qualifier and (after := _AFTER.match(prose, end, line.end)):
            qualifier, end = after.lastgroup, after.end()
    sentence = reading.sentence_at(start)
    return Figure(
        text=reading.text[start:end],
        number=value,
        unit=noun.unit if noun else "other",
        qualifier=qualifier or "exactly",
        start=start,
        end=end,
        claimed_by=claimed_by(reading.text[sentence.start : sentence.end]),
    )


def _value(words: list[str]) -> int | None:
    """Small numbers in words count too little to be figures, and parts of one are no whole things."""
    value = number_of(words)
    has_digits = any(word[0].isdecimal() for word in words)
    if value is None or value < (1 if has_digits else _LEAST_IN_WORDS):
        return None
    is_part = any("," in word or "." in word for word in words)
    return None if is_part and not any(map(scale, words)) else value


def _is_no_figure(reading: Reading, prose: str, left: str, start: int, end: int) -> bool:
    if _NO_FIGURE_BEFORE.search(left) or _NO_FIGURE_BEHIND.match(prose, end):
        return True
    return any(
        quoted.start + 1 == start
        and len(reading.text[quoted.start : quoted.end].split()) <= _NAME_WORDS
        for quoted in reading.quoted
    )


def _is_stated(words: list[str], value: int, qualifier: str | None, noun: Counted | None) -> bool:
    """Whether it is a number of something: what is counted may be left out of a telling number."""
    scales = [word for word in words if scale(word)]
    if scales == words and not qualifier:
        # «Тысячи человек» are nobody's figure, «тысяча человек» is.
        return noun is not None and words[0] in _ONE_WHOLE
    if noun:
        return True
    if scales:
        return qualifier is not None or len(words) > 1
    return qualifier is not None and value not in _YEARS and value >= _LEAST_ALONE[qualifier]


def _from(tokens: list[Token], place: int, prose: str) -> list[Token]:
    """Tokens behind a place, the gap before the first counted from there."""
    rest = [token for token in tokens if token.start >= place]
    return [rest[0]._replace(gap=prose[place : rest[0].start]), *rest[1:]] if rest else []
