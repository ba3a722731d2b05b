"""Where capitals stand side by side: what is one name, and what is another's."""

import re

from .before_names import is_kin, tells_what
from .grammar import lemma, part_of_speech
from .name_words import (
    PATRONYM,
    RUSSIAN_PATRONYM,
    ends_as_surname,
    is_first_name,
    is_given_alone,
    likely_cases,
)
from .reading import Reading, Word

_OBLIQUE = re.compile("[бвгджзклмнпрстфхцчшщ](?:а|у|е|ом|ем)$")


def is_in_front(reading: Reading, surname: list[Word], words: list[Word]) -> bool:
    """«Оспанов | Мурат Кайратович», but not «жена Оспанова | Наина Иосифовна»."""
    if len(surname) != 1 or len(words) != 2 or not PATRONYM.search(words[1].low):
        return False
    cases = likely_cases(surname[0].low)
    before = reading.words_before(surname[0].start, 1)
    is_anothers = "g" in cases and bool(before) and part_of_speech(before[0].low) == "NOUN"
    return (
        ends_as_surname(surname[0].low)
        and not is_anothers
        and not cases.isdisjoint(likely_cases(words[0].low))
    )


def goes_beyond(name: list[Word], word: Word) -> bool:
    """Whether a word is the surname of the name before."""
    if not name:
        return False
    if RUSSIAN_PATRONYM.search(name[-1].low):
        return not is_anothers(name[-1].low, word.low)
    first, last = name[-1].low, word.low
    is_given = is_given_alone(first) and all(tells_what(role.low) for role in name[:-1])
    if not is_given:
        return False
    if ends_as_surname(last):
        return not likely_cases(first).isdisjoint(likely_cases(last))
    return not is_first_name(last)


def anothers_before(words: list[Word]) -> list[Word]:
    """Whose name stands before that of somebody else: «школа имени Ыбырая Алтынсарина | Аружан
    Нурлыбек», «ученица Гульнар Бейсеновой | Аружан»; no given name stands behind a surname."""
    if len(words) == 4:
        is_led = is_first_name(words[2].low) and not PATRONYM.search(words[1].low)
    else:
        is_led = (
            len(words) == 3
            and ends_as_surname(words[1].low)
            and not is_first_name(words[1].low)
            and is_first_name(words[2].low)
            and not ends_as_surname(words[2].low)
            and not PATRONYM.search(words[2].low)
        )
    return words[:2] if is_led else []


def of_one_name(words: list[Word]) -> list[Word]:
    """Without what stands beside a name, and is another's or no name."""
    return _of_one_case(_without_noun(words))


def _without_noun(words: list[Word]) -> list[Word]:
    """«зовут Марию Шульц | тётей Машей»"""
    for at, word in enumerate(words[1:], 1):
        if not word.capital and is_kin(lemma(word.low)):
            return words[:at]
    return words


def _of_one_case(words: list[Word]) -> list[Word]:
    """Without what stands beside a name in another case, and is another's: «Управлял Сункаром |
    Бекнур Дүйсен», «хозяин Арыстана | Самат Ибраев», «Сам Борис Львович | Тарасом не был»."""
    if len(words) < 3:
        return words
    first, second = (likely_cases(word.low) for word in words[:2])
    if first == {"i"} and second == {"n"}:
        return words[1:]
    is_oblique = bool(_OBLIQUE.search(words[0].low)) and not is_first_name(words[0].low)
    if is_oblique and second == {"n"} and not ends_as_surname(words[0].low):
        return words if PATRONYM.search(words[2].low) else words[1:]
    return words[:2] if is_anothers(words[1].low, words[2].low) else words


def is_anothers(patronymic: str, word: str) -> bool:
    """What stands in the instrumental behind a patronymic in the nominative is no surname of it."""
    return (
        bool(RUSSIAN_PATRONYM.search(patronymic))
        and likely_cases(patronymic) == {"n"}
        and likely_cases(word) == {"i"}
    )
