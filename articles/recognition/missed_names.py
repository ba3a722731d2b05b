"""Names of people that the model passes over."""

import re
from collections.abc import Iterator

from .adjoining_names import goes_beyond
from .before_names import may_be_person
from .grammar import CYRILLIC, folded, lemma, past_gender
from .mentions import Mention
from .name_forms import candidates
from .name_openings import opens
from .name_spans import SEVERAL, is_behind_patronymic, may_be_surname
from .name_words import (
    LISTING,
    RUSSIAN_PATRONYM,
    ends_as_surname,
    is_common_word,
    is_first_name,
    is_place,
    likely_cases,
)
from .named_things import cases_of, is_kin
from .reading import Reading, Span, Word, is_headline

_OF_KAZAKHS = re.compile("...(?:бай|бек|[гк]али|берген|мурат|жан|хан|болат)$")
_LONGEST_ATTRIBUTE = 3  # words: «его младшая сестра»


def overlooked(reading: Reading, spans: list[Span]) -> Iterator[Span]:
    """First name and surname that the model passed over."""
    taken = sorted(spans)
    for line in reading.prose:
        words = reading.words_in(line.start, line.end)
        at = 0
        while at + 1 < len(words) and not is_headline(line.text):
            first, last = words[at : at + 2]
            at += 1
            if last.start != first.end + 1 or not may_be_surname(reading, last):
                continue
            if not first.capital or line.language == "kk":
                continue
            if not (_is_surely_first(first.low) or _is_kazakh(first.low, last.low)):
                continue
            span = Span(first.start, _surname_behind(reading, words, at).end)
            if any(span.touches(other) for other in taken):
                continue
            yield span
            at += 1


def _surname_behind(reading: Reading, words: list[Word], at: int) -> Word:
    """The last word of a name whose second one stands here: «Светлану Ивановну Цой»."""
    last, *after = words[at : at + 2]
    if not after or after[0].start != last.end + 1 or not RUSSIAN_PATRONYM.search(last.low):
        return last
    is_more = goes_beyond([last], after[0]) and is_behind_patronymic(reading, last, after[0])
    return after[0] if is_more else last


def of_kin(reading: Reading, spans: list[Span]) -> Iterator[Span]:
    """«мой дед Генрих», «дочери Аяны»: a first name alone behind a word for kin."""
    for noun in reading.words:
        kin = noun.is_word and not noun.capital and is_kin(lemma(noun.low))
        name = next(iter(reading.words_after(noun.end, 1)), None) if kin else None
        if name is None or name.start != noun.end + 1 or not name.capital:
            continue
        line, span = reading.line_at(name.start), Span(name.start, name.end)
        agrees = not cases_of(noun.low, "sing").isdisjoint(likely_cases(name.low))
        is_name = len(name.text) > 2 and agrees and _is_surely_first(name.low)
        if not is_name or not line or line.language != "ru" or is_headline(line.text):
            continue
        if not _goes_on(reading, name) and not any(span.touches(other) for other in spans):
            yield span


def of_one_family(reading: Reading, spans: list[Span]) -> Iterator[Span]:
    """First names before that of a brother or a spouse: «Бекзат и Мадияр Нурдаулетовы», «Олег и его
    сестра Анна Омаровы»."""
    taken = sorted(spans)
    for span in taken:
        words = reading.words_in(*span)
        if len(words) != 2 or not SEVERAL.search(words[1].low):
            continue
        before = _before_family(reading, span)
        while len(before) == 2 and before[1].low in LISTING:
            name = before[0]
            if not name.capital or not is_first_name(name.low):
                break
            found = Span(name.start, name.end)
            if not any(found.touches(other) for other in taken):
                yield found
            before = reading.words_before(name.start, 2)


def _before_family(reading: Reading, span: Span) -> list[Word]:
    """Two words before a name and what tells of it: «Олег | и | его младшая сестра Анна»."""
    before = reading.words_before(span.start, 2 + _LONGEST_ATTRIBUTE)
    while len(before) > 2 and before[-1].is_word and not before[-1].capital:
        if before[-1].low in LISTING:
            break
        before = before[:-1]
    return before[-2:]


def alone(reading: Reading, mentions: list[Mention]) -> Iterator[Span]:
    """Surnames and first names, unmarked, of those whom the text names in full elsewhere."""
    whole = [each.name for each in mentions if each.name.has_both]
    known = {word for name in whole for word in (folded(name.last).split()[-1], folded(name.first))}
    if not known:
        return
    taken = [each.span for each in mentions]
    for word in reading.words:
        if not word.capital or len(word.text) < 2 or not CYRILLIC.match(word.text):
            continue
        if word.text.isupper():
            continue
        if all(each.nominative not in known for each in candidates(word.low)):
            continue
        after = reading.words_after(word.end, 1)
        speaks = bool(after) and bool(past_gender(after[0].low))
        if opens(reading, word) and is_common_word(word.low) and not speaks:
            continue  # «Зима ещё не кончилась», but «Сокол возразила»
        span = Span(word.start, word.end)
        if any(span.touches(other) for other in taken):
            continue
        if SEVERAL.search(word.low):
            continue
        whole = [*_initials(reading, word), word]
        around = Span(whole[0].start, word.end)
        if may_be_person(reading, around, whole) and not _goes_on(reading, word):
            yield span


def _initials(reading: Reading, word: Word) -> list[Word]:
    """«библиотека имени С. Торайгырова»: what stands before them tells of the surname."""
    found: list[Word] = []
    before = reading.words_before(word.start, 4)
    while len(before) > 1 and before[-1].text == "." and len(before[-2].text) == 1:
        if not before[-2].capital:
            break
        found.insert(0, before[-2])
        before = before[:-2]
    return found


def _goes_on(reading: Reading, word: Word) -> bool:
    """Whether another capitalised word stands beside: then it is somebody or something else."""
    beside = [*reading.words_before(word.start, 1), *reading.words_after(word.end, 1)]
    return any(
        other.capital
        and other.is_word
        and len(other.text) > 1
        and not reading.begins_sentence(other.start)
        and (other.end + 1 == word.start or word.end + 1 == other.start)
        for other in beside
    )


def _is_kazakh(first: str, last: str) -> bool:
    """«Айтпасбай Досанов»: a name that no list has, but ends as names do, and a surname."""
    if not any(_OF_KAZAKHS.search(each.nominative) for each in candidates(first)):
        return False
    is_other = is_common_word(first) or is_place(first) or not ends_as_surname(last)
    return not (is_other or likely_cases(first).isdisjoint(likely_cases(last)))


def _is_surely_first(low: str) -> bool:
    return any(each.part == "first" and each.weight > 2.3 for each in candidates(low)) and not (
        is_common_word(low) or is_place(low)
    )
