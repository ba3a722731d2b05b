"""Names that a text gives to others than people: to creatures, parts in plays, firms and streets."""

from collections.abc import Iterator

from .before_names import NAMED, titles, whose_name
from .grammar import forms, lemma, part_of_speech
from .name_forms import candidates
from .name_words import (
    LISTING,
    PATRONYM,
    RUSSIAN_PATRONYM,
    is_first_name,
    is_given_alone,
    is_role,
    likely_cases,
)
from .named_things import EPONYMS, cases_of, is_kin, kinds_of
from .reading import Reading, Span, Word
from .vocabulary import CALLED, CREATURES, FABLED, PARTS, STREETS

_COPULAS = frozenset("был была стал стала – —".split())
_THEMSELVES = frozenset("сам сама он она".split())
_PLAYING = frozenset("играть сыграть петь спеть исполнить".split())
_NICKNAMING = frozenset("прозвать окрестить наречь дразнить".split())
_NAMING = frozenset("звать назвать называть именовать переименовать величать".split()) | _NICKNAMING
_CASTING = frozenset("отдать поручить доверить".split())
_DIRECTORS = frozenset("режиссер постановщик режиссер-постановщик худрук театр".split())
_PERFORMANCE = "исполнение"
_TELLING = CREATURES | PARTS | CALLED | _PLAYING | _CASTING | _NAMING | {_PERFORMANCE}
_ARTIFICIAL = frozenset("голосовой виртуальный цифровой электронный искусственный умный".split())
_THEM = frozenset("меня тебя его ее их нас вас".split())
_BEARERS = STREETS | EPONYMS
_AMONG = (",", "в", "том", "числе")  # «шесть коз, в том числе Мадонну»
_LONGEST_PLACE = 9  # words of «в спектакле «…»», marks among them
_LONGEST_NAME = 2  # words; what is longer goes on beyond the name

# A name by what each of its words may be in the nominative.
Called = list[frozenset[str]]


def nominatives(low: str) -> frozenset[str]:
    return frozenset({low, *(each.nominative for each in candidates(low))})


def called(reading: Reading) -> list[Called]:
    """Names of creatures and of parts in plays: nobody has them, wherever else they stand."""
    words, found = reading.words, []
    for at, word in enumerate(words):
        kinds = kinds_of(word.low)
        is_telling = not kinds.isdisjoint(_TELLING) or _is_machine(words, at)
        if not is_telling or not _is_noun(reading, word):
            continue
        if not kinds.isdisjoint(CREATURES) or _is_machine(words, at):
            found += _creatures(words, at)
        elif not kinds.isdisjoint(PARTS):
            found += _parts(words, at)
        elif _PERFORMANCE in kinds:
            found += _performed(words, at)
        elif not kinds.isdisjoint(_PLAYING):
            found += [*_played(words, at), *_cast(words, at)]
        elif not kinds.isdisjoint(_CASTING):
            found += _given_out(words, at)
        elif not kinds.isdisjoint(_NAMING):
            found += [*_names_of_creature(words, at), *_nicknames(words, at)]
        else:
            found.append(_name_at(words, at + 1)[0])
    found += _false_names(reading)
    return [
        [nominatives(word.low) for word in name] for name in found if 0 < len(name) <= _LONGEST_NAME
    ]


def _false_names(reading: Reading) -> Iterator[list[Word]]:
    """As what somebody poses: «представлялся «Ангелиной Викторовной из банка»»."""
    for quoted in reading.quoted:
        name, _place = _name_at(titles(reading, quoted), 0)
        if name and all(likely_cases(word.low) == {"i"} for word in name):
            yield name


def behind_called(reading: Reading, span: Span, names: list[Called]) -> Span:
    """Without the name of a creature before a full name: «Тренирует Кулагера Серик Есматов»."""
    words = [word for word in reading.words_in(*span) if word.is_word]
    is_led = (len(words) > 2 and not PATRONYM.search(words[1].low)) and any(
        len(name) == 1 and not nominatives(words[0].low).isdisjoint(name[0]) for name in names
    )
    return Span(words[1].start, span.end) if is_led else span


def is_creatures(reading: Reading, span: Span, names: list[Called], first: set[str]) -> bool:
    """«Каныш застрял в лифте», where a robot is called so: a given name alone is not that of the
    academician whom the text names in full. `first` are folded names of those."""
    words = reading.words_in(*span)
    if len(words) != 1 or not is_given_alone(words[0].low):
        return False
    own = nominatives(words[0].low) & first
    return any(len(name) == 1 and not own.isdisjoint(name[0]) for name in names)


def titled(reading: Reading) -> frozenset[str]:
    """Words of titles, firms and streets, as they may be in the nominative."""
    found = [word for quoted in reading.quoted for word in titles(reading, quoted) if word.capital]
    for at, word in enumerate(reading.words):
        if not kinds_of(word.low).isdisjoint(_BEARERS) and _is_noun(reading, word):
            found += [part for name in _names_behind(reading.words, at) for part in name]
    return frozenset().union(*(nominatives(word.low) for word in found))


def _is_noun(reading: Reading, word: Word) -> bool:
    """Whether it is written as no name is: «робот Алиса», and at its sentence's start «Робот …»."""
    if not word.is_word:
        return False
    return not word.capital or (reading.begins_sentence(word.start) and not is_first_name(word.low))


def _is_machine(words: list[Word], at: int) -> bool:
    """«голосовой помощник Самал»"""
    attribute = words[at - 1].low if at else ""
    return not kinds_of(attribute).isdisjoint(_ARTIFICIAL) and is_role(lemma(words[at].low))


def _creatures(words: list[Word], at: int) -> Iterator[list[Word]]:
    """«робот Алиса», «котёнок по имени Пушок»; «Бегемот – это кот»."""
    place = at + 2 if tuple(word.low for word in words[at + 1 : at + 3]) == NAMED else at
    for name in _names_behind(words, place):
        is_players = len(name) > 1 and not kinds_of(words[at].low).isdisjoint(FABLED)
        if is_players or _are_ones(words, at, name):
            continue
        number = "sing" if len(name) > 1 else ""
        if place > at or not likely_cases(name[0].low).isdisjoint(
            cases_of(words[at].low, number) or cases_of(words[at].low)
        ):
            yield name
    dash = at - 1 if "n" in cases_of(words[at].low) else 0
    while dash > 0 and (words[dash].low == "это" or _is_attribute(words[dash])):
        dash -= 1
    if dash > 0 and words[dash].text in "–—":
        yield _name_before(words, dash)


def _are_ones(words: list[Word], at: int, name: list[Word]) -> bool:
    """«лошадей Гааса»: several have no one name, unless it is one of a list."""
    number = {form.number for form in forms(words[at].low) if form.pos == "NOUN"}
    if number != {"plur"} or name[0] is not words[at + 1] or "n" in cases_of(words[at].low):
        return False
    behind = words[at + 1 + len(name) : at + 2 + len(name)]
    is_listed = bool(behind) and behind[0].text in {",", "и", "–", "—"}
    return not is_listed and "g" in likely_cases(name[0].low)


def _parts(words: list[Word], at: int) -> Iterator[list[Word]]:
    """«роль Татьяны Лариной», «первой ролью был Хлестаков»"""
    is_copula = at + 1 < len(words) and words[at + 1].low in _COPULAS
    place = at + 1 + is_copula
    while place < len(words) and not words[place].capital and "g" in cases_of(words[place].low):
        place += 1  # «роль хана Тайшика»
    name, _behind = _name_at(words, place)
    if name and (is_copula or "g" in likely_cases(name[0].low)):
        yield name


def _played(words: list[Word], at: int) -> Iterator[list[Word]]:
    """«Старую няню Филипьевну сыграла …»: beside the verb, whom somebody plays.

    Where the one who plays is named before, it is whoever stands behind: «она сама играла Дюма».
    """
    before = _name_before(words, at)
    behind, _place = _name_at(words, _behind_title(words, at + 1))
    is_told = bool(before) or (at > 0 and words[at - 1].low in _THEMSELVES)
    for name in (before, behind):
        cases = likely_cases(name[0].low) if name else frozenset()
        is_object = "a" in cases and ("n" not in cases or _is_whole_subject(name, before, behind))
        if is_object or (name is behind and is_told and len(name) == 1):
            yield name


def _performed(words: list[Word], at: int) -> Iterator[list[Word]]:
    """«Астров в исполнении Александра Зубова»"""
    name = _name_before(words, at - 1) if at > 1 and words[at - 1].low == "в" else []
    following = words[at + 1] if at + 1 < len(words) else None
    if len(name) == 1 and following is not None and following.capital:
        yield name


def _behind_title(words: list[Word], at: int) -> int:
    """«играла в «Талантах» купчиху Белову»: whom, behind where."""
    marks = [
        number
        for number, word in enumerate(words[at : at + _LONGEST_PLACE])
        if word.text in '«»“”"'
    ]
    if at >= len(words) or words[at].text != "в" or len(marks) < 2:
        return at
    place = at + marks[1] + 1
    while place < len(words) and words[place].is_word and not words[place].capital:
        if "a" not in cases_of(words[place].low):
            return at
        place += 1
    return place


def _is_whole_subject(name: list[Word], before: list[Word], behind: list[Word]) -> bool:
    """«Хлестакова сыграл Роман Жуков»: where a full name follows, it is he who plays."""
    is_led = name is before and len(before) == 1 and len(behind) > 1
    return is_led and likely_cases(behind[0].low) & likely_cases(behind[-1].low) == {"n"}


def _cast(words: list[Word], at: int) -> Iterator[list[Word]]:
    """«Раневскую сыграла …, Лопахина – Дмитрий Скирта», «…, Гаева – молодой актёр …»"""
    for place in range(at + 1, len(words) - 1):
        if words[place].text in ".!?…":
            return
        if words[place].text in "–—" and (name := _name_before(words, place)):
            behind = (word for word in words[place + 1 :] if not _is_attribute(word))
            following = next(behind, words[place + 1])
            is_part = len(name) == 1 or RUSSIAN_PATRONYM.search(name[-1].low)
            if is_part and (following.capital or is_role(lemma(following.low))):
                yield name


def _given_out(words: list[Word], at: int) -> Iterator[list[Word]]:
    """«Бобчинского и Добчинского режиссёр отдал женщинам»: parts, and to whom; but «Сапарову
    режиссёр поручил …» is he who gets one."""
    receiver = words[at + 1 : at + 2]
    is_director = at > 0 and lemma(words[at - 1].low) in _DIRECTORS
    if not is_director or not receiver or "d" not in cases_of(receiver[0].low):
        return
    end = at - 1
    while len(name := _name_before(words, end)) == 1:
        cases = likely_cases(name[0].low)
        if "a" not in cases or "d" in cases:
            return
        yield name
        end -= 2
        if end < 1 or words[end].low not in LISTING:
            return


def _names_of_creature(words: list[Word], at: int) -> Iterator[list[Word]]:
    """«на верблюде, которого звали Пушкин»"""
    noun = whose_name(words[:at])
    name, _place = _name_at(words, at + 1)
    if name and noun and not kinds_of(noun.low).isdisjoint(CREATURES):
        yield name


def _nicknames(words: list[Word], at: int) -> Iterator[list[Word]]:
    """«грифона прозвали Гришей», «проезд решено назвать Аккайын»; children are named so too."""
    near = [word for word in words[max(at - 8, 0) : at + 4] if word.is_word and not word.capital]
    if any(is_kin(noun) for word in near for noun in kinds_of(word.low)):
        return
    verb = kinds_of(words[at].low)
    if "звать" in verb and words[at - 1].low in _THEM:
        return  # «его зовут …»
    named = at + 1
    if named < len(words) and part_of_speech(words[named].low) == "NOUN":
        named += not words[named].capital
    name, _place = _name_at(words, named)
    if not name:
        return
    cases = likely_cases(name[0].low)
    is_nominative = len(name) == 1 and "n" in cases and name[0].low[-1] not in "ая"
    is_free = not verb.isdisjoint(_NICKNAMING) or not is_first_name(name[0].low)
    if cases == {"i"} or (is_nominative and is_free and "звать" not in verb):
        yield name


def _is_attribute(word: Word) -> bool:
    return word.is_word and not word.capital and part_of_speech(word.low) in {"ADJF", "PRTF"}


def _names_behind(words: list[Word], at: int) -> Iterator[list[Word]]:
    """One, or all that are listed behind a noun in the plural: «роботы Гоша и Бибигуль»."""
    several = any(form.number == "plur" for form in forms(words[at].low))
    following = tuple(word.low for word in words[at + 1 : at + 1 + len(_AMONG)])
    name, place = _name_at(words, at + 1 + (len(_AMONG) if following == _AMONG else 0))
    while name:
        yield name
        goes_on = several and place < len(words) and words[place].low in {",", "и"}
        name, place = _name_at(words, place + 1) if goes_on else ([], place)


def _name_before(words: list[Word], end: int) -> list[Word]:
    start = end
    while start > 0 and words[start - 1].capital and words[start - 1].is_word:
        start -= 1
    return words[start:end]


def _name_at(words: list[Word], at: int) -> tuple[list[Word], int]:
    """The capitalised words side by side here, marks around them or not, and what is behind."""
    quoted = at < len(words) and words[at].text in '«"“'
    start = end = at + quoted
    while end < len(words) and words[end].capital and words[end].is_word:
        end += 1
    return words[start:end], end + quoted
