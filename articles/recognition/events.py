"""Events that a text reports, announces or recalls."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from articles.dates import ImpreciseDate

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
from .proposal import Date, Event, Organisation, Person, Place
from .reading import Line, Reading, Span, Word

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
# What a text calls an event that it has named before.
_AGAIN = frozenset({"мероприятие", "встреча", "праздник", "акция", "вечер", "собрание"})
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
_LONG_AGO = 14  # days before the text was published; of what is older it is reminded
_PARTS = {
    "выступить": "performer",
    "исполнить": "performer",
    "спеть": "performer",
    "участвовать": "participant",
    "посетить": "participant",
    "организовать": "organiser",
    "провести": "organiser",
    "наградить": "honoured",
    "удостоить": "honoured",
    "рассказать": "speaker",
    "отметить": "speaker",
    "подчеркнуть": "speaker",
    "сообщить": "speaker",
}
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


@dataclass(slots=True)
class _Said:
    """One place where an event is named."""

    span: Span
    head: str
    own: str
    name: str
    kind: str
    manner: str
    weight: float
    sentence: Span
    dates: list[Date] = field(default_factory=list)
    bare: bool = False  # a noun without adjective, complement or own name


@dataclass(frozen=True, slots=True)
class Around:
    """What is already known of the text."""

    dates: list[Date]
    places: list[Place]
    organisations: list[Organisation]
    people: list[Person]
    city: str | None


def events(reading: Reading, around: Around) -> list[Event]:
    said = [
        each
        for line in reading.prose
        for each in (
            _kazakh(reading, line, around)
            if line.language == "kk"
            else _russian(reading, line, around)
        )
    ]
    groups = _joined(said)
    found = [_event(reading, group, around) for group in groups if _is_worth(group)]
    return sorted(found, key=lambda event: event.mentions[0])


# Finding


def _russian(reading: Reading, line: Line, around: Around) -> Iterator[_Said]:
    words = reading.words_in(line.start, line.end)
    taken = [span for each in around.organisations for span in each.mentions]
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        kind = _kind(words, at - 1)
        if kind is None or any(span.holds(word) for span in taken):
            continue
        begin = _with_adjectives(words, at - 1)
        own, end = _own_name(reading, words, at)
        plural = not own and _is_plural(word.low)
        if plural and lemma(word.low) != "мероприятие":
            continue
        tail = end if own else _complement(words, at)
        while at < len(words) and words[at].end <= tail:
            at += 1  # «церемония награждения» is one event
        span = Span(words[begin].start, end if own else word.end)
        here = words.index(word) + 1
        name = _name(reading, words[begin:here], own, reading.text[word.end : tail] if tail else "")
        said = _said(reading, span, word, own, name, kind, around)
        if plural and (said.manner != "announces" or not said.dates):
            continue
        said.bare = here - begin == 1 and not own and not tail
        yield said
    for span in _own_events(reading, line):
        if not any(
            other.start < span.end and span.start < other.end
            for other in _seen(reading, line, around)
        ):
            own = reading.text[slice(*span)]
            said = _said(reading, span, Word(own, *span), own, own, "festival", around)
            said.head, said.weight = "", max(said.weight, 0.4)
            if said.manner == "reports":  # among others, of what the text sums up
                said.manner = "recalls"
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


def _said(reading, span, word, own, name, kind, around: Around) -> _Said:
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
    return _Said(span, _head(word.low), folded(own), name, kind, manner, weight, sentence, dates)


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
    is_past = _is_past(reading, dates)
    if is_past is False:
        return "announces", 0.8
    if to_come or planned or prepared:
        return "announces", 0.4 if to_come or (planned and dates) or prepared else 0.2
    held = any(lemma(word.low) in _HELD or lemma(word.low) in _TAKEN_PART for word in near)
    if _RECALLED.search(reading.text, sentence.start, sentence.end) or _is_old(reading, dates):
        return "recalls", 0.4 if held or dates else 0.0
    return "reports", 0.4 if held else 0.0


def _is_future(low: str) -> bool:
    return any("futr" in parse.tag for parse in parses(low)[:1])


def _bounds(date: Date) -> ImpreciseDate | None:
    return ImpreciseDate.parse(date.edtf) if date.edtf else None


def _is_past(reading: Reading, dates: list[Date]) -> bool | None:
    """None where no day of the sentence tells."""
    known = [bounds for date in dates if (bounds := _bounds(date)) and bounds.is_certain]
    if not reading.published or not known:
        return None
    return not any(bounds.earliest > reading.published for bounds in known)


def _is_old(reading: Reading, dates: list[Date]) -> bool:
    known = [bounds for date in dates if (bounds := _bounds(date))]
    if not reading.published or not known:
        return False
    limit = reading.published - datetime.timedelta(days=_LONG_AGO)
    return all(bounds.latest < limit for bounds in known)


def _own_events(reading: Reading, line: Line) -> Iterator[Span]:
    """«ALGYS FEST»; and what the text itself says are events: «крупнейшими мероприятиями стали …»."""
    for match in _OWN_EVENTS.finditer(reading.text, line.start, line.end):
        yield Span(*match.span())
    for listed in _LISTED.finditer(reading.text, line.start, line.end):
        for match in _LATIN_NAME.finditer(reading.text, *listed.span("names")):
            if not _OWN_EVENTS.fullmatch(match[0]):
                yield Span(*match.span())


def _seen(reading: Reading, line: Line, around: Around) -> list[Span]:
    """Quotations, and names right behind an event's noun, which are taken with it."""
    words = reading.words_in(line.start, line.end)
    return [
        Span(words[at].start, end)
        for at in range(1, len(words))
        if _kind(words, at - 1) and (end := _own_name(reading, words, at)[1])
    ]


def _kazakh(reading: Reading, line: Line, around: Around) -> Iterator[_Said]:
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
        if _is_past(reading, dates) is False or _KAZAKH_TO_COME.search(text):
            manner, weight = "announces", 0.4
        elif _KAZAKH_RECALLED.search(text) or _is_old(reading, dates):
            manner, weight = "recalls", 0.4
        weight += 0.3 if sentence.start == reading.prose[0].start else 0
        name = (
            f"«{own}» {noun}і" if own and noun == "фестивал" else f"«{own}» {noun}" if own else noun
        )
        yield _Said(
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


# Joining


def _joined(said: Iterable[_Said]) -> list[list[_Said]]:
    """By own name, or by noun and day where there is none."""
    groups: list[list[_Said]] = []
    for each in said:
        group = next((group for group in groups if _is_same(group, each)), None)
        if group is None:
            groups.append([each])
        else:
            group.append(each)
    return groups


def _is_same(group: list[_Said], each: _Said) -> bool:
    own = {other.own for other in group if other.own}
    if each.own and own:
        return each.own in own
    if group[0].head != each.head:
        return False
    if each.own and not own and not group[0].bare:
        return False
    if "recalls" in {each.manner, group[0].manner} and each.manner != group[0].manner:
        return not {date.edtf for date in each.dates}.isdisjoint(
            date.edtf for other in group for date in other.dates
        )
    return True


def _is_worth(group: list[_Said]) -> bool:
    """An own name, a day, or a verb that says it is held; a noun in passing is no event."""
    if any(each.own for each in group):
        return True
    best = max(each.weight for each in group)
    if all(each.bare for each in group) and group[0].kind != "referendum":
        return best >= 0.7 and group[0].head not in _AGAIN
    return best >= 0.4


def _event(reading: Reading, group: list[_Said], around: Around) -> Event:
    best = max(group, key=lambda each: (bool(each.own), each.weight, len(each.name)))
    dated = next((each for each in group if each.dates and each.manner == best.manner), None)
    date = dated.dates[0].edtf if dated else None
    weight = max(each.weight for each in group)
    told = max(group, key=lambda each: each.weight)
    return Event(
        name=best.name,
        kind=best.kind,
        manner=told.manner,
        date=date,
        venue=_venue(reading, group, around),
        city=around.city,
        mentions=[each.span for each in group],
        participants=_participants(reading, group, around),
        confidence=min(0.4 + weight, 0.95),
        reason=reading.text[told.sentence.start : told.sentence.end],
    )


def _venue(reading: Reading, group: list[_Said], around: Around) -> str | None:
    for each in group:
        for place in around.places:
            if place.kind == "venue" and any(each.sentence.holds(span) for span in place.mentions):
                return place.name
    return None


def _participants(reading: Reading, group: list[_Said], around: Around) -> list[tuple[str, str]]:
    found: dict[tuple[str, str], None] = {}
    for sentence in {each.sentence for each in group}:
        parts = [
            _PARTS[name]
            for word in reading.words_in(sentence.start, sentence.end)
            if (name := lemma(word.low)) in _PARTS
        ]
        for person in around.people:
            if parts and any(sentence.holds(span) for span in person.mentions):
                found[person.name, parts[0]] = None
    return list(found)
