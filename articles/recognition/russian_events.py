"""Events that a Russian line tells of, by nouns such as «концерт» and by own names."""

import re
from collections.abc import Iterator

from .grammar import (
    agree,
    agreements,
    folded,
    forms,
    is_adjective,
    lemma,
    lemmas,
    nominative,
    parses,
)
from .proposal import Date
from .reading import Line, Reading, Span, Word
from .told_events import Around, Said, is_old, is_past

KINDS = {
    "concert": "концерт гала-концерт рок-концерт айтыс",
    "festival": "фестиваль фест фест-марафон карнавал",
    "conference": "конференция форум съезд симпозиум конгресс саммит курултай",
    "meeting": "встреча заседание собрание совещание сессия meet-up митап слушание брифинг диалог пресс-конференция прием",
    "debate": "дебаты батл диспут полемика",
    "campaign": "кампания акция субботник месячник рейд флешмоб марафон эстафета караван",
    "referendum": "референдум выборы голосование",
    "ceremony": "церемония награждение открытие закладка вручение инаугурация чествование",
    "holiday": "праздник празднование парад наурыз юбилей гуляние торжество ярмарка",
    "other": (
        "выставка турнир чемпионат первенство соревнование матч спартакиада олимпиада конкурс "
        "презентация семинар тренинг мастер-класс учение хакатон премьера спектакль лекция митинг "
        "экспедиция забег велопробег гонка байга скачка викторина вебинар экскурсия квест "
        "универсиада аукцион смотр фотовыставка вечер мероприятие "
        "финал полуфинал поездка визит слет поход тренировка регата линейка фотоконкурс показ "
        "эстафета кросс заплыв пробег дерби спектакль-премьера розыгрыш"
    ),
}
KIND_OF = {noun: kind for kind, nouns in KINDS.items() for noun in nouns.split()}
# Words of two: «круглый стол», «день открытых дверей».
_PAIRS = {("круглый", "стол"): "meeting", ("прямой", "эфир"): "other"}
_HELD = frozenset(
    """
    пройти состояться провести организовать открыться завершиться стартовать начаться собрать
    проходить проводиться проводить устроить объединить прошедший состоявшийся финишировать
    собраться отпраздновать закончиться завершаться открываться продолжаться
    """.split()
)
_NEAR = 7  # words between an event and the verb that says it is held
_TO_COME = frozenset(
    "состояться пройти начаться открыться стартовать провести завершиться собраться отпраздновать "
    "отметить стать принять выступить собрать организовать".split()
)
_PLANNED = frozenset(
    "намечен намечена намечено намечены запланирован запланирована запланировано "
    "запланированы предстоящий ожидаться планироваться готовиться предстоять намечать планировать".split()
)
_TOGETHER = frozenset({"выборы", "дебаты", "слушание", "учение"})  # nouns without a singular
_TAKEN_PART = frozenset({"участие", "участвовать", "участник", "присоединиться"})
_LISTED = re.compile(r"мероприяти\w* (?:стали|стал|стала|стало) (?P<names>[^,.;:]+)")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*){1,5}")
_NEAR_DATE = 70  # characters between an event and the day that is its own
_OWN_EVENTS = re.compile(
    r"\b(?:[A-Z][A-Za-z]*[ -]){1,6}(?:FEST|Fest|Forum|FORUM|Cup|CUP|Marathon|Show|Day|Days|Stars|Expo|EXPO)\b"
)
_RECALLED = re.compile(
    r"\b(?:напомним|напоминаем|ранее|в прошлом году|прошлогодн\w+|как сообщалось)\b", re.I
)


def russian_events(reading: Reading, line: Line, around: Around) -> Iterator[Said]:
    words = reading.words_in(line.start, line.end)
    yield from _of_nouns(reading, words, around)
    own_events = list(_own_events(reading, line))
    taken = _names_behind_nouns(reading, words) if own_events else []
    for span in own_events:
        if any(span.touches(other) for other in taken):
            continue
        own = reading.text[slice(*span)]
        said = _said(reading, span, Word(own, *span), own, own, "festival", around)
        said.head, said.weight = "", max(said.weight, 0.4)
        if said.manner == "reports":  # among others, of what the text sums up
            said.manner = "recalls"
        yield said


def _of_nouns(reading: Reading, words: list[Word], around: Around) -> Iterator[Said]:
    taken = [span for each in around.organisations for span in each.mentions]
    at = 0
    while at < len(words):
        head, word = at, words[at]
        at += 1
        kind = _kind(words, head)
        if kind is None or any(span.holds(word) for span in taken):
            continue
        begin = _with_adjectives(words, head)
        own, end = _own_name(reading, words, at)
        plural = not own and _is_plural(word.low)
        if plural and lemma(word.low) != "мероприятие":
            continue
        tail = end if own else _complement(words, at)
        while at < len(words) and words[at].end <= tail:
            at += 1  # «церемония награждения» is one event
        span = Span(words[begin].start, end if own else word.end)
        complement = reading.text[word.end : tail] if tail else ""
        name = _name(reading, words[begin : head + 1], own, complement)
        said = _said(reading, span, word, own, name, kind, around)
        if plural and (said.manner != "announces" or not said.dates):
            continue
        said.bare = begin == head and not own and not tail
        yield said


def _kind(words: list[Word], at: int) -> str | None:
    low = words[at].low
    for form in forms(low):
        if (
            form.weight > 0.05
            and form.lemma in KIND_OF
            and form.pos in {"NOUN", "LATN", "UNKN", ""}
        ):
            return KIND_OF[form.lemma]
    if low in KIND_OF:
        return KIND_OF[low]
    if at and (lemma(words[at - 1].low), lemma(low)) in _PAIRS:
        return _PAIRS[lemma(words[at - 1].low), lemma(low)]
    return None


def _is_plural(low: str) -> bool:
    """Whether it can be a plural's nominative: «прошли встречи», «круглые столы»."""
    return (
        not _TOGETHER.intersection(lemmas(low))
        and any(
            form.number == "plur" and form.case in {"nomn", "accs", "gent"}
            for form in forms(low)
            if form.pos == "NOUN" and form.weight > 0.05
        )
        and not any(
            form.number == "sing" and form.case in {"nomn", "loct", "datv", "ablt"}
            for form in forms(low)
        )
    )


def _with_adjectives(words: list[Word], head: int) -> int:
    begin = head
    while begin > 0 and head - begin < 4:
        before = words[begin - 1]
        if (
            not before.is_word
            or not is_adjective(before.low)
            or before.end + 1 != words[begin].start
        ):
            break
        fits = not agreements(words[head].low) or agree(before.low, words[head].low)
        if not fits or lemma(before.low) in {
            "этот",
            "весь",
            "тот",
            "свой",
            "который",
            "такой",
            "каждый",
            "данный",
        }:
            break
        begin -= 1
    return begin


def _own_name(reading: Reading, words: list[Word], at: int) -> tuple[str, int]:
    """«…», "…" or Latin words right behind the noun, and where they end."""
    if at >= len(words):
        return "", 0
    quotation = next((q for q in reading.quoted if q.start == words[at].start), None)
    if quotation and quotation.end - quotation.start < 120:
        return reading.text[quotation.start + 1 : quotation.end - 1].strip(), quotation.end
    latin = []
    for word in words[at : at + 5]:
        if not re.match("[A-Z0-9]", word.text) or (latin and word.start != latin[-1].end + 1):
            break
        latin.append(word)
    if len(latin) > 1 and not latin[0].text.isdigit():
        return reading.text[latin[0].start : latin[-1].end], latin[-1].end
    return "", 0


def _complement(words: list[Word], at: int) -> int:
    """Where what the noun governs ends: «церемония награждения», «турнир по боксу»."""
    end, taken = 0, 0
    while at < len(words) and taken < 6:
        word = words[at]
        if word.low in {"по", "о", "об", "среди", "на"} and taken < 3 and at + 1 < len(words):
            at += 1
            following = words[at]
            if not following.is_word:
                break
            while at + 1 < len(words) and is_adjective(words[at].low) and words[at + 1].is_word:
                at += 1
            end, at, taken = words[at].end, at + 1, taken + 2
            continue
        if not word.is_word or not any(
            f.case == "gent" and f.pos in {"NOUN", "ADJF", "PRTF"} for f in forms(word.low)
        ):
            break
        end, at, taken = word.end, at + 1, taken + 1
    return end


def _name(reading: Reading, words: list[Word], own: str, complement: str) -> str:
    head = words[-1]
    gender = next((form.gender for form in forms(head.low) if form.gender), "masc")
    plural = next(
        (form.number for form in forms(head.low) if form.lemma in {"выборы", "дебаты"}), "sing"
    )
    number = "plur" if plural == "plur" and lemma(head.low) in {"выборы", "дебаты"} else "sing"
    parts = [nominative(word.text, gender, number, "ADJF") for word in words[:-1]]
    parts.append(
        nominative(head.text, number=number, pos="NOUN") if agreements(head.low) else head.text
    )
    name = " ".join(parts)
    if own:
        name += f" «{own}»" if not re.match("[A-Za-z]", own) else f" {own}"
    elif complement.strip():
        name += f" {' '.join(complement.split())}"
    return name[:1].upper() + name[1:]


def _said(reading, span, word, own, name, kind, around: Around) -> Said:
    sentence = reading.sentence_at(span.start)
    dates = [
        date
        for date in around.dates
        if sentence.start <= date.start < sentence.end
        and -_NEAR_DATE < date.start - span.end < _NEAR_DATE
    ]
    manner, weight = _manner(reading, sentence, span, dates)
    if sentence.start == reading.prose[0].start and weight:
        weight += 0.3
    return Said(span, _head(word.low), folded(own), name, kind, manner, weight, sentence, dates)


def _head(low: str) -> str:
    return next((form.lemma for form in forms(low) if form.lemma in KIND_OF), low)


def _manner(reading: Reading, sentence: Span, event: Span, dates: list[Date]) -> tuple[str, float]:
    """How the sentence tells of the event, and how surely it tells of it at all."""
    words = [w for w in reading.words_in(sentence.start, sentence.end) if w.is_word]
    near = [
        word
        for word in words
        if abs(sum(event.end <= w.start < word.start for w in words)) <= _NEAR
        and abs(sum(word.end <= w.start < event.start for w in words)) <= _NEAR
    ]
    to_come = any(lemma(word.low) in _TO_COME and _is_future(word.low) for word in near)
    planned = any(word.low in _PLANNED or lemma(word.low) in _PLANNED for word in near)
    before = reading.words_before(event.start, 1)
    prepared = bool(before) and before[0].low in {"к", "ко"} and before[0].start >= sentence.start
    if is_past(reading, dates) is False:
        return "announces", 0.8
    if to_come or planned or prepared:
        return "announces", 0.4 if to_come or (planned and dates) or prepared else 0.2
    held = any(lemma(word.low) in _HELD or lemma(word.low) in _TAKEN_PART for word in near)
    if _RECALLED.search(reading.text, sentence.start, sentence.end) or is_old(reading, dates):
        return "recalls", 0.4 if held or dates else 0.0
    return "reports", 0.4 if held else 0.0


def _is_future(low: str) -> bool:
    return any("futr" in parse.tag for parse in parses(low)[:1])


def _own_events(reading: Reading, line: Line) -> Iterator[Span]:
    """«ALGYS FEST»; and what the text itself says are events: «крупнейшими мероприятиями стали …»."""
    for match in _OWN_EVENTS.finditer(reading.text, line.start, line.end):
        yield Span(*match.span())
    for listed in _LISTED.finditer(reading.text, line.start, line.end):
        for match in _LATIN_NAME.finditer(reading.text, *listed.span("names")):
            if not _OWN_EVENTS.fullmatch(match[0]):
                yield Span(*match.span())


def _names_behind_nouns(reading: Reading, words: list[Word]) -> list[Span]:
    """Own names right behind an event's noun, which are taken with it."""
    return [
        Span(words[at].start, end)
        for at in range(1, len(words))
        if _kind(words, at - 1) and (end := _own_name(reading, words, at)[1])
    ]
