"""Names that a text gives to others than people: to creatures, parts in plays, firms and streets."""

from collections.abc import Iterator

from .before_names import NAMED, titles, whose_name
from .capitals import is_attribute, name_at, name_before
from .grammar import forms, lemma, part_of_speech
from .name_forms import candidates
from .name_words import (
    PATRONYM,
    is_first_name,
    is_given_alone,
    is_role,
    likely_cases,
)
from .named_things import EPONYMS, cases_of, is_kin, kinds_of
from .parts_played import cast, given_out, parts, performed, played
from .reading import Reading, Span, Word
from .tales import HEROES, TALES, heroes, of_tales
from .vocabulary import CALLED, CREATURES, FABLED, NICKNAMING, PARTS, STREETS

_PLAYING = frozenset("играть сыграть петь спеть исполнить".split())
_NAMING = frozenset("звать назвать называть именовать переименовать величать".split()) | NICKNAMING
_CASTING = frozenset("отдать поручить доверить".split())
_PERFORMANCE = "исполнение"
_TELLING = frozenset({_PERFORMANCE}).union(
    CREATURES, PARTS, CALLED, HEROES, TALES, _PLAYING, _CASTING, _NAMING
)
_ARTIFICIAL = frozenset("голосовой виртуальный цифровой электронный искусственный умный".split())
_THEM = frozenset("меня тебя его ее их нас вас".split())
_BEARERS = STREETS | EPONYMS
_AMONG = (",", "в", "том", "числе")  # «шесть коз, в том числе Мадонну»
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
        elif not kinds.isdisjoint(HEROES):
            found += heroes(words, at)
        elif not kinds.isdisjoint(TALES):
            found += of_tales(words, at)
        elif not kinds.isdisjoint(PARTS):
            found += parts(words, at)
        elif _PERFORMANCE in kinds:
            found += performed(words, at)
        elif not kinds.isdisjoint(_PLAYING):
            found += [*played(words, at), *cast(words, at)]
        elif not kinds.isdisjoint(_CASTING):
            found += given_out(words, at)
        elif not kinds.isdisjoint(_NAMING):
            found += [*_names_of_creature(words, at), *_nicknames(words, at)]
        else:
            found.append(name_at(words, at + 1)[0])
    found += _false_names(reading)
    return [
        [nominatives(word.low) for word in name] for name in found if 0 < len(name) <= _LONGEST_NAME
    ]


def _false_names(reading: Reading) -> Iterator[list[Word]]:
    """As what somebody poses: «представлялся «Ангелиной Викторовной из банка»», or what somebody
    is called: «назвал её «любимой Розой Сериковной»»."""
    for quoted in reading.quoted:
        words = titles(reading, quoted)
        name, _place = name_at(
            words, next((at for at, word in enumerate(words) if word.capital), 0)
        )
        cases = [likely_cases(word.low) for word in name]
        if {"i"} in cases and all("i" in each for each in cases):
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
    while dash > 0 and (words[dash].low == "это" or is_attribute(words[dash])):
        dash -= 1
    if dash > 0 and words[dash].text in "–—":
        yield name_before(words, dash)


def _are_ones(words: list[Word], at: int, name: list[Word]) -> bool:
    """«лошадей Гааса»: several have no one name, unless it is one of a list."""
    number = {form.number for form in forms(words[at].low) if form.pos == "NOUN"}
    if number != {"plur"} or name[0] is not words[at + 1] or "n" in cases_of(words[at].low):
        return False
    behind = words[at + 1 + len(name) : at + 2 + len(name)]
    is_listed = bool(behind) and behind[0].text in {",", "и", "–", "—"}
    return not is_listed and "g" in likely_cases(name[0].low)


def _names_of_creature(words: list[Word], at: int) -> Iterator[list[Word]]:
    """«на верблюде, которого звали Пушкин»"""
    noun = whose_name(words[:at])
    name, _place = name_at(words, at + 1)
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
    name, _place = name_at(words, named)
    if not name:
        return
    cases = likely_cases(name[0].low)
    is_nominative = len(name) == 1 and "n" in cases and name[0].low[-1] not in "ая"
    is_free = not verb.isdisjoint(NICKNAMING) or not is_first_name(name[0].low)
    if cases == {"i"} or (is_nominative and is_free and "звать" not in verb):
        yield name


def _names_behind(words: list[Word], at: int) -> Iterator[list[Word]]:
    """One, or all that are listed behind a noun in the plural: «роботы Гоша и Бибигуль»."""
    several = any(form.number == "plur" for form in forms(words[at].low))
    following = tuple(word.low for word in words[at + 1 : at + 1 + len(_AMONG)])
    name, place = name_at(words, at + 1 + (len(_AMONG) if following == _AMONG else 0))
    while name:
        yield name
        goes_on = several and place < len(words) and words[place].low in {",", "и"}
        name, place = name_at(words, place + 1) if goes_on else ([], place)
