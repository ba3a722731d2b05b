"""Who a speaker is: the person named, or whom a pronoun or a role means."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from .attribution import POSSESSIVES, PRONOUNS, Attribution, Named, Subject, Subjects
from .proposal import Gender
from .reading import Reading, Span, Word
from .role_phrases import ANYBODY, is_plural, same_role
from .speech import Verb

_SEVERAL = frozenset({"они", "их", "олар", "олардын"})
# A pronoun looks for a subject in so many sentences, then for anybody in so many characters.
_SENTENCES, _CHARACTERS = 4, 1500
_NEIGHBOURS = 4

# How sure a speaker is.
BESIDE_THE_VERB, IN_THE_SENTENCE, BY_PRONOUN, BY_ROLE, NOBODY = 0.95, 0.8, 0.7, 0.5, 0.3
# At most, for one of the sentence before, and for «отметил важность …», which is no clause.
LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Speaker:
    name: str | None = None
    as_stated: str = ""
    found_by: Literal["name", "pronoun", "role", ""] = ""
    confidence: float = NOBODY


class Speakers:
    """Asked in the order of the text, since a pronoun may mean whoever spoke before.

    `spoken` are the places of direct speech, where nobody is told of; `roles` what the text calls
    each person.
    """

    def __init__(
        self,
        reading: Reading,
        subjects: Subjects,
        spoken: Sequence[Span],
        roles: Mapping[str, Sequence[str]],
    ):
        self.reading = reading
        self.subjects = subjects
        self.spoken = spoken
        self.roles = roles
        self.told_of = [each for each in subjects.people if not self._is_spoken(each.span.start)]
        self._heard: list[tuple[int, Named]] = []

    def of(self, attribution: Attribution | None) -> Speaker:
        if attribution is None:
            return Speaker()
        attribution = self._without_speech(attribution)
        subject = self.subjects.of(attribution)
        if subject is None:
            return self._unknown(attribution)
        speaker = self._speaker(attribution, subject)
        if attribution.manner in {"near", "worth"}:
            speaker = replace(speaker, confidence=min(speaker.confidence, LIKELY))
        if speaker.name:
            named = next(each for each in self.subjects.people if each.name == speaker.name)
            self._heard.append((attribution.words[subject.start].start, named))
        return speaker

    def _is_spoken(self, place: int) -> bool:
        return any(span.start <= place < span.end for span in self.spoken)

    def _without_speech(self, attribution: Attribution) -> Attribution:
        words = [word for word in attribution.words if not self._is_spoken(word.start)]
        verb = attribution.verb
        if verb is None:
            return attribution._replace(words=words)
        first = attribution.words[verb.start]
        if first not in words:
            return attribution
        shift = words.index(first) - verb.start
        return attribution._replace(
            words=words, verb=verb._replace(start=verb.start + shift, end=verb.end + shift)
        )

    def _speaker(self, attribution: Attribution, subject: Subject) -> Speaker:
        words, verb, manner = attribution
        stated = words[subject.start : subject.end]
        as_stated = self._text(stated)
        if subject.named:
            if verb and verb.number == "plur" and (several := self._several(words, subject)):
                return several
            return Speaker(subject.named.name, as_stated, "name", _nearness(subject, verb, manner))
        if subject.pronoun:
            meant = self._meant(subject.pronoun, stated[0].start)
            return Speaker(meant, as_stated, "pronoun", BY_PRONOUN if meant else NOBODY)
        several = is_plural(stated, "gent" if manner == "according" else "nomn")
        holder = None if several else self._holder(stated)
        return Speaker(holder, as_stated, "role", BY_ROLE)

    def _text(self, words: Sequence[Word]) -> str:
        return self.reading.text[words[0].start : words[-1].end]

    def _several(self, words: Sequence[Word], subject: Subject) -> Speaker | None:
        """«Айдос Сарым и Марат Башимов отметили»: two who speak as one are no one's speaker."""
        first = max(subject.start - _NEIGHBOURS, 0)
        named = self.subjects.names_in(words[first : subject.end + _NEIGHBOURS])
        if len(named) < 2:
            return None
        start = min(named[0].span.start, words[subject.start].start)
        return Speaker(None, self.reading.text[start : named[-1].span.end], "name")

    def _unknown(self, attribution: Attribution) -> Speaker:
        """A name behind the verb that is none of the people's: as stated, and no more."""
        words, verb, _manner = attribution
        if verb is None:
            return Speaker()
        end = verb.end
        while end < len(words) and (words[end].capital or words[end].text == "."):
            end += 1
        while end > verb.end and words[end - 1].text == ".":
            end -= 1
        return Speaker(as_stated=self._text(words[verb.end : end])) if end > verb.end else Speaker()

    def _meant(self, pronoun: str, place: int) -> str | None:
        """The last to speak or the last subject of the sentence nearest before, else anybody."""
        if pronoun in _SEVERAL:
            return None
        gender = (PRONOUNS | POSSESSIVES)[pronoun]
        for start, end in self._sentences_before(place):
            spoke = [named for at, named in self._heard if start <= at < end]
            told = [each for each in self._told_in(start, end) if each.nominative]
            for found in (_of_gender(spoke, gender), _of_gender(told, gender)):
                if found:
                    return found[-1].name
        near = _of_gender(self._told_in(place - _CHARACTERS, place), gender)
        return near[-1].name if near else None

    def _told_in(self, start: int, end: int) -> list[Named]:
        return [each for each in self.told_of if start <= each.span.start and each.span.end <= end]

    def _sentences_before(self, place: int) -> list[Span]:
        """The sentence up to this place, and some before it that are not wholly spoken."""
        sentences = self.reading.sentences
        number = bisect_left(sentences, Span(place + 1, 0)) - 1
        found = [Span(sentences[number].start, place)]
        for sentence in reversed(sentences[:number]):
            if len(found) > _SENTENCES:
                break
            if not any(
                span.start <= sentence.start and sentence.end <= span.end + 1
                for span in self.spoken
            ):
                found.append(sentence)
        return found

    def _holder(self, stated: Sequence[Word]) -> str | None:
        """The only person named so far who has this role; «спикер» fits the only one at all."""
        role, place = self._text(stated), stated[0].start
        named = {each.name for each in self._told_in(0, place)}
        fitting = {
            name
            for name in named
            if any(same_role(role, other) for other in self.roles.get(name, ()))
        }
        if not fitting and len(stated) == 1 and stated[0].low in ANYBODY:
            fitting = named
        return fitting.pop() if len(fitting) == 1 else None


def _of_gender(people: Sequence[Named], gender: Gender) -> list[Named]:
    """Those of this gender, or without any those of none known; all where none is asked for."""
    if not gender:
        return list(people)
    fitting = [each for each in people if each.gender == gender]
    return fitting or [each for each in people if not each.gender]


def _nearness(subject: Subject, verb: Verb | None, manner: str) -> float:
    if manner == "according":
        return BESIDE_THE_VERB
    if manner == "line" or verb is None:
        return IN_THE_SENTENCE
    beside = subject.end >= verb.start and subject.start <= verb.end
    return BESIDE_THE_VERB if beside else IN_THE_SENTENCE
