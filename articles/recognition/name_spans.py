"""Where names of people stand: what the model marks, mended, and what it passes over."""

import re
from collections.abc import Iterator

from .before_names import STAGE, kinds_of, may_be_person, tells_what
from .grammar import agree, folded, is_adjective, lemma, lemmas, parses, part_of_speech, past_gender
from .mentions import Mention
from .model import first_names
from .name_forms import candidates
from .name_words import ends_as_surname, is_common_word, is_first_name, is_role
from .reading import Reading, Span, Word, is_headline
from .vocabulary import CREATURES, INSTITUTIONS, LEGENDS, PLACE_NOUNS, ROLES

# Signs that part two names: «Томас Винье (Thomas Vinje)».
_APART = re.compile(r"[^\s()/•;,][^()/•;,]*")
_CYRILLIC = re.compile("[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")
_PLURAL = re.compile("(?:ов|ев|ин|ын)(?:ы|ых|ым|ыми)$")
_RUSSIAN_PATRONYM = re.compile("(?:вич(?:|а|у|ем|е)|(?:вн|чн)(?:а|ы|е|у|ой))$")
_THANKS = frozenset("рахмет спасибо".split())
_PATRONYM = re.compile("(?:вич|вна|улы|кызы)")


def in_one_sentence(reading: Reading, span: Span) -> Iterator[Span]:
    """What the model marks sometimes runs over a full stop: «… и Ли. Фахрутдинову …»."""
    for sentence in reading.sentences:
        start, end = max(span.start, sentence.start), min(span.end, sentence.end)
        if start < end:
            for part in _APART.finditer(reading.text, start, end):
                yield Span(*part.span())


def repaired(reading: Reading, spans: list[Span]) -> Iterator[Span]:
    taken = list(_with_patronymics(reading, spans))
    for number, span in enumerate(taken):
        words = _words(reading, span)
        if len(words) == 4 and is_first_name(words[2].low) and not _PATRONYM.search(words[1].low):
            # «школы имени Ыбырая Алтынсарина Аружан Нурлыбек»
            yield Span(words[0].start, words[1].end)
            words = words[2:]
        while len(words) > 1 and (_is_title(words) or _opens_sentence(reading, words)):
            words = words[1:]
        if len(words) > 2 and _is_given(words[1].low) and _is_town(reading, words[0]):
            words = words[1:]
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


def _with_patronymics(reading: Reading, spans: list[Span]) -> Iterator[Span]:
    """Whole where the model parts them there: «Толкын | Асанкызы Досжан», «Нине Ефимовне | Заречной»."""
    whole: Span | None = None
    for span in sorted(spans):
        words = _words(reading, span)
        if whole and len(words) == 1 and _goes_beyond(reading, whole, span):
            whole = Span(whole.start, span.end)
            continue
        if whole:
            yield whole
        whole = span
        if words and _PATRONYM.search(words[0].low):
            before = reading.words_before(span.start, 1)
            if before and before[0].end + 1 == span.start and _is_given(before[0].low):
                whole = Span(before[0].start, span.end)
    if whole:
        yield whole


def _goes_beyond(reading: Reading, name: Span, surname: Span) -> bool:
    words = _words(reading, name)
    parted = reading.text[name.end : surname.start] == " "
    return parted and bool(words) and bool(_RUSSIAN_PATRONYM.search(words[-1].low))


def _ends_name(reading: Reading, word: Word) -> bool:
    """Not what is no capital, nor what goes on: «Аким Хромтауского района»."""
    after = reading.words_after(word.end, 1)
    place = (
        bool(after) and not after[0].capital and not lemmas(after[0].low).isdisjoint(PLACE_NOUNS)
    )
    return word.capital and not (place and agree(word.low, after[0].low))


def _words(reading: Reading, span: Span) -> list[Word]:
    return [word for word in reading.words_in(span.start, span.end) if word.is_word]


def _is_title(words: list[Word]) -> bool:
    """An institution's or a role's word at the front of what was taken for a name.

    Аким is a first name too, but not before another one.
    """
    several = len(words) > 2 and is_first_name(words[1].low)
    if words[0].low in first_names() and not several:
        return False
    if several and _is_place(words[0].low):
        return True
    if "-" in words[0].low and is_role(lemma(words[0].low)):
        return True
    return not lemmas(words[0].low).isdisjoint(INSTITUTIONS | ROLES)


def _opens_sentence(reading: Reading, words: list[Word]) -> bool:
    """«Шестилетняя Айлин …», «В Кульсары …», «Бюст Панфилова …»: a capital but of the sentence."""
    first, second = words[:2]
    low = first.low
    parted = reading.text[first.end : second.start] == " "
    if not parted or not reading.begins_sentence(first.start):
        return False
    if low in _THANKS:
        return True
    if f"{low} {second.low}" in LEGENDS:
        return False
    if is_first_name(low) or (len(words) > 2 and _PATRONYM.search(words[2].low)):
        return False
    if part_of_speech(low) == "PREP":
        return True
    if not is_common_word(low):
        return False
    return is_first_name(second.low) if is_adjective(low) else tells_what(low)


def _lacks_surname(words: list[Word]) -> bool:
    """A first name, with a patronymic or without."""
    if len(words) > 2 or not is_first_name(words[0].low):
        return False
    return len(words) == 1 or bool(_RUSSIAN_PATRONYM.search(words[1].low))


def _is_given(low: str) -> bool:
    return is_first_name(low) and not _PATRONYM.search(low)


def _is_given_alone(low: str) -> bool:
    """Without a surname: «34-летний Максим Д.» is not to be known."""
    return is_first_name(low) and not ends_as_surname(low)


def _is_town(reading: Reading, word: Word) -> bool:
    """«маслихата города Тараза Ерлан Сапаров»"""
    before = reading.words_before(word.start, 1)
    return bool(before) and not lemmas(before[0].low).isdisjoint(PLACE_NOUNS)


def _with_surname(reading: Reading, first: Word, following: int) -> int:
    """Where a lone first name ends with the unknown capitalised word behind it."""
    after = reading.words_after(first.end, 1)
    if (
        after
        and after[0].start == first.end + 1
        and after[0].end <= following
        and _may_be_surname(reading, after[0], bool(_RUSSIAN_PATRONYM.search(first.low)))
    ):
        return after[0].end
    return first.end


def _may_be_surname(reading: Reading, word: Word, after_patronymic: bool = False) -> bool:
    """Behind a patronymic, what is a common word too: «Нина Ефимовна Заречная»."""
    return (
        word.is_word
        and word.text[0].isupper()
        and len(word.text) > 2
        and bool(_CYRILLIC.match(word.text))
        and (after_patronymic or not is_common_word(word.low))
        and not _is_place(word.low)
        and _ends_name(reading, word)
    )


def _is_place(low: str) -> bool:
    return any(parse.is_known and "Geox" in parse.tag for parse in parses(low)[:2])


def overlooked(reading: Reading, spans: list[Span]) -> Iterator[Span]:
    """First name and surname that the model passed over."""
    taken = sorted(spans)
    for line in reading.prose:
        words = reading.words_in(line.start, line.end)
        at = 0
        while at + 1 < len(words) and not is_headline(line.text):
            first, last = words[at : at + 2]
            at += 1
            if last.start != first.end + 1 or not _may_be_surname(reading, last):
                continue
            if not (first.capital and _is_surely_first(first.low)) or line.language == "kk":
                continue
            span = Span(first.start, last.end)
            if any(span.touches(other) for other in taken):
                continue
            yield span
            at += 1


def alone(reading: Reading, mentions: list[Mention]) -> Iterator[Span]:
    """Lone surnames, unmarked, of those whom the text names in full elsewhere."""
    surnames = {folded(each.name.last).split()[-1] for each in mentions if each.name.has_both}
    if not surnames:
        return
    taken = [each.span for each in mentions]
    for word in reading.words:
        if not word.capital or len(word.text) < 2 or not _CYRILLIC.match(word.text):
            continue
        if word.text.isupper():
            continue
        if all(each.nominative not in surnames for each in candidates(word.low)):
            continue
        after = reading.words_after(word.end, 1)
        speaks = bool(after) and bool(past_gender(after[0].low))
        begins = reading.begins_sentence(word.start) or _begins(reading, word)
        if begins and is_common_word(word.low) and not speaks:
            continue  # «Зима ещё не кончилась», but «Сокол возразила»
        span = Span(word.start, word.end)
        if any(span.touches(other) for other in taken):
            continue
        if _PLURAL.search(word.low):
            continue  # «Омаровы» are several
        if may_be_person(reading, span, [word]) and not _goes_on(reading, word):
            yield span


def _begins(reading: Reading, word: Word) -> bool:
    """Whether only signs stand before it in its sentence: «– Мороз минус тридцать»."""
    before = reading.words_before(word.start, 1)
    return bool(before) and not before[0].is_word and before[0].text in '–—-«"“.!?…'


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


def _is_surely_first(low: str) -> bool:
    return any(each.part == "first" and each.weight > 2.3 for each in candidates(low)) and not (
        is_common_word(low) or _is_place(low)
    )


def is_person(reading: Reading, span: Span) -> bool:
    text = reading.text[span.start : span.end]
    words = _words(reading, span)
    if not words or any(word.low in STAGE for word in words):
        return False
    if not _CYRILLIC.search(text) and len(words) < 2:
        return False
    if len(words) == 2 and len(words[1].text) == 1 and _is_given_alone(words[0].low):
        return False
    if len(words) == 1 and is_role(lemma(words[0].low)) and words[0].low not in first_names():
        return False
    if not kinds_of(words[0].low).isdisjoint(CREATURES) and not is_first_name(words[0].low):
        return False
    return may_be_person(reading, span, words)
