"""Where names of people stand: what the model marks, mended."""

import re
from collections.abc import Iterator

from .adjoining_names import (
    anothers_before,
    behind_eponym,
    goes_beyond,
    is_anothers,
    is_in_front,
    of_one_name,
)
from .before_names import STAGE, may_be_person
from .given_names import KOREAN_SURNAMES
from .grammar import (
    CYRILLIC,
    LETTER,
    agree,
    agreements,
    is_adjective,
    lemma,
    lemmas,
    part_of_speech,
)
from .model import first_names
from .name_forms import candidates
from .name_openings import is_title, opens, opens_sentence
from .name_words import (
    PATRONYM,
    RUSSIAN_PATRONYM,
    ends_as_surname,
    is_common_word,
    is_first_name,
    is_given_alone,
    is_place,
    is_role,
    likely_cases,
)
from .named_things import is_kin, kinds_of, tells_what
from .namesakes import nominatives
from .reading import Reading, Span, Word
from .vocabulary import (
    CREATURES,
    FABLED,
    FIRM_FORMS,
    FIRM_WORDS,
    INSTITUTIONS,
    PLACE_NOUNS,
    ROLES,
)

# Signs that part two names: «Томас Винье (Thomas Vinje)».
_APART = re.compile(r"[^\s()/•;,][^()/•;,]*")
_DOMAIN = re.compile(r"\.[a-zа-я]{2}")  # «Нур.кз»
SEVERAL = re.compile("(?:ов|ев|ин|ын)(?:ы|ых|ыми)$")  # «Омаровы» are several
_BEASTS = CREATURES - FABLED
_RELATIVES = frozenset("дядя тетя дед дедушка бабушка мама папа брат сестра внук внучка".split())


def in_one_sentence(reading: Reading, span: Span) -> Iterator[Span]:
    """What the model marks sometimes runs over a full stop: «… и Ли. Фахрутдинову …»."""
    for sentence in reading.sentences:
        start, end = max(span.start, sentence.start), min(span.end, sentence.end)
        if start < end:
            for part in _APART.finditer(reading.text, start, end):
                yield Span(*part.span())


def repaired(reading: Reading, spans: list[Span]) -> Iterator[Span]:
    taken = list(_whole(reading, spans))
    for number, span in enumerate(taken):
        words = behind_eponym(reading, _words(reading, span))
        if anothers := anothers_before(reading, words):
            yield Span(anothers[0].start, anothers[-1].end)
            words = words[len(anothers) :]
        while len(words) > 1 and (is_title(words) or opens_sentence(reading, words)):
            words = words[1:]
        is_given = len(words) > 2 and (_is_initial(words[1]) or _is_given(words[1].low))
        if is_given and not _is_initial(words[0]) and _is_town(reading, words):
            words = words[1:]
        words = of_one_name(words)
        while len(words) > 1 and not _ends_name(reading, words[-1]):
            words = words[:-1]
        if not words:
            continue
        start, end = words[0].start, words[-1].end
        if end < len(reading.text) and reading.text[end] == "." and len(words[-1].text) == 1:
            end += 1
        following = taken[number + 1].start if number + 1 < len(taken) else len(reading.text)
        if _lacks_surname(words):
            end = _with_surname(reading, words[-1], following)
        yield Span(start, end)


def _whole(reading: Reading, spans: list[Span]) -> Iterator[Span]:
    """Whole where the model parts them: «Толкын | Асанкызы Досжан», «Нине Ефимовне | Заречной»."""
    whole: Span | None = None
    for span in sorted(spans):
        words = _words(reading, span)
        parted = bool(whole) and reading.text[whole.end : span.start] == " "
        before = _words(reading, whole) if whole and parted else []
        is_more = len(words) == 1 and goes_beyond(before, words[0])
        if is_more or is_in_front(reading, before, words):
            whole = Span(whole.start, span.end)
            continue
        if whole:
            yield whole
        whole = span
        if words and PATRONYM.search(words[0].low):
            before = reading.words_before(span.start, 1)
            if before and before[0].end + 1 == span.start and _is_given(before[0].low):
                whole = Span(before[0].start, span.end)
        elif name := _given_in_front(reading, words) or _surname_in_front(reading, words):
            whole = Span(name.start, span.end)
    if whole:
        yield whole


def _given_in_front(reading: Reading, words: list[Word]) -> Word | None:
    """«Дашу | Фишер», «Наташу | Волкову»: a given name that the model passes over."""
    before = reading.words_before(words[0].start, 1) if len(words) == 1 else []
    if not before or before[0].end + 1 != words[0].start or not before[0].capital:
        return None
    first, last = before[0].low, words[0].low
    is_name = len(first) > 2 and is_given_alone(first) and not PATRONYM.search(first)
    is_other = is_common_word(first) or is_place(first) or tells_what(first)
    is_surname = ends_as_surname(last) or not is_first_name(last)
    agrees = not likely_cases(first).isdisjoint(likely_cases(last))
    return before[0] if is_name and not is_other and is_surname and agrees else None


def _surname_in_front(reading: Reading, words: list[Word]) -> Word | None:
    """«председатель объединения Цхай | Эдуард Сергеевич»: a surname that the model passes over."""
    before = reading.words_before(words[0].start, 2) if words else []
    if len(words) == 1 and before and before[-1].low in KOREAN_SURNAMES:
        is_one = before[-1].end + 1 == words[0].start and not opens(reading, before[-1])
        return before[-1] if is_one and before[-1].capital and is_first_name(words[0].low) else None
    if len(words) != 2 or not RUSSIAN_PATRONYM.search(words[1].low):
        return None
    if (
        not before
        or before[-1].end + 1 != words[0].start
        or not may_be_surname(reading, before[-1])
    ):
        return None
    surname = before[-1]
    if is_in_front(reading, [surname], words):
        return surname
    noun = before[0]
    is_behind_noun = (
        len(before) > 1
        and noun.is_word
        and not noun.capital
        and part_of_speech(noun.low) == "NOUN"
        and kinds_of(noun.low).isdisjoint(PLACE_NOUNS | CREATURES)
        and not any(map(is_kin, lemmas(noun.low)))
    )
    is_name = not is_first_name(surname.low) and not ends_as_surname(surname.low)
    agrees = not likely_cases(surname.low).isdisjoint(likely_cases(words[0].low))
    return surname if is_behind_noun and is_name and agrees else None


def _ends_name(reading: Reading, word: Word) -> bool:
    """Not what is no capital, nor what goes on: «Аким Хромтауского (сельского) округа»."""
    for after in reading.words_after(word.end, 3):
        if after.capital or not is_adjective(after.low):
            place = not after.capital and not lemmas(after.low).isdisjoint(PLACE_NOUNS)
            return word.capital and not (place and agree(word.low, after.low))
    return word.capital


def _words(reading: Reading, span: Span) -> list[Word]:
    return [word for word in reading.words_in(span.start, span.end) if word.is_word]


def _lacks_surname(words: list[Word]) -> bool:
    """A first name, with a patronymic or without."""
    if len(words) > 2 or not is_first_name(words[0].low):
        return False
    return len(words) == 1 or bool(RUSSIAN_PATRONYM.search(words[1].low))


def _is_initial(word: Word) -> bool:
    return len(word.text) == 1


def _is_given(low: str) -> bool:
    return is_first_name(low) and not PATRONYM.search(low)


def _is_town(reading: Reading, words: list[Word]) -> bool:
    """«маслихата города Тараза Ерлан Сапаров», but not «аким города Сапаров Ерлан Маратович»."""
    before = reading.words_before(words[0].start, 1)
    is_behind_place = bool(before) and not lemmas(before[0].low).isdisjoint(PLACE_NOUNS)
    return is_behind_place and not is_in_front(reading, words[:1], words[1:])


def _with_surname(reading: Reading, first: Word, following: int) -> int:
    """Where a lone first name ends with the unknown capitalised word behind it."""
    after = reading.words_after(first.end, 1)
    if after and after[0].start == first.end + 1 and after[0].end <= following:
        if is_anothers(first.low, after[0].low):
            return first.end
        if RUSSIAN_PATRONYM.search(first.low):
            is_whole = is_behind_patronymic(reading, first, after[0])
        else:
            is_whole = may_be_surname(reading, after[0], _agrees(first.low, after[0].low))
        if is_whole:
            return after[0].end
    return first.end


def _agrees(first: str, surname: str) -> bool:
    """«Мирона Белого»"""
    own = {(each.gender, case) for each in candidates(first) for case in each.cases}
    return any(
        (gender[:1], LETTER[case]) in own
        for case, number, gender in agreements(surname, ("ADJF", "PRTF"))
        if number == "sing"
    )


def is_behind_patronymic(reading: Reading, patronymic: Word, word: Word) -> bool:
    """Whether it is the surname, though it may be a place's name as well: «Зоя Петровна Красная»."""
    agrees = word.capital and _agrees(patronymic.low, word.low)
    return agrees or may_be_surname(reading, word, is_clear=True)


def may_be_surname(reading: Reading, word: Word, is_clear: bool = False) -> bool:
    """Behind a patronymic and the like, what is a common word too: «Нина Ефимовна Заречная»."""
    return (
        word.is_word
        and word.text[0].isupper()
        and len(word.text) > 2
        and bool(CYRILLIC.match(word.text))
        and (is_clear or not is_common_word(word.low))
        and not is_place(word.low)
        and _ends_name(reading, word)
    )


def _is_but_role(low: str) -> bool:
    """«Акима», but not «Мирона»: the dictionary has that as a common noun too."""
    role = lemma(low)
    is_name = low in first_names() or (role in first_names() and role not in ROLES)
    return is_role(role) and not is_name


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
    words = _words(reading, span)
    if not words or any(word.low in STAGE for word in words) or _is_firm(reading, span, words):
        return False
    if not CYRILLIC.search(text) and len(words) < 2:
        return False
    if len(words) == 2 and len(words[1].text) == 1 and is_given_alone(words[0].low):
        return False
    if len(words) == 1 and _is_but_role(words[0].low):
        return False
    if _is_initial(words[0]) and _is_role_of_next(reading, words):
        return False
    if lemma(words[0].low) in _RELATIVES and not reading.begins_sentence(span.start):
        return False  # «кубок зовут Дядя Вася»; of people it is written small: «дядя Вася»
    if not kinds_of(words[0].low).isdisjoint(_BEASTS) and not is_first_name(words[0].low):
        return False
    if len(words) == 1 and SEVERAL.search(words[0].low) and not is_first_name(words[0].low):
        return False
    if _is_repeated(words) or (len(words) == 1 and _is_attribute(reading, words[0])):
        return False
    return may_be_person(reading, span, words)
