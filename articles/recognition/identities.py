"""Whom of the archive a text means: in full, by initials, by surname alone.

A surname or initials are somebody's only where the same text names him in full, and nobody else
whom they may be. Otherwise they are offered, never joined.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from articles.language import russian

from .bearers import Bearers, Mention
from .declension import EVERY, Agreement, Agreements, family, first_name_agreements
from .entries import Entry, Found
from .grammar import parses
from .matching import Sense, Token
from .namings import in_quotes
from .proposal import Gender
from .reading import Span
from .surnames import Lone, Surnames, is_word, may_stand_for
from .surroundings import called_after

_HOW_MANY = {2: "двое", 3: "трое", 4: "четверо", 5: "пятеро"}
_OF_HOW_MANY = {2: "двоих", 3: "троих", 4: "четверых", 5: "пятерых"}
# First words of Kazakh sentences that are nobody's name, and that the dictionary does not know.
_KAZAKH_OPENINGS = {
    "ал", "бирак", "бугин", "бул", "демек", "ендеше", "ертен", "казир", "кейин", "кеше",
    "онда", "осылайша", "откен", "сол", "содан", "сондай-ак", "сонымен", "сосын", "сондыктан",
}  # fmt: skip


class Named(NamedTuple):
    """Somebody whom the text names in full; `entry` is None for one whom the archive has not."""

    entry: Entry | None
    given: str
    gender: Gender


class Identities:
    """`covered` are the places where words of other names begin."""

    def __init__(
        self,
        text: str,
        tokens: list[Token],
        senses: list[list[Sense]],
        bearers: Bearers,
        covered: frozenset[int],
    ):
        self._text = text
        self._tokens = tokens
        self._bearers = bearers
        self._surnames = Surnames(text, tokens, senses, bearers)
        self._covered = {at for at, token in enumerate(tokens) if token.start in covered}
        self._taken: set[int] = set()
        self._named: dict[str, set[Named]] = {}

    def found(self, mentions: list[Mention], others: Iterable[Span]) -> Iterator[Found]:
        for mention in mentions:
            self._taken.update(range(mention.first, mention.last + 1))
        yield from self._in_full([mention for mention in mentions if self._is_person(mention)])
        for span in others:
            self._know_other(span)
        lone = [self._surnames.lone(at) for at in range(len(self._tokens)) if self._is_free(at)]
        for each in [each for each in lone if not self._is_other(each)]:
            if found := self._alone(each):
                yield found

    # Full names

    def _is_person(self, mention: Mention) -> bool:
        first, last = mention.first, mention.last
        if first in self._covered or (first == last and not self._stands_alone(first)):
            return False
        return not called_after(self._tokens, first, last, _genitive(mention.agreements), False)

    def _stands_alone(self, at: int) -> bool:
        """Whether a name of one word is neither part of a longer one nor a common word."""
        token = self._tokens[at]
        if token.opens and russian.common(token.low) and not russian.proper(token.low):
            return False
        return not any(
            self._first_name(other, EVERY) or (other > at and self._tokens[other].capital)
            for other in self._surnames.neighbours(at, at)
            if other not in self._covered
        )

    def _in_full(self, mentions: list[Mention]) -> Iterator[Found]:
        chosen = [self._of_gender(mention) for mention in mentions]
        sure = {entries[0] for entries in chosen if len(entries) == 1}
        for mention, entries in zip(mentions, chosen, strict=True):
            elsewhere = [entry for entry in entries if entry in sure]
            if len(elsewhere) == 1:
                entries = elsewhere
            for entry in entries:
                self._know(entry)
            if len(entries) == 1:
                yield self._sure(entries[0], mention, "полное имя", 0.98)
            elif entries:
                number = _OF_HOW_MANY.get(len(entries), "многих")
                yield self._offered(entries, mention, f"полное имя: так зовут {number}", 0.5)

    def _of_gender(self, mention: Mention) -> list[Entry]:
        """«Александра Иванова рассказала» is she, and not Александр Иванов."""
        first, last = mention.first, mention.last
        words = [self._tokens[at].low for at in range(first, last + 1)]
        she = Agreement("female", "nomn")
        may_be_she = any(she in first_name_agreements(word) for word in words)
        if len(mention.entries) == 1 and not may_be_she:
            return list(mention.entries)
        readings = mention.agreements | ({she} if may_be_she else set())
        genders = {each.gender for each in self._surnames.in_sentence(readings, first, last)}
        return [each for each in mention.entries if self._gender(each) in {"", *genders}]

    def _gender(self, entry: Entry) -> Gender:
        bearers = self._bearers.of_entry.get(entry)
        return bearers[0].gender if bearers else entry.gender

    def _know(self, entry: Entry) -> None:
        for bearer in self._bearers.of_entry.get(entry, ()):
            self._name(family(bearer.surname), Named(entry, bearer.given, bearer.gender))

    def _name(self, surname: str, named: Named) -> None:
        self._named.setdefault(surname, set()).add(named)

    # Other people's full names

    def _know_other(self, span: Span) -> None:
        """Somebody's full name that others found: his surname is not free to be anybody's."""
        inside = [at for at, token in enumerate(self._tokens) if span.holds(token)]
        if len(inside) < 2 or not self._taken.isdisjoint(inside):
            return
        surnames = [at for at in inside if self._surnames.senses(at)]
        # A first name may be somebody's surname as well: it is the last word then that counts.
        for at in [at for at in surnames if at == inside[-1]] or surnames[:1]:
            given = inside[0] if at != inside[0] else inside[1]
            self._put_other(self._surnames.readings(at), given)
        self._taken.update(inside)

    def _is_other(self, lone: Lone) -> bool:
        """Whether the words beside it make it the name of somebody else, who is kept in mind."""
        if lone.initials:
            if any(self._surnames.candidates(lone)):
                return False
            for name in lone.readings:
                self._name(name, Named(None, lone.initials[0], ""))
            return True
        if self._surnames.is_first_name(lone.at):
            return True
        readings = frozenset[Agreement]().union(*lone.readings.values())
        for other in self._surnames.neighbours(lone.at, lone.at):
            if self._first_name(other, readings):
                self._put_other(lone.readings, other)
                return True
        return False

    def _put_other(self, readings: dict[str, Agreements], given: int) -> None:
        for name, agreements in readings.items():
            shared = self._first_name(given, agreements) or agreements
            genders = {agreement.gender for agreement in shared}
            gender = genders.pop() if len(genders) == 1 else ""
            self._name(name, Named(None, self._tokens[given].low, gender))

    def _first_name(self, at: int, readings: Agreements) -> Agreements:
        if at in self._taken or at in self._covered:
            return frozenset()
        return self._surnames.first_name(at, readings)

    # Surnames alone

    def _is_free(self, at: int) -> bool:
        """Whether a word may be a surname that stands alone."""
        if at in self._taken or at in self._covered:
            return False
        senses, token = self._surnames.senses(at), self._tokens[at]
        if not senses or in_quotes(self._text, token.start, token.end):
            return False
        return not (token.opens and all(is_word(sense.word) for sense in senses))

    def _alone(self, lone: Lone) -> Found | None:
        bearers = self._surnames.candidates(lone)
        candidates = list(dict.fromkeys(bearer.entry for bearer in bearers))
        named = [
            each
            for name, readings in lone.readings.items()
            for each in self._named.get(name, ())
            if _may_be(each, lone, readings, candidates)
        ]
        here = [each for each in candidates if any(each is other.entry for other in named)]
        others = any(other.entry is None for other in named)
        if not candidates or (others and not here):
            return None
        genitive = any(_genitive(readings) for readings in lone.readings.values())
        if called_after(self._tokens, lone.first, lone.last, genitive, True):
            return None
        called = "инициалы и фамилия" if lone.initials else "фамилия"
        if len(here) == 1 and not others and not self._is_doubtful(lone):
            reason = f"{called} человека, названного в тексте полностью"
            return self._sure(here[0], lone, reason, 0.95 if lone.initials else 0.9)
        if len(here) == 1 and not others:
            reason = f"только {called}: слово перед ней может быть чужим именем"
        elif here:
            reason = f"только {called}: в тексте так зовут не одного"
        elif len(candidates) == 1:
            reason = f"только {called}: полного имени в тексте нет"
        else:
            reason = f"только {called}: возможны {_HOW_MANY.get(len(candidates), 'многие')}"
        offered = here or candidates
        return self._offered(offered, lone, reason, 0.5 / len(offered))

    def _is_doubtful(self, lone: Lone) -> bool:
        """Whether the first word of a Kazakh sentence before it may be a name that nobody knows."""
        before = [at for at in self._surnames.neighbours(lone.at, lone.at) if at < lone.first]
        if not before or before[0] in self._covered:
            return False
        token = self._tokens[before[0]]
        opens = token.language == "kk" and token.opens and token.low not in _KAZAKH_OPENINGS
        return opens and not parses(token.low)[0].is_known

    # What is found

    def _written(self, place: Mention | Lone) -> tuple[Span, str]:
        last = self._tokens[place.last]
        end = last.end + (len(last.text) <= 2 and self._text[last.end : last.end + 1] == ".")
        span = Span(self._tokens[place.first].start, end)
        return span, self._text[slice(*span)]

    def _sure(self, entry: Entry, place: Mention | Lone, reason: str, confidence: float) -> Found:
        return Found(entry, *self._written(place), True, [entry], reason, confidence)

    def _offered(
        self, entries: list[Entry], place: Mention | Lone, reason: str, confidence: float
    ) -> Found:
        return Found(None, *self._written(place), False, entries, reason, confidence)


def _genitive(agreements: Agreements) -> bool:
    return any(agreement.case == "gent" for agreement in agreements)


def _may_be(named: Named, lone: Lone, readings: Agreements, candidates: list[Entry]) -> bool:
    if named.entry is not None:
        return named.entry in candidates
    fits = not named.gender or named.gender in {agreement.gender for agreement in readings}
    return fits and may_stand_for(lone.initials, (named.given,))
