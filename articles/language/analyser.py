"""Text → the keys a search index keeps, with their places; a query's word → the keys to look for.

Both databases index the same keys as plain tokens, so both find the same articles.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from . import keys, vocabulary
from .beginnings import Beginnings
from .beginnings import beginnings as beginnings_of
from .detection import Language, paragraph_language
from .skeleton import exact
from .words import plain, words

VERSION = 1  # to be raised with every change of keys: an index of another version is rebuilt

__all__ = [
    "VERSION",
    "Language",
    "Token",
    "add_surnames",
    "analyse",
    "beginnings",
    "exact_key",
    "finds_as_written",
    "paragraph_language",
    "query_keys",
    "surname_key",
    "word_keys",
]


class Token(NamedTuple):
    key: str
    exact: str
    start: int
    end: int


def analyse(text: str, language: str | None = None) -> list[Token]:
    """The words of a text, each line in its own language unless one is given."""
    return list(_tokens(text, language))


def word_keys(written: str, language: Language) -> tuple[str, str]:
    """`key` and `exact` of a single word, as `analyse` gives them in a line of this language."""
    return _entry(written, language)


def query_keys(word: str) -> tuple[str, ...]:
    """The keys, at most three, under which a word that somebody looks for may be indexed."""
    return _query_keys(word)


@lru_cache(maxsize=2**8)  # of a query and its page of results; each takes kilobytes
def beginnings(word: str) -> Beginnings:
    """How words begin that have one of a query word's keys, or are written as it is."""
    return beginnings_of(word, _query_keys(word))


def finds_as_written(word: str) -> bool:
    """Whether the word is found by `query_keys` wherever it is written just so."""
    return _finds_as_written(word)


def surname_key(written: str) -> str | None:
    """The key of a word in a person's name, where a common word with the same form would win."""
    return keys.surname_key(written)


def exact_key(word: str) -> str:
    """The word as it is written, but for case, as one ASCII word; see `skeleton.exact`."""
    return exact(plain(word))


def add_surnames(surnames: Iterable[str]) -> None:
    """Surnames, folded and in the nominative, that win over common words with the same forms."""
    vocabulary.add_surnames(surnames)
    _entry.cache_clear()
    _query_keys.cache_clear()
    _finds_as_written.cache_clear()
    beginnings.cache_clear()


def _tokens(text: str, language: str | None) -> Iterator[Token]:
    start = 0
    for line in text.splitlines(keepends=True):
        spoken = language or paragraph_language(line)
        for match in words(line):
            yield Token(*_entry(match[0], spoken), start + match.start(), start + match.end())
        start += len(line)


# A newspaper's commonest 60 thousand forms make nearly all of its text.
@lru_cache(maxsize=2**16)
def _entry(written: str, language: str) -> tuple[str, str]:
    word = plain(written)
    return keys.index_key(written, word, language), exact(word)


@lru_cache(maxsize=2**12)
def _query_keys(word: str) -> tuple[str, ...]:
    return keys.query_keys(word)


@lru_cache(maxsize=2**12)
def _finds_as_written(word: str) -> bool:
    return keys.finds_as_written(word)
