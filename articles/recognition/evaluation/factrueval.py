"""Proposals against texts marked in the layout of factRuEval-2016.

Each text is five files: `.txt`, `.tokens`, `.spans`, `.objects` (mentions made of spans), `.coref`
(mentions of one thing and its name in the nominative).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from pathlib import Path

from articles.recognition.grammar import folded
from articles.recognition.proposal import Proposal

from .mentions import Kind, MarkedText, Mention, Part, Token, judge_mentions, spans_of
from .scoring import Count, Judgement, NoAnswers, Result

_KIND: dict[str, Kind] = {
    "Person": "people",
    "Location": "places",
    "LocOrg": "places",
    "Org": "organisations",
    "Organization": "organisations",
}
# Spans that make a name; words of others, as «мэр» and «город», may be taken in or left out.
_NAMING: dict[Kind, set[str]] = {
    "people": {"name", "surname", "patronymic", "nickname"},
    "places": {"loc_name", "org_name"},
    "organisations": {"loc_name", "org_name"},
}
_PARTS = {"name": "firstname", "surname": "lastname", "patronymic": "patronymic"}
# Initials stay as they are, and a foreign name in its own letters has no cases.
_NO_CASE = re.compile(r"\w\.?|(?:\w\.\s*)+|.*[A-Za-z].*")


def read(folder: Path) -> list[MarkedText]:
    return [
        _text(path) for path in sorted(folder.glob("*.txt")) if path.with_suffix(".spans").exists()
    ]


def _text(path: Path) -> MarkedText:
    tokens = {}
    for line in _lines(path, ".tokens"):
        number, start, length, text = line.split(" ", 3)
        tokens[number] = Token(int(start), int(start) + int(length), text)
    spans = {}
    for line in _lines(path, ".spans"):
        left, _hash, right = line.partition("  # ")
        number, tag, _start, _length, _token, count, *_ = left.split()
        words = right.split()
        own = [tokens[word] for word in words[: int(count)]]
        spans[number] = (Part(tag, " ".join(words[int(count) :])), own)
    nominatives = _nominatives(path)
    mentions: dict[tuple[Kind, frozenset[Token]], Mention] = {}
    for line in _lines(path, ".objects"):
        number, type_, *parts = line.partition(" # ")[0].split()
        kind = _KIND.get(type_)
        if kind is None:
            continue
        marked = [spans[part] for part in parts]
        mention = Mention(
            kind,
            frozenset(token for _part, own in marked for token in own),
            frozenset(token for part, own in marked if part.tag in _NAMING[kind] for token in own),
            tuple(part for part, _own in marked),
            nominatives.get(number, {}),
        )
        # The same words may be marked twice.
        twin = mentions.get((kind, mention.tokens))
        if twin is None or len(twin.naming) < len(mention.naming):
            mentions[kind, mention.tokens] = mention
    return MarkedText(
        path.stem,
        path.read_text(encoding="utf-8"),
        tuple(sorted(tokens.values())),
        tuple(mentions.values()),
    )


def _lines(path: Path, suffix: str) -> list[str]:
    file = path.with_suffix(suffix)
    if not file.exists():
        raise NoAnswers(f"{path.name}: нет файла {file.name}.")
    return [line for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]


def _nominatives(path: Path) -> dict[str, Mapping[str, Set[str]]]:
    """By the number of a mention."""
    found: dict[str, Mapping[str, Set[str]]] = {}
    attributes: dict[str, set[str]] = {}
    for line in _lines(path, ".coref"):
        word, _space, rest = line.partition(" ")
        if word.isdigit():
            attributes = defaultdict(set)
            found |= dict.fromkeys(rest.split(), attributes)
        elif rest.strip():
            attributes[word.rstrip("0123456789")].add(_key(rest))
    return found


def _key(name: str) -> str:
    return " ".join(folded(name).split())


def judge_nominatives(text: MarkedText, proposal: Proposal) -> Judgement:
    """Of people's mentions that stand in another case: whether the proposed name has their words.

    Proposed are those that a proposed person's mention overlaps. Words that are the same in the
    nominative, initials and pseudonyms ask nothing.
    """
    judgement = Judgement()
    for mention in text.mentions:
        if mention.kind != "people" or not (asked := _inflected(mention)):
            continue
        start = min(token.start for token in mention.tokens)
        end = max(token.end for token in mention.tokens)
        names = [
            person.name
            for person in proposal.people
            if any(place.start < end and start < place.end for place in person.mentions)
        ]
        words = [set(_key(name).split()) for name in names]
        right = any(
            all(any(set(form.split()) <= own for form in forms) for forms in asked) for own in words
        )
        judgement.count += Count(right, bool(names), 1)
        if not right:
            judgement.missed.append(
                f"{mention}: {', '.join(names) or '—'} вместо "
                + " ".join("/".join(sorted(forms)) for forms in asked)
            )
    return judgement


def _inflected(mention: Mention) -> list[Set[str]]:
    """The nominatives of those of its words that stand in another case.

    What differs in more than an ending is another spelling: «Бонер» for «Бенер».
    """
    asked = []
    for part in mention.parts:
        forms = mention.nominatives.get(_PARTS.get(part.tag, ""), set())
        written = _key(part.text)
        if (
            not _NO_CASE.fullmatch(part.text)
            and written not in forms
            and any(written.startswith(form[:-2]) for form in forms)
        ):
            asked.append(forms)
    return asked


def evaluate(propose: Callable[[str], Proposal], texts: Iterable[MarkedText]) -> Iterator[Result]:
    for text in texts:
        proposal = propose(text.text)
        judgements = judge_mentions(text, spans_of(proposal))
        yield Result(
            text.name,
            "",
            {
                **judgements,
                "all mentions": sum(judgements.values(), Judgement()),
                "nominatives": judge_nominatives(text, proposal),
            },
        )
