"""Full names of organisations in the nominative, by the archive's rules of naming."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from . import organisation_words as known
from .grammar import agreements, folded, forms, is_adjective, lemma, nominative
from .organisation_fields import kind_of
from .organisation_phrases import ABBREVIATED, LATIN, SITE, UNKNOWN, Part, Phrase
from .place_names import CAPITAL, adjective_of, city_of_adjective, declined
from .reading import Word

_MARKS = "«»„“”\"' "
# Class nouns that inside another name are small whatever the text does.
_SMALL_INSIDE = known.CITY_COUNCILS | {"партия", "филиал", "штаб"}
_ADJECTIVE_END = re.compile("(?:ого|ому|ым|им|ом|ой|ую|ая|ое|ый|ий)$")


@lru_cache(maxsize=2**13)
def own_key(text: str) -> str:
    """What spellings of one name share: neither marks nor signs nor capitals."""
    return " ".join(re.findall(r"[^\W_]+", folded(text)))


def upright(text: str, words: Sequence[Word]) -> str:
    """A name that begins with these words, its noun and adjectives in the nominative."""
    noun = next((each for each in words if not is_adjective(each.low)), words[-1])
    before = words[: words.index(noun)]
    standing = agreements(noun.low, ("NOUN",))
    for each in before:
        standing &= agreements(each.low, ("ADJF", "PRTF"))
    if not standing or any(case == "nomn" for case, _number, _gender in standing):
        return text
    gender = next((form.gender for form in forms(noun.low) if form.pos == "NOUN"), "")
    adjectives = [nominative(each.text, gender, pos="ADJF") for each in before]
    rest = text[noun.end - words[0].start :]
    return " ".join([*adjectives, nominative(noun.text, pos="NOUN")]) + rest


def spellings(phrases: Iterable[Phrase]) -> dict[str, str]:
    """By key the spelling to prefer: without a sign at the end, the commonest, the plainest."""
    variants: dict[str, list[str]] = defaultdict(list)
    for phrase in _all(phrases):
        for part in [*(part for part in phrase.parts if part.kind == "own"), *phrase.others]:
            text = _unmarked(phrase.text_of(part))
            variants[own_key(text)].append(text)
    return {
        key: min(texts, key=lambda text: _strangeness(text, texts))
        for key, texts in variants.items()
    }


def _strangeness(text: str, texts: list[str]) -> tuple[bool, int, int]:
    return text[-1] in "!.,", -texts.count(text), sum(letter.isupper() for letter in text)


def _all(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    for phrase in phrases:
        yield phrase
        yield from _all(part.inner for part in phrase.parts if part.inner)


def _unmarked(text: str) -> str:
    return text[1:-1].strip() if text[0] in _MARKS else text


class Naming:
    """Names phrases of one text: `city` is the one it is about and `region` that one's region, in
    the genitive; `spellings` says by key which spelling of an own name it prefers."""

    def __init__(
        self,
        city: str | None = None,
        spellings: Mapping[str, str] | None = None,
        region: str | None = None,
    ):
        self.city = city
        self.spellings = spellings or {}
        self.region = region

    def region_meant(self, phrase: Phrase) -> str | None:
        """The region that «областной» stands for."""
        if "областной" not in _bases(phrase) or phrase.own or phrase.places:
            return None
        told = any(city_of_adjective(word.low) for word in phrase.adjectives)
        return self.region if kind_of(phrase.head, known.CITY_BODIES) and not told else None

    def name(self, phrase: Phrase, other: Part | None = None) -> str:
        """The whole name; `other` is one of the further own names behind a plural."""
        if phrase.head in {LATIN, SITE}:
            return phrase.text_of(Part("words", phrase.first, phrase.noun))
        if self._is_national(phrase):
            return known.NATIONAL[phrase.head]
        own = other or phrase.own
        if own and self.needs_no_class(phrase, own):
            return self._own(phrase, own)
        words = [*self._adjectives(phrase, outermost=True), self._head(phrase)]
        name = " ".join([*words, *self._tail(phrase, other)])
        if whole := known.WRITTEN_OUT.get(phrase.words[phrase.noun].text):
            name = name.replace(phrase.words[phrase.noun].text, whole, 1)
        return name[:1].upper() + name[1:]

    def own_name(self, phrase: Phrase, part: Part) -> str:
        """Without marks, in the spelling preferred."""
        text = _unmarked(phrase.text_of(part))
        return self.spellings.get(own_key(text), text)

    def needs_no_class(self, phrase: Phrase, own: Part) -> bool:
        """«коллективы Muzart Life»: what they are is no part of a name without marks."""
        marked = phrase.words[own.first].text in _MARKS
        return kind_of(phrase.head, known.PERFORMERS) and not marked

    def city_meant(self, phrase: Phrase, adjective: str) -> str | None:
        """The city that an adjective stands for and the name says in a noun: «столичный»."""
        base = lemma(adjective)
        if base == "столичный":
            return CAPITAL
        if phrase.own and not kind_of(phrase.head, known.BRANCHES):
            return None
        told = [city for word in phrase.adjectives if (city := city_of_adjective(word.low))]
        if phrase.head in known.CITY_COUNCILS:
            if base == "городской":
                return told[0] if told else self.city
            of_region = {"областной", "районный"} & _bases(phrase)
            return None if of_region else city_of_adjective(adjective)
        if base == "городской" and not told and not phrase.has("place"):
            return self.city if kind_of(phrase.head, known.CITY_BODIES | known.BRANCHES) else None
        return None

    def is_the_citys(self, phrase: Phrase) -> bool:
        """Whether it is that of the text's city without saying so."""
        if self.city is None or phrase.plural or phrase.places or phrase.has("inner", "own"):
            return False
        bases = _bases(phrase)
        if phrase.head in known.CITY_COUNCILS:
            return not bases and not phrase.parts
        if phrase.head == "совет":
            return bases == {"общественный"} and not phrase.parts
        has_departments = self.city in known.CITIES_WITH_DEPARTMENTS
        return phrase.head == "управление" and has_departments and not bases and phrase.has("words")

    def _is_national(self, phrase: Phrase) -> bool:
        if phrase.head not in known.NATIONAL or phrase.adjectives:
            return False
        return not phrase.parts or (phrase.head in {"мажилис", "сенат"} and phrase.has("inner"))

    def _head(self, phrase: Phrase) -> str:
        text = phrase.words[phrase.noun].text
        if phrase.head in ABBREVIATED or phrase.head == UNKNOWN:
            return text
        if phrase.head in known.OFFICIALS:
            return known.OFFICIALS[phrase.head]
        small = text.lower() if text.isupper() else text
        return phrase.head if phrase.plural or "-" in small else nominative(small, pos="NOUN")

    def _adjectives(self, phrase: Phrase, outermost: bool) -> list[str]:
        """In the nominative where the phrase is not part of another; the rest stays as written."""
        kept = self._of_branch(phrase, outermost)
        for word in phrase.adjectives:
            if self.city_meant(phrase, word.low) or _is_told_only(phrase, word.low, word.capital):
                continue
            if lemma(word.low) == "областной" and self.region_meant(phrase):
                continue
            text = word.text.lower() if word.text.isupper() else word.text
            kept.append(_agreeing(text, phrase) if outermost else text)
        return kept

    def _of_branch(self, phrase: Phrase, outermost: bool) -> list[str]:
        """«городской филиал» in a text about Астана is «Астанинский городской филиал»."""
        if not kind_of(phrase.head, known.BRANCHES):
            return []
        for word in phrase.adjectives:
            meant = self.city_meant(phrase, word.low)
            if meant and (adjective := adjective_of(meant)):
                both = [adjective.capitalize(), "городской"]
                if outermost:
                    return [_agreeing(each, phrase) for each in both]
                return [_with_ending_of(each, word.low) for each in both]
        return []

    def _tail(self, phrase: Phrase, other: Part | None = None) -> list[str]:
        """What stands behind the head, abbreviations written out, and the city that is meant."""
        texts = [
            self._part(phrase, other if other and part.kind == "own" else part)
            for part in phrase.parts
        ]
        if phrase.shared:
            texts.append(phrase.shared.stated(phrase.words, "gent"))
        elif region := self.region_meant(phrase):
            texts.append(region)
        elif city := self._city_behind(phrase):
            texts.append(f"города {declined(city)['gent']}")
        return texts

    def _city_behind(self, phrase: Phrase) -> str | None:
        if kind_of(phrase.head, known.BRANCHES) or phrase.own:
            return None
        meant = (self.city_meant(phrase, word.low) for word in phrase.adjectives)
        found = next((city for city in meant if city), None)
        return found or (self.city if self.is_the_citys(phrase) else None)

    def _part(self, phrase: Phrase, part: Part) -> str:
        first = phrase.words[part.first].text
        if part.kind == "own":
            return self._own(phrase, part)
        if part.kind == "number":
            return f"№ {phrase.words[part.last].text}"
        if part.kind == "place" and part.place:
            return part.place.stated(phrase.words, "gent")
        if part.place:
            case = "datv" if part.kind == "field" else "loct"
            return f"{first} {part.place.stated(phrase.words, case)}"
        if part.inner:
            inside = self._within(part.inner)
            return inside if part.kind == "inner" else f"{first} {inside}"
        return _written_out(phrase.text_of(part), part.kind == "called after")

    def _within(self, phrase: Phrase) -> str:
        """As part of another name, in the case that it is written in."""
        head = phrase.words[phrase.noun].text
        if phrase.head in _SMALL_INSIDE:
            head = head.lower()
        return " ".join([*self._adjectives(phrase, outermost=False), head, *self._tail(phrase)])

    def _own(self, phrase: Phrase, part: Part) -> str:
        text = self.own_name(phrase, part)
        return f"«{_inner_marks(text)}»" if phrase.words[part.first].text in _MARKS else text


def _bases(phrase: Phrase) -> set[str]:
    return {lemma(word.low) for word in phrase.adjectives}


def _is_told_only(phrase: Phrase, low: str, capital: bool) -> bool:
    """«казахстанская компания «…»»: geography in small letters is no part of a quoted name."""
    if not phrase.own or kind_of(phrase.head, known.BRANCHES):
        return False
    small = not capital or phrase.begins_sentence
    return small and (lemma(low) == "казахстанский" or city_of_adjective(low) is not None)


def _agreeing(adjective: str, phrase: Phrase) -> str:
    """An adjective of the head in the nominative."""
    head = known.OFFICIALS.get(phrase.head, phrase.head)
    noun = folded(head if forms(folded(head)) else head.rpartition("-")[2])
    gender = next((form.gender for form in forms(noun) if form.gender), "masc")
    found = nominative(adjective, gender, pos="ADJF")
    return found if found != adjective else nominative(adjective, gender, pos="PRTF")


def _with_ending_of(adjective: str, model: str) -> str:
    """«городского» makes «астанинский» «астанинского»."""
    ending = _ADJECTIVE_END.search(model)
    if ending is None:
        return adjective
    hard = {"ый": "ий" if adjective.endswith("ий") else "ой", "ий": "ий", "ым": "им"}
    return adjective[:-2] + hard.get(ending[0], ending[0])


def _written_out(text: str, is_eponym: bool) -> str:
    if is_eponym:
        text = re.sub(r"^им(?:\.\s*|\s+)", "имени ", text)
        text = re.sub(r"\.(?=\w)", ". ", text)
    text = re.sub(r"\bРК\b", "Республики Казахстан", text)
    return re.sub(r"\bг\.\s*", "города ", text)


def _inner_marks(text: str) -> str:
    """«Компания \"Sky\"» with its own inner «ёлочки»."""
    text = re.sub(r'(?:(?<=\s)|^)["„“](?=\w)', "«", text)
    return re.sub('["”“]', "»", text)
