"""Mentions scored by the rule of factRuEval-2016's first track.

Locations of organisations count as locations. Source:
github.com/dialogue-evaluation/factRuEval-2016, scripts/dialent/task1.
"""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Literal, NamedTuple

from articles.recognition.proposal import Proposal

from .scoring import Count, Judgement

Kind = Literal["people", "places", "organisations"]
KINDS: tuple[Kind, ...] = ("people", "places", "organisations")

_HOLDERS: dict[Kind, set[Kind]] = {
    "people": {"places", "organisations"},
    "places": {"places", "organisations"},
    "organisations": {"organisations"},
}


class Token(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def sign(self) -> bool:
        return len(self.text) == 1 and not self.text.isalpha()


class Part(NamedTuple):
    """A marked span: what it is and its words as written."""

    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing named once. `naming` are the tokens that make the name, of all its `tokens`."""

    kind: Kind
    tokens: frozenset[Token]
    naming: frozenset[Token]
    parts: tuple[Part, ...] = ()
    # Of people: «firstname», «lastname», «patronymic» in the nominative, each in all spellings.
    nominatives: Mapping[str, Set[str]] = field(default_factory=dict, compare=False)

    def __str__(self) -> str:
        words = sorted(self.tokens)
        return f"{' '.join(word.text for word in words)} ({words[0].start}–{words[-1].end})"


@dataclass(frozen=True)
class MarkedText:
    name: str
    text: str
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]

    @cached_property
    def weighty(self) -> tuple[Token, ...]:
        """Tokens that count: not a sign that touches its neighbour."""
        kept = []
        for number, token in enumerate(self.tokens):
            before = self.tokens[number - 1].end if number else -1
            after = self.tokens[number + 1].start if number + 1 < len(self.tokens) else -1
            if not (token.sign and (before == token.start or after == token.end)):
                kept.append(token)
        return tuple(kept)

    def within(self, start: int, end: int) -> frozenset[Token]:
        return frozenset(t for t in self.weighty if start <= t.start and t.end <= end)


def spans_of(proposal: Proposal) -> list[tuple[Kind, int, int]]:
    return [
        (kind, *mention)
        for kind in KINDS
        for thing in getattr(proposal, kind)
        for mention in thing.mentions
    ]


def judge_mentions(
    text: MarkedText, spans: Iterable[tuple[Kind, int, int]]
) -> dict[Kind, Judgement]:
    """One to one; a right one counts by the share of tokens that both have.

    Not counted, and no error when proposed: mentions within a longer one, mentions without a name
    («мэрия», «московский»), and a person or place that is the very words of an organisation.
    """
    proposed = {(kind, tokens) for kind, *place in spans if (tokens := text.within(*place))}
    matches: dict[Mention, frozenset[Token]] = {}
    for kind in KINDS:
        own = [mention for mention in text.mentions if mention.kind == kind]
        theirs = sorted((tokens for k, tokens in proposed if k == kind), key=sorted)
        matches |= _matched(own, theirs, lambda mention: _uncounted(mention, text))
    judgements = {}
    for kind in KINDS:
        counted = {
            mention
            for mention in text.mentions
            if mention.kind == kind
            and not _uncounted(mention, text)
            and not _shadowed(mention, text, matches)
        }
        qualities = {m: _quality(m, matches[m]) for m in counted if m in matches}
        taken = {tokens for mention, tokens in matches.items() if mention.kind == kind}
        excess = [tokens for k, tokens in proposed if k == kind and tokens not in taken]
        judgements[kind] = Judgement(
            Count(sum(qualities.values()), len(qualities) + len(excess), len(counted)),
            sorted(
                str(m) + (f", совпало {qualities[m]:.2f}" if m in qualities else "")
                for m in counted
                if qualities.get(m, 0) < 0.999
            ),
            sorted(str(Mention(kind, tokens, tokens)) for tokens in excess),
        )
    return judgements


def _uncounted(mention: Mention, text: MarkedText) -> bool:
    return not mention.naming or any(
        other.kind in _HOLDERS[mention.kind] and mention.tokens < other.tokens
        for other in text.mentions
    )


def _shadowed(mention: Mention, text: MarkedText, matches: dict[Mention, frozenset[Token]]) -> bool:
    """Whether the organisation on the same words counts in its stead."""
    if mention.kind == "organisations":
        return False
    for other in text.mentions:
        if other.kind == "organisations" and other.tokens == mention.tokens:
            return mention not in matches or other in matches
    return False


def _closeness(mention: Mention, tokens: frozenset[Token]) -> float:
    return len(mention.tokens & tokens) / len(mention.tokens | tokens)


def _quality(mention: Mention, tokens: frozenset[Token]) -> float:
    """Words around the name may be left out, but none taken in that are not the mention's."""
    right = len(mention.naming & tokens)
    lacking = sum(not token.sign for token in mention.naming - tokens)
    strange = len(tokens - mention.tokens)
    if right + lacking + strange == 0:
        return _closeness(mention, tokens)
    return right / (right + lacking + strange)


def _matched(
    mentions: list[Mention],
    proposed: list[frozenset[Token]],
    uncounted: Callable[[Mention], bool],
) -> dict[Mention, frozenset[Token]]:
    """The pairing that is best in sum; exactly equal ones are paired with each other at any rate."""
    fits: dict[int, list[int]] = {
        m: [p for p, tokens in enumerate(proposed) if mention.tokens & tokens]
        for m, mention in enumerate(mentions)
    }
    exact = {m: p for m, ps in fits.items() for p in ps if proposed[p] == mentions[m].tokens}
    for m, ps in fits.items():
        fits[m] = [exact[m]] if m in exact else [p for p in ps if p not in exact.values()]

    @cache
    def worth(m: int, p: int) -> float:
        # To propose what is not counted only spares an error.
        if uncounted(mentions[m]):
            return 0.5
        return _quality(mentions[m], proposed[p])

    matches: dict[Mention, frozenset[Token]] = {}
    for group in _groups(fits):
        _worth, pairs = _best(group, frozenset(), fits, worth)
        matches |= {mentions[m]: proposed[p] for m, p in pairs}
    return matches


def _groups(fits: dict[int, list[int]]) -> list[tuple[int, ...]]:
    """Mentions that vie for the same proposals."""
    groups: list[tuple[set[int], set[int]]] = []
    for m, ps in fits.items():
        touching = [group for group in groups if group[1] & set(ps)]
        groups = [group for group in groups if group not in touching]
        groups.append(
            ({m}.union(*(g[0] for g in touching)), set(ps).union(*(g[1] for g in touching)))
        )
    return [tuple(sorted(mentions)) for mentions, _proposed in groups]


def _best(
    group: tuple[int, ...],
    used: frozenset[int],
    fits: dict[int, list[int]],
    worth: Callable[[int, int], float],
) -> tuple[float, tuple[tuple[int, int], ...]]:
    """Tries all: groups are a handful of mentions."""
    if not group:
        return 0, ()
    first, rest = group[0], group[1:]
    tries = [_best(rest, used, fits, worth)]
    for p in fits[first]:
        if p not in used:
            value, pairs = _best(rest, used | {p}, fits, worth)
            tries.append((value + worth(first, p), ((first, p), *pairs)))
    return max(tries)
