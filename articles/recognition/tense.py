"""Whether a sentence tells of a time as gone by or as to come, by the verb that stands with it."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Literal

from .grammar import parses
from .reading import Reading, Word

Direction = Literal["past", "future", ""]

_CLAUSE_SIGNS = frozenset(",;:–—()…")
_JOINING = frozenset({"и", "а", "но", "или"})
# What is done before a day is past while the day is to come: «поздравили в преддверии 9 мая».
_AHEAD_OF = frozenset({"к", "ко", "до", "на", "преддверии", "накануне", "перед", "между", "по"})
# What a plan is told with, whatever the form: «намечены», «планируется», «с призывом прийти».
_PLANNED = re.compile(
    "намеч|запланир|планир|предсто[ия]|ожида(?:ет|ют)|приглаша|приглаш|призыв|призва|анонс|грядущ"
)
# Whoever says, plans or decides does it on another day than the one he speaks of.
_SAID = re.compile(
    "отме(?:т(?!ят)|ч)|подчерк|сообщ|рассказ|напомн|заяв|сказа|говор|добав|объяв|обра[тщ]|поясн|уточн|объясн|"
    "выра[зж]|обсу[дж]|утвер[дж]|реш|узна|поруч|прос|попрос|предл|назва|назов|опреде|приуроч|посвя|"
    "договор|готов|подготов|счита|назнач|перенес|известн"
)
_VERB_LIKE = re.compile(".+(?:л|ла|ло|ли|л[аои]?с[ья]|[еиу]т|[аеиуюя]тся|ю|ем|им|мся|[нт][аоы]?)$")
_PARTICIPLE = re.compile("(?:со)?(?:прошед|прошл|состоявш|минувш|завершивш|открывш|начавш)")

_KAZAKH_PLANNED = re.compile("жоспарлан|кутил|белгиленген|дайындал|шакыр")
_KAZAKH_SAID = re.compile("деди|айт|малимде|хабарла|атап|билдир|корсет")
# «Өтеді» is to come and «бастады» gone by: the same ending, behind another end of the verb.
_KAZAKH_TO_COME = re.compile(
    "(?:от|кет|кел|бер|бар|кир|шык|ал|тап|бол)(?:[ае]ды|еди)|"
    ".+(?:[ыи]л|тал|лан|лен|[ыи]н|[ыи]с|[ыи]р|[ыи]з)(?:ады|еди)|"
    ".{2,}й(?:ды|ди)|.{2,}(?:[ае]|й)т[ыи]н|(?:от|откиз|ашыл|кел)пек|(?:бол|бастал|жинал|катыс)[мп]ак"
)
_KAZAKH_GONE = re.compile(".{2,}(?:[дт][ыи]|[гк][ае]н)")
_KAZAKH_PARTICIPLE = re.compile(".+(?:т[ыи]н|[гк][ае]н)")
_KAZAKH_NOUN = re.compile(
    ".*[лдт][ае]р[дт][ыи]|орган|туган|алтын|мекен|неген|деген|еткен|айтылган|арналган"
)
_NEAR = 6


def direction(reading: Reading, start: int, end: int) -> Direction:
    """By the verb nearest to this place, one of its own clause before all others."""
    sentence = reading.sentence_at(start)
    words = reading.words_in(sentence.start, sentence.end)
    line = reading.line_at(start)
    if line is not None and line.language == "kk":
        return _kazakh([word for word in words if word.start >= end])
    told = _russian(words, start, end)
    before = reading.words_before(start, 1)
    if told == "past" and before and before[0].low in _AHEAD_OF:
        return ""
    return told


def _russian(words: list[Word], start: int, end: int) -> Direction:
    """Nearest are verbs of this part of the clause, then of parts that «и» joins, then of others."""
    will_be = any(word.low in {"будет", "будут"} for word in words)
    nearest: tuple[int, int, Direction] | None = None
    for number, word in enumerate(words):
        following = words[number + 1].low if number + 1 < len(words) else ""
        said = _verb(word, following, will_be) if word.is_word else None
        if said is None:
            continue
        between = [w for w in words if min(word.end, end) <= w.start < max(word.start, start)]
        clauses = sum(w.text in _CLAUSE_SIGNS for w in between if not start <= w.start < end)
        parts = sum(w.low in _JOINING for w in between if not start <= w.start < end)
        away = clauses * 1_000_000 + parts * 10_000
        # What follows a clause without a verb belongs to it sooner than what goes before.
        away += word.start - end if word.start >= end else start - word.end + 100 * (clauses > 0)
        if nearest is None or away < nearest[0]:
            nearest = (away, number, said)
    return nearest[2] if nearest else ""


def _verb(word: Word, following: str, will_be: bool) -> Direction | None:
    low = word.low
    if _PLANNED.match(low) or (low.startswith("назначен") and following == "на"):
        return "future"
    if _PARTICIPLE.match(low):
        return "past"
    if _SAID.match(low) or not _VERB_LIKE.match(low):
        return None
    tag = parses(low)[0].tag
    if tag.POS == "PRTS":
        return "future" if will_be else "past"
    if tag.POS != "VERB":
        return None
    if "futr" in tag:
        return "future"
    return "past" if "past" in tag else ""


def _kazakh(after: list[Word]) -> Direction:
    """Kazakh verbs stand at the end; a participle soon after the place is told of it alone."""
    for clause in _clauses(after):
        lows = [word.low for word in clause if word.is_word and not word.capital]
        participles = (_kazakh_verb(low, finite=False) for low in lows[:_NEAR])
        verbs = (_kazakh_verb(low) for low in reversed(lows))
        if told := next(filter(None, chain(participles, verbs)), ""):
            return told
    return ""


def _clauses(words: list[Word]) -> Iterator[list[Word]]:
    clause: list[Word] = []
    for word in words:
        clause.append(word)
        if word.text in _CLAUSE_SIGNS:
            yield clause
            clause = []
    yield clause


def _kazakh_verb(low: str, finite: bool = True) -> Direction:
    if _KAZAKH_PLANNED.match(low):
        return "future"
    if _KAZAKH_SAID.match(low) or _KAZAKH_NOUN.fullmatch(low):
        return ""
    if not finite and not _KAZAKH_PARTICIPLE.fullmatch(low):
        return ""
    if _KAZAKH_TO_COME.fullmatch(low):
        return "future"
    return "past" if _KAZAKH_GONE.fullmatch(low) else ""
