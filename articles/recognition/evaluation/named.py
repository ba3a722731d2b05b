"""People and organisations of the answers beside those proposed, and what is asked of both."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from articles.language.folding import fold
from articles.recognition.proposal import Organisation, Person, Place, Proposal, Role
from articles.recognition.reading import Span

from .agreement import Row, same_name, same_person
from .scoring import Count, Judgement, is_optional, judged, paired

T = TypeVar("T", bound=Person | Organisation | Place)

# Said of a person, but no roles in an archive.
_NO_ROLE = re.compile(
    r"(?:мать|отец|сын|дочь|брат|сестра|жена|муж|внук|внучка|сноха|зять|гость|гостья|"
    r"уроженец|уроженка)\b"
)


class Side(Generic[T]):
    """Rows and proposals, paired by name; failing that by place, so that a name in a wrong case
    spoils the name alone and not its mentions too.
    """

    def __init__(self, rows: Sequence[Row], things: Sequence[T], same: Callable[[Row, str], bool]):
        self.rows = rows
        self.things = things
        self.same = same
        self.pairs = paired(
            rows, things, lambda row, thing: 2 if same(row, thing.name) else _shared(row, thing)
        )
        self.row_of = {p: w for w, p in self.pairs}

    def judge_names(self) -> Judgement:
        return judged(
            self.rows,
            self.things,
            lambda row, thing: self.same(row, thing.name),
            words_wanted=lambda row: row["name"],
            words=lambda thing: thing.name,
            optional=is_optional,
        )

    def judge_mentions(self, text: str) -> Judgement:
        """Of the right one; any overlap of the words is right."""
        return judged(
            [(w, Span(*place)) for w, row in self._wanted() for place in row["mentions"]],
            [(p, mention) for p, thing in self._proposed() for mention in thing.mentions],
            lambda want, said: (
                _closeness(want[1], said[1]) if want[0] == self.row_of.get(said[0]) else 0
            ),
            words_wanted=lambda want: f"{self.rows[want[0]]['name']}: {_at(text, want[1])}",
            words=lambda said: f"{self.things[said[0]].name}: {_at(text, said[1])}",
        )

    def judge_known(self) -> Judgement:
        """A record proposed for a surname alone is one too many, even if it is the right one."""
        return judged(
            [(w, row["known"]) for w, row in self._wanted() if row["known"]],
            [(p, thing.name, thing.known) for p, thing in self._proposed() if thing.known],
            lambda want, said: (
                want[0] == self.row_of.get(said[0]) and fold(want[1]) == fold(said[2].name)
            ),
            words_wanted=lambda want: want[1],
            words=lambda said: f"{said[1]} = {said[2].name}",
        )

    def _wanted(self) -> list[tuple[int, Row]]:
        return [(w, row) for w, row in enumerate(self.rows) if not is_optional(row)]

    def _proposed(self) -> list[tuple[int, T]]:
        """But for those of optional rows."""
        return [
            (p, thing)
            for p, thing in enumerate(self.things)
            if not (p in self.row_of and is_optional(self.rows[self.row_of[p]]))
        ]


class People(Side[Person]):
    def __init__(self, answers: Row, proposal: Proposal):
        super().__init__(answers["people"], proposal.people, same_person)

    def judge_gender(self) -> Judgement:
        """Of the people that were found."""
        judgement = Judgement()
        for row, person in ((self.rows[w], self.things[p]) for w, p in self.pairs):
            if row["gender"] and not is_optional(row):
                right = row["gender"] == person.gender
                judgement.count += Count(right, bool(person.gender), 1)
                if not right:
                    judgement.missed.append(f"{row['name']}: не {person.gender or 'известен'}")
        return judgement

    def judge_roles(self, same: Callable[[Row, Role], bool]) -> Judgement:
        return judged(
            [(w, role) for w, row in self._wanted() for role in row["roles"]],
            [(p, role) for p, person in self._proposed() for role in person.roles],
            lambda want, said: want[0] == self.row_of.get(said[0]) and same(want[1], said[1]),
            words_wanted=lambda want: (
                f"{self.rows[want[0]]['name']}: {want[1]['role']} | {want[1]['organisation']}"
            ),
            words=lambda said: (
                f"{self.things[said[0]].name}: {said[1].role} | {said[1].organisation}"
            ),
            optional=lambda want: is_optional(want[1]),
            neither=lambda said: bool(_NO_ROLE.match(fold(said[1].role))),
        )


class Organisations(Side[Organisation | Place]):
    """A palace or a theatre may be proposed as an organisation or as a place: both are right.

    What stands in photo credits is no answer and no error.
    """

    def __init__(self, answers: Row, proposal: Proposal, text: str):
        rows = answers["organisations"]
        venues = [row for row in answers["places"] if row["kind"] == "venue"]

        def among(rows: Sequence[Row], thing: Organisation | Place) -> bool:
            return any(same_name(row, thing.name) for row in rows)

        own: list[Organisation | Place] = [
            thing
            for thing in proposal.organisations
            if among(rows, thing) or not among(venues, thing)
        ]
        named = {fold(thing.name) for thing in own}
        own += [
            place
            for place in proposal.places
            if place.kind == "venue" and fold(place.name) not in named and among(rows, place)
        ]
        super().__init__(rows, list(_outside(_credits(answers, text), own)), same_name)


def _credits(answers: Row, text: str) -> list[Span]:
    lines = {row["text"] for row in answers["photo_credits"]}
    return [Span(*match.span()) for line in lines for match in re.finditer(re.escape(line), text)]


def _outside(
    lines: Sequence[Span], things: Iterable[Organisation | Place]
) -> Iterator[Organisation | Place]:
    """With the mentions they have outside of these lines, and without those that have none."""
    for thing in things:
        left = [m for m in thing.mentions if not any(line.holds(m) for line in lines)]
        if left or not thing.mentions:
            yield replace(thing, mentions=left)


def _shared(row: Row, thing: Person | Organisation | Place) -> float:
    """The share of its mentions that are, by half at least, those of the row; 0 below a half."""
    shared = sum(
        any(_closeness(Span(*place), mention) >= 0.5 for place in row["mentions"])
        for mention in thing.mentions
    )
    return shared / len(thing.mentions) if shared * 2 >= len(thing.mentions) > 0 else 0


def _closeness(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(both, 0) / (max(one.end, other.end) - min(one.start, other.start))


def _at(text: str, place: Span) -> str:
    return f"{text[place.start : place.end]} ({place.start}–{place.end})"
