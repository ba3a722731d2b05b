"""What stands at the front of a name and is no part of it: a role, an institution, a sentence's
first word."""

from .given_names import KOREAN_SURNAMES
from .grammar import is_adjective, lemma, lemmas, parses, part_of_speech
from .model import first_names
from .name_words import (
    AGED,
    PATRONYM,
    RUSSIAN_PATRONYM,
    ends_as_profession,
    ends_as_surname,
    is_common_word,
    is_first_name,
    is_given_alone,
    is_place,
    is_role,
    likely_cases,
)
from .named_things import cases_of, is_kin, tells_what
from .reading import Reading, Word
from .vocabulary import INSTITUTIONS, LEGENDS, ROLES

_THANKS = frozenset("рахмет спасибо".split())


def is_title(words: list[Word]) -> bool:
    """An institution's or a role's word at the front of what was taken for a name.

    Аким is a first name too, but not before another one.
    """
    several = len(words) > 2 and is_first_name(words[1].low)
    if words[0].low in first_names() and not several:
        return False
    if several and is_place(words[0].low):
        return True
    if "-" in words[0].low and is_role(lemma(words[0].low)):
        return True
    return not lemmas(words[0].low).isdisjoint(INSTITUTIONS | ROLES)


def opens_sentence(reading: Reading, words: list[Word]) -> bool:
    """«Шестилетняя Айлин …», «В Кульсары …», «Бюст Панфилова …»: a capital but of the sentence."""
    first, second = words[:2]
    low = first.low
    parted = reading.text[first.end : second.start] == " "
    if not parted or not opens(reading, first):
        return False
    if _is_verb(low) or (is_kin(lemma(low)) and is_given_alone(second.low)):
        return True
    if not reading.begins_sentence(first.start):
        return False
    if low in _THANKS:
        return True
    if f"{low} {second.low}" in LEGENDS:
        return False
    if is_first_name(low):
        return False
    is_other = is_common_word(low) or tells_what(low)
    if RUSSIAN_PATRONYM.search(second.low) and not is_other:
        return False  # «Гермер Иванович …»
    if len(words) > 2 and PATRONYM.search(words[2].low):
        # «Комбайнёр Пётр Кузьмич Кравец»: the surname stands behind.
        is_whole = len(words) > 3 and tells_what(low)
        return is_whole or _is_of_other_case(low, second.low)
    if part_of_speech(low) == "PREP":
        return True
    before_full_name = len(words) > 2 and (
        len(second.text) == 1 or is_first_name(second.low) or ends_as_surname(words[2].low)
    )
    if not is_other:
        return before_full_name and ends_as_profession(low)
    if before_full_name:
        return True  # «Грамоту Т. Сагындыку передали …», «Скрипку Ованеса Тертеряна …»
    if not is_adjective(low):
        # «Кюй Даулеткерея исполнил …»
        of_second = "g" in likely_cases(second.low) and not is_first_name(second.low)
        return tells_what(low) or of_second or _is_profession_of(low, second.low)
    return is_first_name(second.low) or bool(AGED.match(low))


def _is_profession_of(noun: str, first: str) -> bool:
    """«Звонарь Саша», «Осветитель Лена»"""
    agrees = not cases_of(noun, "sing").isdisjoint(likely_cases(first))
    return agrees and ends_as_profession(noun) and is_given_alone(first)


def _is_of_other_case(noun: str, first: str) -> bool:
    """«Дирижированию | Рудольф Эдуардович учился», but not «Заречная Зоя Петровна»."""
    is_surname = ends_as_surname(noun) or noun in KOREAN_SURNAMES
    return (
        is_common_word(noun) and not is_surname and cases_of(noun).isdisjoint(likely_cases(first))
    )


def opens(reading: Reading, word: Word) -> bool:
    """Whether no word stands before it in its sentence: «– Мороз минус тридцать»."""
    if reading.begins_sentence(word.start):
        return True
    before = reading.words_before(word.start, 1)
    return bool(before) and not before[0].is_word and before[0].text in '–—-«"“.!?…'


def _is_verb(low: str) -> bool:
    """«Передайте Абенову»: a known verb that is nobody's name."""
    first = parses(low)[0]
    is_known = first.is_known and first.tag.POS in {"VERB", "INFN", "GRND"}
    return is_known and not is_first_name(low) and not ends_as_surname(low)
