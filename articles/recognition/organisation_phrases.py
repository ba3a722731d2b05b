"""What a phrase that names an organisation is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from . import organisation_words as known
from .grammar import folded, forms
from .organisation_fields import kind_of
from .place_phrases import PlacePhrase
from .reading import Span, Word

PartKind = Literal[
    "own", "number", "called after", "words", "inner", "place", "field", "under", "in"
]
# Heads of names without a head noun: «Almaty Arena», «Vecher.kz», «КарНУ имени …».
LATIN, SITE, UNKNOWN = "latin", "site", "abbreviation"
ABBREVIATED = known.LEGAL_FORMS | known.ABBREVIATIONS

_BREAKING = frozenset('«„“".!?…:;–—-()')


class Part(NamedTuple):
    """Words `first` to `last` of the line that depend on a head noun."""

    kind: PartKind
    first: int
    last: int
    inner: "Phrase | None" = None
    place: PlacePhrase | None = None


@dataclass(slots=True)
class Phrase:
    """`noun` is the place of the head noun among the words, `head` its base form."""

    words: Sequence[Word]
    head: str
    first: int
    noun: int
    plural: bool = False
    parts: list[Part] = field(default_factory=list)
    # Further own names of the same kind: «партий «Ауыл» и «Respublica»».
    others: list[Part] = field(default_factory=list)
    # The place of the next one, told of both: «акимата и маслихата города Алматы».
    shared: PlacePhrase | None = None

    @property
    def last(self) -> int:
        return self.parts[-1].last if self.parts else self.noun

    @property
    def span(self) -> Span:
        return Span(self.words[self.first].start, self.words[self.last].end)

    @property
    def adjectives(self) -> Sequence[Word]:
        return self.words[self.first : self.noun]

    @property
    def own(self) -> Part | None:
        return next((part for part in self.parts if part.kind == "own"), None)

    @property
    def places(self) -> list[PlacePhrase]:
        found = [part.place for part in self.parts if part.place]
        return [*found, self.shared] if self.shared else found

    def has(self, *kinds: PartKind) -> bool:
        return any(part.kind in kinds for part in self.parts)

    def span_of(self, part: Part) -> Span:
        return Span(self.words[part.first].start, self.words[part.last].end)

    def text_of(self, part: Part) -> str:
        """As written, with single spaces and none where there are none."""
        text = self.words[part.first].text
        for number in range(part.first + 1, part.last + 1):
            word = self.words[number]
            text += " " * (word.start > self.words[number - 1].end) + word.text
        return text

    @property
    def begins_sentence(self) -> bool:
        """Whether its capital letter says nothing."""
        return self.first == 0 or self.words[self.first - 1].text in _BREAKING


@lru_cache(maxsize=2**14)
def head_of(word: str) -> str | None:
    """The head noun that a word is a form of; abbreviations in small letters."""
    low = folded(word)
    if low in ABBREVIATED and sum(letter.isupper() for letter in word) > 1:
        return low
    for form in forms(low):
        if form.pos == "NOUN" and form.weight > 0.05:
            if form.lemma in known.SHORT_NAMES:
                return form.lemma if word[0].isupper() else None
            if kind_of(form.lemma, known.HEADS) or form.lemma in known.OFFICIALS:
                return form.lemma
    return None
