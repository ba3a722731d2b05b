"""Events that a Kazakh line tells of."""

import re
from collections.abc import Iterator

from .grammar import folded
from .reading import Line, Reading, Span
from .told_events import Around, Said, is_old, is_past

_KAZAKH = {
    "концерт": "concert",
    "фестивал": "festival",
    "конференция": "conference",
    "форум": "conference",
    "кездесу": "meeting",
    "отырыс": "meeting",
    "жиын": "meeting",
    "жиналыс": "meeting",
    "байқау": "other",
    "көрме": "other",
    "жарыс": "other",
    "турнир": "other",
    "чемпионат": "other",
    "айтыс": "concert",
    "акция": "campaign",
    "науқан": "campaign",
    "референдум": "referendum",
    "сайлау": "referendum",
    "мереке": "holiday",
    "той": "holiday",
    "салтанат": "ceremony",
    "рәсім": "ceremony",
    "сенбілік": "campaign",
    "жәрмеңке": "holiday",
    "марафон": "campaign",
    "олимпиада": "other",
    "семинар": "other",
    "дода": "other",
    "слет": "other",
    "дәріс": "other",
    "шеру": "holiday",
    "мерейтой": "holiday",
}
_KAZAKH_ENDING = "(?:лар|лер|дар|дер|тар|тер)?(?:ы|і|сы|сі)?(?:ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|на|не|да|де|та|те|нда|нде|дан|ден|тан|тен|нан|нен|ды|ді|ты|ті|ны|ні|н|мен|бен|пен)?"
_KAZAKH_NOUN = re.compile(rf"\b(?P<noun>{'|'.join(_KAZAKH)}){_KAZAKH_ENDING}\b", re.IGNORECASE)
_KAZAKH_TO_COME = re.compile(r"\b\w+(?:ады|еді|йды|йді|мақ|мек|бақ|бек|пақ|пек)\b[.!]?\s*$")
_KAZAKH_RECALLED = re.compile(
    r"\b(?:еске сала кет\w+|еске салайық|айта кет\w+|бұған дейін|былтыр)\b", re.I
)


def kazakh_events(reading: Reading, line: Line, around: Around) -> Iterator[Said]:
    for match in _KAZAKH_NOUN.finditer(reading.text, line.start, line.end):
        sentence = reading.sentence_at(match.start())
        text = reading.text[sentence.start : sentence.end]
        quotation = next(
            (q for q in reading.quoted if q.end + 1 == match.start() and q.end - q.start < 100),
            None,
        )
        start = quotation.start if quotation else match.start()
        own = reading.text[quotation.start + 1 : quotation.end - 1] if quotation else ""
        dates = [date for date in around.dates if sentence.start <= date.start < sentence.end]
        noun = match["noun"].lower()
        manner, weight = "reports", 0.3
        if is_past(reading, dates) is False or _KAZAKH_TO_COME.search(text):
            manner, weight = "announces", 0.4
        elif _KAZAKH_RECALLED.search(text) or is_old(reading, dates):
            manner, weight = "recalls", 0.4
        weight += 0.3 if sentence.start == reading.prose[0].start else 0
        name = (
            f"«{own}» {noun}і" if own and noun == "фестивал" else f"«{own}» {noun}" if own else noun
        )
        yield Said(
            Span(start, match.end()),
            noun,
            folded(own),
            name[:1].upper() + name[1:],
            _KAZAKH[noun],
            manner,
            weight,
            sentence,
            dates,
        )
