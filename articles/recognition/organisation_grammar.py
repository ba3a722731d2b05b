"""Reads Russian phrases that name organisations: a head noun, its adjectives, what depends on it.

One inside another is a phrase of its own: the party in «филиал партии AMANAT».
"""

import re
from collections.abc import Collection, Iterator, Sequence

from . import organisation_own_names as own_names
from . import organisation_words as known
from .grammar import agree, agreements, cases, forms, is_adjective, lemma, lemmas
from .organisation_fields import Fields, kind_of
from .organisation_phrases import ABBREVIATED, LATIN, SITE, UNKNOWN, Part, PartKind, Phrase, head_of
from .place_phrases import PlacePhrase, place_at
from .reading import Word

_LETTERS = re.compile("[А-ЯЁ][А-ЯЁа-яё]*[А-ЯЁ]")
# What may stand between a legal form and the name.
_LEGAL_TAILS = (
    ("на", "пхв"),
    ("на", "праве", "хозяйственного", "ведения"),
    ("с", "ограниченной", "ответственностью"),
)
_BEHIND_A_PLACE = frozenset({"place", "field", "under", "in", "called after"})
_BEHIND_A_NAME = _BEHIND_A_PLACE | {"inner", "own"}
# What may follow a part of this kind; anything may follow the others.
_BEHIND = {
    "place": _BEHIND_A_PLACE,
    "in": _BEHIND_A_PLACE,
    "own": _BEHIND_A_NAME,
    "inner": _BEHIND_A_NAME,
    "called after": _BEHIND_A_NAME,
}


class Grammar:
    """Reads one line. `titles` are numbers of the marks of quoted names, opening to closing;
    `barred` are words of people's names; `city` is the one that the text is about."""

    def __init__(
        self,
        words: Sequence[Word],
        titles: dict[int, int],
        barred: Collection[int] = (),
        city: str | None = None,
    ):
        self.words = words
        self.titles = titles
        self.barred = barred
        self.city = city
        self._titled = {
            number for opening, closing in titles.items() for number in range(opening, closing)
        }
        self._fields = Fields(
            words,
            barred,
            is_place=lambda at, case: self._place(at, case) is not None,
            is_head=lambda word: head_of(word) is not None,
        )

    def phrases(self) -> Iterator[Phrase]:
        """Those that are no part of others, in order."""
        at = 0
        while at < len(self.words):
            phrase = None if at in self._titled else self._headed(at)
            if phrase is None:
                at += 1
                continue
            yield phrase
            at = max((other.last for other in phrase.others), default=phrase.last) + 1

    def _headed(self, at: int, within: bool = False) -> Phrase | None:
        """The phrase whose head noun stands here; `within` another one."""
        word = self.words[at]
        if at in self.barred or not word.is_word:
            return None
        head = head_of(word.text)
        if head is None:
            return self._latin(at) or self._abbreviation(at)
        first = self._first_adjective(at)
        phrase = Phrase(self.words, head, first, at, self._is_plural(first, at))
        if head in known.LEGAL_FORMS and (tail := self._legal_tail(at + 1)):
            phrase.parts.append(Part("words", at + 1, tail))
        while part := self._part(phrase, phrase.last + 1, within):
            phrase.parts.append(part)
        if phrase.parts and phrase.parts[-1].kind == "own":
            phrase.others = list(self._others(phrase))
        if head in known.CITY_COUNCILS and phrase.first == phrase.last:
            phrase.shared = self._shared_place(at)
        return phrase

    def _latin(self, at: int) -> Phrase | None:
        last = own_names.latin(self.words, at)
        if last is None or last == at:
            return None
        if own_names.is_site(self.words[at : last + 1]):
            return Phrase(self.words, SITE, at, last)
        is_headed = self.words[last].low in known.LATIN_HEADS
        return Phrase(self.words, LATIN, at, last) if is_headed else None

    def _abbreviation(self, at: int) -> Phrase | None:
        """«ЗКГУ имени М. Утемисова», whatever the letters stand for."""
        text = self.words[at].text
        if len(text) < 3 or not _LETTERS.fullmatch(text) or not self._is_named_after(at + 1):
            return None
        last = own_names.called_after(self.words, at + 1)
        if last is None:
            return None
        return Phrase(self.words, UNKNOWN, at, at, parts=[Part("called after", at + 1, last)])

    def _is_named_after(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].low in {"имени", "им"}

    # Before the head

    def _first_adjective(self, noun: int) -> int:
        first = noun
        while first > 0 and noun - first < 6 and self._is_attribute(first - 1, noun):
            first -= 1
        if any(word.capital for word in self.words[first + 1 : noun]):
            while not self.words[first].capital and lemma(self.words[first].low) in known.RANKS:
                first += 1
        return first

    def _is_attribute(self, at: int, noun: int) -> bool:
        word, low = self.words[at], self.words[noun].low
        if at in self.barred or not word.is_word:
            return False
        if word.low == "назарбаев":
            return True
        if not is_adjective(word.low) or lemmas(word.low) & known.NO_ADJECTIVES:
            return False
        if forms(word.low)[0].pos == "PRTF" and not word.capital:
            return False
        return agree(word.low, low) or agree(word.low, low.rpartition("-")[2])

    def _is_plural(self, first: int, noun: int) -> bool:
        """By its adjectives where it has any: «группы» may be of one or of many."""
        standing = agreements(self.words[noun].low, ("NOUN",))
        if first < noun:
            adjective = agreements(self.words[first].low, ("ADJF", "PRTF"))
            standing = (standing & adjective) or standing
        return {number for _case, number, _gender in standing} == {"plur"}

    # Behind the head

    def _legal_tail(self, at: int) -> int | None:
        lows = tuple(word.low for word in self.words[at : at + 4])
        for tail in _LEGAL_TAILS:
            if lows[: len(tail)] == tail:
                return at + len(tail) - 1
        return None

    def _part(self, phrase: Phrase, at: int, within: bool) -> Part | None:
        part = self._read(phrase, at, within) if at < len(self.words) else None
        behind = _BEHIND.get(phrase.parts[-1].kind) if phrase.parts else None
        return None if part and behind and part.kind not in behind else part

    def _read(self, phrase: Phrase, at: int, within: bool) -> Part | None:
        word = self.words[at]
        if at in self.titles:
            return Part("own", at, self.titles[at])
        if word.text == "№":
            return _made("number", at, own_names.numbered(self.words, at))
        if not word.is_word:
            return None
        if self._is_named_after(at):
            return _made("called after", at, own_names.called_after(self.words, at))
        if at in self.barred:
            return None
        if own_names.is_latin(word):
            return _made("own", at, own_names.latin(self.words, at))
        if word.low in {"по", "при", "в"}:
            return self._with_preposition(phrase, at, within)
        if place := self._place(at, "gent"):
            return Part("place", at, place.last, place=place)
        if inner := self._inner(phrase, at):
            return Part("inner", at, inner.last, inner)
        first = at == phrase.noun + 1
        bears = first and kind_of(phrase.head, known.BEARERS | known.LEGAL_FORMS)
        if bears and (last := own_names.unquoted(self.words, at)) is not None:
            return Part("own", at, last)
        if phrase.head in known.COUNCILS or phrase.head in ABBREVIATED:
            return None
        return _made("words", at, self._fields.genitives(phrase.head, at, first))

    def _place(self, at: int, case: str) -> PlacePhrase | None:
        place = place_at(self.words, at, self.city) if at < len(self.words) else None
        if place is None or case not in place.cases:
            return None
        # «акима города Роза Тасыбаева»
        return None if any(n in self.barred for n in range(at, place.last + 1)) else place

    def _inner(self, phrase: Phrase, at: int) -> Phrase | None:
        """Another organisation in the genitive, with its adjectives."""
        if phrase.head in known.CITY_COUNCILS:
            return None
        for noun in range(at, min(at + 5, len(self.words))):
            word = self.words[noun]
            if not word.is_word or noun in self.barred:
                return None
            head = head_of(word.text)
            if head and (head in ABBREVIATED or "gent" in cases(word.low, ("NOUN",))):
                inner = self._headed(noun, within=True)
                is_whole = inner is not None and inner.first == at
                return inner if is_whole and not _is_field(phrase, inner) else None
            if not is_adjective(word.low):
                return None
        return None

    def _with_preposition(self, phrase: Phrase, at: int, within: bool) -> Part | None:
        if at + 1 == len(self.words):
            return None
        if self.words[at].low == "по" and kind_of(phrase.head, known.WITH_FIELD):
            return self._field(phrase, at, within)
        if self.words[at].low == "при" and kind_of(phrase.head, known.ATTACHED):
            return self._under(at)
        if self.words[at].low == "в" and kind_of(phrase.head, known.ABROAD):
            return self._where(at)
        return None

    def _field(self, phrase: Phrase, at: int, within: bool) -> Part | None:
        """«по делам молодежи», «по г. Астане»; a place is told of the whole, not of a part."""
        if place := self._place(at + 1, "datv"):
            return None if within else Part("field", at, place.last, place=place)
        return _made("field", at, self._fields.purpose(phrase.head, at + 1))

    def _under(self, at: int) -> Part | None:
        """«при Президенте Республики Казахстан», «при акимате города»."""
        word = self.words[at + 1]
        inner = self._headed(at + 1, within=True) if head_of(word.text) else None
        if inner and inner.first == at + 1:
            return Part("under", at, inner.last, inner)
        if not word.is_word or lemma(word.low) not in known.OFFICES:
            return None
        place = self._place(at + 2, "gent")
        return Part("under", at, place.last if place else at + 1)

    def _where(self, at: int) -> Part | None:
        if place := self._place(at + 1, "loct"):
            return Part("in", at, place.last, place=place)
        if head_of(self.words[at + 1].text) in known.COUNCILS:
            inner = self._headed(at + 1, within=True)
            return Part("in", at, inner.last, inner) if inner else None
        return None

    def _others(self, phrase: Phrase) -> Iterator[Part]:
        """«… «Ауыл», AMANAT и «Ақ жол»» behind the first own name, when the head may be plural."""
        numbers = {form.number for form in forms(self.words[phrase.noun].low)}
        if phrase.head in ABBREVIATED or "plur" not in numbers:
            return
        at = phrase.last + 1
        while at + 1 < len(self.words) and self.words[at].text in {",", "и"}:
            last = self._other(phrase, at + 1)
            if last is None:
                return
            yield Part("own", at + 1, last)
            at = last + 1

    def _other(self, phrase: Phrase, at: int) -> int | None:
        if at in self.titles:
            return self.titles[at]
        if at in self.barred:
            return None
        if own_names.is_latin(self.words[at]):
            return own_names.latin(self.words, at)
        if phrase.plural and head_of(self.words[at].text) is None:
            return own_names.listed(self.words, at)
        return None

    def _shared_place(self, at: int) -> PlacePhrase | None:
        """The place behind «… и маслихата»."""
        if at + 2 >= len(self.words) or self.words[at + 1].text != "и":
            return None
        if head_of(self.words[at + 2].text) not in known.CITY_COUNCILS:
            return None
        return self._place(at + 3, "gent")


def _made(kind: PartKind, at: int, last: int | None) -> Part | None:
    return None if last is None else Part(kind, at, last)


def _is_field(phrase: Phrase, inner: Phrase) -> bool:
    """«Академия государственного управления», «Департамент полиции Алматы»: no body inside."""
    if inner.head == "полиция":
        return kind_of(phrase.head, known.BODIES_OF_POLICE)
    return inner.head in known.FIELDS_TOO and not inner.parts
