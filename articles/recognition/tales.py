"""Names of those who live in books and legends alone: «герой повести, лесник Архип»."""

from collections.abc import Iterator

from .capitals import name_at
from .grammar import part_of_speech
from .name_words import LISTING, ends_as_surname, likely_cases
from .named_things import cases_of, kinds_of
from .reading import Word

HEROES = frozenset("герой героиня".split())
TALES = frozenset("легенда сказка предание миф былина притча сказание поверье эпос".split())
_FICTION = frozenset(
    "роман повесть новелла цикл сказка пьеса поэма баллада комикс мультфильм трагедия комедия".split()
)
_APPOSED = frozenset(",–—")
_ABOUT = {"о": "l", "об": "l", "про": "a"}
_LONGEST = 4  # words of «о юной дочери пастуха»


def heroes(words: list[Word], at: int) -> Iterator[list[Word]]:
    """Behind «герой»: one name, for of people's lives books are written too."""
    place = _behind_small(words, at + 1)
    work = words[place - 1].low
    if place == at + 1 or kinds_of(work).isdisjoint(_FICTION) or "g" not in cases_of(work):
        return
    name, behind = name_at(words, place)
    if name and ends_as_surname(name[-1].low) and "g" in likely_cases(name[-1].low):
        name, place = [], behind  # the author's
    if not name and place < len(words) and words[place].text in _APPOSED:
        name, _behind = name_at(words, _behind_small(words, place + 1))
    if len(name) == 1:
        yield name


def of_tales(words: list[Word], at: int) -> Iterator[list[Word]]:
    """«легенда о Енлик и Кебеке», «сказка про пастуха Тазшу»"""
    case = _ABOUT.get(words[at + 1].low) if at + 1 < len(words) else None
    name, behind = name_at(words, _behind_small(words, at + 2)) if case else ([], 0)
    while len(name) == 1 and case in likely_cases(name[0].low):
        yield name
        goes_on = behind < len(words) and words[behind].low in LISTING
        name, behind = name_at(words, behind + 1) if goes_on else ([], 0)


def _behind_small(words: list[Word], at: int) -> int:
    """Beyond a few words that begin small and are no verbs."""
    end = at
    while end < min(at + _LONGEST, len(words)) and words[end].is_word and not words[end].capital:
        if part_of_speech(words[end].low) in {"VERB", "INFN", "PREP", "CONJ"}:
            break
        end += 1
    return end
