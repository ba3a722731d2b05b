"""Names of organisations, events, places and tags: all their words in order, in any case form."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from articles.language import russian
from articles.language.letters import TO_RUSSIAN
from articles.language.vocabulary import CIVIC

from .declension import EVERY
from .entries import Entry
from .grammar import CIVIC_NOUNS
from .matching import Lexicon, Sense, Token, spellings, stripped, tokens_of
from .reading import Span

# How a word of a name is written: SMALL; EITHER way, though the archive gives it a capital, for it
# is a common word; with a CAPITAL; all in CAPITALS.
SMALL, EITHER, CAPITAL, CAPITALS = range(4)
_LONG = 4  # words that make a name clear without any capital letter
# What may be written short, the first three in capitals, and of which words it is made.
_IN_CAPITALS = {
    "рк": "республики казахстан",
    "рф": "российской федерации",
    "қр": "қазақстан республикасы",
}
_COUNTRIES = {"казахстан", "казакстан"}
_IN_SMALL = {"г": "города", "гор": "города", "обл": "области", "им": "имени"}
_FULL = {
    short: list(tokens_of(full, "kk" if short == "қр" else "ru"))
    for short, full in (_IN_CAPITALS | _IN_SMALL).items()
}
_OF_A_CITY = {"города", "городе", "городу", "каласынын", "каласы", "каласында", "каласындагы"}

_OPENING, _CLOSING = "«„“\"‘'‹", "»”“\"’'›"
_BETWEEN = re.compile(rf"[\s\-‐‑–—,№&+{_OPENING}{_CLOSING}]*")
_CLOSED = re.compile(r"[!?.…]*[»”“\"]")
_PARTS = re.compile(r",|\s[-‐‑–—]\s|[–—]")
_AFTER_SHORT = re.compile(rf"\.?[\s{_OPENING}]*")


class NameWord(NamedTuple):
    word: str
    written: int


@dataclass(frozen=True, slots=True)
class Naming:
    """One name of a record: its `own` or another.

    It is `quoted` where all of it stands in quotation marks, `parted` by a comma or a dash.
    """

    entry: Entry
    words: tuple[NameWord, ...]
    own: bool
    quoted: bool
    parted: bool


class Match(NamedTuple):
    """`first` and `last` are the numbers of its words in the text."""

    naming: Naming
    first: int
    last: int
    span: Span


@dataclass(slots=True)
class _Node:
    following: dict[str, "_Node"] = field(default_factory=dict)
    namings: list[Naming] = field(default_factory=list)


class Namings:
    """Names as a tree of their words, which is walked from every word of a text.

    `forms` declines a word of theirs.
    """

    def __init__(self, forms: Callable[[str], Iterable[str]]):
        self._root = _Node()
        self._lexicon = Lexicon()
        self._forms = forms
        self._learned: set[tuple[str, str]] = set()

    def add(self, entry: Entry) -> None:
        for number, name in enumerate(entry.names):
            found = list(tokens_of(name))
            words = [word for at, token in enumerate(found) for word in _name_words(token, at == 0)]
            quoted = name[:1] in _OPENING and name[-1:] in _CLOSING
            parted = _PARTS.search(name) is not None
            for token in found:
                for part in _written_out(token):
                    self._learn(part)
            for variant in _variants(words) if entry.kind not in {"city", "tag"} else [words]:
                self._put(Naming(entry, tuple(variant), number == 0, quoted, parted))

    def _learn(self, token: Token) -> None:
        if (token.plain, token.language) in self._learned:
            return
        self._learned.add((token.plain, token.language))
        forms = {token.low: EVERY}
        if token.low not in self._lexicon:
            for spelling in spellings(token.low)[:4]:
                forms |= dict.fromkeys(self._forms(spelling), EVERY)
        bases = stripped(token.plain) if token.language == "kk" else ()
        self._lexicon.add(token.low, forms, [base.translate(TO_RUSSIAN) for base in bases])

    def _put(self, naming: Naming) -> None:
        node = self._root
        for word in naming.words:
            node = node.following.setdefault(word.word, _Node())
        if node is not self._root:
            node.namings.append(naming)

    def matches(self, text: str, tokens: list[Token]) -> Iterator[Match]:
        senses = [self._lexicon.senses(token) for token in tokens]
        for first in range(len(tokens)):
            for naming, path in self._walk(tokens, senses, first):
                if _is_written_so(naming, [tokens[at] for at in path], text):
                    span = _with_marks(text, tokens[first].start, tokens[path[-1]].end)
                    yield Match(naming, first, path[-1], span)

    def _walk(
        self, tokens: list[Token], senses: list[list[Sense]], first: int
    ) -> Iterator[tuple[Naming, tuple[int, ...]]]:
        waiting: list[tuple[_Node, tuple[int, ...]]] = [(self._root, ())]
        while waiting:
            node, path = waiting.pop()
            for naming in node.namings:
                yield naming, path
            at = path[-1] + 1 if path else first
            if at == len(tokens) or (path and not _joined(tokens[at - 1], tokens[at])):
                continue
            for word in dict.fromkeys(sense.word for sense in senses[at]):
                if child := node.following.get(word):
                    waiting.append((child, (*path, at)))
            if short := _short(tokens[at]):
                waiting += [(each, path + (at,) * len(short)) for each in self._after(node, short)]

    def _after(self, node: _Node, words: list[Token]) -> list[_Node]:
        nodes = [node]
        for word in words:
            sought = {sense.word for sense in self._lexicon.senses(word)}
            nodes = [
                each.following[one] for each in nodes for one in sought if one in each.following
            ]
        return nodes


def _short(token: Token) -> list[Token]:
    if len(token.plain) > 3 or token.plain not in _FULL:
        return []
    wanted = token.text.isupper() if token.plain in _IN_CAPITALS else token.text.islower()
    return _FULL[token.plain] if wanted else []


def _written_out(token: Token) -> list[Token]:
    return _short(token) or [token]


def _name_words(token: Token, first: bool) -> Iterator[NameWord]:
    if short := _short(token):
        for part in short:
            yield NameWord(part.low, CAPITAL if part.low in _COUNTRIES else SMALL)
    else:
        yield NameWord(token.low, _how_written(token, first))


def _how_written(token: Token, first: bool) -> int:
    if not token.capital:
        return SMALL
    if 1 < len(token.text) < 6 and token.text.isupper() and not token.latin:
        return CAPITALS
    if token.gap[-1:] and token.gap[-1] in _OPENING:
        return CAPITAL
    # Of Kazakh words none can tell which are common; the first has a capital in any case.
    if _is_common(token.low) or (first and token.language == "kk"):
        return EITHER
    return CAPITAL


@lru_cache(maxsize=2**14)
def _is_common(word: str) -> bool:
    return word in CIVIC or bool(russian.common(word) and not russian.proper(word))


def _variants(words: list[NameWord]) -> Iterable[list[NameWord]]:
    """«Маслихат города Алматы», «Маслихат Алматы»."""
    yield words
    short = [
        word
        for at, word in enumerate(words)
        if not (0 < at < len(words) - 1 and word.word in _OF_A_CITY)
    ]
    if 1 < len(short) < len(words):
        yield short


def _joined(before: Token, after: Token) -> bool:
    if before.number != after.number:
        return False
    if _BETWEEN.fullmatch(after.gap):
        return True
    is_short = len(before.text) == 1 or before.plain in _IN_SMALL
    return is_short and _AFTER_SHORT.fullmatch(after.gap) is not None


def _with_marks(text: str, start: int, end: int) -> Span:
    """With the quotation mark whose other half is inside."""
    inner = text[start:end]
    odd = inner.count('"') % 2 == 1
    open_ones = inner.count("«") + inner.count("„") - inner.count("»") - inner.count("”")
    open_ones += inner.count("“") * (-1 if "„" in inner else 1)
    if (odd or open_ones > 0) and (closing := _CLOSED.match(text, end)):
        return Span(start, closing.end())
    if (odd or open_ones < 0) and text[start - 1 : start] in tuple('«„“"'):
        return Span(start - 1, end)
    return Span(start, end)


# Capital letters and quotation marks


def in_quotes(text: str, start: int, end: int) -> bool:
    """Whether the words alone are in quotation marks."""
    return start > 0 and end < len(text) and text[start - 1] in _OPENING and text[end] in _CLOSING


def _is_written_so(naming: Naming, tokens: list[Token], text: str) -> bool:
    kind = naming.entry.kind
    # «Партия, AMANAT» are two in a list.
    if not naming.parted and any(_PARTS.search(token.gap) for token in tokens[1:]):
        return False
    if kind == "city":
        return all(token.capital for token in tokens)
    for word, token in zip(naming.words, tokens, strict=True):
        if word.written >= CAPITAL and not token.capital:
            return False
        if word.written == CAPITALS and not (token.text[:2].isupper() and len(token.text) > 1):
            return False
    if kind == "tag":
        return True
    if len(naming.words) == 1:
        return _stands_alone(naming, tokens[0], text)
    if len(naming.words) >= _LONG or any(word.written >= CAPITAL for word in naming.words):
        return True
    either = [
        token
        for word, token in zip(naming.words, tokens, strict=True)
        if word.written == EITHER and token.capital
    ]
    return bool(either) or all(word.written == SMALL for word in naming.words)


def _stands_alone(naming: Naming, token: Token, text: str) -> bool:
    """Whether a single word is a name here, and not a common word or part of another name."""
    if in_quotes(text, token.start, token.end):
        return token.capital
    word = naming.words[0]
    if word.written == SMALL:
        return True
    if naming.quoted or (spellings(word.word) != [word.word] and not token.latin):
        return False
    if word.word in CIVIC_NOUNS:
        return True
    if not token.capital:
        return False
    if not token.opens or token.text[:2].isupper() or token.latin:
        return True
    return token.language == "ru" and not russian.common(token.low)
