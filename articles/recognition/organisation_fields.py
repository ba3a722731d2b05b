"""Common nouns as parts of an organisation's name: what it is of and what it is for."""

from collections.abc import Callable, Collection, Sequence

from . import organisation_words as known
from .grammar import agree, cases, forms, is_adjective, lemma, lemmas, parses
from .reading import Word

_NO_NOUN = frozenset({"PREP", "CONJ", "VERB", "ADVB", "NPRO", "INFN"})
_POINTING = frozenset({"этот", "тот", "свой", "весь", "наш", "их", "его"})
_PROPER = frozenset({"Name", "Surn", "Patr"})


def kind_of(head: str, kinds: Collection[str]) -> bool:
    """Whether a head noun, or the last part of a compound one, is among these."""
    return head in kinds or head.rpartition("-")[2] in kinds


class Fields:
    """Reads on from a word of a line; answers are numbers of the last word taken.

    `is_place` says of a number and a case whether a place begins there, `is_head` of a word whether
    it heads organisations: both are parts of their own.
    """

    def __init__(
        self,
        words: Sequence[Word],
        barred: Collection[int],
        is_place: Callable[[int, str], bool],
        is_head: Callable[[str], bool],
    ):
        self.words = words
        self.barred = barred
        self.is_place = is_place
        self.is_head = is_head

    def genitives(self, head: str, at: int, first: bool) -> int | None:
        """«волонтеров», «народа», «культуры и спорта»; `first` behind the head itself."""
        last = self._genitive(head, at, first)
        if last is not None and kind_of(head, known.COORDINATED):
            while joined := self._joined(head, last + 1, ("gent",)):
                last = joined
        return last

    def purpose(self, head: str, at: int) -> int | None:
        """Behind «по»: «чрезвычайным ситуациям», «делам молодежи», «правам человека»."""
        last = self._noun(at, "datv")
        if last is None:
            return None
        last = self.genitives(head, last + 1, first=False) or last
        while joined := self._joined(head, last + 1, ("datv", "gent")):
            last = joined
        return last

    def _genitive(self, head: str, at: int, first: bool) -> int | None:
        last = self._noun(at, "gent")
        if last is None or self.is_place(at, "gent") or self.is_place(last, "gent"):
            return None
        word = self.words[last]
        base = lemma(word.low)
        if (base in known.ENDS and not word.capital) or (
            self.is_head(word.text) and base not in known.FIELDS_TOO
        ):
            return None
        grammemes = parses(word.low)[0].tag.grammemes
        one_person = {"anim", "sing"} <= grammemes and base not in known.OFFICES
        if one_person or not _PROPER.isdisjoint(grammemes):
            eponym = word.capital and first and kind_of(head, known.CALLED_AFTER_PEOPLE)
            return last if eponym and last == at else None
        return last

    def _noun(self, at: int, case: str) -> int | None:
        """The place of the noun in this case, behind its adjectives."""
        for number in range(at, min(at + 4, len(self.words))):
            word = self.words[number]
            if not word.is_word or number in self.barred or not forms(word.low):
                return None
            if forms(word.low)[0].pos in _NO_NOUN:
                return None
            if not self._is_attribute(number, case):
                return number if case in cases(word.low, ("NOUN",)) else None
            if lemmas(word.low) & _POINTING:
                return None
        return None

    def _is_attribute(self, at: int, case: str) -> bool:
        low = self.words[at].low
        if not is_adjective(low) or case not in cases(low, ("ADJF", "PRTF")):
            return False
        if forms(low)[0].pos != "NOUN":
            return True
        return at + 1 < len(self.words) and agree(low, self.words[at + 1].low)

    def _joined(self, head: str, at: int, wanted: Sequence[str]) -> int | None:
        """Behind «и», or a comma that «и» follows: one more field that such bodies are for."""
        if at + 1 >= len(self.words) or self.words[at].text not in {"и", ","}:
            return None
        found = (self._noun(at + 1, case) for case in wanted)
        last = next((each for each in found if each is not None), None)
        if last is None or not self._is_field(head, last):
            return None
        further = self._noun(last + 1, "gent")
        if further is not None and lemmas(self.words[further].low) & known.FIELDS:
            last = further
        if self.words[at].text == "и" or self._joined(head, last + 1, wanted):
            return last
        return None

    def _is_field(self, head: str, at: int) -> bool:
        low = self.words[at].low
        if lemmas(low) & known.FIELDS:
            return True
        thing = "inan" in parses(low)[0].tag and not self.is_head(low)
        return thing and kind_of(head, known.SCHOOLS)
