"""Where a text says whose a quotation is: behind it, before it, or on the line above."""

import re
from collections.abc import Sequence

from .attribution import Attribution, Subjects
from .quotation_marks import DASH, bears_name, is_title, words_of
from .reading import Line, Reading, Span, Word
from .speech import Verb, first_verb, last_verb

_BEHIND = re.compile(rf"\s*(?P<stop>[,.!?…]*)\s*(?P<dash>{DASH})?\s*(?=[^\W\d_])")
_COMMA_DASH = re.compile(rf",\s*{DASH}\s+")
_LISTED = re.compile(r"\s*(?:[,;]|и\b|және\b)\s*[«„“\"]")
_WITHIN_SENTENCE = re.compile(r"[^\n\r.!?…:–—―-]$")
_LISTED_AFTER_ANOTHER = re.compile(r"[»”“\"],$")
_WE = re.compile(r"\b(?:я|мы|мне|нам|меня|нас|мо[йяеёи]|наш[аеи]?|біз|мен)\b", re.IGNORECASE)
FEWEST_WORDS = 4
# Before the verb: «…», – министр образования Серик Есматов отметил.
_MOST_BEFORE_VERB = 7


class Telling:
    """What of one text may say who speaks."""

    def __init__(self, reading: Reading, subjects: Subjects):
        self.reading = reading
        self.text = reading.text
        self.lines = reading.prose
        self.subjects = subjects

    def before(self, span: Span, line: Line) -> Attribution | None:
        """«X отметил: "…"»."""
        colon = line.start + len(self.text[line.start : span.start].rstrip()) - 1
        if colon <= line.start or self.text[colon] != ":":
            return None
        quotation = self.text[span.start : span.end]
        if len(words_of(quotation)) < FEWEST_WORDS and quotation[-2] not in "!?…":
            return None
        words = self._sentence(colon)
        if not words or bears_name(words[-1].low) or _LISTED.match(self.text, span.end):
            return None
        verb = last_verb(words)
        named = self.subjects.names_in(words)
        by_name = bool(named) and named[-1].span.end == words[-1].end
        by_itself = bool(_WE.search(quotation)) and self.subjects.has_subject(words)
        return Attribution(words, verb, "before") if verb or by_name or by_itself else None

    def lead(self, number: int) -> Attribution | None:
        """The sentence before a line that ends in a colon, if it tells of somebody who speaks."""
        if number == 0 or not self.lines[number - 1].text.endswith(":"):
            return None
        words = self._sentence(self.lines[number - 1].end - 1)
        verb = last_verb(words)
        return (
            Attribution(words, verb, "line") if verb or self.subjects.has_subject(words) else None
        )

    def near(self, number: int, span: Span) -> Attribution | None:
        """The sentence before, here or at the end of the line above, if it tells of speech."""
        line = self.lines[number]
        if span.start > line.start:
            words = self._sentence(span.start - 2)
            words = [word for word in words if word.start < span.start]
        elif number:
            words = self._sentence(self.lines[number - 1].end - 1)
        else:
            return None
        verb = last_verb(words)
        attribution = Attribution(words, verb, "near")
        return attribution if verb and self.subjects.of(attribution) else None

    def behind(self, span: Span, line_end: int) -> tuple[Attribution, int] | None:
        """«"…", – отметил X», and where that ends."""
        turn = _BEHIND.match(self.text, span.end, line_end)
        if turn is None or ("." in turn["stop"] and not turn["dash"]):
            return None
        words, end, broken = self.remark(turn.end(), line_end)
        closed = bool(turn["stop"]) or self.text[span.end - 2] in ",.!?…"
        verb = _verb_behind(words, closed, bool(turn["dash"]))
        if verb is None or not self._is_said(span, verb, closed and bool(turn["dash"]), broken):
            return None
        if verb.kazakh:
            words, verb = self._with_words_before(span, words, verb)
        attribution = Attribution(words, verb, "after")
        if not turn["dash"] and not verb.kazakh and self.subjects.of(attribution) is None:
            return None
        return attribution, end

    def remark(self, start: int, limit: int) -> tuple[list[Word], int, bool]:
        """The words of a remark on the speaker, its end, and whether speech goes on behind it."""
        end = min(self.reading.sentence_at(start).end, limit)
        broken = _COMMA_DASH.search(self.text, start, end)
        if broken:
            end = broken.start()
        return self.reading.words_in(start, end), end, bool(broken)

    def _sentence(self, place: int) -> list[Word]:
        """Words of the sentence here, no further than its colon."""
        sentence = self.reading.sentence_at(place)
        end = place if self.text[place] == ":" else sentence.end
        return self.reading.words_in(sentence.start, end)

    def _is_said(self, span: Span, verb: Verb, set_off: bool, broken: bool) -> bool:
        """A quotation that begins a sentence may be short; one within is often a name."""
        words = words_of(self.text[span.start : span.end])
        before = self.text[max(span.start - 9, 0) : span.start].rstrip(" \t\xa0")
        if _WITHIN_SENTENCE.search(before):
            if len(words) < FEWEST_WORDS or _LISTED_AFTER_ANOTHER.search(before):
                return False
            return verb.kazakh or not is_title(self.reading, span)
        if len(words) >= FEWEST_WORDS:
            return True
        is_name = all(word[0].isupper() for word in words)
        return set_off and (broken or self.text[span.end - 2] in "!?…" or not is_name)

    def _with_words_before(
        self, span: Span, words: Sequence[Word], verb: Verb
    ) -> tuple[list[Word], Verb]:
        """A Kazakh speaker may stand before the quotation: «Ерлан Сейтжанов «…» деді»."""
        before = self.reading.words_in(self.reading.sentence_at(span.start).start, span.start)
        start, end = verb.start + len(before), verb.end + len(before)
        return [*before, *words], verb._replace(start=start, end=end)


def _verb_behind(words: Sequence[Word], closed: bool, dash: bool) -> Verb | None:
    """The verb of a remark; its subject comes before it only where the remark is well set off."""
    if not words:
        return None
    if dash:
        return first_verb(words, _MOST_BEFORE_VERB if closed else 1)
    verb = first_verb(words, 1 if words[0].low == "как" else 0)
    return verb if verb and (closed or verb.kazakh) else None
