"""Speech that is retold: «По словам X, …», «X отметил, что …», «X отметил важность …»."""

import re
from collections.abc import Iterator, Sequence

from .attribution import Attribution
from .direct_speech import Speech
from .grammar import folded, lemma, part_of_speech
from .quotation_marks import is_title, without_marks, words_of
from .reading import Reading, Span, Word
from .role_phrases import phrase_at
from .speech import Verb, first_verb, lexicon, verb_at

_TURN = (
    r"(?:(?:Так|При этом|Кроме того|Между тем|Вместе с тем|В свою очередь|Также|Однако|И|Но),?\s+)?"
)
_SAYING = r"(?:словам|мнению|данным|информации|оценк[еа]м?|сведениям|утверждению|убеждению)"
_ACCORDING = re.compile(rf"{_TURN}[Пп]о\s+(?:(?=(?:его|е[её]|их)\s+{_SAYING}\s*,)|{_SAYING}\s+)")
_AS = re.compile(rf"{_TURN}[Кк]ак\s+")
_THAT = re.compile(r",\s+что\s+")
_KAZAKH_ACCORDING = re.compile(
    r"\s+(?:айтуынша|айтуы бойынша|сөзінше|сөзіне қарағанда|пікірінше|мәліметінше|дерегінше"
    r"|ақпаратынша|мәліметі бойынша|ақпараты бойынша),\s*"
)
_EVALUATING = re.compile(r"\b(?:отме[тч]|подч[её]рк|выдел|обознач|акцент|указ)\w*")
_WORTH = lexicon(
    "важность значимость необходимость роль значение актуальность ценность своевременность"
)
_ASIDES = frozenset(
    folded(words)
    for words in (
        "в частности",
        "в том числе",
        "также",
        "кроме того",
        "при этом",
        "в свою очередь",
        "например",
    )
)
# Right before a verb these say that nobody else is reported.
_NO_SPEAKERS = lexicon("я мы вы ты не кто никто")
# «сказал все, что думает»
_NO_CLAUSES = lexicon("то все")
_NO_MANNERS = lexicon("также еще тоже")
# Of these a sentence may have several in a row: «хвалил, благодарил и считал …».
_CONVICTIONS = lexicon("считать полагать надеяться просить предлагать предложить")
_MEDIA = lexicon("агентство газета издание корреспондент портал редакция телеканал")
_MOST_BETWEEN = 8
_FEWEST_WORDS, _FEWEST_WORDS_OF_FRAGMENT = 3, 4


def reported_speech(reading: Reading, spoken: Sequence[Span]) -> Iterator[Speech]:
    """What is retold outside direct speech, once for a sentence at most."""
    for sentence in reading.sentences:
        if any(span.start <= sentence.start and sentence.end <= span.end for span in spoken):
            continue
        speech = (
            _according(reading, sentence)
            or _as_said(reading, sentence)
            or _that(reading, sentence, spoken)
            or _evaluated(reading, sentence, spoken)
            or _told_at_end(reading, sentence)
        )
        if speech and not _is_spoken(speech.parts[0], spoken):
            yield speech


def fragments(reading: Reading, clause: Span, spoken: Sequence[Span]) -> list[Span]:
    """Quotations in a clause that are the speaker's own words: no names, none of few words."""
    found = []
    for span in reading.quoted:
        if not clause.start <= span.start < clause.end or _is_spoken(span, spoken):
            continue
        part = without_marks(reading.text, span)
        if part is None or len(words_of(reading.text[slice(*part)])) < _FEWEST_WORDS_OF_FRAGMENT:
            continue
        is_name = reading.text[part.start].isupper() or is_title(reading, span)
        if not is_name or (span.start == clause.start and _is_led_to(reading, span)):
            found.append(part)
    return found


def _is_led_to(reading: Reading, span: Span) -> bool:
    """Whether the sentence begins before this: «отметил, что "…"», «по словам X, "…"»."""
    return reading.sentence_at(span.start).start < span.start


def _according(reading: Reading, sentence: Span) -> Speech | None:
    """«По словам Серика Есматова, депутата маслихата, …», «Есматовтың айтуынша, …»."""
    if match := _ACCORDING.match(reading.text, *sentence):
        comma = _comma(reading, Span(match.end(), sentence.end), "gent", "sing")
        if comma is None:
            return None
        words = reading.words_in(match.end(), comma)
        return _speech(reading, Span(comma + 1, sentence.end), words, None, "according")
    if match := _KAZAKH_ACCORDING.search(reading.text, *sentence):
        words = reading.words_in(sentence.start, match.start())
        return _speech(reading, Span(match.end(), sentence.end), words, None, "according")
    return None


def _as_said(reading: Reading, sentence: Span) -> Speech | None:
    """«Как отметил председатель маслихата, …»."""
    match = _AS.match(reading.text, *sentence)
    if match is None:
        return None
    verb = first_verb(reading.words_in(match.end(), sentence.end)[:5], 3)
    if verb is None:
        return None
    comma = _comma(reading, Span(match.end(), sentence.end), "nomn", verb.number)
    if comma is None:
        return None
    words = reading.words_in(match.end(), comma)
    if verb.end > len(words) or _is_medium(words):
        return None
    return _speech(reading, Span(comma + 1, sentence.end), words, verb, "after")


def _comma(reading: Reading, stretch: Span, case: str, number: str) -> int | None:
    """The comma before the clause, behind another that only tells more of the speaker."""
    commas = [
        word.start
        for word in reading.words_in(*stretch)
        if word.text == "," and not any(span.holds(word) for span in reading.quoted)
    ]
    if not commas:
        return None
    for first, second in zip(commas, commas[1:], strict=False):
        words = reading.words_in(first + 1, second)
        phrase = phrase_at(reading, words, 0, number, case) if words else None
        if phrase is None or phrase.end < len(words):
            return first
    return commas[-1]


def _that(reading: Reading, sentence: Span, spoken: Sequence[Span]) -> Speech | None:
    """«X отметил в своем выступлении, что …»."""
    for that in _THAT.finditer(reading.text, *sentence):
        if any(span.start <= that.start() < span.end for span in spoken):
            continue
        words = reading.words_in(sentence.start, that.start())
        verb = _verb_before(words)
        if verb and not (verb.start and words[verb.start - 1].low in _NO_SPEAKERS):
            return _speech(reading, Span(that.end(), sentence.end), words, verb, "before")
    return None


def _verb_before(words: Sequence[Word]) -> Verb | None:
    """The verb to which a clause with «что» belongs; asides between commas are passed over."""
    if words and words[-1].low in _NO_CLAUSES:
        return None
    end = len(words)
    for at in range(len(words) - 1, max(len(words) - 2 - _MOST_BETWEEN, -1), -1):
        if words[at].text == ",":
            if " ".join(word.low for word in words[at + 1 : end]) not in _ASIDES:
                return None
            end = at
        elif words[at].text in ";:–—(":
            return None
        elif found := verb_at(words, at):
            return found
    return None


def _evaluated(reading: Reading, sentence: Span, spoken: Sequence[Span]) -> Speech | None:
    """«X отметил важность референдума»: what is thought of a thing, without a clause."""
    if reading.text[sentence.end - 1] == ":":
        return None
    for match in _EVALUATING.finditer(reading.text, *sentence):
        if any(span.start <= match.start() < span.end for span in spoken):
            continue
        words = reading.words_in(sentence.start, match.end())
        verb = verb_at(words, len(words) - 1)
        if verb is None or not _says_worth(reading.words_after(match.end(), _MOST_BETWEEN)):
            continue
        start = words[-2].start if len(words) > 1 and _is_manner(words[-2]) else match.start()
        return _speech(reading, Span(start, sentence.end), words, verb, "worth")
    return None


def _told_at_end(reading: Reading, sentence: Span) -> Speech | None:
    """«Дорогу откроют в мае, сообщил аким города»."""
    teller = _teller(reading, sentence)
    if teller is None:
        return None
    comma, words, verb = teller
    first = reading.words_in(*sentence)[0]
    if first.low in {"о", "об"} or _is_medium(words):
        return None
    return _speech(reading, Span(sentence.start, comma), words, verb, "after")


def _teller(reading: Reading, stretch: Span) -> tuple[int, list[Word], Verb] | None:
    """The last comma, and behind it a verb of speech with its subject."""
    comma = reading.text.rfind(",", *stretch)
    if comma < 0 or any(span.start < comma < span.end for span in reading.quoted):
        return None
    words = reading.words_in(comma + 1, stretch.end)
    while words and words[0].text in "–—-":
        words = words[1:]
    verb = verb_at(words, 0) if words else None
    if verb is None or not verb.number or verb.lemma in _CONVICTIONS:
        return None
    return comma, words, verb


def _is_medium(words: Sequence[Word]) -> bool:
    """Whether it only says where the news was read: «сообщает корреспондент агентства»."""
    return any(lemma(word.low) in _MEDIA for word in words)


def _is_manner(word: Word) -> bool:
    """«отдельно выделил», but not «также выделил»."""
    return part_of_speech(word.low) == "ADVB" and word.low not in _NO_MANNERS


def _says_worth(words: Sequence[Word]) -> bool:
    for word in words:
        if not word.is_word:
            return False
        if word.low in _WORTH:
            return True
    return False


def _speech(
    reading: Reading, stretch: Span, words: list[Word], verb: Verb | None, manner: str
) -> Speech | None:
    """The clause without the space before it and the stop at its end."""
    text = reading.text[slice(*stretch)]
    start = stretch.start + len(text) - len(text.lstrip(" \t\xa0–—-"))
    end = stretch.start + len(text.rstrip().rstrip(".:;…!"))
    if manner != "worth" and (teller := _teller(reading, Span(start, end))):
        end = teller[0]
    if not words or len(words_of(reading.text[start:end])) < _FEWEST_WORDS:
        return None
    return Speech([Span(start, end)], Attribution(words, verb, manner), end)


def _is_spoken(span: Span, spoken: Sequence[Span]) -> bool:
    return any(span.touches(part) for part in spoken)
