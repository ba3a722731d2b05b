"""Places in a Kazakh line: what they are stands behind the name, with an ending of possession."""

from . import place_words
from .kazakh_words import POSSESSED_CASES, STATE
from .line_places import Found, LinePlaces, PlaceKind
from .place_names import (
    CAPITAL,
    CAPITAL_SAID,
    METROPOLIS,
    METROPOLIS_SAID,
    is_unsure,
    kazakh_city,
    kazakh_country,
)

_CLASSES: list[tuple[frozenset[str], PlaceKind, str]] = [
    (frozenset({"қаласы"}), "city", "название города"),
    (place_words.KAZAKH_REGIONS, "region", "область или район"),
    (place_words.KAZAKH_STREETS, "street", "улица или площадь"),
    (place_words.KAZAKH_VILLAGES, "other", "село или посёлок"),
    (place_words.KAZAKH_NATURE, "other", "название горы, реки или урочища"),
]
_METONYMS = {
    "елорда": (CAPITAL, CAPITAL_SAID),
    "мегаполис": (METROPOLIS, METROPOLIS_SAID),
}
_NAME_ENDINGS = frozenset({"ана", "ата", "батыр", "би", "хан"})
_SIDES = frozenset({"Шығыс", "Батыс", "Солтүстік", "Оңтүстік"})
_COUNTRY = "Қазақстан"
_LONGEST_NAME = 3


class KazakhPlaces(LinePlaces):
    def _at(self, at: int) -> tuple[Found, int] | None:
        word = self.words[at]
        if word.text in STATE:
            return self._found(_COUNTRY, "country", at, at, "название страны")
        for stem, (name, reason) in _METONYMS.items():
            if word.text.lower().startswith(stem):
                return Found(name, "city", self.line.span(at, at), 0.7, reason), at
        if not word.capital:
            return None
        return self._classed(at) or self._bare(at)

    def _found(
        self, name: str, kind: PlaceKind, first: int, last: int, reason: str
    ) -> tuple[Found, int]:
        return Found(name, kind, self.line.span(first, last), 0.9, reason), last

    def _classed(self, at: int) -> tuple[Found, int] | None:
        """«Алматы қаласында», «Шығыс Қазақстан облысы», «Төле би көшесі»."""
        for last in range(at + 1, min(at + _LONGEST_NAME + 1, len(self.words))):
            word = self.words[last]
            noun = _nominative(word.text)
            if noun == "республикасы":
                return self._republic(at, last)
            for nouns, kind, reason in _CLASSES:
                if noun in nouns:
                    return self._of_class(at, last, noun, kind, reason)
            if not word.is_word or not (word.capital or noun in _NAME_ENDINGS):
                return None
            if word.capital and self._begins_sentence(at) and self.words[at].text not in _SIDES:
                return None  # «Жиында Ұйғыр ауданының әкімі»
            if kazakh_city(self.words[at].text, self.cities):
                return None  # «Алматы Әуезов ауданы» are two places
        return None

    def _begins_sentence(self, at: int) -> bool:
        return at == 0 or self.words[at - 1].text in ".!?…:–—"

    def _of_class(
        self, at: int, last: int, noun: str, kind: PlaceKind, reason: str
    ) -> tuple[Found, int]:
        text = " ".join(word.text for word in self.words[at:last])
        if kind == "city":
            name = kazakh_city(text, self.cities) or text
            return Found(name, "city", self.line.span(at, last - 1), 0.9, reason), last
        return self._found(f"{text} {noun}", kind, at, last, reason)

    def _republic(self, at: int, last: int) -> tuple[Found, int]:
        text = " ".join(word.text for word in self.words[at:last])
        name = kazakh_country(text) or f"{text} Республикасы"
        return self._found(name, "country", at, last, "название страны")

    def _bare(self, at: int) -> tuple[Found, int] | None:
        text = self.words[at].text
        following = self.words[at + 1].text.lower() if at + 1 < len(self.words) else ""
        if following == "атындағы" or following.startswith("облыстық"):
            return None
        if name := kazakh_country(text):
            return self._found(name, "country", at, at, "название страны")
        name = kazakh_city(text, self.cities)
        if name is None or is_unsure(name):
            return None
        return self._found(name, "city", at, at, "название города")


def _nominative(word: str) -> str:
    """A possessed noun without its case ending, in small letters."""
    low = word.lower()
    for ending in POSSESSED_CASES:
        stem = low.removesuffix(ending)
        if low.endswith(ending) and stem.endswith(("ы", "і")):
            return stem
    return low
