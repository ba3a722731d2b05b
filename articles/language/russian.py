"""Russian words: lemmas of the dictionary, and stems of names and words it does not know."""

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from pymorphy3.tagset import OpencorporaTag

# Most forms of these two are the same, and nothing but the sense tells them apart.
_ONE_WORD = {"больший": "большой"}
_ONE_WORD_WITH = defaultdict(list, {lemma: [word] for word, lemma in _ONE_WORD.items()})
_PROPER = {"Name", "Surn", "Patr", "Geox"}
# «Пришли» in the news is from прийти rather than from прислать, «суть» a noun and no form of быть.
_UNLIKELY = {"impr": 0.5, "Arch": 0.1}
_SEVERAL_NAMESAKES = {"Name", "plur"}  # «Ахметов» is a surname rather than people called Ахмет

_SURNAME = re.compile(r"(.{2,}?(?:ов|ев|ин|ын))(?:а|у|ым|ом|ой|ою|е|ы|ых|ыми)?")
_ADJECTIVE = re.compile(r"(.{2,}?(?:ск|цк))(?:ий|ого|ому|им|ом|ая|ой|ою|ую|ое|ие|их|ими)")
_SINGULAR = "ией|иею|ием|ия|ии|ию|ий|ом|ем|ой|ей|ою|ею|а|я|у|ю|е|ы|и|о|й|ь"
_PLURAL = "иями|иях|иям|ями|ами|ям|ам|ях|ах"
_NAME = re.compile(rf"(.{{3,}}?)(?:{_SINGULAR})")
_NOUN = re.compile(rf"(.{{3,}}?)(?:{_PLURAL}|{_SINGULAR})")
# First parts of compounds that the dictionary does not list one by one.
_FIRST_PARTS = re.compile(
    "авиа|авто|био|веб|видео|гидро|гор|гос|евро|зам|интернет|кибер|кино|медиа|мед|микро|мини|"
    "нац|обл|онлайн|пром|пресс|радио|рай|сель|соц|спец|теле|тех|фото|эко|электро|энерго"
)
_NOMINATIVE_END = re.compile("(?<=..)[аяоеиыйь]$")
_DOUBLED = re.compile(r"(.)\1+")


class Reading(NamedTuple):
    lemma: str
    proper: bool  # name of a person or a place
    noun: bool
    weight: float


@cache
def dictionary() -> "MorphAnalyzer":
    # Here and not above: a process that never searches is spared its 30 MB and its quarter second.
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=2**15)
def readings(word: str) -> tuple[Reading, ...]:
    """The lemmas of a word of the dictionary, likeliest first; none when it is unknown."""
    parses = _parses(word)
    weights: dict[tuple[str, bool], float] = {}
    nouns = set()
    for lemma, tag, probability in parses:
        kind = _kind(tag)
        if kind.ignored:
            continue
        lemma = lemma.replace("ё", "е")
        which = _ONE_WORD.get(lemma, lemma), kind.proper
        weights[which] = weights.get(which, 0) + probability * kind.weight
        if kind.noun:
            nouns.add(which)
    # Equal weights: the shorter lemma, so that the order never depends on the dictionary's.
    order = sorted(weights, key=lambda which: (-weights[which], len(which[0]), which))
    return tuple(Reading(*which, which in nouns, weights[which]) for which in order)


def _parses(word: str) -> list[tuple[str, "OpencorporaTag", float]]:
    """Lemma, tag and probability; the last costs most, and is asked only where it decides."""
    analyzer = dictionary()
    own = analyzer.dictionary
    found = [
        (own.build_normal_form(*place, form), own.build_tag_info(*place), 1.0)
        for form, places in own.words.similar_items(word, analyzer.char_substitutes)
        for place in places
    ]
    if len({(lemma, _kind(tag)) for lemma, tag, _ in found}) < 2:
        return found
    return [(parse.normal_form, parse.tag, parse.score) for parse in analyzer.parse(word)]


class _Kind(NamedTuple):
    """What a tag of the dictionary says that matters here."""

    proper: bool
    noun: bool
    weight: float
    ignored: bool


@cache  # a few thousand tags
def _kind(tag: "OpencorporaTag") -> _Kind:
    grammemes = tag.grammemes
    return _Kind(
        proper=not _PROPER.isdisjoint(grammemes),
        noun="NOUN" in grammemes,
        weight=min((weight for sign, weight in _UNLIKELY.items() if sign in grammemes), default=1),
        ignored=grammemes >= _SEVERAL_NAMESAKES,
    )


def common(word: str) -> tuple[Reading, ...]:
    return tuple(reading for reading in readings(word) if not reading.proper)


def proper(word: str) -> tuple[Reading, ...]:
    return tuple(reading for reading in readings(word) if reading.proper)


def forms(word: str) -> set[str]:
    """All forms of a word of the dictionary: дети and ребёнок are one word, and both выкликать."""
    lemmas = {lemma for lemma, *_ in readings(word)}
    words = {word, *lemmas, *(other for lemma in lemmas for other in _ONE_WORD_WITH[lemma])}
    known = (each for each in words if readings(each))
    parses = (parse for each in known for parse in dictionary().parse(each))
    return {form.word for parse in parses for form in parse.lexeme}


def compound(word: str) -> str | None:
    """The lemma of a compound with a common first part, нацпроектов → нацпроект."""
    first = _FIRST_PARTS.match(word)
    rest = common(word[first.end() :]) if first and len(word) > first.end() + 3 else ()
    return first[0] + rest[0].lemma if first and rest else None


def known_name_stem(lemma: str) -> str:
    """A name of the dictionary without its last vowel: Анар and Анара are one."""
    return surname_stem(lemma) or _NOMINATIVE_END.sub("", lemma)


def surname_stem(word: str) -> str | None:
    """Есматов of any form of Есматов or Есматова, Толстовск of any of Толстовский."""
    match = _SURNAME.fullmatch(word) or _ADJECTIVE.fullmatch(word)
    return match[1] if match else None


def name_stem(word: str) -> str:
    """An unknown name without the ending of a case; -ов, -ев and -ин are no endings."""
    return _stem(word, _NAME)


def noun_stem(word: str) -> str:
    """An unknown common word without the ending of a case or of the plural."""
    return _stem(word, _NOUN)


def _stem(word: str, endings: re.Pattern[str]) -> str:
    single = _DOUBLED.sub(r"\1", word) if len(word) > 3 else word
    if surname := surname_stem(single):
        return surname
    match = endings.fullmatch(single) if len(single) > 3 else None
    return match[1] if match else single
