"""A word of a name in the nominative → all its forms: the other way round than names are read.

Rules decline names, for few of Kazakhstan's are in the dictionary; the dictionary declines common
words. Words come and go folded: small letters, Kazakh ones written as Russian.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from articles.language.russian import dictionary, name_stem, surname_stem
from articles.language.vocabulary import CIVIC

from .grammar import CASES, forms, parses
from .proposal import Gender


class Agreement(NamedTuple):
    """What the words of one name have in common."""

    gender: Gender
    case: str


Agreements = frozenset[Agreement]

BOTH: tuple[Gender, ...] = ("male", "female")
EVERY: Agreements = frozenset(Agreement(gender, case) for gender in BOTH for case in CASES)
NOMINATIVE: Agreements = frozenset(Agreement(gender, "nomn") for gender in BOTH)

_LETTERS = {"n": "nomn", "g": "gent", "d": "datv", "a": "accs", "i": "ablt", "l": "loct"}
_GENDERS: dict[str, tuple[Gender, ...]] = {"m": ("male",), "f": ("female",), "mf": BOTH}
_UNDECLINED = {"": "ngdail"}
_HARD = {"": "n", "а": "ga", "у": "d", "ом": "i", "е": "l"}
_HUSHING = {"": "n", "а": "ga", "у": "d", "ем": "i", "ом": "i", "е": "l"}
_SURNAME = {"": "n", "а": "ga", "у": "d", "ым": "i", "ом": "i", "е": "l"}
_WOMANS = {"а": "n", "ой": "gdil", "ою": "i", "у": "a"}
_SHORT = {"й": "n", "я": "ga", "ю": "d", "ем": "i", "е": "l"}
_SOFT = {"ь": "n", "я": "ga", "ю": "d", "ем": "i", "е": "l"}
_ON_A = {
    "а": "n",
    "ы": "g",
    "и": "g",
    "е": "dl",
    "у": "a",
    "ой": "i",
    "ою": "i",
    "ей": "i",
    "ею": "i",
}
_ON_YA = {"я": "n", "и": "gdl", "е": "dl", "ю": "a", "ей": "i", "ею": "i"}
_HIS = {"ий": "n", "ый": "n", "ой": "n", "ого": "ga", "ому": "d", "им": "i", "ым": "i", "ом": "l"}
_HIS_SOFT = {"ий": "n", "его": "ga", "ему": "d", "им": "i", "ем": "l"}
_HERS = {"ая": "n", "ой": "gdil", "ою": "i", "ую": "a"}
# What a word ends on, how many letters are cut off it, whose name it is, endings with their cases.
_RULES = [
    (r"(?:[ое]в|[иы]н)", 0, "m", _SURNAME),
    (r"[иы]н", 0, "f", _UNDECLINED),
    (r"(?:[ое]в|[иы]н)а", 1, "f", _WOMANS),
    (r"[кгхжшчщ]ий|ый|ой", 2, "m", _HIS),
    (r"[нжшчщ]ий", 2, "m", _HIS_SOFT),
    (r"ая", 2, "f", _HERS),
    (r"(?<!ск)(?<!цк)ий", 1, "m", _SHORT | {"и": "l"}),
    (r"[^и]й", 1, "m", _SHORT),
    (r"[^и]й", 0, "f", _UNDECLINED),
    (r"ь", 1, "m", _SOFT),
    (r"ь", 1, "f", {"ь": "na", "и": "gdl", "ью": "i"}),
    (r"ь", 0, "f", _UNDECLINED),
    (r"(?<!ов)(?<!ев)а", 1, "mf", _ON_A),
    (r"(?<!а)я", 1, "mf", _ON_YA),
    (r"[еоуыиюэ]", 0, "mf", _UNDECLINED),
    (r"[ыи]х", 0, "mf", _UNDECLINED),
    (r"[жшчщц]", 0, "m", _HUSHING),
    (r"[бвгдзклмнпрстфх](?<![ое]в)(?<![иы]н)", 0, "m", _HARD),
    (r"[бвгджзклмнпрстфхцчшщ](?<![ое]в)(?<![иы]н)", 0, "f", _UNDECLINED),
    (r"[^л]ец", 2, "m", {"ца": "ga", "цу": "d", "цом": "i", "цем": "i", "це": "l"}),
    (r"лец", 2, "m", {"ьца": "ga", "ьцу": "d", "ьцом": "i", "ьцем": "i", "ьце": "l"}),
]
_COMPILED = [
    (
        re.compile(f".*(?:{ends})"),
        cut,
        {
            ending: frozenset(
                Agreement(gender, _LETTERS[letter])
                for gender in _GENDERS[whose]
                for letter in cases
            )
            for ending, cases in endings.items()
        },
    )
    for ends, cut, whose, endings in _RULES
]
# Павел, Павла; Лев, Льва; Заяц, Зайца; Соловей, Соловья: only the dictionary knows which.
_MAY_LOSE_A_VOWEL = re.compile(r".*[еоя][бвгдзклмнпрстфхцч]|.*ей")
_GENDERS_OF_DICTIONARY: dict[str, Gender] = {"masc": "male", "femn": "female"}
_KIND_OF_FORM = ("NOUN", "ADJF", "PRTF", "NPRO", "NUMR")
_CYRILLIC = re.compile("[а-я]+")
_SURNAME_LIKE = re.compile(r".{2,}[ое]в(?:а|у|ым|ом|ой|ою|е|ы|ых|ыми)?")
_PATRONYMIC = re.compile(
    r".{2,}(?:(?:[оеь]вич|ич)(?:а|у|ем|е)?|(?:[ое]в|ич|инич)н(?:а|ы|е|у|ой|ою)"
    r"|(?:улы|кызы|уулу|оглы|тегi)(?:н[ыи]н|н[ыи]|га|ге|да|де|дан|ден|мен)?)"
)
_HER_PATRONYMIC = re.compile(r".*(?:(?:[ое]в|ич)н(?:а|ы|е|у|ой|ою)|кызы[а-я]{0,3})")


def name_forms(word: str) -> dict[str, Agreements]:
    """Forms of a first name or a surname, whoever bears it; of «касым-жомарт» too."""
    first, hyphen, last = word.rpartition("-")
    if hyphen:
        return _compound_forms(first, last)
    found = {word: frozenset[Agreement]()}
    for ends, cut, endings in _COMPILED:
        if ends.fullmatch(word) and len(word) - cut > 0:
            stem = word[: len(word) - cut]
            for ending, agreements in endings.items():
                form = stem + ending
                found[form] = found[form] | agreements if form in found else agreements
    if _MAY_LOSE_A_VOWEL.fullmatch(word):
        for form, agreement in _forms_by_dictionary(word):
            found[form] = found.get(form, frozenset()) | {agreement}
    # A word that no rule knows, as «dj», is never declined.
    return found if len(found) > 1 or found[word] else {word: EVERY}


def _compound_forms(first: str, last: str) -> dict[str, Agreements]:
    """The last part is declined, those before it or not: Салтыков-Щедрин, Касым-Жомарт."""
    found = {}
    of_first, of_last = name_forms(first), name_forms(last)
    for form, agreements in of_last.items():
        found[f"{first}-{form}"] = found[first + form] = agreements
        for before, others in of_first.items():
            if before != first and (shared := others & agreements):
                found[f"{before}-{form}"] = shared
    return found


def _forms_by_dictionary(word: str) -> Iterator[tuple[str, Agreement]]:
    if not dictionary().word_is_known(word):
        return
    for parse in parses(word):
        if parse.tag.grammemes >= {"NOUN", "masc", "sing", "nomn"}:
            for case in CASES[1:]:
                if inflected := parse.inflect({case}):
                    yield inflected.word.replace("ё", "е"), Agreement("male", case)


@lru_cache(maxsize=2**14)
def word_forms(word: str, every_number: bool = False) -> frozenset[str]:
    """Forms of any word of a name, itself in any case, in the number that it stands in."""
    if not _CYRILLIC.fullmatch(word) or len(word) < 3:
        return frozenset({word})
    if word in CIVIC:
        return _civic_forms(word, every_number)
    found = {word, *name_forms(word)}
    if dictionary().word_is_known(word) and (lexemes := _lexemes(word, every_number)):
        return lexemes | (set() if word in _nominatives(word) else found)
    # «Балуана Шолака», «Ауэзовского»: names in the genitive that the dictionary does not know.
    if stem := surname_stem(word):
        adjective = stem.endswith(("ск", "цк"))
        bases = [f"{stem}ий", f"{stem}ая"] if adjective else [stem, f"{stem}а"]
    else:
        bases = [name_stem(word)]
    return frozenset(found.union(*(name_forms(base) for base in bases if len(base) > 2)))


def _civic_forms(word: str, every_number: bool) -> frozenset[str]:
    noun = CIVIC[word]
    numbers = {form.number for form in forms(word)} or {"sing"}
    endings = ["", "а", "у", "ом", "е"] if "sing" in numbers or every_number else []
    if "plur" in numbers or every_number:
        endings += ["ы", "ов", "ам", "ами", "ах"]
    return frozenset({word, *(noun + ending for ending in endings)})


def _nominatives(word: str) -> set[str]:
    return {parse.normal_form.replace("ё", "е") for parse in parses(word) if parse.is_known}


def _lexemes(word: str, every_number: bool) -> frozenset[str]:
    found = set()
    for parse in parses(word):
        if not parse.is_known or parse.tag.POS not in _KIND_OF_FORM:
            continue
        for other in parse.lexeme:
            same_number = every_number or other.tag.number == parse.tag.number
            if same_number and other.tag.POS == parse.tag.POS:
                found.add(other.word.replace("ё", "е"))
    return frozenset({word, *found}) if found else frozenset()


@lru_cache(maxsize=2**12)
def family(surname: str) -> str:
    """Есматов of Есматов and Есматова; other surnames are their own."""
    return surname_stem(surname) or surname


def looks_like_surname(word: str) -> bool:
    """Whether it is some form of a surname in -ов or -ев; -ин and -ын end first names too."""
    return _SURNAME_LIKE.fullmatch(word) is not None


@lru_cache(maxsize=2**12)
def family_forms(name: str) -> dict[str, Agreements]:
    """Forms of a family's surname, his and hers."""
    found: dict[str, Agreements] = {}
    for surname in surnames_of(name):
        for form, agreements in name_forms(surname).items():
            found[form] = found.get(form, frozenset()) | agreements
    return found


def surnames_of(name: str) -> tuple[str, ...]:
    """His and hers in the nominative; one where they are the same."""
    if name.endswith(("ск", "цк")):
        return (f"{name}ий", f"{name}ая")
    if name.endswith(("ов", "ев", "ин", "ын")):
        return (name, f"{name}а")
    return (name,)


@cache
def gender_of_surname(surname: str) -> Gender:
    if surname.endswith(("ова", "ева", "ина", "ына", "ская", "цкая")):
        return "female"
    return "male" if surname.endswith(("ов", "ев", "ский", "цкий")) else ""


@lru_cache(maxsize=2**12)
def gender_of_patronymic(word: str) -> Gender:
    """Empty for a word that is no patronymic in any case."""
    if not _PATRONYMIC.fullmatch(word):
        return ""
    return "female" if _HER_PATRONYMIC.fullmatch(word) else "male"


@lru_cache(maxsize=2**12)
def first_name_agreements(word: str) -> Agreements:
    """What a form of one of the dictionary's first names may be; nothing of another word."""
    return frozenset(
        Agreement(_GENDERS_OF_DICTIONARY[str(parse.tag.gender)], str(parse.tag.case))
        for parse in parses(word)
        if parse.is_known
        and parse.tag.grammemes >= {"Name", "sing"}
        and str(parse.tag.gender) in _GENDERS_OF_DICTIONARY
    )
