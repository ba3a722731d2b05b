"""What may have a name, human or not, and what cases of words say of whose it is."""

from functools import lru_cache

from .grammar import LETTER, forms, lemmas
from .name_words import ends_as_surname, is_role, likely_cases
from .reading import Word
from .vocabulary import CALLED_AFTER, CREATURES, NO_ROLES, PARTS, PLACE_NOUNS, STREETS, THINGS

# Behind these a name is what something is called: «театр Ауэзова», «кубок Ахмета Байтурсынова».
EPONYMS = CALLED_AFTER | frozenset(
    """
    театр музей университет школа стадион арена больница академия консерватория филармония
    библиотека колледж институт гимназия лицей орден медаль чтение мечеть церковь собор храм
    мавзолей дом-музей сквер дворец сыроварня кафе ресторан галерея усадьба закон теорема
    болезнь таблица формула синдром шкала метод система дивизия полк мемориал медуниверситет
    эффект предел принцип парадокс уравнение критерий бином постоянная линейка телескоп автомат
    аппарат симптом рефлекс палочка интеграл матрица лемма аксиома пистолет винтовка пулемет
    корабль судно поезд самолет теплоход паром катер ледокол спутник ракета
    """.split()
)
# What is followed by a name that is its own.
NAMED_THINGS = CREATURES | EPONYMS | PARTS | PLACE_NOUNS | STREETS | THINGS
NAMED_AFTER = frozenset({"имени", "им"})
_NO_KIN = frozenset("семья народ лицо гость люди кто".split())


@lru_cache(maxsize=2**13)
def kinds_of(low: str) -> frozenset[str]:
    """Base forms of a noun and of both its parts: «пес-терапевт», «робот-гид»."""
    first, _hyphen, last = low.partition("-")
    return lemmas(low) | (lemmas(first) | lemmas(last) if last else frozenset())


def tells_what(low: str) -> bool:
    """Whether a noun says who or what it is whose name follows."""
    return not kinds_of(low).isdisjoint(NAMED_THINGS) or any(is_human(noun) for noun in lemmas(low))


@lru_cache(maxsize=2**13)
def cases_of(low: str, number: str = "") -> frozenset[str]:
    """Letters of the cases that a noun may stand in, in one number or in both."""
    return frozenset(
        LETTER[form.case]
        for form in forms(low)
        if form.pos in {"NOUN", "ADJF", "PRTF"} and form.case and number in {"", form.number}
    )


def is_kin(noun: str) -> bool:
    """Whether a base form calls a human being by other than a role."""
    return noun in NO_ROLES and noun not in _NO_KIN


def cases_of_name(words: list[Word]) -> frozenset[str]:
    first, last = words[0].low, words[-1].low
    own = likely_cases(last) if len(first) == 1 else likely_cases(first)
    return own & likely_cases(last) or own if ends_as_surname(last) else own


def is_human(noun: str) -> bool:
    """Whether a base form calls a human being, by a role or otherwise."""
    return is_role(noun) or is_kin(noun)
