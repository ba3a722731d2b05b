"""Whether a phrase names one organisation, and how sure that is."""

from typing import NamedTuple

from . import organisation_words as known
from .grammar import lemma, lemmas
from .organisation_fields import kind_of
from .organisation_names import Naming
from .organisation_phrases import LATIN, SITE, UNKNOWN, Phrase
from .place_names import city_of_adjective
from .place_phrases import REPUBLIC


class Evidence(NamedTuple):
    confidence: float
    reason: str


QUOTED = Evidence(0.95, "род организации и собственное название")
NUMBERED = Evidence(0.9, "род организации и номер")
CALLED_AFTER = Evidence(0.9, "названа в честь человека")
PLACED = Evidence(0.9, "род организации и место")
NATIONAL = Evidence(0.9, "единственный такой орган страны")
PART = Evidence(0.85, "часть названной организации")
CAPITAL = Evidence(0.8, "название с заглавной буквы")
ABBREVIATION = Evidence(0.8, "известное сокращение")
CITYS = Evidence(0.75, "такой орган города, о котором текст")
FIELD = Evidence(0.75, "орган и то, чем он ведает")
FOREIGN = Evidence(0.75, "латинское название, последнее слово которого называет род")
OFFICE = Evidence(0.6, "по должности того, кто её возглавляет")
SOURCE = Evidence(0.5, "издание, на которое ссылается текст")
MARKED = Evidence(0.5, "отмечена распознавателем имён")

_WITHOUT_A_HEAD = {LATIN: FOREIGN, SITE: SOURCE, UNKNOWN: CALLED_AFTER}


def evidence(phrase: Phrase, naming: Naming, proper_inside: bool) -> Evidence | None:
    """None for a common phrase; `proper_inside` says whether the one inside it is no common one."""
    if phrase.head in _WITHOUT_A_HEAD:
        return _WITHOUT_A_HEAD[phrase.head]
    if phrase.head in known.LEGAL_FORMS:
        return QUOTED if phrase.own else None
    if phrase.head in known.ABBREVIATIONS | known.SHORT_NAMES:
        return ABBREVIATION
    if phrase.own:
        return None if _is_country(phrase) else QUOTED
    if phrase.plural or _is_country(phrase) or _is_inner_council(phrase):
        return None
    if phrase.head in known.OFFICIALS:
        if any(place.kind == "country" and place.name != REPUBLIC for place in phrase.places):
            return None
        return OFFICE if _of_place(phrase, naming) or _of_field(phrase) else None
    if phrase.has("number"):
        return NUMBERED
    if phrase.has("called after"):
        return CALLED_AFTER
    return (
        _of_place(phrase, naming)
        or _of_council(phrase, naming)
        or (PART if proper_inside and kind_of(phrase.head, known.PARTS) else None)
        or _of_capital(phrase)
        or _of_field(phrase)
    )


def _is_country(phrase: Phrase) -> bool:
    """«Российская Федерация», «Советский Союз»."""
    bases = {lemma(word.low) for word in phrase.adjectives}
    return phrase.head in {"федерация", "союз"} and bool(bases & {"российский", "советский"})


def _is_inner_council(phrase: Phrase) -> bool:
    """«Политический совет» of whatever party."""
    bases = {lemma(word.low) for word in phrase.adjectives}
    return phrase.head == "совет" and bool(bases & known.INNER_COUNCILS)


def _of_place(phrase: Phrase, naming: Naming) -> Evidence | None:
    meant = any(naming.city_meant(phrase, word.low) for word in phrase.adjectives)
    meant = meant or naming.region_meant(phrase) is not None
    told = any(city_of_adjective(word.low) for word in phrase.adjectives)
    stated = bool(phrase.places) or phrase.has("in")
    if not (meant or told or stated) or _is_bare(phrase):
        return None
    if phrase.head not in known.LOOSE or is_proper(phrase):
        return PLACED
    # «больница Алматы» is any; «Центр крови Астаны» is not, even where a sentence begins.
    specific = (
        _is_official(phrase)
        or len(phrase.adjectives) > 1
        or (phrase.has("words") and phrase.words[phrase.noun].capital)
    )
    return PLACED if specific and stated and phrase.head not in known.GENERIC else None


def _is_bare(phrase: Phrase) -> bool:
    """Nothing but a place behind a head that wants more; a compound one has it."""
    described = phrase.adjectives or any(part.kind != "place" for part in phrase.parts)
    compound = "-" in phrase.head and not phrase.head.startswith("пресс-")
    return not (described or compound or kind_of(phrase.head, known.SEATED))


def _of_council(phrase: Phrase, naming: Naming) -> Evidence | None:
    if phrase.head in {"мажилис", "сенат"}:
        return NATIONAL if not phrase.adjectives else None
    if phrase.head in known.NATIONAL and not phrase.adjectives and not phrase.parts:
        return NATIONAL if is_proper(phrase) else None
    if naming.is_the_citys(phrase):
        return CITYS if phrase.head != "совет" or is_proper(phrase) else None
    return None


def _of_capital(phrase: Phrase) -> Evidence | None:
    # A bare «Комиссия» was named in full before, if at all.
    if not phrase.parts and not phrase.adjectives:
        return None
    if is_proper(phrase):
        return CAPITAL
    if phrase.has("under"):
        return CAPITAL if phrase.words[phrase.first].capital else None
    described = phrase.head not in known.LOOSE or phrase.has("words", "field")
    return CAPITAL if described and _is_official(phrase) else None


def _of_field(phrase: Phrase) -> Evidence | None:
    """«министерство просвещения» in whatever letters."""
    ministry = phrase.head in {"министерство", "министр", "вице-министр"}
    return FIELD if ministry and phrase.has("words", "field") else None


def _is_official(phrase: Phrase) -> bool:
    """«Государственный …» where a sentence begins, or in its middle."""
    official = any(lemmas(word.low) & known.OFFICIAL for word in phrase.adjectives)
    return official and phrase.words[phrase.first].capital


def is_proper(phrase: Phrase) -> bool:
    """A capital where a common word would have none."""
    first = phrase.first + 1 if phrase.begins_sentence else phrase.first
    words = list(phrase.words[first : phrase.noun + 1])
    for part in phrase.parts:
        if part.kind == "words":
            words += phrase.words[part.first : part.last + 1]
    return any(_is_named_by(word.text) for word in words if lemma(word.low) != "столичный")


def _is_named_by(text: str) -> bool:
    """«PR-служба» has its capitals for another reason."""
    return text[0].isupper() and not text.partition("-")[0].isupper()
