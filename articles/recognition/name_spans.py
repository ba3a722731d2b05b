"""Where names of people stand: what the model marks, mended, and what it passes over."""

import re
from collections.abc import Iterator

from .grammar import folded, lemma, lemmas, parses, past_gender
from .mentions import Mention
from .model import first_names
from .name_forms import candidates, is_common_word, is_first_name, is_role
from .reading import Reading, Span, Word, is_headline
from .vocabulary import CALLED_AFTER, CREATURES, INSTITUTIONS, PLACE_NOUNS, ROLES

# Signs that part two names: «Томас Винье (Thomas Vinje)».
_APART = re.compile(r"[^\s()/•;,][^()/•;,]*")
_CYRILLIC = re.compile("[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")
# Behind these a name is what something is called: «театр Ауэзова», «кубок Ахмета Байтурсынова».
_EPONYMS = CALLED_AFTER | frozenset(
    "театр музей университет школа стадион арена больница академия консерватория филармония "
    "библиотека колледж институт гимназия лицей орден медаль чтения мечеть церковь собор храм "
    "мавзолей дом-музей сквер дворец сыроварня кафе ресторан галерея усадьба".split()
)
_SHORTENED = frozenset("ул пр просп им мкр пл пос д с".split())  # ул. Сатпаева, им. Ауэзова
_FAMILIES = frozenset("семья супруг супруги брат братья сестра чета династия род клан".split())
_PLURAL = re.compile("(?:ов|ев|ин|ын)(?:ы|ых|ым|ыми)$")
_CALLED = frozenset({"кличка", "прозвище"})
_PATRONYM = re.compile("(?:вич|вна|улы|кызы)")
_STAGE = frozenset({"dj", "mc", "диджей"})


def in_one_sentence(reading: Reading, span: Span) -> Iterator[Span]:
    """What the model marks sometimes runs over a full stop: «… и Ли. Фахрутдинову …»."""
    for sentence in reading.sentences:
        start, end = max(span.start, sentence.start), min(span.end, sentence.end)
        if start < end:
            for part in _APART.finditer(reading.text, start, end):
                yield Span(*part.span())


def repaired(reading: Reading, spans: list[Span]) -> Iterator[Span]:
    taken = sorted(spans)
    for number, span in enumerate(taken):
        words = _words(reading, span)
        if len(words) == 4 and is_first_name(words[2].low) and not _PATRONYM.search(words[1].low):
            # «школы имени Ыбырая Алтынсарина Аружан Нурлыбек»
            yield Span(words[0].start, words[1].end)
            words = words[2:]
        while len(words) > 1 and _is_title(words):
            words = words[1:]
        if len(words) > 2 and is_first_name(words[1].low) and _is_town(reading, words[0]):
            words = words[1:]
        while len(words) > 1 and not words[-1].text[0].isupper():
            words = words[:-1]
        if not words:
            continue
        start, end = words[0].start, words[-1].end
        if end < len(reading.text) and reading.text[end] == "." and len(words[-1].text) == 1:
            end += 1
        following = taken[number + 1].start if number + 1 < len(taken) else len(reading.text)
        if len(words) == 1 and is_first_name(words[0].low):
            end = _with_surname(reading, words[0], following)
        yield Span(start, end)


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
    return not lemmas(words[0].low).isdisjoint(INSTITUTIONS | ROLES)


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
        and _may_be_surname(after[0])
    ):
        return after[0].end
    return first.end


def _may_be_surname(word: Word) -> bool:
    return (
        word.is_word
        and word.text[0].isupper()
        and len(word.text) > 2
        and bool(_CYRILLIC.match(word.text))
        and not is_common_word(word.low)
        and not _is_place(word.low)
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
            if last.start != first.end + 1 or not _may_be_surname(last):
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
        if _may_be_person(reading, span, [word]) and not _goes_on(reading, word):
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


def ends_as_surname(low: str) -> bool:
    return any(each.part == "last" and each.weight >= 1.4 for each in candidates(low))


def is_person(reading: Reading, span: Span) -> bool:
    text = reading.text[span.start : span.end]
    words = _words(reading, span)
    if not words or any(word.low in _STAGE for word in words):
        return False
    if not _CYRILLIC.search(text) and len(words) < 2:
        return False
    if len(words) == 1 and is_role(lemma(words[0].low)) and words[0].low not in first_names():
        return False
    if not lemmas(words[0].low).isdisjoint(CREATURES) and words[0].low not in first_names():
        return False
    return _may_be_person(reading, span, words)


def _may_be_person(reading: Reading, span: Span, words: list[Word]) -> bool:
    """As far as what stands before the name tells."""
    sentence = reading.sentence_at(span.start)
    before = [w for w in reading.words_before(span.start, 15) if w.start >= sentence.start]
    if len(before) > 1 and before[-1].text == "." and before[-2].text in _SHORTENED:
        return False
    if before and (before[-1].low in _STAGE or lemma(before[-1].low) in _CALLED):
        return False
    if any(
        q.holds(span) and (len(words) == 1 or q.end - q.start == span.end - span.start + 2)
        for q in reading.quoted
        if q.end - q.start < 60
    ):
        return False
    near = before[-1:] if before and before[-1].is_word else []
    if near and len(words) == 1 and not lemmas(near[0].low).isdisjoint(_FAMILIES):
        return False
    kinds = lemmas(near[0].low) | lemmas(near[0].low.rpartition("-")[2]) if near else frozenset()
    if near and near[0].low != "им" and not kinds.isdisjoint(PLACE_NOUNS | CREATURES | _EPONYMS):
        return lemma(near[0].low) in ROLES or (len(words) > 1 and _has_role(before))
    if before and before[-1].text in '«"“' and len(before) > 1:
        return lemmas(before[-2].low).isdisjoint(CREATURES | PLACE_NOUNS | _EPONYMS)
    return True


def _has_role(before: list[Word]) -> bool:
    """«заместителя директора музея Дианы Ахметовой», but not «музей Абая Кунанбаева»."""
    return any(
        not lemmas(word.low).isdisjoint(ROLES) and lemmas(word.low).isdisjoint(CALLED_AFTER)
        for word in before[:-1]
    ) and lemmas(before[-1].low).isdisjoint(CALLED_AFTER | CREATURES)
