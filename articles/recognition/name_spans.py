"""Where names of people stand: what the model marks, mended."""

import re
from collections.abc import Iterator

from .adjoining_names import (
    anothers_before,
    behind_eponym,
    goes_beyond,
    is_anothers,
    is_in_front,
    is_nickname,
    of_one_name,
)
from .given_names import KOREAN_SURNAMES
from .grammar import (
    CYRILLIC,
    LETTER,
    agree,
    agreements,
    is_adjective,
    lemmas,
    part_of_speech,
)
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
    likely_cases,
)
from .named_things import is_kin, kinds_of, tells_what
from .reading import Reading, Span, Word
from .vocabulary import (
    CREATURES,
    PLACE_NOUNS,
)

# Signs that part two names: «Томас Винье (Thomas Vinje)».
_APART = re.compile(r"[^\s()/•;,][^()/•;,]*")
_UNDECLINED = "еиоуыэ"  # given names of such ends may be in any case: «Сатылды»
SEVERAL = re.compile("(?:ов|ев|ин|ын)(?:ы|ых|ыми)$")  # «Омаровы» are several


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
        words = behind_eponym(reading, words_of(reading, span))
        if anothers := anothers_before(reading, words):
            yield Span(anothers[0].start, anothers[-1].end)
            words = words[len(anothers) :]
        while len(words) > 1 and (is_title(words) or opens_sentence(reading, words)):
            words = words[1:]
        is_given = len(words) > 2 and (_is_initial(words[1]) or _is_given(words[1].low))
        if is_given and not _is_initial(words[0]) and _is_town(reading, words):
            words = words[1:]
        words = of_one_name(words)
        if len(words) == 2 and is_nickname(reading, *words):
            words = words[:1]
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
        words = words_of(reading, span)
        parted = bool(whole) and reading.text[whole.end : span.start] == " "
        before = words_of(reading, whole) if whole and parted else []
        is_more = len(words) == 1 and goes_beyond(before, words[0])
        if before and words and _is_patronymic_of(before[-1], words[0]):
            is_more = not any(PATRONYM.search(word.low) for word in before)
        if is_more or is_in_front(reading, before, words):
            whole = Span(whole.start, span.end)
            continue
        if whole:
            yield whole
        whole = span
        if words and PATRONYM.search(words[0].low):
            before = reading.words_before(span.start, 1)
            if before and before[0].end + 1 == span.start:
                is_given = _is_given(before[0].low) or _is_patronymic_of(before[0], words[0])
                whole = Span(before[0].start, span.end) if is_given else whole
        elif name := _given_in_front(reading, words) or _surname_in_front(reading, words):
            whole = Span(name.start, span.end)
    if whole:
        yield whole


def _is_patronymic_of(given: Word, patronymic: Word) -> bool:
    """«Сагындык | Ергалиевич Туренов»: of a given name that no list has, too."""
    low = given.low
    if not RUSSIAN_PATRONYM.search(patronymic.low) or not given.capital or _is_initial(given):
        return False
    is_other = is_common_word(low) or is_place(low) or ends_as_surname(low) or tells_what(low)
    is_name = _is_given(low) or not (is_other or PATRONYM.search(low))
    agrees = not likely_cases(low).isdisjoint(likely_cases(patronymic.low))
    return is_name and (agrees or low[-1] in _UNDECLINED)


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


def words_of(reading: Reading, span: Span) -> list[Word]:
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
        if is_anothers(first.low, after[0].low) or is_nickname(reading, first, after[0]):
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
