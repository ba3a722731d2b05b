"""Russian phrases that name a city, a district, a village, a region or a country."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .grammar import CASES, agree, cases, forms, is_adjective, lemma, nominative, parses
from .place_names import (
    CAPITAL,
    METROPOLIS,
    OWN_CITIES,
    country,
    declined,
    is_unsure,
    russian_city,
)
from .reading import Word

Kind = Literal["city", "country", "region", "village"]

REPUBLIC = "Казахстан"
_DISTRICTS = {"область": "femn", "район": "masc", "округ": "masc", "край": "masc"}
# «сельский округ» has a name before both words.
_OF_DISTRICTS = frozenset({"сельский", "городской", "поселковый"})
# Regions whose names stand in the nominative behind «область».
_NAMED_REGIONS = {"абай": "Абай", "жетысу": "Жетысу", "жетису": "Жетысу", "улытау": "Улытау"}
_SHORT_REGIONS = {
    "ВКО": "Восточно-Казахстанская",
    "ЗКО": "Западно-Казахстанская",
    "СКО": "Северо-Казахстанская",
    "ЮКО": "Южно-Казахстанская",
}
_VILLAGES = frozenset({"село", "поселок", "аул"})
_CLASS_NOUNS = _VILLAGES | {"область", "район"}
_METONYMS = {"столица": CAPITAL, "мегаполис": METROPOLIS}
_ANY_CASE = frozenset(CASES)


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """Words `first` to `last`; the name in the nominative, the cases that it may stand in.

    `class_noun` is what the text calls it, «город», «область», «столица»; empty for a bare name.
    """

    kind: Kind
    name: str
    first: int
    last: int
    cases: frozenset[str]
    class_noun: str = ""

    def stated(self, words: Sequence[Word], case: str) -> str:
        """As part of a name in that case: «города Астаны», «Ауэзовского района»."""
        if self.kind == "city":
            return f"{declined('город')[case]} {declined(self.name)[case]}"
        if self.kind == "country" and self.class_noun:
            # «Республики Казахстан»: the second word is never declined.
            return f"{declined('Республика')[case]} {self.name.rpartition(' ')[2]}"
        if self.kind == "country":
            return declined(self.name)[case]
        if self.class_noun in _SHORT_REGIONS:
            return f"{_SHORT_REGIONS[self.class_noun][:-2]}ой области"
        text = " ".join(word.text for word in words[self.first : self.last + 1])
        return re.sub('["«] (.+) ["»]', r"«\1»", text)


def place_at(
    words: Sequence[Word],
    at: int,
    city: str | None = None,
    cities: tuple[str, ...] = OWN_CITIES,
) -> PlacePhrase | None:
    """The place whose name begins with this word; «города» alone is the city the text is about."""
    word = words[at]
    if not word.is_word:
        return None
    noun = lemma(word.low)
    if noun in {"город", "г"}:
        return _classed_city(words, at, city, cities)
    if noun in _METONYMS:
        return _metonym(words, at, noun)
    if noun in _CLASS_NOUNS:
        return _behind_its_class(words, at, noun)
    if noun == "республика" or word.text in {"РК", "ҚР"}:
        return _republic(words, at)
    return (_region(words, at) or _bare(words, at, cities)) if word.capital else None


def _republic(words: Sequence[Word], at: int) -> PlacePhrase | None:
    word = words[at]
    if word.text in {"РК", "ҚР"}:
        return PlacePhrase("country", REPUBLIC, at, at, _ANY_CASE, "РК")
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or not following.capital:
        return None
    if following.text == REPUBLIC:
        return PlacePhrase("country", REPUBLIC, at, at + 1, _singular(word.low), "республика")
    if not word.capital or "nomn" not in cases(following.low, ("NOUN",)):
        return None
    name = f"Республика {following.text}"
    return PlacePhrase("country", name, at, at + 1, _singular(word.low), "республика")


def _classed_city(
    words: Sequence[Word], at: int, city: str | None, cities: tuple[str, ...]
) -> PlacePhrase | None:
    word, start = words[at], at
    if word.text == "г" and at + 1 < len(words) and words[at + 1].text == ".":
        at, found = at + 2, _ANY_CASE
    else:
        at, found = at + 1, _singular(word.low)
    name = words[at] if at < len(words) else None
    if name is not None and name.capital and not name.text[0].isascii():
        known = russian_city(name.text, cities) or russian_city(name.text)
        if known:
            # «г.» says no case and the name behind it does; «города Семей» has that of «города».
            fitting = (found & known.cases) or found
            return PlacePhrase("city", known.name, start, at, fitting, "город")
        if found and not _is_surname(name.low):
            return PlacePhrase("city", nominative(name.text), start, at, found, "город")
    if city and found and word.text != "г":
        return PlacePhrase("city", city, start, start, found, "город")
    return None


def _metonym(words: Sequence[Word], at: int, noun: str) -> PlacePhrase | None:
    """«столица», unless it is one of something: «культурная столица», «столица Узбекистана»."""
    name = _METONYMS[noun]
    if not _singular(words[at].low):
        return None
    following = words[at + 1] if at + 1 < len(words) else None
    other = country(following.text) if following and following.capital else None
    if other and other.name != REPUBLIC and "gent" in other.cases:
        return None
    before = words[at - 1] if at else None
    if before and before.is_word and is_adjective(before.low):
        if lemma(before.low) != "южный":
            return None
        name = METROPOLIS
    return PlacePhrase("city", name, at, at, _singular(words[at].low), noun)


def _region(words: Sequence[Word], at: int) -> PlacePhrase | None:
    word = words[at]
    if word.text in _SHORT_REGIONS:
        name = f"{_SHORT_REGIONS[word.text]} область"
        return PlacePhrase("region", name, at, at, _ANY_CASE, word.text)
    last = at + 1
    if last + 1 < len(words) and lemma(words[last].low) in _OF_DISTRICTS:
        last += 1
    class_noun = lemma(words[last].low) if last < len(words) else ""
    if class_noun not in _DISTRICTS or not is_adjective(word.low):
        return None
    if not agree(word.low, words[last].low) or not _singular(words[last].low):
        return None
    gender = _DISTRICTS[class_noun]
    adjectives = [nominative(each.text, gender, pos="ADJF") for each in words[at:last]]
    name = " ".join([*adjectives, class_noun])
    return PlacePhrase("region", name, at, last, _singular(words[last].low), class_noun)


def _behind_its_class(words: Sequence[Word], at: int, class_noun: str) -> PlacePhrase | None:
    """«области Абай», «района «Есиль»», «села Узынагаш»: the name is not declined."""
    if at + 1 >= len(words):
        return None
    following, found = words[at + 1], _singular(words[at].low)
    if class_noun == "область" and following.low in _NAMED_REGIONS and following.capital:
        name = f"область {_NAMED_REGIONS[following.low]}"
        return PlacePhrase("region", name, at, at + 1, found, class_noun)
    if class_noun in _VILLAGES and _is_plain_name(following):
        return PlacePhrase(
            "village", f"{class_noun} {following.text}", at, at + 1, found, class_noun
        )
    if class_noun != "район":
        return None
    if _is_plain_name(following):
        return PlacePhrase("region", f"район {following.text}", at, at + 1, found, class_noun)
    quoted = at + 3 < len(words) and following.text in '«"' and words[at + 3].text in '»"'
    if quoted and words[at + 2].capital:
        name = f"район «{words[at + 2].text}»"
        return PlacePhrase("region", name, at, at + 3, found, class_noun)
    return None


def _is_plain_name(word: Word) -> bool:
    return word.is_word and word.capital and not word.text[0].isascii() and len(word.text) > 2


def _bare(words: Sequence[Word], at: int, cities: tuple[str, ...]) -> PlacePhrase | None:
    text = words[at].text
    if found := country(text):
        return PlacePhrase("country", found.name, at, at, found.cases)
    found = russian_city(text, cities)
    if found is None or is_unsure(found.name):
        return None
    return PlacePhrase("city", found.name, at, at, found.cases)


def _singular(low: str) -> frozenset[str]:
    return frozenset(form.case for form in forms(low) if form.number == "sing" and form.case)


def _is_surname(low: str) -> bool:
    tag = parses(low)[0]
    return tag.is_known and "Surn" in tag.tag and "Geox" not in tag.tag
