"""What words around a name say: that it is a street's or a school's, or surely a city's."""

import re
from functools import cache, lru_cache
from typing import Literal

from articles.language import russian
from articles.language.vocabulary import CIVIC

from .declension import first_name_agreements, looks_like_surname
from .grammar import parses
from .matching import Token

_STREETS = "улица проспект площадь переулок бульвар шоссе набережная микрорайон сквер проезд"
# Those that have directors: «директора школы Серика Есматова» names him, «в школе Есматова» not.
_INSTITUTIONS = """
    школа лицей гимназия колледж университет институт академия больница поликлиника госпиталь
    театр музей библиотека дворец мечеть стадион парк аэропорт завод фонд премия стипендия орден
    кубок мавзолей филармония консерватория арена
"""
_PLACES = "область район река озеро гора хребет село аул поселок водохранилище канал округ"
_SHORT_STREETS = {"ул", "пр", "просп", "пр-т", "пр-кт", "пл", "пер", "мкр", "мкрн", "бул", "б-р"}
_SHORT_PLACES = {"с", "п", "пос", "р", "оз", "обл", "р-н"}
_NAMED = {"имени", "им"}
_NOT_AFTER = {"от", "по"}  # «от имени Серика Есматова» is himself
_CITY = {"г", "гор"}
_TITLES = """
    героя героев академика профессора генерала маршала космонавта поэта писателя композитора
    художника батыра хана святого дважды народного артиста халык кахарманы советского
    союза республики казахстана труда первого президента академик генерал маршал герой
"""
_WORDS_OF_TITLES = frozenset(_TITLES.split())
_IN_A_LIST = {"и", "угол", "уг", "би", "батыра", "хана", "с"}
_SHORT = _SHORT_STREETS | _SHORT_PLACES | _CITY | _NAMED
_FARTHEST = 7  # words between a street and a name in a list of streets
_BLANK = re.compile(r"[»“”\"]?\s+[«„“\"]?")
_STOP = re.compile(r"\.\s*[«„“\"]?")
_COMMA = re.compile(r"\s*[,–—-]?\s*")
_BEFORE_KAZAKH = re.compile(
    r"атындаг\w*|кошес\w*|дангыл\w*|аланы\w*|ауданы\w*|ауылы\w*|облысы\w*|мектеб\w*|саябаг\w*"
)
_BEFORE_INSTITUTION = re.compile(
    r"(?:университет|стадион|сарай|аэропорт|театр|центр|интеллектуал)\w*"
)
_KAZAKH_CITY = re.compile(r"кала(?:сы|мыз)\w*")
_KAZAKH_PLACE = re.compile(r"(?:облыс|аудан|район|кошес|дангыл|озен|ауыл|таулар)\w*")
_KAZAKH_IN = re.compile(r"[дт](?:а|е|ан|ен|агы|еги)$")
_IN = {"в", "во", "из"}

Standing = Literal["city", "perhaps", "other"]


def called_after(tokens: list[Token], first: int, last: int, genitive: bool, lone: bool) -> bool:
    """Whether a person's name is here that of a street, a school and the like."""
    after = neighbour(tokens, last, 1)
    if after and _BEFORE_KAZAKH.fullmatch(after.low):
        return True
    if (
        after
        and _BEFORE_INSTITUTION.fullmatch(after.low)
        and (after.capital or after.language == "kk")
    ):
        return True
    crossed = False
    for at in range(first - 1, max(first - 1 - _FARTHEST, -1), -1):
        token, follower = tokens[at], tokens[at + 1]
        if token.number != follower.number:
            return False
        low = token.low
        short = low in _SHORT_STREETS or low in _NAMED
        blank = _BLANK.fullmatch(follower.gap) or (short and _STOP.fullmatch(follower.gap))
        if not blank and not (genitive and _COMMA.fullmatch(follower.gap)):
            return False
        if low in _NAMED:
            return at == 0 or tokens[at - 1].low not in _NOT_AFTER
        if low in _forms(_STREETS) or low in _SHORT_STREETS:
            return genitive or (lone and not crossed)
        if low in _forms(_INSTITUTIONS) and not crossed:
            return genitive and not _person_before(tokens, at)
        if low in _WORDS_OF_TITLES and blank:
            continue
        if not genitive or not (token.capital or low in _IN_A_LIST):
            return False
        crossed = True
    return False


def _person_before(tokens: list[Token], at: int) -> bool:
    """Whether one of the words just before is somebody: «директора городской школы»."""
    for number in range(at, max(at - 4, 0), -1):
        if tokens[number].number != tokens[number - 1].number or tokens[number].opens:
            return False
        if _is_person(tokens[number - 1].low):
            return True
    return False


@lru_cache(maxsize=2**12)
def _is_person(word: str) -> bool:
    found = parses(word)
    return CIVIC.get(word, "").endswith(("аким", "мен")) or (
        found[0].is_known and found[0].tag.grammemes >= {"NOUN", "anim"}
    )


def city_standing(
    tokens: list[Token], first: int, last: int, name: str, cities: set[int], is_name: bool
) -> Standing:
    """`cities` are numbers of words that may be cities; `is_name`: known people are called so."""
    if not cities.issuperset(_hyphenated(tokens, first, last)):
        return "other"
    before, after = neighbour(tokens, first, -1), neighbour(tokens, last, 1)
    token = tokens[first]
    if first and token.gap.startswith(".") and _is_initial(tokens[first - 1]):
        return "other"
    if token.latin and any(one and one.latin and one.capital for one in (before, after)):
        return "other"
    if after and _KAZAKH_CITY.fullmatch(after.low):
        return "city"
    if after and _KAZAKH_PLACE.fullmatch(after.low):
        return "other"
    if before and (before.low in _forms("город") or before.low in _CITY):
        return "city"
    if before and _is_place(before):
        return "other"
    if first != last:
        return "city"
    begins = token.opens and token.language == "ru"
    if begins and _is_common(name):
        return "other"
    if not (is_name or (begins and russian.common(token.low)) or _is_name_or_word(name)):
        return "city"
    if (before and before.low in _IN) or (token.low != name and _KAZAKH_IN.search(token.low)):
        return "city"
    if (after and after.capital) or (before and may_be_first_name(before)):
        return "other"
    return "other" if called_after(tokens, first, last, genitive=True, lone=True) else "perhaps"


@lru_cache(maxsize=2**12)
def _is_common(name: str) -> bool:
    return any(reading.lemma == name for reading in russian.common(name))


def _is_initial(token: Token) -> bool:
    return len(token.text) == 1 and token.capital


@lru_cache(maxsize=2**12)
def _is_name_or_word(name: str) -> bool:
    """Абай and Курчатов are people too, Шар and Рудный are words."""
    if _is_common(name):
        return True
    known = [parse for parse in parses(name) if parse.is_known and parse.normal_form == name]
    if any(not parse.tag.grammemes.isdisjoint({"Name", "Surn"}) for parse in known):
        return True
    return not known and name.endswith(("ов", "ев"))


def may_be_first_name(token: Token) -> bool:
    """Whether a word with a capital is a first name of the dictionary, or one that nobody knows."""
    last = token.low.rpartition("-")[2]
    if not token.capital or token.latin or len(token.text) == 1 or last in CIVIC:
        return False
    if first_name_agreements(token.low):
        return True
    if token.text.isupper() or (token.opens and token.language == "kk"):
        return False
    return not (parses(last)[0].is_known or russian.compound(last) or looks_like_surname(last))


def _hyphenated(tokens: list[Token], first: int, last: int) -> list[int]:
    """Numbers of the words that a hyphen joins to these."""
    found = [first - 1] if first and tokens[first].gap in {"-", "‑"} else []
    if last + 1 < len(tokens) and tokens[last + 1].gap in {"-", "‑"}:
        found.append(last + 1)
    return found


def _is_place(token: Token) -> bool:
    low = token.low
    return (
        low in _forms(_STREETS) or low in _forms(_PLACES)
        or low in _SHORT_STREETS or low in _SHORT_PLACES
    )  # fmt: skip


def neighbour(tokens: list[Token], at: int, step: Literal[-1, 1]) -> Token | None:
    """The word before or after, where nothing but white space or a quotation mark parts them."""
    other = at + step
    if not 0 <= other < len(tokens) or tokens[other].number != tokens[at].number:
        return None
    gap = tokens[max(at, other)].gap
    short = step < 0 and tokens[other].low in _SHORT
    return tokens[other] if _BLANK.fullmatch(gap) or (short and _STOP.fullmatch(gap)) else None


@cache
def _forms(nouns: str) -> frozenset[str]:
    return frozenset(
        form.word.replace("ё", "е") for noun in nouns.split() for form in parses(noun)[0].lexeme
    )
