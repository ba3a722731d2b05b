"""One word of a person's name → what it may be in the nominative.

The dictionary knows many names, and nothing of Есматов or Байсерик; those are declined as their
ending says. Words come folded: small letters, Kazakh ones written as Russian.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from .grammar import parses
from .model import first_names
from .vocabulary import FEMALE_NAMES

Part = Literal["first", "last", "patronymic", "any"]
CASES = "ngdail"  # nominative, genitive, dative, accusative, instrumental, prepositional
EVERY_CASE = "*"
_OF_DICTIONARY = {
    "nomn": "n",
    "gent": "g",
    "gen2": "g",
    "datv": "d",
    "accs": "a",
    "acc2": "a",
    "ablt": "i",
    "loct": "l",
    "loc2": "l",
    "voct": "n",
}
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")
_HISSING = frozenset("жшчщц")
_VOWELS = frozenset("аеиоуыэюя")


class Candidate(NamedTuple):
    """`gender` is m, f or ? (either); `cases` are letters of `CASES` or `EVERY_CASE`."""

    weight: float
    gender: str
    cases: str
    nominative: str
    part: Part


@dataclass(frozen=True, slots=True)
class _Declension:
    """How names with one ending are declined; "" ends on a consonant."""

    ending: str
    gender: str
    part: Part
    weight: float
    endings: dict[str, str] = field(default_factory=dict)


_SURNAMES = [
    _Declension(
        f"{end}",
        "m",
        "last",
        weight,
        {"n": end, "ga": f"{end}а", "d": f"{end}у", "i": f"{end}ым", "l": f"{end}е"},
    )
    for end, weight in (("ов", 2.0), ("ев", 2.0), ("ин", 1.4), ("ын", 1.4))
] + [
    _Declension(
        f"{end}а", "f", "last", weight, {"n": f"{end}а", "gdil": f"{end}ой", "a": f"{end}у"}
    )
    for end, weight in (("ов", 2.0), ("ев", 2.0), ("ин", 1.4), ("ын", 1.4))
]
# Of several people at once: «Асель и Данияр Омаровы».
_PLURAL = {"n": "ы", "gal": "ых", "d": "ым", "i": "ыми"}
_SURNAMES += [
    _Declension(
        nominative,
        gender,
        "last",
        0.9,
        {case: f"{end}{plural}" for case, plural in _PLURAL.items()},
    )
    for end in ("ов", "ев", "ин")
    for nominative, gender in ((end, "m"), (f"{end}а", "f"))
]
_ADJECTIVES = [
    _Declension(
        f"{end}кий",
        "m",
        "last",
        1.8,
        {
            "n": f"{end}кий",
            "ga": f"{end}кого",
            "d": f"{end}кому",
            "i": f"{end}ким",
            "l": f"{end}ком",
        },
    )
    for end in "сц"
] + [
    _Declension("кая", "f", "last", 1.8, {"n": "кая", "gdil": "кой", "a": "кую"}),
    _Declension("ый", "m", "last", 1.2, {"n": "ый", "ga": "ого", "d": "ому", "i": "ым", "l": "ом"}),
    _Declension("ая", "f", "last", 1.2, {"n": "ая", "gdil": "ой", "a": "ую"}),
]
_PATRONYMICS = [
    _Declension(
        "вич",
        "m",
        "patronymic",
        2.5,
        {"n": "вич", "ga": "вича", "d": "вичу", "i": "вичем", "l": "виче"},
    ),
    _Declension(
        "вна",
        "f",
        "patronymic",
        2.5,
        {"n": "вна", "g": "вны", "dl": "вне", "a": "вну", "i": "вной"},
    ),
    _Declension(
        "чна",
        "f",
        "patronymic",
        1.5,
        {"n": "чна", "g": "чны", "dl": "чне", "a": "чну", "i": "чной"},
    ),
    _Declension("улы", "m", "patronymic", 1.5, {"*": "улы"}),
    _Declension("кызы", "f", "patronymic", 1.5, {"*": "кызы"}),
    _Declension("оглы", "m", "patronymic", 1.5, {"*": "оглы"}),
]
_NOUNS = [
    _Declension("", "m", "any", 0.8, {"n": "", "ga": "а", "d": "у", "i": "ом", "l": "е"}),
    _Declension("", "m", "any", 0.7, {"i": "ем"}),
    _Declension("", "f", "any", 0.55, {"*": ""}),
    _Declension("й", "m", "any", 0.8, {"n": "й", "ga": "я", "d": "ю", "i": "ем", "l": "е"}),
    _Declension("й", "f", "any", 0.55, {"*": "й"}),
    _Declension("ий", "m", "any", 0.8, {"n": "ий", "ga": "ия", "d": "ию", "i": "ием", "l": "ии"}),
    _Declension("ь", "m", "any", 0.6, {"n": "ь", "ga": "я", "d": "ю", "i": "ем", "l": "е"}),
    _Declension("ь", "f", "any", 0.6, {"n": "ь", "gdl": "и", "a": "ь", "i": "ью"}),
    _Declension("а", "f", "any", 0.8, {"n": "а", "g": "ы", "dl": "е", "a": "у", "i": "ой"}),
    _Declension("а", "m", "any", 0.45, {"n": "а", "g": "ы", "dl": "е", "a": "у", "i": "ой"}),
    _Declension("ка", "?", "any", 0.8, {"g": "ки"}),
    _Declension("га", "?", "any", 0.8, {"g": "ги"}),
    _Declension("ха", "?", "any", 0.8, {"g": "хи"}),
    _Declension("я", "f", "any", 0.8, {"n": "я", "g": "и", "dl": "е", "a": "ю", "i": "ей"}),
    _Declension("ия", "f", "any", 0.8, {"n": "ия", "gdl": "ии", "a": "ию", "i": "ией"}),
]
_DECLENSIONS = [*_SURNAMES, *_ADJECTIVES, *_PATRONYMICS, *_NOUNS]
# Names on these vowels are not declined: Шевченко, Гоголи.
_INDECLINABLE = {"о": 0.85, "и": 0.7, "э": 0.85, "е": 0.5, "у": 0.35, "ы": 0.4}
# Kazakh names of such ends: Сейткали, Есенгелди.
_UNDECLINED = re.compile("..(?:али|гелди|келди|берди|теги)$")
# How much a known first name weighs, where the dictionary knows it and where only the list does.
_LISTED_AND_KNOWN, _LISTED, _LISTED_OF_OTHERS = 2.8, 1.9, 0.9
_RARELY_FIXED = 0.8


@lru_cache(maxsize=2**14)
def candidates(low: str) -> tuple[Candidate, ...]:
    known = list(_known(low))
    first = {each.nominative for each in known if each.part == "first"}
    found = (*known, *_by_ending(low, first), *_undeclined(low), *_adjectives(low), *_common(low))
    if low not in FEMALE_NAMES:
        return found
    own = Candidate(_LISTED_AND_KNOWN, "f", EVERY_CASE, low, "first")
    return (own, *(each for each in found if each.part != "first"))


def _known(low: str) -> Iterator[Candidate]:
    """What the dictionary says; its guesses about unknown names weigh little."""
    found = [parse for parse in parses(low) if "Init" not in parse.tag and "plur" not in parse.tag]
    named = [(parse, _part(parse.tag)) for parse in found]
    best = max((parse.score for parse, part in named if part), default=1)
    for parse, part in named:
        case = _OF_DICTIONARY.get(str(parse.tag.case))
        if part is None or case is None:
            continue
        nominative = low
        if case != "n" and "Fixd" not in parse.tag:
            inflected = parse.inflect({"nomn", "sing"})
            if inflected is None:
                continue
            nominative = inflected.word.replace("ё", "е")
        weight = 0.9
        if parse.is_known:
            weight = (2.0 if part == "last" else 2.2) + 0.5 * parse.score / best
        if part == "first" and nominative in first_names():
            weight = max(weight, _LISTED_AND_KNOWN)
        if "Fixd" in parse.tag and any(each.normal_form != low for each, other in named if other):
            weight -= _RARELY_FIXED  # «Кристине» is a form of Кристина rather than a name
        cases = EVERY_CASE if "Fixd" in parse.tag else case
        yield Candidate(weight, _gender(parse.tag), cases, nominative, part)


def _part(tag) -> Part | None:
    if "Name" in tag:
        return "first"
    if "Surn" in tag:
        return "last"
    return "patronymic" if "Patr" in tag else None


def _gender(tag) -> str:
    if "ms-f" in tag or "GNdr" in tag:
        return "?"
    return "f" if "femn" in tag else "m" if "masc" in tag else "?"


def _by_ending(low: str, known: set[str]) -> Iterator[Candidate]:
    for declension in _DECLENSIONS:
        for cases, ending in declension.endings.items():
            if not low.endswith(ending):
                continue
            stem = low[: len(low) - len(ending)]
            if not _fits(stem, ending, declension):
                continue
            nominative = stem + declension.ending
            part, weight = declension.part, declension.weight
            if part == "any" and nominative in first_names() and _may_be(low, nominative, known):
                listed = weight + _listed(nominative, declension.gender)
                yield Candidate(listed, declension.gender, cases, nominative, "first")
            yield Candidate(weight, declension.gender, cases, nominative, part)


def _fits(stem: str, ending: str, declension: _Declension) -> bool:
    last = stem[-1:]
    if declension.ending == "":
        if last not in _CONSONANTS:
            return False
        return ending not in {"ем", "ом"} or (ending == "ем") == (last in _HISSING)
    if len(stem) < 2:
        return False
    if declension.ending == "а" and ending == "ы" and last in "кгхжшчщ":
        return False
    return declension.ending != "й" or last in _VOWELS


def _may_be(low: str, nominative: str, known: set[str]) -> bool:
    """A first name of the list, where the dictionary does not know better.

    «Айгуль» is a nominative, and no form of «Айгул»; «Назара» is one of Назар.
    """
    if known and nominative == low and low[-1] in "ая":
        return False
    return not (low in known and nominative != low and nominative not in known)


@lru_cache(maxsize=2**13)
def _listed(nominative: str, gender: str) -> float:
    """What the list adds: less for Олжас as a woman or Ханна as a man, whom the dictionary knows."""
    genders = {
        _gender(parse.tag)
        for parse in parses(nominative)
        if parse.is_known and "Name" in parse.tag and parse.tag.case == "nomn"
    }
    is_other = bool(genders) and genders.isdisjoint({gender, "?"})
    return _LISTED_OF_OTHERS if is_other else _LISTED


def _common(low: str) -> Iterator[Candidate]:
    """Surnames that are common nouns: Заяц, Сокол, Мороз. Women's on a consonant are not declined."""
    for parse in parses(low)[:4]:
        tag = parse.tag
        if not parse.is_known or tag.POS != "NOUN" or _part(tag) or "plur" in tag:
            continue
        case = _OF_DICTIONARY.get(str(tag.case))
        if case is None:
            continue
        nominative = parse.normal_form.replace("ё", "е")
        gender = "m" if nominative[-1] in _CONSONANTS or nominative[-1] == "й" else "?"
        yield Candidate(1.0, gender, case, nominative, "any")


def _adjectives(low: str) -> Iterator[Candidate]:
    """Surnames that are adjectives: Рябой, whose forms are those of «рябый» too."""
    for parse in parses(low):
        case = _OF_DICTIONARY.get(str(parse.tag.case))
        gender = str(parse.tag.gender)
        if not parse.is_known or parse.tag.POS != "ADJF" or gender == "neut" or not case:
            continue
        if parse.tag.number == "sing" and (own := parse.inflect({"nomn", "sing", gender})):
            yield Candidate(1.3, gender[0], case, own.word.replace("ё", "е"), "last")


def _undeclined(low: str) -> Iterator[Candidate]:
    last = low[-1:]
    if _UNDECLINED.search(low):
        yield Candidate(1.7, "?", EVERY_CASE, low, "any")
    if last in _INDECLINABLE:
        yield Candidate(_INDECLINABLE[last], "?", EVERY_CASE, low, "any")
        if low in first_names() and low[:-1] + "а" not in first_names():
            yield Candidate(2.4, "f", EVERY_CASE, low, "first")
            # Зауре and Айше are women, Едиге is a man.
            yield Candidate(2.2 if last == "е" else 2.4, "m", EVERY_CASE, low, "first")
    elif last in _CONSONANTS and low in first_names():
        # Асем, Кымбат: of women, and then not declined; of men they are above.
        yield Candidate(0.3 + _listed(low, "f"), "f", EVERY_CASE, low, "first")
