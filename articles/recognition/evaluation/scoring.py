"""How well proposals answer: counts of right, proposed and wanted, and what was missed or too many."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self, TypeVar

W = TypeVar("W")
P = TypeVar("P")


class NoAnswers(Exception):
    """A folder or file that does not hold what it should; says what."""


@dataclass(frozen=True, slots=True)
class Count:
    """`right` may have a fraction where an answer may be right in part."""

    right: float = 0
    proposed: float = 0
    wanted: float = 0

    def __add__(self, other: Self) -> "Count":
        return Count(
            self.right + other.right, self.proposed + other.proposed, self.wanted + other.wanted
        )

    @property
    def precision(self) -> float | None:
        """None where nothing was proposed."""
        return self.right / self.proposed if self.proposed else None

    @property
    def recall(self) -> float | None:
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        both = self.proposed + self.wanted
        return 2 * self.right / both if both else None


@dataclass(slots=True)
class Judgement:
    """Of one kind of answer in one text; `missed` and `excess` in words for a person to read."""

    count: Count = field(default_factory=Count)
    missed: list[str] = field(default_factory=list)
    excess: list[str] = field(default_factory=list)

    def __add__(self, other: Self) -> "Judgement":
        return Judgement(
            self.count + other.count, self.missed + other.missed, self.excess + other.excess
        )


def paired(
    wanted: Sequence[W], proposed: Sequence[P], fit: Callable[[W, P], float]
) -> list[tuple[int, int]]:
    """Each with one other at most, the best fit first and of equal ones the earliest; 0 fits not."""
    fits = [
        (-value, w, p)
        for w, want in enumerate(wanted)
        for p, proposal in enumerate(proposed)
        if (value := fit(want, proposal)) > 0
    ]
    pairs: list[tuple[int, int]] = []
    taken_wanted: set[int] = set()
    taken: set[int] = set()
    for _fit, w, p in sorted(fits):
        if w not in taken_wanted and p not in taken:
            pairs.append((w, p))
            taken_wanted.add(w)
            taken.add(p)
    return sorted(pairs)


def judged(
    wanted: Sequence[W],
    proposed: Sequence[P],
    fit: Callable[[W, P], float],
    *,
    words_wanted: Callable[[W], str] = str,
    words: Callable[[P], str] = str,
    optional: Callable[[W], bool] = lambda want: False,
    neither: Callable[[P], bool] = lambda proposal: False,
) -> Judgement:
    """Pairs both sides and counts.

    An `optional` answer is neither missed nor wanted, and its proposal not counted; a proposal
    that is `neither` right nor wrong is not counted unless it answers something.
    """
    pairs = paired(wanted, proposed, fit)
    answered = {w for w, _p in pairs}
    right = [(w, p) for w, p in pairs if not optional(wanted[w])]
    missed = [want for w, want in enumerate(wanted) if w not in answered and not optional(want)]
    taken = {p for _w, p in pairs}
    excess = [
        proposal for p, proposal in enumerate(proposed) if p not in taken and not neither(proposal)
    ]
    return Judgement(
        Count(len(right), len(right) + len(excess), len(right) + len(missed)),
        [words_wanted(want) for want in missed],
        [words(proposal) for proposal in excess],
    )


def is_optional(row: dict[str, object]) -> bool:
    return bool(row.get("optional"))


@dataclass(frozen=True, slots=True)
class Result:
    """Of one text; `language` is empty where the layout knows but one."""

    name: str
    language: str
    judgements: dict[str, Judgement]


def totals(results: Iterable[Result]) -> dict[str, Judgement]:
    added: dict[str, Judgement] = {}
    for result in results:
        for kind, judgement in result.judgements.items():
            added[kind] = added.get(kind, Judgement()) + judgement
    return added
