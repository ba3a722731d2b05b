"""Places that a text names, and the city it is about."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from . import place_words
from .grammar import lemma, parses
from .kazakh_places import KazakhPlaces
from .line_places import Found
from .lines import word_lines
from .organisation_fields import kind_of
from .organisation_names import own_key, upright
from .organisation_phrases import head_of
from .organisation_words import LATIN_HEADS, VENUES
from .place_names import (
    CAPITAL_SAID,
    METROPOLIS,
    METROPOLIS_SAID,
    OWN_CITIES,
    city_of_adjective,
)
from .proposal import Organisation, Place
from .reading import Reading, Span, Word
from .russian_places import RussianPlaces, is_at

_LOCATIVE = ("нда", "нде", "да", "де", "та", "те")
# How much a mention tells of the city that a text is about.
_IN_THE_LEAD, _ELSEWHERE, _IN_AN_ORGANISATION = 3.0, 1.0, 0.4


_FOREIGN = re.compile(r"\b(?:росси|москов|москв|китай|американ|украин)", re.IGNORECASE)
# Common words that are places all the same, when a text gives them a capital.
_FAR = frozenset(
    "луна земля марс венера юпитер сатурн солнце европа азия африка америка запад восток".split()
)


def places(
    reading: Reading,
    marked: Iterable[Span] = (),
    organisations: Sequence[Organisation] = (),
    cities: Iterable[str] = (),
    people: Iterable[Span] = (),
) -> list[Place]:
    """In the order of their first mentions. `cities` are nominatives, Russian and Kazakh ones."""
    known = tuple(cities) or OWN_CITIES
    people = list(people)
    found: list[Found] = []
    for line in word_lines(reading):
        if line.line.credit:
            continue
        reads = KazakhPlaces if line.line.language == "kk" else RussianPlaces
        found += reads(line, known, line.barred(people)).found()
    abroad = any(each.kind == "country" and each.name != "Казахстан" for each in found)
    found = _at_home(found, known, abroad or _FOREIGN.search(reading.text) is not None)
    found += _venues(reading, organisations)
    found += _marked(reading, marked, [*people, *(each.span for each in found)], organisations)
    return _records(found)


def city_of(
    reading: Reading, places: Iterable[Place], organisations: Sequence[Organisation] = ()
) -> str | None:
    """The city that a text is about: the one most told of, above all in its lead.

    Of two told of alike it is the one named first.
    """
    inside = [span for each in organisations for span in each.mentions]
    lead = reading.prose[0] if reading.prose else None
    scores: dict[str, float] = defaultdict(float)
    for place in places:
        if place.kind != "city":
            continue
        for mention in place.mentions:
            if any(span.start <= mention.start < span.end for span in inside):
                scores[place.name] += _IN_AN_ORGANISATION
            elif lead and lead.start <= mention.start < lead.end:
                scores[place.name] += _IN_THE_LEAD
            else:
                scores[place.name] += _ELSEWHERE
    ranked = sorted(scores, key=lambda name: -scores[name])
    if not ranked:
        return _of_organisations(organisations)
    return ranked[0]


def _of_organisations(organisations: Iterable[Organisation]) -> str | None:
    """«Алматинский городской штаб …» in a text that names no city; None for two cities."""
    told = {
        city
        for each in organisations
        if "област" not in each.name
        for word in own_key(each.name).split()
        if (city := city_of_adjective(word))
    }
    return told.pop() if len(told) == 1 else None


def _at_home(found: list[Found], cities: tuple[str, ...], abroad: bool) -> list[Found]:
    """«мегаполис» is Алматы only in a text that names Алматы, «столица» no other country's capital."""
    names = {each.name for each in found if each.reason not in {METROPOLIS_SAID, CAPITAL_SAID}}
    unclear = set() if METROPOLIS in names else {METROPOLIS_SAID}
    if abroad and names.isdisjoint({"Казахстан", *cities}):
        unclear.add(CAPITAL_SAID)
    return [each for each in found if each.reason not in unclear]


def _venues(reading: Reading, organisations: Iterable[Organisation]) -> Iterator[Found]:
    """Organisations that something took place in, as the words before or the ending say."""
    named = [(span, each) for each in organisations if _hosts(each) for span in each.mentions]
    named.sort(key=lambda pair: pair[0])
    before: Span | None = None
    for span, organisation in named:
        between = reading.text[before.end : span.start] if before else ""
        listed = before is not None and between.strip() in {"и", ",", ", в", "и в", ", а также в"}
        if listed or _is_where(reading, span):
            yield Found(organisation.name, "venue", span, 0.8, "место, где это было")
            before = span


def _hosts(organisation: Organisation) -> bool:
    """Whether a name is of a hall, a school or the like."""
    unquoted = organisation.name.partition("«")[0] or organisation.name
    words = unquoted.lower().split()
    kinds = VENUES | place_words.HOSTS
    if (
        words[-1] in LATIN_HEADS
        or organisation.name.split()[-1].lower() in place_words.KAZAKH_HOSTS
    ):
        return True
    # The head comes first but for its adjectives: «Центр», not «Министерство … центров».
    head = next((noun for word in words if (noun := head_of(word))), None)
    return head is not None and kind_of(head, kinds)


def _is_where(reading: Reading, span: Span) -> bool:
    line = reading.line_at(span.start)
    if line and line.language == "kk":
        return reading.text[span.start : span.end].endswith(_LOCATIVE)
    return is_at(reading.words_before(span.start, 2))


def _marked(
    reading: Reading,
    marked: Iterable[Span],
    taken: Sequence[Span],
    organisations: Iterable[Organisation],
) -> Iterator[Found]:
    """What a statistical recogniser marked and the grammar did not read."""
    taken = [*taken, *(span for each in organisations for span in each.mentions)]
    for span in marked:
        if any(span.touches(other) for other in taken):
            continue
        words = [word for word in reading.words_in(*span) if word.is_word]
        if not words or not words[0].capital or _is_common(words):
            continue
        text = upright(reading.text[span.start : span.end], words)
        yield Found(text, "other", span, 0.5, "отмечено распознавателем имён")


def _is_common(words: Sequence[Word]) -> bool:
    """A word of the dictionary that is no place's name, or a head noun."""
    if head_of(words[0].text):
        return True
    likely = parses(words[0].low)[0]
    if len(words) > 1 or words[0].text.isupper() or lemma(words[0].low) in _FAR:
        return False
    return likely.is_known and "Geox" not in likely.tag


def _records(found: Iterable[Found]) -> list[Place]:
    records: dict[tuple[str, str], Place] = {}
    for each in sorted(found, key=lambda each: each.span):
        key = own_key(each.name), each.kind
        place = records.setdefault(key, Place(each.name, each.kind))
        if each.span not in place.mentions:
            place.mentions.append(each.span)
        if each.confidence > place.confidence:
            place.confidence, place.reason = each.confidence, each.reason
    return list(records.values())
