"""Names in a row behind one noun: «улицы Абая и Ыбрая Алтынсарина», «сёла, в том числе …»."""

from .grammar import forms, part_of_speech
from .name_words import LISTING, is_role, likely_cases
from .named_things import EPONYMS, cases_of_name, kinds_of
from .reading import Word
from .vocabulary import CALLED_AFTER, NO_ROLES, PLACE_NOUNS, STREETS

_CROSSINGS = frozenset("угол перекресток пересечение".split())
_OF_OLD = frozenset("би бия батыр батыра хана ата ана".split())  # «Толе би»
_BETWEEN = _OF_OLD | {"и", ",", "–", "—"}
_POETS = frozenset("акына жырау".split())  # «Шал акына»
_AMONG = (("в", "том", "числе"), ("среди", "которых"), ("среди", "них"))
_WHENCE = frozenset({"из", "от", "с"})


def is_listed_among_eponyms(before: list[Word], words: list[Word]) -> bool:
    """«улицы Абая и Ыбрая Алтынсарина»: behind a plural, as the one before; «угол Абая и …»,
    «через Сатпаева и Маметовой»."""
    own = cases_of_name(words)
    if before[-1].text not in {"и", ",", "–", "—"} or "g" not in own:
        return False
    following = ""
    for word in reversed(before):
        if not kinds_of(word.low).isdisjoint(_CROSSINGS):
            return True
        if word.low == "через":
            return "a" not in own
        is_old = following in _OF_OLD
        if word.capital and not is_old and "g" not in likely_cases(word.low):
            return False
        following = word.low
        if not word.capital and word.low not in _BETWEEN:
            # «директор школы Абая, Асель Мурат» is no school: of commas the plural must be sure.
            of_many = any if before[-1].is_word else all
            return not kinds_of(word.low).isdisjoint(STREETS | EPONYMS | CALLED_AFTER) and of_many(
                form.number == "plur" for form in forms(word.low)
            )
    return False


def is_listed_among_places(before: list[Word]) -> bool:
    """«объедет девять сёл, в том числе Малика Габдуллина и Айдабол», but not «жители трёх сёл, в
    том числе Ерлан Сапаров»."""
    while len(before) > 1 and (before[-1].capital or before[-1].text in LISTING):
        if before[-1].text == "," and not before[-2].capital:
            return False
        before = before[:-1]
    for phrase in _AMONG:
        parted = before[: -len(phrase)]
        if tuple(word.low for word in before[-len(phrase) :]) == phrase and len(parted) > 1:
            places, comma = parted[-2:]
            return (
                comma.text in {",", "("}
                and not kinds_of(places.low).isdisjoint(PLACE_NOUNS)
                and any(form.number == "plur" for form in forms(places.low))
                and not _is_of_people(parted[:-2])
            )
    return False


def is_listed_behind_places(before: list[Word], words: list[Word]) -> bool:
    """«в двух районах: Аккольском, Шал акына и Магжана Жумабаева»"""
    if not any(word.text == ":" for word in before) or "g" not in cases_of_name(words):
        return False
    while len(before) > 1 and (
        before[-1].capital or before[-1].text in LISTING or before[-1].low in _POETS | _OF_OLD
    ):
        before = before[:-1]
    if len(before) < 2 or before[-1].text != ":":
        return False
    places = before[-2].low
    return (
        not kinds_of(places).isdisjoint(PLACE_NOUNS)
        and any(form.number == "plur" for form in forms(places))
        and not _is_of_people(before[:-2])
    )


def _is_of_people(before: list[Word]) -> bool:
    """«акимы пяти сёл», «двенадцать человек из пяти сёл», but not «депутаты объехали пять сёл»."""
    for word in reversed(before):
        if word.low in _WHENCE:
            return True
        if part_of_speech(word.low) in {"VERB", "INFN", "GRND"}:
            return False
        if any(
            form.pos == "NOUN"
            and (form.number == "plur" or form.lemma == "человек")
            and (is_role(form.lemma) or form.lemma in NO_ROLES)
            for form in forms(word.low)
        ):
            return True
    return False
