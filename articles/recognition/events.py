"""Events that a text reports, announces or recalls."""

from collections.abc import Iterable

from .grammar import lemma
from .kazakh_events import kazakh_events
from .proposal import Event
from .reading import Reading
from .russian_events import russian_events
from .told_events import Around, Said

__all__ = ["Around", "events"]

# What a text calls an event that it has named before.
_AGAIN = frozenset({"мероприятие", "встреча", "праздник", "акция", "вечер", "собрание"})
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


def events(reading: Reading, around: Around) -> list[Event]:
    said = [
        each
        for line in reading.prose
        for each in (
            kazakh_events(reading, line, around)
            if line.language == "kk"
            else russian_events(reading, line, around)
        )
    ]
    groups = _joined(said)
    found = [_event(reading, group, around) for group in groups if _is_worth(group)]
    return sorted(found, key=lambda event: event.mentions[0])


def _joined(said: Iterable[Said]) -> list[list[Said]]:
    """By own name, or by noun and day where there is none."""
    groups: list[list[Said]] = []
    for each in said:
        group = next((group for group in groups if _is_same(group, each)), None)
        if group is None:
            groups.append([each])
        else:
            group.append(each)
    return groups


def _is_same(group: list[Said], each: Said) -> bool:
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


def _is_worth(group: list[Said]) -> bool:
    """An own name, a day, or a verb that says it is held; a noun in passing is no event."""
    if any(each.own for each in group):
        return True
    best = max(each.weight for each in group)
    if all(each.bare for each in group) and group[0].kind != "referendum":
        return best >= 0.7 and group[0].head not in _AGAIN
    return best >= 0.4


def _event(reading: Reading, group: list[Said], around: Around) -> Event:
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


def _venue(reading: Reading, group: list[Said], around: Around) -> str | None:
    for each in group:
        for place in around.places:
            if place.kind == "venue" and any(each.sentence.holds(span) for span in place.mentions):
                return place.name
    return None


def _participants(reading: Reading, group: list[Said], around: Around) -> list[tuple[str, str]]:
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
