"""What is marked as somebody, and whether it is: a firm, a role and a beast are nobody."""

import re

from .before_names import STAGE, may_be_person
from .grammar import CYRILLIC, agree, forms, is_adjective, lemma, lemmas, part_of_speech
from .model import first_names
from .name_forms import candidates
from .name_spans import SEVERAL, words_of
from .name_words import ends_as_surname, is_first_name, is_given_alone, is_role
from .named_things import kinds_of
from .namesakes import nominatives
from .reading import Reading, Span, Word
from .vocabulary import CREATURES, FABLED, FIRM_FORMS, FIRM_WORDS, INSTITUTIONS, ROLES

_DOMAIN = re.compile(r"\.[a-zа-я]{2}")  # «Нур.кз»
_BEASTS = CREATURES - FABLED
_RELATIVES = frozenset("дядя тетя дед дедушка бабушка мама папа брат сестра внук внучка".split())


def _is_but_role(low: str) -> bool:
    """«Акима», but not «Мирона»: the dictionary has that as a common noun too."""
    role = lemma(low)
    is_name = low in first_names() or (role in first_names() and role not in ROLES)
    return is_role(role) and not is_name


def _opens_as_role(reading: Reading, word: Word) -> bool:
    """«Аким осмотрел мост»: a given name too, but not where any word has a capital."""
    return word.low in ROLES and reading.begins_sentence(word.start)


def _is_district(reading: Reading, word: Word) -> bool:
    """«за Шетский отвечает …»: of somebody it would be «за Шетского»."""
    before = reading.words_before(word.start, 1)
    is_governed = bool(before) and part_of_speech(before[0].low) == "PREP"
    return is_governed and word.low.endswith(("ский", "цкий"))


def _is_role_of_next(reading: Reading, words: list[Word]) -> bool:
    """«… оправдать К. Адвокат Иван Ткач настаивал …»: a sentence ends with the initial."""
    after = reading.words_after(words[-1].end, 1)
    is_followed = bool(after) and after[0].is_word and after[0].capital
    return len(words) == 2 and is_followed and _is_but_role(words[1].low)


def _is_attribute(reading: Reading, word: Word) -> bool:
    """«Дунганскую лапшу»"""
    after = reading.words_after(word.end, 1)
    return (
        bool(after)
        and not after[0].capital
        and is_adjective(word.low)
        and agree(word.low, after[0].low)
    )


def _is_repeated(words: list[Word]) -> bool:
    """«Нептун Нептуном»: a word and a form of it."""
    if len(words) != 2 or words[0].low == words[1].low:
        return False
    first, second = ({each.nominative for each in candidates(word.low)} for word in words)
    return words[0].low in first & second and words[1].low.endswith(("ом", "ем", "ой"))


def _is_beast(low: str) -> bool:
    """«Зайцев» is rather a surname than several hares."""
    is_of_several = all(form.number == "plur" for form in forms(low) if form.lemma in _BEASTS)
    return not kinds_of(low).isdisjoint(_BEASTS) and not (ends_as_surname(low) and is_of_several)


def _is_institution(reading: Reading, words: list[Word]) -> bool:
    """«Назарбаев Университет», «Назарбаев Интеллектуальная школа»: capitals go on behind it."""
    after = reading.words_after(words[-1].end, 2)
    if len(words) > 1 or not after or not after[0].capital or after[0].start != words[-1].end + 1:
        return False
    noun = after[-1] if is_adjective(after[0].low) else after[0]
    agrees = noun is after[0] or agree(after[0].low, noun.low)
    return agrees and not lemmas(noun.low).isdisjoint(INSTITUTIONS)


def _is_firm(reading: Reading, span: Span, words: list[Word]) -> bool:
    """«Дархан Строй», «ИП Жумабеков», «Нур.кз»"""
    if _DOMAIN.match(reading.text, span.end) or _is_institution(reading, words):
        return True
    return len(words) > 1 and (
        (words[0].text.isupper() and words[0].low in FIRM_FORMS)
        or not nominatives(words[-1].low).isdisjoint(FIRM_WORDS)
    )


def is_person(reading: Reading, span: Span) -> bool:
    text = reading.text[span.start : span.end]
    words = words_of(reading, span)
    if not words or any(word.low in STAGE for word in words) or _is_firm(reading, span, words):
        return False
    if not CYRILLIC.search(text) and len(words) < 2:
        return False
    if len(words) == 2 and len(words[1].text) == 1 and is_given_alone(words[0].low):
        return False
    if len(words) == 1 and (_is_but_role(words[0].low) or _opens_as_role(reading, words[0])):
        return False
    if len(words) == 1 and _is_district(reading, words[0]):
        return False
    if len(words[0].text) == 1 and _is_role_of_next(reading, words):
        return False
    if lemma(words[0].low) in _RELATIVES and not reading.begins_sentence(span.start):
        return False  # «кубок зовут Дядя Вася»; of people it is written small: «дядя Вася»
    if _is_beast(words[0].low) and not is_first_name(words[0].low):
        return False
    if len(words) == 1 and SEVERAL.search(words[0].low) and not is_first_name(words[0].low):
        return False
    if _is_repeated(words) or (len(words) == 1 and _is_attribute(reading, words[0])):
        return False
    return may_be_person(reading, span, words)
