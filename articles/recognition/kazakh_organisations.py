"""Organisations in a Kazakh line, named in full in Kazakh.

The case ending of the head goes, all before it stays as it is: what happens «әкімдігінде» happens
in the «әкімдігі».
"""

from collections.abc import Collection, Iterator

from . import kazakh_words as known
from .kazakh_phrases import Grammar, Phrase
from .lines import WordLine
from .organisation_evidence import (
    CALLED_AFTER,
    CAPITAL,
    CITYS,
    FIELD,
    NATIONAL,
    OFFICE,
    PART,
    PLACED,
    QUOTED,
    Evidence,
)
from .organisation_joining import Mention
from .place_names import CAPITAL as CAPITAL_CITY
from .place_names import kazakh_city, kazakh_name


def mentions(line: WordLine, barred: Collection[int], city: str | None) -> Iterator[Mention]:
    """`city` is the one that the text is about, by its name in either language."""
    city = kazakh_name(city) if city else None
    naming = Naming(city)
    phrases = list(Grammar(line.words, line.titles, barred, city).phrases())
    parliament = {each.inner.span for each in phrases if each.inner and naming.council(each)}
    for phrase in phrases:
        found = NATIONAL if phrase.span in parliament else naming.evidence(phrase)
        if found:
            yield naming.mention(phrase, found)


class Naming:
    def __init__(self, city: str | None = None):
        self.city = city

    def mention(self, phrase: Phrase, found: Evidence) -> Mention:
        name = self.name(phrase)
        parent = known.PARENTS.get(name)
        if phrase.inner and self.evidence(phrase.inner):
            parent = self.name(phrase.inner)
        return Mention(
            name=name,
            head=known.OFFICIALS.get(phrase.head, phrase.head),
            span=phrase.span,
            evidence=found,
            own=_own(phrase).strip("«»") if phrase.own else "",
            parent=parent,
            placed=phrase.placed,
        )

    def evidence(self, phrase: Phrase) -> Evidence | None:
        """None for a common phrase."""
        if phrase.own or phrase.called_after or phrase.purposed:
            return QUOTED if phrase.own else CALLED_AFTER if phrase.called_after else CAPITAL
        if phrase.head in known.OFFICIALS:
            fielded = phrase.head == "министрі" and not phrase.bare
            return OFFICE if phrase.placed or fielded else None
        if self.council(phrase):
            return NATIONAL if _is_sure_council(phrase) else None
        if phrase.placed and (phrase.head not in known.LOOSE or _is_described(phrase)):
            return PLACED
        if phrase.bare:
            return CITYS if phrase.head in known.CITY_COUNCILS and self.city else None
        if phrase.inner and phrase.head in known.PARTS and self.evidence(phrase.inner):
            return PART
        if not phrase.words[phrase.first].capital:
            return None
        if not phrase.begins_sentence:
            return CAPITAL
        return FIELD if phrase.head in {"министрлігі", "басқармасы"} else None

    def council(self, phrase: Phrase) -> str | None:
        """The full name of a chamber or the government of Kazakhstan; None for any other."""
        full = known.COUNCILS.get(known.POSSESSED_COUNCILS.get(phrase.head, phrase.head))
        if full is None or phrase.bare or phrase.inner:
            return full
        owner = phrase.words[phrase.first]
        ours = owner.text in known.STATE or owner.text.startswith("Қазақстан")
        return None if owner.capital and not ours else full

    def name(self, phrase: Phrase) -> str:
        if council := self.council(phrase):
            return council
        head = known.OFFICIALS.get(phrase.head, known.POSSESSED_BY.get(phrase.head, phrase.head))
        if phrase.bare and head in known.CITY_COUNCILS and self.city:
            return f"{self.city} қаласының {head}"
        written = phrase.words[phrase.noun].text
        if written[0].isupper() and not written.isupper() and head not in known.CITY_COUNCILS:
            head = head.capitalize()
        name = " ".join([*self._before(phrase), head])
        return name[:1].upper() + name[1:]

    def _before(self, phrase: Phrase) -> list[str]:
        """What stands before the head, places written out."""
        texts: list[str] = []
        number = phrase.first
        while number < phrase.noun:
            if phrase.own and number == phrase.own[0]:
                texts.append(_own(phrase))
                number = phrase.own[1] + 1
                continue
            word = phrase.words[number]
            glued = bool(texts) and word.start == phrase.words[number - 1].end
            if glued and not (texts[-1][-1] == "." and word.is_word):  # «Ж.Шанин»
                texts[-1] += word.text
            else:
                texts.append(self._written_out(phrase, number))
            number += 1
        return texts

    def _written_out(self, phrase: Phrase, number: int) -> str:
        """One word; places own what follows: «Алматы қаласының әкімдігі», but «Алматы қаласы
        әкімдігінің баспасөз қызметі»."""
        word, low = phrase.words[number], phrase.low(number)
        ending = "" if phrase.inner else "ның"
        if word.text in known.STATE:
            return f"Қазақстан Республикасы{ending}"
        if low in known.PLACE_NOUNS:
            wider = {phrase.low(each) for each in range(number + 1, min(number + 3, phrase.noun))}
            return known.PLACE_NOUNS[low] + ("" if wider & known.PLACE_NOUNS.keys() else ending)
        if low in known.CAPITAL_CITY:
            return f"{CAPITAL_CITY} қаласы{ending}"
        if phrase.head not in known.CITY_BODIES and phrase.inner is None:
            return word.text
        if low in known.CITY and number == phrase.first and self.city:
            return f"{self.city} қаласы{ending}"
        if low == "қалалық" and phrase.head in known.CITY_COUNCILS:
            return f"қаласы{ending}"
        if number == phrase.first and word.capital and self._is_bare_city(phrase.low(number + 1)):
            city = kazakh_city(word.text)
            return f"{city} қаласы{ending}" if city else word.text
        return word.text

    def _is_bare_city(self, following: str) -> bool:
        """Whether the next word does not say what the place is."""
        return following not in known.PLACE_NOUNS and following not in {"қалалық", "облыстық"}


def _is_sure_council(phrase: Phrase) -> bool:
    if not phrase.words[phrase.noun].capital:
        return False
    return phrase.head in {"мәжіліс", "сенат"} or not (phrase.bare and phrase.begins_sentence)


def _is_described(phrase: Phrase) -> bool:
    """More stands between the place and the head: «Шымкент опера және балет театры»."""
    ranks = {"қалалық", "облыстық", "аудандық"}
    between = {phrase.low(number) for number in range(phrase.first, phrase.noun)} - ranks
    return bool(between & known.DESCRIBING)


def _own(phrase: Phrase) -> str:
    first, last = phrase.own or (phrase.noun, phrase.noun)
    if first == last:
        return phrase.words[first].text
    text = phrase.words[first + 1].text
    for number in range(first + 2, last):
        word = phrase.words[number]
        text += " " * (word.start > phrase.words[number - 1].end) + word.text
    return f"«{text}»"
