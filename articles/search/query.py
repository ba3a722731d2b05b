"""The query language: what a reader types into a search box, read so that anything means something.

    концерт алматы          both words, in any of their forms
    "Закон и порядок"       these words as written, one after another («…», “…”, „…“ do as well)
    Нур-Султан              joined words: any of their forms, one after another
    -робот  -"Jas Stars"    without it
    волонт*                 any word that begins so
    heroes OR jas           either; also «или» and |. Binds tighter than the white space between words

What is none of this, from a lone operator to an emoji, only parts words.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, NamedTuple

from articles.language.letters import APOSTROPHES
from articles.language.words import words

MAX_LENGTH = 200
_LONGEST_LAST_WORD = 40
# Readings of joined words multiply; nobody inflects a longer chain, such as an address.
_MOST_JOINED = 3

_UNSEEN = {"Cc", "Cf", "Cs"}  # Unicode's categories
_DASHES = r"\-‐‑‒–—―−"
_PART = re.compile(
    rf"""
    (?: (?<!\S) (?P<minus> [{_DASHES}]+ ) )?
    (?:
        (?P<bar> \| )
      # A quotation that is not closed lasts to the end; inches («12"») open none.
      | (?P<quotation> « [^»]* »? | [“„] [^“”"]* [“”"]? | (?<!\w) " [^"]* "? )
      | (?P<chain> [\w\u0300-\u036f{APOSTROPHES}&+./@{_DASHES}]+ ) (?P<star> \*+ (?!\w) )?
    )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """A `word` matches in any form, a `phrase` as written; of a `prefix` the last word goes on.

    Several words, of whatever kind, stand one after another.
    """

    kind: Literal["word", "phrase", "prefix"]
    words: tuple[str, ...]
    negated: bool = False


class _Part(NamedTuple):
    """A term, or None for an operator, and how it was written."""

    term: Term | None
    written: str


@dataclass(frozen=True, slots=True)
class Query:
    """Every group must match by one of its terms; a negated term is a group of its own.

    `text` is what was typed, cleaned for the form: parsed again, it gives the same groups.
    """

    groups: tuple[tuple[Term, ...], ...]
    text: str
    cut: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def searches(self) -> bool:
        """Whether there is anything to look for: a query of exclusions alone finds nothing."""
        return any(not group[0].negated for group in self.groups)

    @property
    def terms(self) -> tuple[Term, ...]:
        """What is looked for, in order: all that is not excluded."""
        return tuple(term for group in self.groups for term in group if not term.negated)

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are looked for, in order and in the form typed."""
        return tuple(word for term in self.terms for word in term.words)

    def without(self, word_index: int) -> str:
        """The text of this query less the term that holds this one of `words`."""
        holders = [term for term in self.terms for _word in term.words]
        left_out, remaining = holders[word_index], []
        for group in _groups(self.text):
            kept = [part.written for part in group if part.term != left_out]
            if kept:
                remaining.append(" или ".join(kept))
        return " ".join(remaining)


def parse(text: str) -> Query:
    """Never fails; what is longer than `MAX_LENGTH` characters is cut, at a word where possible."""
    whole = _cleaned(text)
    kept = _cut(whole)
    groups = tuple(tuple(part.term for part in group) for group in _groups(kept))
    return Query(groups, kept, cut=kept != whole)


def _cleaned(text: str) -> str:
    """Without what cannot be seen: NUL, marks of direction, soft hyphens, half a surrogate pair."""
    seen = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in _UNSEEN)
    return " ".join(unicodedata.normalize("NFC", seen).split())


def _cut(text: str) -> str:
    if len(text) <= MAX_LENGTH:
        return text
    border = text.rfind(" ", MAX_LENGTH - _LONGEST_LAST_WORD, MAX_LENGTH + 1)
    return text[: border if border >= 0 else MAX_LENGTH]


def _groups(text: str) -> list[list[_Part]]:
    """Each term once a group, each group once a query."""
    parts = list(_parts(text))
    groups: list[dict[Term, _Part]] = []
    open_, joining = False, False
    for part, following in zip_longest(parts, parts[1:]):
        if part.term is None or (open_ and not joining and _is_or(part, following)):
            joining = open_
            continue
        if joining and not part.term.negated:
            groups[-1].setdefault(part.term, part)
        else:
            groups.append({part.term: part})
        open_, joining = not part.term.negated, False
    once: dict[tuple[Term, ...], list[_Part]] = {}
    for group in groups:
        once.setdefault(tuple(group), list(group.values()))
    return list(once.values())


def _is_or(part: _Part, following: _Part | None) -> bool:
    """«or» in small letters is an operator only where another word follows, else a word."""
    if following is None or following.term is None or following.term.negated:
        return False
    return part.written.lower() == "or"


def _parts(text: str) -> Iterator[_Part]:
    for found in _PART.finditer(text):
        if found["bar"]:
            yield _Part(None, "|")
        elif found["quotation"]:
            if phrase := tuple(word[0] for word in words(found["quotation"])):
                yield _Part(Term("phrase", phrase, bool(found["minus"])), found[0])
        elif part := _chain(found["minus"] or "", found["chain"], found["star"] or ""):
            yield part


def _chain(minus: str, chain: str, star: str) -> _Part | None:
    """Words that nothing but hyphens, stops and the like join."""
    found = list(words(chain))
    if not found:
        return None
    first, last = found[0].start(), found[-1].end()
    star = star if last == len(chain) else ""
    written = minus + chain[first:last] + star
    if written == "OR" or written.lower() == "или":
        return _Part(None, written)
    kind = "prefix" if star else "word" if len(found) <= _MOST_JOINED else "phrase"
    return _Part(Term(kind, tuple(word[0] for word in found), bool(minus)), written)
