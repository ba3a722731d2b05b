"""A text made ready for recognition: its paragraphs, sentences and words, each with its place.

Places are characters of the text as it was given; nothing is cut off or replaced.
"""

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from articles.language.detection import Language, paragraph_language
from articles.text import credit_lines, paragraphs

from .grammar import folded

# Characters of one text; news are shorter, and what is longer must not keep others waiting.
MOST_READ = 40_000
# A quotation is taken for closed within so many characters, a sentence for ended.
LONGEST_QUOTATION, LONGEST_SENTENCE = 3_000, 2_000
# A line with more marks than this is no text, and nothing on it is taken for quoted.
MOST_MARKS = 200
# The prefix of the archive's sources, which says when the text was published.
DATE_PREFIX = re.compile(r" ?date (?P<day>\d{4}-\d\d-\d\d)(?: |$)", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+(?:[-‑’'][^\W\d_]+)*|\d+|[^\w\s]|_")
# A stop behind these ends no sentence.
_ABBREVIATIONS = frozenset(
    "г гг в вв ул пр просп пл им тыс млн млрд трлн руб тг св см стр др т е п д н проф акад ред обл р с".split()
)
_OPENING, _CLOSING = "«„“\"'(", "»”\"')"


class Span(NamedTuple):
    start: int
    end: int

    def holds(self, other: "Span | Word") -> bool:
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span | Word") -> bool:
        """Whether they share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Word:
    """A word (hyphens and apostrophes inside it included), a number or a single sign."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """Small letters, Kazakh ones written as Russian, ё as е."""
        return folded(self.text)

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph without the date prefix; `credit` is what a photo credit says, else empty."""

    start: int
    end: int
    text: str
    language: Language
    credit: str = ""


class Reading:
    """One text; all parts are found once, when they are first asked for."""

    def __init__(self, text: str, published: datetime.date | None = None):
        self.text = text
        prefix = DATE_PREFIX.match(text)
        self.body_start = prefix.end() if prefix else 0
        self.published = published or (_day(prefix["day"]) if prefix else None)

    @cached_property
    def lines(self) -> list[Line]:
        """Of an endless text those of the beginning."""
        body = self.text[self.body_start : MOST_READ]
        credits = {credit.start: credit.credit for credit in credit_lines(body)}
        return [
            Line(
                line.start + self.body_start,
                line.end + self.body_start,
                line.text,
                paragraph_language(line.text),
                credits.get(line.start, ""),
            )
            for line in paragraphs(body)
        ]

    @cached_property
    def prose(self) -> list[Line]:
        """Paragraphs that are no photo credits."""
        return [line for line in self.lines if not line.credit]

    @cached_property
    def language(self) -> Language:
        """That of most of the text."""
        kazakh = sum(len(line.text) for line in self.prose if line.language == "kk")
        return "kk" if kazakh * 2 > sum(len(line.text) for line in self.prose) else "ru"

    @cached_property
    def words(self) -> list[Word]:
        """Of the prose, in order."""
        return [
            Word(match[0], match.start(), match.end())
            for line in self.prose
            for match in _WORD.finditer(self.text, line.start, line.end)
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def words_in(self, start: int, end: int) -> list[Word]:
        """Words of the prose that begin there."""
        return self.words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def words_before(self, start: int, most: int) -> list[Word]:
        """The last words that begin before this place, in the order of the text."""
        at = bisect_left(self._starts, start)
        return self.words[max(at - most, 0) : at]

    def words_after(self, end: int, most: int) -> list[Word]:
        at = bisect_left(self._starts, end)
        return self.words[at : at + most]

    @cached_property
    def sentences(self) -> list[Span]:
        """Of the prose, in order; none goes over a line's end."""
        return [sentence for line in self.prose for sentence in _sentences(self, line)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, place: int) -> Span:
        at = bisect_left(self._sentence_starts, place + 1) - 1
        return self.sentences[max(at, 0)] if self.sentences else Span(0, len(self.text))

    def begins_sentence(self, place: int) -> bool:
        """Whether a capital there may be but the sentence's."""
        return self.sentence_at(place).start == place

    def line_at(self, place: int) -> Line | None:
        return next((line for line in self.lines if line.start <= place < line.end), None)

    @cached_property
    def quoted(self) -> list[Span]:
        """What stands in quotation marks on one line, marks included; the outer of nested ones."""
        return [span for line in self.prose for span in quotations(self.text, line.start, line.end)]


@lru_cache(maxsize=256)  # a line is asked about for each of its words
def is_headline(text: str) -> bool:
    """Whether a line is typed in capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 5 and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def quotations(text: str, start: int, end: int) -> Iterable[Span]:
    if sum(text.count(mark, start, end) for mark in '«„“"') > MOST_MARKS:
        return
    at = start
    while at < end:
        if text[at] in '«„“"' and (close := closing_mark(text, at, end)) is not None:
            yield Span(at, close + 1)
            at = close
        at += 1


def closing_mark(text: str, opening: int, end: int) -> int | None:
    """Where the quotation that opens here ends, with others nested in it; None if it does not.

    Straight marks open behind white space and close before it; a text that never closes an inner
    one is forgiven.
    """
    end = min(end, opening + LONGEST_QUOTATION)
    if text[opening] != '"':
        depth = 0
        for at in range(opening, end):
            if text[at] in "«„":
                depth += 1
            elif text[at] == "“":
                depth += 1 if at == opening or text[at - 1].isspace() else -1
            elif text[at] in "»”":
                depth -= 1
            if depth == 0:
                return at
        return None
    depth, last = 0, None
    for at in range(opening, end):
        if text[at] != '"':
            continue
        before = text[at - 1] if at > opening else " "
        after = text[at + 1] if at + 1 < end else " "
        if at == opening or (
            (before.isspace() or before in '(–—-"') and (after.isalnum() or after in '"«')
        ):
            depth += 1
        else:
            depth -= 1
            last = at
            if depth == 0:
                return at
    return last


def _sentences(reading: Reading, line: Line) -> Iterable[Span]:
    words = reading.words_in(line.start, line.end)
    begun = line.start
    for number, word in enumerate(words):
        if word.end - begun > LONGEST_SENTENCE:
            yield Span(begun, word.end)
            begun = words[number + 1].start if number + 1 < len(words) else line.end
            continue
        if word.text not in ".!?…" or number + 1 == len(words):
            continue
        if word.text == "." and _no_end(words, number):
            continue
        following = words[number + 1]
        at = number + 1
        while (
            at < len(words)
            and words[at].text in _CLOSING + ".!?…"
            and words[at].start == words[at - 1].end
        ):
            at += 1
        if at == len(words):
            continue
        following = words[at]
        if following.start == words[at - 1].end:
            continue
        if following.text in _OPENING + "–—-" or following.capital or following.text.isdigit():
            yield Span(begun, words[at - 1].end)
            begun = following.start
    if begun < line.end:
        yield Span(begun, line.end)


def _no_end(words: list[Word], stop: int) -> bool:
    """Whether this full stop belongs to an initial or an abbreviation."""
    if stop == 0:
        return True
    before = words[stop - 1]
    if before.end != words[stop].start:
        return False
    return (len(before.text) == 1 and before.capital) or before.low in _ABBREVIATIONS


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
