"""Places in a Russian line: cities, regions, countries, streets, villages, mountains, grounds."""

import re
from collections.abc import Sequence
from functools import lru_cache

from . import place_words
from .grammar import agree, is_adjective, lemma, lemmas, nominative
from .line_places import Found, LinePlaces, PlaceKind
from .organisation_own_names import called_after
from .place_names import CAPITAL, CAPITAL_SAID, METROPOLIS_SAID, is_unsure, russian_city
from .place_phrases import REPUBLIC, PlacePhrase, place_at
from .reading import Word

_AT = frozenset({"в", "во", "на"})
_BEFORE_A_TOWN = _AT | {"до", "из", "около", "под"}
_NAME_ENDINGS = frozenset({"акын", "ана", "ата", "батыр", "би", "хан"})
_CYRILLIC = re.compile(r"[^\W\da-zA-Z_]+(?:[-‑][^\W\d_]+)*")
_METONYMS = {"столица": CAPITAL_SAID, "мегаполис": METROPOLIS_SAID}
_REASONS = {
    "city": "название города",
    "country": "название страны",
    "region": "область или район",
    "village": "село или посёлок",
}
_CLASS_NOUNS = place_words.STREETS | place_words.NATURE | place_words.GROUNDS
_LONGEST_NAME = 5


class RussianPlaces(LinePlaces):
    def _at(self, at: int) -> tuple[Found, int] | None:
        word = self.words[at]
        noun = _class_noun(word.low)
        if word.low in place_words.SHORT_STREETS or noun in place_words.STREETS:
            return self._street(at, place_words.SHORT_STREETS.get(word.low, noun))
        if noun in place_words.NATURE:
            return self._nature(at, noun)
        if noun in place_words.GROUNDS:
            return self._ground(at, noun)
        if noun in place_words.SHOPPING:
            return self._shopping(at)
        if noun == "столичный":
            reason = "«столичный» говорят об Астане"
            return Found(CAPITAL, "city", self.line.span(at, at), 0.6, reason), at
        place = place_at(self.words, at, None, self.cities) or self._unsure_city(at)
        if place:
            return (self._named(place), place.last) if self._is_no_eponym(at) else None
        return self._by_adjective(at) if word.capital and is_adjective(word.low) else None

    def _named(self, place: PlacePhrase) -> Found:
        """A city without «город», so that all its places are of one word."""
        if place.class_noun in _METONYMS:
            span = self.line.span(place.first, place.last)
            return Found(place.name, "city", span, 0.7, _METONYMS[place.class_noun])
        first = place.last if place.kind == "city" else place.first
        name = REPUBLIC if place.name == f"Республика {REPUBLIC}" else place.name
        kind: PlaceKind = "other" if place.kind == "village" else place.kind
        return Found(name, kind, self.line.span(first, place.last), 0.9, _REASONS[place.kind])

    def _is_no_eponym(self, at: int) -> bool:
        return at == 0 or self.words[at - 1].low not in {"имени", "им"}

    def _unsure_city(self, at: int) -> PlacePhrase | None:
        """«в Конаеве»: also the name of something else, but a preposition says it is a place."""
        word = self.words[at]
        if not word.capital or at == 0 or self.words[at - 1].low not in _BEFORE_A_TOWN:
            return None
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        if following and following.is_word and following.capital:
            return None
        city = russian_city(word.text, self.cities)
        if city is None or not is_unsure(city.name):
            return None
        return PlacePhrase("city", city.name, at, at, city.cases)

    def _street(self, at: int, noun: str) -> tuple[Found, int] | None:
        begins = at + 1
        short = self.words[at].low in place_words.SHORT_STREETS
        if short and begins < len(self.words) and self.words[begins].text == ".":
            begins += 1
        last = self._name(begins)
        if last is None:
            return None
        name = f"{noun} {self._text(begins, last)}"
        return Found(name, "street", self.line.span(at, last), 0.85, "улица или площадь"), last

    def _nature(self, at: int, noun: str) -> tuple[Found, int] | None:
        """«телевышка Кок-Тобе», «река Есиль»."""
        last = self._name(at + 1)
        if last is None:
            return None
        text = self._text(at + 1, last)
        alone = noun in place_words.NAMED_ALONE
        span = self.line.span(at + alone, last)
        name = text if alone else f"{noun} {text}"
        return Found(name, "other", span, 0.8, "название горы, реки или урочища"), last

    def _by_adjective(self, at: int) -> tuple[Found, int] | None:
        """«Каспийское море», «Новая площадь»."""
        word = self.words[at]
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        noun = lemma(following.low) if following else ""
        gender = place_words.NAMED_BY_ADJECTIVES.get(noun)
        if following is None or gender is None or not agree(word.low, following.low):
            return None
        name = f"{nominative(word.text, gender, pos='ADJF')} {noun}"
        kind: PlaceKind = "street" if noun == "площадь" else "other"
        return Found(
            name, kind, self.line.span(at, at + 1), 0.7, "название с прилагательным"
        ), at + 1

    def _ground(self, at: int, noun: str) -> tuple[Found, int] | None:
        """«парк имени Ганди», «в отеле «Rixos»»."""
        last = self.line.titles.get(at + 1)
        if last is None and at + 1 < len(self.words) and self.words[at + 1].low in {"имени", "им"}:
            last = called_after(self.words, at + 1)
        if last is None:
            return None
        text = self._text(at + 1, last)
        return Found(
            f"{noun} {text}", "venue", self.line.span(at, last), 0.7, "место со своим именем"
        ), last

    def _shopping(self, at: int) -> tuple[Found, int] | None:
        """«торгово-развлекательных центрах»: halls of a joint list stay as stated."""
        adjective, before = self.words[at], self.words[at - 1] if at else None
        noun = self.words[at + 1] if at + 1 < len(self.words) else None
        if noun is None or lemma(noun.low) != "центр" or at + 2 in self.line.titles:
            return None
        if before is None or before.low not in _AT | {"и"} or not agree(adjective.low, noun.low):
            return None
        number = "sing" if noun.low in {"центр", "центра", "центре"} else "plur"
        gender = "masc" if number == "sing" else ""
        first = nominative(adjective.text, gender, number, pos="ADJF")
        name = f"{first} {nominative(noun.text, number=number, pos='NOUN')}"
        return Found(name, "venue", self.line.span(at, at + 1), 0.5, "места общим списком"), at + 1

    def _name(self, at: int) -> int | None:
        """The last word of a name that begins here: «Толе би», «М. Ауэзова», «Самал-2», «Есиль»."""
        if at in self.line.titles:
            return self.line.titles[at]
        last = None
        for number in range(at, min(at + _LONGEST_NAME, len(self.words))):
            word = self.words[number]
            initial = last is not None and len(self.words[last].text) == 1
            if initial and word.text == ".":
                continue
            if last is None or initial or self._goes_on(last, number):
                fits = word.capital and _CYRILLIC.fullmatch(word.text)
                last = number if fits or (last is not None and not word.capital) else last
            if last != number:
                break
        return last

    def _goes_on(self, last: int, at: int) -> bool:
        """Behind the first capital: «би» of «Толе би», «-2» of «Самал-2», a surname."""
        word = self.words[at]
        if lemma(word.low) in _NAME_ENDINGS:
            return True
        if word.start == self.words[at - 1].end:
            return word.text == "-" or word.text.isdigit()
        return word.capital and (at not in self.barred or last in self.barred)

    def _text(self, first: int, last: int) -> str:
        text = self.words[first].text
        for number in range(first + 1, last + 1):
            word = self.words[number]
            text += " " * (word.start > self.words[number - 1].end) + word.text
        return f"«{text[1:-1]}»" if text[0] in '«„“"' else text


@lru_cache(maxsize=2**12)
def _class_noun(low: str) -> str:
    """«парке» is of парк rather than of парка."""
    return min(lemmas(low) & _CLASS_NOUNS, default=lemma(low))


def is_at(words: Sequence[Word]) -> bool:
    """Whether the words before a name say that something is there: «в», «на базе»."""
    if not words or words[-1].low in _AT:
        return bool(words)
    return [word.low for word in words[-2:]] in (
        ["на", "базе"],
        ["на", "площадке"],
        ["на", "сцене"],
    )
