"""Lines of a text as words, with the names that they quote; photo credits are lines too."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .grammar import parses
from .reading import Line, Reading, Span, Word, closing_mark

_OPENING = '«„“"'
_LONGEST_TITLE = 22


@dataclass(frozen=True, slots=True)
class WordLine:
    """`titles` are the numbers of the marks that open and close a quoted name."""

    line: Line
    words: Sequence[Word]
    titles: dict[int, int]

    def barred(self, spans: Iterable[Span]) -> frozenset[int]:
        """Numbers of the words that these spans hold."""
        spans = [
            span for span in spans if span.start < self.line.end and self.line.start < span.end
        ]
        return frozenset(
            number
            for number, word in enumerate(self.words)
            if any(span.start <= word.start < span.end for span in spans)
        )

    def span(self, first: int, last: int) -> Span:
        return Span(self.words[first].start, self.words[last].end)


def word_lines(reading: Reading) -> Iterator[WordLine]:
    for line in reading.lines:
        words = _words(reading, line)
        yield WordLine(line, words, _titles(reading.text, words, line))


def _words(reading: Reading, line: Line) -> list[Word]:
    if not line.credit:
        return reading.words_in(line.start, line.end)
    start = line.end - len(line.credit)
    return [
        replace(word, start=word.start + start, end=word.end + start)
        for word in Reading(line.credit).words
    ]


def _titles(text: str, words: Sequence[Word], line: Line) -> dict[int, int]:
    numbers = {word.start: number for number, word in enumerate(words)}
    found = {}
    for number, word in enumerate(words):
        if word.text not in _OPENING or not _opens(text, word.start, line):
            continue
        close = closing_mark(text, word.start, line.end)
        if close is None:  # «НК «Темир жолы», with one mark too few
            close = text.find("»", word.start, line.end)
        last = numbers.get(close)
        if last and last > number + 1 and not _is_speech(words[number + 1 : last]):
            found[number] = last
    return found


def _opens(text: str, place: int, line: Line) -> bool:
    """A straight mark opens behind white space and before a letter."""
    if text[place] != '"':
        return True
    before = text[place - 1] if place > line.start else " "
    after = text[place + 1] if place + 1 < line.end else " "
    return (before.isspace() or before in "(«–—-[/") and not after.isspace()


def _is_speech(words: Sequence[Word]) -> bool:
    if len(words) > _LONGEST_TITLE:
        return True
    if len(words) <= 4:
        return False
    if any(word.text in ".?…;:" for word in words[1:-1]):
        return True
    return any(_is_predicate(word.low) for word in words if word.is_word)


def _is_predicate(low: str) -> bool:
    likely = parses(low)[0]
    return likely.is_known and likely.tag.POS in {"VERB", "ADJS", "PRTS"} and likely.score > 0.5
