"""Where a query matches a text, and the stretch of the text that shows it best.

Matches are laid over the original characters, in the form written; nothing is altered.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise, repeat
from typing import NamedTuple

from articles.language.analyser import (
    analyse,
    beginnings,
    exact_key,
    paragraph_language,
    query_keys,
    word_keys,
)
from articles.language.beginnings import either
from articles.language.words import any_word, begins_word, word_at

from .query import Query, Term

Span = tuple[int, int]

# Words of a phrase between which more than this stands are marked each on its own.
_LONGEST_GAP = 40
_CUT_END = "…"


class Piece(NamedTuple):
    text: str
    marked: bool = False


class _Hit(NamedTuple):
    """A word of a text that may belong to a match; those side by side have numbers in a row."""

    number: int
    key: str
    exact: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One word of a term: by its readings' keys, by the word as written, or by how it begins."""

    keys: frozenset[str]
    exact: str
    goes_on: bool = False

    def fits(self, hit: _Hit) -> bool:
        if self.goes_on:
            return hit.exact.startswith(self.exact)
        return hit.key in self.keys or hit.exact == self.exact


class Matcher:
    """A query made ready for many texts. What it excludes is never marked."""

    def __init__(self, query: Query):
        from articles.language.openings import Openings  # numpy, which few processes need

        self._terms = [_wanted(term) for term in query.terms]
        wanted = [word for term in self._terms for word in term]
        self._keys = frozenset().union(*(word.keys for word in wanted))
        self._exacts = {word.exact for word in wanted}
        self._beginnings = tuple(word.exact for word in wanted if word.goes_on)
        begun = either(beginnings(word) for term in query.terms for word in term.words)
        self._openings = Openings(begun)
        self._may_be = _Remembered(begun.may_be)

    def spans(self, text: str, language: str | None = None, reach: int = 0) -> list[Span]:
        """Sorted, apart from one another, from the start of a word to the end of one.

        With a `reach`, nothing is looked for so far beyond the first place where all words stand
        within it. Phrases may stand anywhere.
        """
        return next(self.spans_of([text], [language], reach))

    def spans_of(
        self, texts: list[str], languages: Iterable[str | None], reach: int = 0
    ) -> Iterator[list[Span]]:
        """The spans of each of several texts, which takes less time than one by one."""
        if not self._terms:
            return ([] for _text in texts)
        reach = reach if all(len(term) == 1 for term in self._terms) else 0
        return map(self._spans, texts, self._openings.found(texts), languages, repeat(reach))

    def _spans(self, text: str, places: list[int], language: str | None, reach: int) -> list[Span]:
        hits = {hit.number: hit for hit in self._hits(text, places, language, reach)}
        return _merged(
            span
            for hit in hits.values()
            for term in self._terms
            if term[0].fits(hit)
            for span in _places(term, hit.number, hits)
        )

    def _is_wanted(self, key: str, exact: str) -> bool:
        if key in self._keys or exact in self._exacts:
            return True
        return bool(self._beginnings) and exact.startswith(self._beginnings)

    def _hits(
        self, text: str, places: list[int], language: str | None, reach: int
    ) -> Iterator[_Hit]:
        """`places` are where a wanted word may begin."""
        language_at = _Languages(text).at if language is None else lambda place: language
        number, before, far = 0, 0, len(text)
        latest: dict[int, int] = {}
        for start in places:
            if start > far:
                return
            word = word_at(text, start)
            if word is None or not self._may_be[word[0]]:
                continue
            end = word.end()
            keys = word_keys(word[0], language_at(start))
            if self._is_wanted(*keys) and begins_word(text, start):
                number += 2 if any_word(text, before, start) else 1
                before = end
                yield (hit := _Hit(number, *keys, start, end))
                if reach and far == len(text):
                    latest |= {n: start for n, (only,) in enumerate(self._terms) if only.fits(hit)}
                    if len(latest) == len(self._terms) and end - min(latest.values()) <= reach:
                        far = end + reach


class _Remembered(dict):
    """What a function said of each value it was asked for."""

    def __init__(self, function):
        super().__init__()
        self._function = function

    def __missing__(self, value):
        self[value] = found = self._function(value)
        return found


class _Languages:
    """The language of each line of a text, told when it is asked for."""

    def __init__(self, text: str):
        self._text = text
        self._told = _Remembered(lambda line: paragraph_language(self._lines[line]))

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.splitlines(keepends=True)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate(map(len, self._lines), initial=0))

    def at(self, place: int) -> str:
        return self._told[bisect_right(self._starts, place) - 1]


def pieces(text: str, spans: Iterable[Span]) -> list[Piece]:
    """The whole text, marked and unmarked by turns."""
    return list(_pieces(text, 0, len(text), spans))


def snippet(text: str, spans: Iterable[Span], size: int = 240) -> list[Piece]:
    """The stretch with the most different matches, the first of equals; the text's start if none.

    At most `size` characters, more only where a single match is longer; whole matches, and whole
    words as white space parts them. Where the text goes on, «…» is a piece of its own.
    """
    outer = len(text) - len(text.lstrip())
    text = text.strip()
    spans = [(start - outer, end - outer) for start, end in spans]
    if len(text) <= size:
        return pieces(text, spans)
    core = _densest(text, spans, size)
    window = _widened(core, len(text), size)
    start = _first_border(text, spans, window[0], core[0])
    end = _last_border(text, spans, window[1], core[1]) or window[1]
    before = [Piece(_CUT_END)] if start > 0 else []
    after = [Piece(_CUT_END)] if end < len(text) else []
    return before + list(_pieces(text, start, end, spans)) + after


def _wanted(term: Term) -> list[_Wanted]:
    """What several words want of each is what they mean alone, but a phrase as it is written."""
    last = len(term.words) - 1
    return [
        _Wanted(
            keys=frozenset(query_keys(word) if term.kind == "word" else ()),
            exact=exact_key(word),
            goes_on=term.kind == "prefix" and number == last,
        )
        for number, word in enumerate(term.words)
    ]


def _places(term: list[_Wanted], number: int, hits: dict[int, _Hit]) -> Iterator[Span]:
    """Where the term stands, if it does, from the word of this number on."""
    here = []
    for step, word in enumerate(term):
        hit = hits.get(number + step)
        if hit is None or not word.fits(hit):
            return
        here.append(hit)
    if all(after.start - before.end <= _LONGEST_GAP for before, after in pairwise(here)):
        yield here[0].start, here[-1].end
    else:
        yield from ((hit.start, hit.end) for hit in here)


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _pieces(text: str, start: int, end: int, spans: Iterable[Span]) -> Iterator[Piece]:
    at = start
    for first, last in spans:
        if start <= first and last <= end:
            if at < first:
                yield Piece(text[at:first])
            yield Piece(text[first:last], marked=True)
            at = last
    if at < end:
        yield Piece(text[at:end])


def _densest(text: str, spans: list[Span], size: int) -> Span:
    """From the first to the last match of the best stretch; nothing at the start without any."""
    kinds = [_kind(text[start:end]) for start, end in spans]
    best, most = (0, 0), 0
    inside: Counter[str] = Counter()
    first = 0
    for number, (_start, end) in enumerate(spans):
        inside[kinds[number]] += 1
        while first < number and end - spans[first][0] > size:
            inside -= Counter([kinds[first]])
            first += 1
        if len(inside) > most:
            best, most = (spans[first][0], end), len(inside)
    return best


def _kind(match: str) -> str:
    """The same for all forms of a word."""
    return " ".join(token.key for token in analyse(match))


def _widened(core: Span, length: int, size: int) -> Span:
    """More of what follows than of what goes before: sentences are read forwards."""
    start, end = core
    spare = max(size - (end - start), 0)
    start = max(min(start - spare // 3, length - size), 0)
    return min(start, core[0]), max(min(start + size, length), end)


def _first_border(text: str, spans: list[Span], at: int, latest: int) -> int:
    """Where, outside matches, a word begins at or after `at`; `latest` if none does sooner."""
    for place in range(at, latest):
        begins = not text[place].isspace() and (place == 0 or text[place - 1].isspace())
        if begins and not _inside(place, spans):
            return place
    return latest


def _last_border(text: str, spans: list[Span], at: int, earliest: int) -> int:
    """Where, outside matches, a word ends at or before `at`; `earliest` if none does later."""
    for place in range(at, earliest, -1):
        ends = not text[place - 1].isspace() and (place == len(text) or text[place].isspace())
        if ends and not _inside(place, spans):
            return place
    return earliest


def _inside(place: int, spans: list[Span]) -> bool:
    before = bisect_left(spans, (place, 0)) - 1
    return before >= 0 and place < spans[before][1]
