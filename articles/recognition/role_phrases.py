"""Who speaks where no name is given: «глава государства», «участники конференции», «пресс-служба»."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from .grammar import CIVIC_NOUNS, agree, cases, folded, forms, is_adjective, lemma, parses
from .quotation_marks import OPENING, words_of
from .reading import Reading, Word
from .speech import lexicon, verb_at

# What speaks without being animate, by base form; compounds by their last part.
_INSTITUTIONS = lexicon(
    """
    агентство администрация ансамбль ассамблея ассоциация банк большинство ведомство газета
    делегация департамент дирекция издание инспекция институт источник канцелярия клуб коалиция
    коллегия комиссия комитет компания консульство корпорация минздрав министерство молодежь мэрия
    обсерватория общественность организация оргкомитет палата парламент партия полиция портал
    посольство правительство предприятие пресс-центр прокуратура профсоюз редакция руководство сенат
    служба совет союз суд телеканал университет управление учреждение федерация филиал фонд фракция
    центр часть штаб
    """
)
_SUBSTANTIVES = lexicon(
    "вести выступать выступить заведовать исполнять опросить пострадать присутствовать собраться "
    "уполномочить управлять"
)
# Words for whoever is just being spoken of.
ANYBODY = lexicon("спикер собеседник собеседница докладчик выступающий эксперт")
_OF_TIME = lexicon(
    "итогам словам поводу результатам окончании этому завершении мнению данным информации "
    "случаю традиции телефону видеосвязи"
)
_IN_FULL = {"г": "город", "рк": "республика"}


class Phrase(NamedTuple):
    """Words `start`..`end` of a stretch; `head` is the noun of the role."""

    start: int
    head: int
    end: int


@lru_cache(maxsize=2**13)
def speaking(low: str, case: str = "nomn") -> frozenset[str]:
    """The numbers in which a word in this case may be somebody who speaks; names are none."""
    if any(low.startswith(noun) for noun in CIVIC_NOUNS):
        return frozenset(f.number for f in forms(low) if f.pos == "NOUN" and f.case == case)
    found = set()
    for parse in parses(low):
        tag = parse.tag
        if case not in tag or parse.score < 0.03:
            continue
        base = parse.normal_form.replace("ё", "е")
        noun = "NOUN" in tag and not {"Name", "Surn", "Patr", "Geox", "Init"} & tag.grammemes
        speaks = "anim" in tag or base.rpartition("-")[2] in _INSTITUTIONS
        if (noun and speaks) or ("PRTF" in tag and base in _SUBSTANTIVES):
            found.add(str(tag.number))
    return frozenset(found)


def first_phrase(
    reading: Reading,
    words: Sequence[Word],
    number: str = "",
    case: str = "nomn",
    names: Collection[int] = (),
) -> Phrase | None:
    """The first phrase of a role; `names` are the places where names begin, none of them within."""
    at = 0
    while at < len(words):
        if words[at].start in names:
            return None
        if found := phrase_at(reading, words, at, number, case, names):
            return found
        at = _behind_quotation(reading, words, at) or at + 1
    return None


def phrase_at(
    reading: Reading,
    words: Sequence[Word],
    at: int,
    number: str = "",
    case: str = "nomn",
    names: Collection[int] = (),
) -> Phrase | None:
    """A phrase that begins with this word: attributes, the noun, and what depends on it."""
    if not words[at].is_word or (at and is_preposition(words[at - 1].low)):
        return None
    head = _head(words, at, case)
    numbers = speaking(words[head].low, case)
    if not numbers or (number and number not in numbers):
        return None
    if not all(_agrees(word.low, words[head].low) for word in words[at:head]):
        return None
    acting = {"accs"} if words[head].low.startswith("исполняющ") else set()
    return Phrase(at, head, _end(reading, words, head + 1, {"gent", *acting}, names))


def _head(words: Sequence[Word], at: int, case: str) -> int:
    """Behind attributes; «ученый» is one or a noun, as what follows agrees with it or not."""
    while at + 1 < len(words) and words[at + 1].is_word:
        low = words[at].low
        if not is_adjective(low) or case not in cases(low, ("ADJF", "PRTF")):
            break
        if speaking(low, case) and not agree(low, words[at + 1].low):
            break
        at += 1
    return at


@lru_cache(maxsize=2**13)
def is_preposition(low: str) -> bool:
    return any(form.pos == "PREP" and form.weight > 0.3 for form in forms(low))


def _agrees(adjective: str, noun: str) -> bool:
    """With a woman's masculine office too: «молодая ученый»; participles as nouns agree likewise."""
    return agree(adjective, noun) or bool(cases(adjective) & cases(noun))


def _end(
    reading: Reading,
    words: Sequence[Word],
    at: int,
    dependent: set[str],
    names: Collection[int],
) -> int:
    """Behind the words that depend on the noun before: cases, own names, «по делам …»."""
    while at < len(words) and words[at].start not in names:
        word = words[at]
        following = words[at + 1] if at + 1 < len(words) else None
        if behind := _behind_quotation(reading, words, at):
            at = behind
        elif following and word.low == "по" and following.low not in _OF_TIME:
            dependent, at = {"gent", "datv"}, at + 1
        elif following and (_joins(word, following, dependent) or _is_shortened(word, following)):
            at += 2
        elif word.is_word and _depends(word, dependent) and not verb_at(words, at):
            at += 1
        else:
            break
    while words[at - 1].low in {"и", "по"}:
        at -= 1
    return at


def _joins(word: Word, following: Word, dependent: set[str]) -> bool:
    """«министр культуры и информации», «депутат и председатель»."""
    if word.low != "и" or not following.is_word:
        return False
    return _depends(following, dependent) or bool(speaking(following.low))


def _is_shortened(word: Word, following: Word) -> bool:
    return word.low in {"г", "им"} and following.text == "."


def _depends(word: Word, dependent: set[str]) -> bool:
    if word.text.isupper() and len(word.text) > 1:
        return True
    if word.text[0].isascii():
        return word.capital
    return bool(dependent & cases(word.low)) and not is_preposition(word.low)


def _behind_quotation(reading: Reading, words: Sequence[Word], at: int) -> int | None:
    """The word behind the quotation that opens with this one."""
    if words[at].text not in OPENING:
        return None
    span = next((span for span in reading.quoted if span.start == words[at].start), None)
    if span is None:
        return None
    return next((n for n in range(at, len(words)) if words[n].start >= span.end), len(words))


def is_plural(words: Sequence[Word], case: str = "nomn") -> bool:
    """Whether the first noun of a role means several."""
    for word in words:
        if numbers := speaking(word.low, case):
            return "sing" not in numbers
    return False


def same_role(stated: str, role: str) -> bool:
    """Whether a role said in short or in another case may be this one: «акима» and «аким города»."""
    words, whole = _lemmas(stated), _lemmas(role)
    return bool(words) and set(words) <= set(whole) and _noun(words) == _noun(whole)


def _lemmas(text: str) -> list[str]:
    words = [folded(word) for word in words_of(text)]
    return [_IN_FULL.get(word, lemma(word)) for word in words]


def _noun(lemmas: Sequence[str]) -> str:
    return next((word for word in lemmas if speaking(word)), lemmas[0])
