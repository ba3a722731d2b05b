"""Direct speech: what stands in quotation marks or behind a dash and is said by somebody."""

import re
from dataclasses import dataclass

from .attribution import Attribution, Subjects
from .quotation_marks import (
    CLOSING,
    DASH,
    OPENING,
    quotations_on,
    trimmed,
    without_marks,
    words_of,
)
from .reading import Reading, Span
from .speech import first_verb
from .telling import FEWEST_WORDS, Telling

_DASH_LINE = re.compile(rf"{DASH}\s*(?=[«„“\"]?[^\W\d_])|{DASH}\s+(?=\d)")
# Between what is said and who says it.
_TURN = re.compile(rf"[,.!?…]*[»”“\"]?(?<=[,.!?…»”“\"]),?(?P<dash>\s*{DASH}\s*)(?=[^\W\d_])")
# Between who says it and what is said on.
_RESUMING = re.compile(rf"\s*,?\s*{DASH}\s*(?=\S)")
_BETWEEN = re.compile(rf"\s*[.,]?\s*(?P<dash>{DASH})?\s*")
_ONLY_SIGNS = re.compile(r"[\s.,;!?…]*")
_STOPS = ".!?…"

_MOST_BEFORE_VERB = 2
_FEWEST_WORDS_OF_NOBODY = 7
_MOST_LINES = 8


@dataclass(slots=True)
class Speech:
    """What somebody says in one go, in one or several parts.

    `end` is behind it and the remark on who speaks; `line` is the number of its last one.
    """

    parts: list[Span]
    attribution: Attribution | None
    end: int
    line: int = 0

    @property
    def is_loose(self) -> bool:
        """Whether nothing beside it says whose it is."""
        return self.attribution is None or self.attribution.manner == "near"


def direct_speech(reading: Reading, subjects: Subjects) -> list[Speech]:
    """In the order of the text; paragraphs of one speaker that follow one another are one."""
    return _Finder(reading, subjects).speeches()


class _Finder:
    def __init__(self, reading: Reading, subjects: Subjects):
        self.reading = reading
        self.text = reading.text
        self.lines = reading.prose
        self.telling = Telling(reading, subjects)
        self.found: list[Speech] = []

    def speeches(self) -> list[Speech]:
        number = 0
        while number < len(self.lines):
            already = len(self.found)
            if over_lines := self._over_lines(number):
                self.found.append(over_lines)
            else:
                self._read(number)
            self._join(already, number)
            number = max(number, over_lines.line if over_lines else 0) + 1
        return [speech for speech in self.found if speech.attribution or self._is_speech(speech)]

    def _is_speech(self, speech: Speech) -> bool:
        """Of nobody: short ones are mottoes, and the first line is a title."""
        words = sum(self._count(part) for part in speech.parts)
        return speech.line > 0 and words >= _FEWEST_WORDS_OF_NOBODY

    def _count(self, part: Span) -> int:
        return len(words_of(self.text[part.start : part.end]))

    def _read(self, number: int) -> None:
        line = self.lines[number]
        read_to = line.start
        dash = _DASH_LINE.match(self.text, line.start, line.end)
        if dash and (speech := self._behind_dash(Span(dash.end(), line.end), number)):
            self.found.append(speech)
            read_to = speech.end
        for span in quotations_on(self.reading, line):
            if span.start < read_to:
                continue
            part = without_marks(self.text, span)
            if part is None:
                continue
            if speech := self._quoted(span, part, number):
                self.found.append(speech)
            elif self._goes_on(span, part, number):
                self.found[-1].parts.append(part)
                self.found[-1].end = span.end
            elif speech := self._alone(span, part, number):
                self.found.append(speech)
            read_to = max(read_to, self.found[-1].end if self.found else 0)

    def _join(self, already: int, number: int) -> None:
        """A paragraph that is nothing but a quotation belongs to the speech above, or below."""
        if not 0 < already < len(self.found):
            return
        above, below = self.found[already - 1], self.found[already]
        before = self.text[self.lines[number].start : below.parts[0].start]
        if above.line != number - 1 or any(sign.isalnum() for sign in before):
            return
        if below.is_loose:
            above.parts += below.parts
            above.end, above.line = below.end, below.line
            del self.found[already]
        elif above.is_loose and below.attribution and below.attribution.manner == "after":
            below.parts = above.parts + below.parts
            del self.found[already - 1]

    # Behind a dash

    def _behind_dash(self, stretch: Span, number: int) -> Speech | None:
        if speech := self._divided(stretch, number, marked=False):
            return speech
        part = trimmed(self.text, *stretch)
        if part is None or not self._is_sentence(part):
            return None
        if self._is_among_dashes(number):
            return Speech([part], None, stretch.end, number)
        lead = self.telling.lead(number)
        return Speech([part], lead, stretch.end, number) if lead and lead.verb else None

    def _is_sentence(self, part: Span) -> bool:
        """Rather than an item of a list."""
        begins = self.text[part.start].isupper()
        return begins and self.text[part.end - 1] in _STOPS and self._count(part) >= FEWEST_WORDS

    def _is_among_dashes(self, number: int) -> bool:
        """Whether the line above is speech behind a dash that a line before has announced."""
        above = self.found[-1] if self.found else None
        if above is None or above.line != number - 1 or above.attribution is None:
            return False
        dash = _DASH_LINE.match(self.text, self.lines[number - 1].start)
        return above.attribution.manner == "line" and bool(dash)

    def _divided(self, stretch: Span, number: int, marked: bool) -> Speech | None:
        """Speech that remarks on the speaker break off: «…, – сказал он. – …»."""
        parts: list[Span | None] = []
        attribution = None
        at, end, goes_on = stretch.start, stretch.start, True
        for turn in _TURN.finditer(self.text, *stretch):
            if turn.start() < at or not goes_on:
                continue
            words, remark_end, _broken = self.telling.remark(turn.end(), stretch.end)
            verb = first_verb(words, _MOST_BEFORE_VERB)
            if verb is None:
                continue
            parts.append(trimmed(self.text, at, turn.start("dash")))
            attribution = attribution or Attribution(words, verb, "after")
            end = remark_end
            resuming = _RESUMING.match(self.text, end, stretch.end)
            goes_on = marked or bool(resuming)
            at = resuming.end() if resuming else end
        if attribution is None:
            return None
        if goes_on and at < stretch.end:
            parts.append(trimmed(self.text, at, stretch.end))
            end = stretch.end
        return Speech([part for part in parts if part], attribution, end, number)

    # In quotation marks

    def _quoted(self, span: Span, part: Span, number: int) -> Speech | None:
        line = self.lines[number]
        if speech := self._divided(part, number, marked=True):
            speech.end = span.end
            return speech
        if attribution := self.telling.before(span, line):
            return Speech([part], attribution, span.end, number)
        if behind := self.telling.behind(span, line.end):
            return Speech([part], *behind, number)
        return None

    def _goes_on(self, span: Span, part: Span, number: int) -> bool:
        """Whether this stands right behind the remark that broke off the speech before."""
        if not self.found or self.found[-1].line != number:
            return False
        between = _BETWEEN.fullmatch(self.text, self.found[-1].end, span.start)
        if between is None:
            return False
        return bool(between["dash"]) or (self._ends(span) and self._count(part) >= FEWEST_WORDS)

    def _alone(self, span: Span, part: Span, number: int) -> Speech | None:
        """A paragraph, or a long sentence within one, that is nothing but a quotation."""
        line = self.lines[number]
        words = self._count(part)
        if span.start == line.start and _ONLY_SIGNS.fullmatch(self.text, span.end, line.end):
            if words < FEWEST_WORDS:
                return None
            attribution = self.telling.lead(number) or self.telling.near(number, span)
            return Speech([part], attribution, span.end, number)
        begins = self.text[line.start : span.start].rstrip()[-1:] in _STOPS
        if not begins or not self._ends(span) or words < _FEWEST_WORDS_OF_NOBODY:
            return None
        near = self.telling.near(number, span)
        return Speech([part], near, span.end, number) if near else None

    def _ends(self, span: Span) -> bool:
        """Whether a sentence ends with this quotation."""
        following = self.text[span.end : span.end + 1] or "\n"
        return self.text[span.end - 2] in _STOPS or following in _STOPS + "\r\n"

    def _over_lines(self, number: int) -> Speech | None:
        """One quotation over several paragraphs, each of which may open anew."""
        line = self.lines[number]
        if line.text[0] not in OPENING or any(mark in line.text[1:] for mark in CLOSING):
            return None
        parts = [trimmed(self.text, line.start + 1, line.end)]
        for last in range(number + 1, min(number + _MOST_LINES, len(self.lines))):
            below = self.lines[last]
            begin = below.start + (below.text[0] in OPENING)
            close = self._unopened(Span(begin, below.end))
            parts.append(trimmed(self.text, begin, below.end if close is None else close))
            if close is not None:
                whole = Span(line.start, close + 1)
                behind = self.telling.behind(whole, below.end)
                attribution, end = behind or (self.telling.lead(number), whole.end)
                return Speech([part for part in parts if part], attribution, end, last)
        return None

    def _unopened(self, stretch: Span) -> int | None:
        """The mark that closes a quotation opened before, or anew right before this."""
        anew = next((each for each in self.reading.quoted if each.start == stretch.start - 1), None)
        if anew:
            return anew.end - 1
        for at in range(*stretch):
            if self.text[at] not in CLOSING:
                continue
            if not any(span.start <= at < span.end for span in self.reading.quoted):
                return at
        return None
