"""One word of a person's name → what it may be in the nominative.

The dictionary knows many names, and nothing of Есматов or Байсерик; those are declined as their
ending says. Words come folded: small letters, Kazakh ones written as Russian.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .given_names import FEMALE_NAMES, HER_NAMES, MALE_NAMES
from .grammar import parses
from .model import first_names
from .name_endings import CONSONANTS, DECLENSIONS, EVERY_CASE, Part, fits

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


class Candidate(NamedTuple):
    """`gender` is m, f or ? (either); `cases` are letters of `CASES` or `EVERY_CASE`."""

    weight: float
    gender: str
    cases: str
    nominative: str
    part: Part


# Names on these vowels are not declined: Шевченко, Гоголи.
_INDECLINABLE = {"о": 0.85, "и": 0.7, "э": 0.85, "е": 0.5, "у": 0.35, "ы": 0.4}
# Kazakh and Georgian names of such ends: Сейткали, Нургазы, Есенгелди, Берадзе; Italian ones:
# Бертуччи, Росселли, Тамбурини.
_UNDECLINED = re.compile(
    "али$|..(?:алы|газы|г[еэ]льд[иы]|к[еэ]льд[иы]|гелд[иы]|келд[иы]|берд[иы]|дурд[иы]|балды|теги|дзе|швили)$"
    "|..(?:чч|тт|лл|цц|рр|ин)и$"
)
# How Kazakh names of men end that are not declined: Нурмагали, Танирберды.
_OF_MEN = re.compile("...(?:[гк]ал[иы]|[бд][еу]рд[иы]|[гк][еэ]ль?д[иы])$")
_OF_ADJECTIVES = re.compile("..[ыи]х$")
# How Kazakh names of women end: Айбиби, Назгүл, Құралайсұлу, Нұрбану; but «Урбану».
_OF_WOMEN = re.compile(
    "..(?:биби|(?<!^ур)(?<!^ша)(?<!^кур)бану|бике|сулу|(?<!абдр)(?<!абдир)айым|ханым|(?<!сма)гуль?|кумис|шаш)$"
)
_HER_PATRONYMIC = re.compile("...(?:овн|евн|ичн)(?:а|ы|е|у|ой)$")
# How much a known first name weighs, where the dictionary knows it and where only the list does.
_LISTED_AND_KNOWN, _LISTED, _LISTED_OF_OTHERS = 2.8, 1.9, 0.9
_RARELY_FIXED = 0.8
_GUESSED = 0.25
_RATHER_SOFT = 0.25  # «Гузели» is Гузель, whatever list has Гузеля


@lru_cache(maxsize=2**14)
def candidates(low: str) -> tuple[Candidate, ...]:
    known = _without_unheard_of(list(_known(low)), low)
    first = {each.nominative for each in known if each.part == "first" and each.weight > 1}
    found = (*known, *_by_ending(low, first), *_undeclined(low), *_adjectives(low), *_common(low))
    if low in MALE_NAMES and low[-1] in "иу":
        return (Candidate(_LISTED_AND_KNOWN, "m", EVERY_CASE, low, "first"), *found)
    found = tuple(each for each in found if not _is_his(each))
    if _HER_PATRONYMIC.search(low):
        found = tuple(each for each in found if each.part != "any") or found
    if low not in FEMALE_NAMES:
        return found
    own = Candidate(_LISTED_AND_KNOWN, "f", EVERY_CASE, low, "first")
    return (own, *(each for each in found if each.part != "first"))


def _without_unheard_of(known: list[Candidate], low: str) -> list[Candidate]:
    """Without what no list has, where another name is listed: «Асию» is Асия rather than Асий."""
    if low[-1:] not in set("аяыиеую") or f"{low[:-1]}я" not in first_names():
        return known
    return [each for each in known if each.part != "first" or each.nominative in first_names()]


def _is_his(each: Candidate) -> bool:
    """What would be a woman's Муса."""
    return each.part == "first" and each.gender == "f" and each.nominative in MALE_NAMES


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
        if "Fixd" in parse.tag and not parse.is_known and not _UNDECLINED.search(low):
            weight = _INDECLINABLE.get(low[-1], weight) - _GUESSED  # «Лободе» is Лобода
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
    for declension in DECLENSIONS:
        for cases, ending in declension.endings.items():
            if not low.endswith(ending) or (declension.is_plural and known):
                continue  # «Екатерины» is a form of Екатерина, and no several of that surname
            stem = low[: len(low) - len(ending)]
            if not fits(stem, ending, declension):
                continue
            nominative = stem + declension.ending
            part, weight = declension.part, declension.weight
            if part == "any" and _is_listed(nominative) and _may_be(low, nominative, known):
                listed = weight + _listed(nominative, declension.gender)
                if declension.ending == "ь":
                    listed += _RATHER_SOFT
                yield Candidate(listed, declension.gender, cases, nominative, "first")
            yield Candidate(weight, declension.gender, cases, nominative, part)


def _is_listed(nominative: str) -> bool:
    if nominative in first_names() or nominative in HER_NAMES:
        return True
    return nominative in FEMALE_NAMES and nominative[-1] == "ь"


def _may_be(low: str, nominative: str, known: set[str]) -> bool:
    """A first name of the list, where the dictionary does not know better.

    «Айгуль» is a nominative, and no form of «Айгул»; «Назара» is one of Назар.
    """
    if nominative == low and low[-1] in "ая" and low not in HER_NAMES:
        return known.isdisjoint(first_names())
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
        if case is None or (tag.gender == "neut" and case != "n"):
            continue  # «Иге» is no form of иго
        nominative = parse.normal_form.replace("ё", "е")
        gender = "m" if nominative[-1] in CONSONANTS or nominative[-1] == "й" else "?"
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
    if _OF_ADJECTIVES.search(low):
        yield Candidate(2.5, "?", EVERY_CASE, low, "last")
    if _OF_WOMEN.search(low):
        yield Candidate(2.6, "f", EVERY_CASE, low, "first")
    if _UNDECLINED.search(low):
        yield Candidate(1.7, "?", EVERY_CASE, low, "any")
    if _OF_MEN.search(low):
        yield Candidate(2.0, "m", EVERY_CASE, low, "first")
    if last in _INDECLINABLE:
        yield Candidate(_INDECLINABLE[last], "?", EVERY_CASE, low, "any")
        # «Евгении» is a form of Евгения, whatever list has it.
        if low in first_names() and not any(_is_listed(low[:-1] + end) for end in "ая"):
            if not _OF_MEN.search(low):
                yield Candidate(2.4, "f", EVERY_CASE, low, "first")
            # Зауре and Айше are women, Едиге is a man.
            yield Candidate(2.2 if last == "е" else 2.4, "m", EVERY_CASE, low, "first")
    elif last in CONSONANTS and low in first_names():
        # Асем, Кымбат: of women, and then not declined; of men they are above.
        yield Candidate(0.3 + _listed(low, "f"), "f", EVERY_CASE, low, "first")
