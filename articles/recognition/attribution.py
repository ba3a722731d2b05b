"""Words that say who speaks, and what of them does: a name, a pronoun or a role."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from .proposal import Gender
from .reading import Reading, Span, Word
from .role_phrases import Phrase, first_phrase, phrase_at
from .speech import PASSING_ON, Verb, lexicon, verb_at

PRONOUNS: dict[str, Gender] = {"он": "male", "она": "female", "они": "", "ол": "", "олар": ""}
POSSESSIVES: dict[str, Gender] = {
    "его": "male",
    "ее": "female",
    "их": "",
    "онын": "",
    "олардын": "",
}
_WHICH = lexicon("который которая которое которые")
_MOST_WORDS_TO_NAME = 8
_MOST_ROLE_WORDS = 6
# Words of time, place and reason: «кездесуде», «жиыннан кейін», «осыған орай».
_KAZAKH_ADVERBIALS = (
    *("да", "де", "та", "те", "дан", "ден", "тан", "тен", "нан", "нен"),
    *("туралы", "бойынша", "кейин", "орай", "ретинде", "баска"),
)


class Named(NamedTuple):
    """A mention of a person, with the full name in the nominative."""

    name: str
    gender: Gender
    span: Span
    nominative: bool


class Attribution(NamedTuple):
    """Words that say who speaks; `verb` counts them.

    They stand `after` the speech, `before` it in the same sentence, in the `line` above that ends
    in a colon, in a sentence `near` that does not, in the genitive (`according`), or before what
    a thing is `worth`.
    """

    words: Sequence[Word]
    verb: Verb | None
    manner: Literal["after", "before", "line", "near", "according", "worth"]


class Subject(NamedTuple):
    """Who speaks, as words `start`..`end` of an attribution: a role where it is nothing else."""

    start: int
    end: int
    named: Named | None = None
    pronoun: str = ""


class Subjects:
    """Finds who speaks in any attribution of one text."""

    def __init__(self, reading: Reading, people: Sequence[Named]):
        self.reading = reading
        self.people = sorted(people, key=lambda named: named.span)
        self._by_start = {named.span.start: named for named in self.people}
        self._names = {start for start, named in self._by_start.items() if named.nominative}

    def names_in(self, words: Sequence[Word]) -> list[Named]:
        """Those in the nominative."""
        return [self._by_start[word.start] for word in words if word.start in self._names]

    def has_subject(self, words: Sequence[Word]) -> bool:
        """Whether a name in the nominative or a pronoun is among them."""
        return any(word.start in self._names or word.low in PRONOUNS for word in words)

    def of(self, attribution: Attribution) -> Subject | None:
        words, verb, manner = attribution
        if not words:
            return None
        if manner == "according":
            return self._according(words)
        if verb is None:
            return self._first_name(words) if manner == "line" else self._last(words)
        if verb.kazakh:
            return self._kazakh(words, verb)
        if manner == "after":
            return self._behind(words, verb)
        return self._ahead(words, verb) or self._first(words, verb)

    def _behind(self, words: Sequence[Word], verb: Verb) -> Subject | None:
        if verb.lemma in PASSING_ON and (quoted := self._passed_on(words, verb.end)):
            return quoted
        return (
            self._first(words, verb)
            or self._last(words[: verb.start], verb.number)
            or self._at_home(words, verb)
        )

    def _ahead(self, words: Sequence[Word], verb: Verb) -> Subject | None:
        before = words[: verb.start]
        if before and before[-1].low in _WHICH:
            return self._antecedent(before[:-1])
        return self._last(before, verb.number) or self._at_home(before, verb)

    def _first(self, words: Sequence[Word], verb: Verb) -> Subject | None:
        """The first that can speak behind the verb, before a comma."""
        for at in range(verb.end, len(words)):
            word = words[at]
            if word.text in ",;(" and at > verb.end:
                return None
            if subject := self._at(words, at, verb.end):
                return subject
            if phrase := phrase_at(self.reading, words, at, verb.number, names=self._names):
                return self._with_name(words, phrase) or Subject(phrase.start, phrase.end)
        return None

    def _last(self, words: Sequence[Word], number: str = "") -> Subject | None:
        """The last name or pronoun; without any the first role, since subjects come first."""
        for at in range(len(words) - 1, -1, -1):
            if subject := self._at(words, at, 0):
                return subject
        phrase = first_phrase(self.reading, words, number)
        return Subject(phrase.start, phrase.end) if phrase else None

    def _first_name(self, words: Sequence[Word]) -> Subject | None:
        found = (self._at(words, at, 0) for at in range(len(words)))
        return next((subject for subject in found if subject), None)

    def _at(self, words: Sequence[Word], at: int, begin: int) -> Subject | None:
        """A name or a pronoun here; the role right before a name is part of it."""
        if words[at].low in PRONOUNS:
            return Subject(at, at + 1, pronoun=words[at].low)
        if words[at].start not in self._names:
            return None
        named = self._by_start[words[at].start]
        phrases = (phrase_at(self.reading, words[:at], start) for start in range(begin, at))
        role = next((phrase for phrase in phrases if phrase and phrase.end == at), None)
        return Subject(role.start if role else at, self._behind_name(words, at), named)

    def _with_name(self, words: Sequence[Word], role: Phrase) -> Subject | None:
        """A role and, not far behind, the name: «лидер движения против войны Серик Есматов»."""
        for at in range(role.end, min(role.end + _MOST_WORDS_TO_NAME, len(words))):
            if words[at].start in self._names:
                named = self._by_start[words[at].start]
                return Subject(role.start, self._behind_name(words, at), named)
            if words[at].text in ",;:(–—" or verb_at(words, at):
                return None
        return None

    def _behind_name(self, words: Sequence[Word], at: int) -> int:
        span = self._by_start[words[at].start].span
        while at < len(words) and words[at].start < span.end:
            at += 1
        return at

    def _passed_on(self, words: Sequence[Word], begin: int) -> Subject | None:
        """Whoever «цитирует» names, in any case."""
        for at in range(begin, len(words)):
            if named := self._by_start.get(words[at].start):
                return Subject(at, self._behind_name(words, at), named)
        return None

    def _at_home(self, words: Sequence[Word], verb: Verb) -> Subject | None:
        """«в пресс-службе акимата сообщили»: an institution that speaks in the plural."""
        if verb.number != "plur":
            return None
        for at in range(1, len(words)):
            if words[at - 1].low in {"в", "во"}:
                phrase = phrase_at(self.reading, words[at:], 0, case="loct", names=self._names)
                if phrase:
                    return Subject(at, at + phrase.end)
        return None

    def _antecedent(self, words: Sequence[Word]) -> Subject | None:
        """Whom «который» means: the name before its comma, in whatever case, or a role."""
        while words and not words[-1].is_word:
            words = words[:-1]
        for at, word in enumerate(words):
            named = self._by_start.get(word.start)
            if named and named.span.end == words[-1].end:
                return self._at(words, at, 0) or Subject(at, len(words), named)
        return self._last(words)

    def _according(self, words: Sequence[Word]) -> Subject | None:
        """All of «По словам …», if it has or is somebody."""
        if words[0].low in POSSESSIVES:
            return Subject(0, 1, pronoun=words[0].low)
        for word in words:
            if named := self._by_start.get(word.start):
                return Subject(0, len(words), named)
        if first_phrase(self.reading, words[:4], case="gent"):
            return Subject(0, len(words))
        return None

    def _kazakh(self, words: Sequence[Word], verb: Verb) -> Subject | None:
        """Behind the verb, else before it; words that are no name must be a role."""
        sides = ((verb.end, len(words)), (0, verb.start))
        for begin, end in sides:
            for at in range(begin, end):
                if words[at].low in PRONOUNS:
                    return Subject(at, at + 1, pronoun=words[at].low)
                if words[at].start in self._names:
                    start = _kazakh_role(words, begin, at)
                    named = self._by_start[words[at].start]
                    return Subject(start, self._behind_name(words, at), named)
        for begin, end in sides:
            last = begin
            while last < end and words[last].is_word:
                last += 1
            if 0 < last - begin <= _MOST_ROLE_WORDS:
                return Subject(begin, last)
        return None


def _kazakh_role(words: Sequence[Word], begin: int, name: int) -> int:
    """Where the words begin that must be the role of a name: «мәслихат депутаты Ерлан …»."""
    start = name
    while start > begin and name - start < _MOST_ROLE_WORDS:
        word = words[start - 1]
        if not word.is_word or word.low.endswith(_KAZAKH_ADVERBIALS):
            break
        start -= 1
    return start
