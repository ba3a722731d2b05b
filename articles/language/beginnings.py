"""What words with the keys of a query's word may begin with: seen at once, without analysing them.

Keys are made of the beginnings of words, so those that share one begin alike: with one of a few
letters, and with the same consonants, between which a vowel may come and go (лоб, лба).
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from . import russian
from .latin import cyrillic_spellings, has_latin_letters
from .letters import ALPHABET, TO_RUSSIAN
from .skeleton import faithful, forgiving
from .words import plain

LENGTH = 5  # letters that are looked at

# A voiced consonant may turn voiceless before an ending (көк, көгі), and казах is қазақ.
_CONSONANTS = str.maketrans("bvgdzh", "pfktsk", "aeiouyjq")
_DOUBLED = re.compile(r"(.)\1+")
_IN_ALPHABET = frozenset(ALPHABET)


class Beginnings:
    """`letters` are Cyrillic and small; of no `consonants` any may follow."""

    def __init__(self, letters: frozenset[str], consonants: frozenset[str]):
        self.letters = letters
        self.consonants = frozenset() if "" in consonants else consonants
        self._whole = tuple(self.consonants)
        self._parts = {each[:end] for each in self.consonants for end in range(len(each))}

    def may_begin(self, written: str) -> bool:
        """Whether a word with these first letters, as many as `LENGTH`, may be one of them."""
        if not self.consonants:
            return True
        own = _first_consonants(written)
        return own is None or own in self._parts or own.startswith(self._whole)


def beginnings(word: str, sought: tuple[str, ...]) -> Beginnings:
    """Of the words that have a key `sought` for this one, or are written as it is."""
    lower = plain(word)
    folded = lower.translate(TO_RUSSIAN)
    if not sought or any(key.startswith("w") for key in sought):
        return Beginnings(_IN_ALPHABET, frozenset())  # numbers and the like, whose keys do not tell
    spellings = cyrillic_spellings(lower) if has_latin_letters(lower) else [folded]
    known = (form for each in spellings for form in russian.forms(each.translate(TO_RUSSIAN)))
    forms = {form.translate(TO_RUSSIAN) for form in known}
    begun = {key[0] for key in sought} | {lower[0], folded[0]}
    begun |= {code for form in forms for code in _codes(form[0])}
    letters = (letter for letter in ALPHABET if not begun.isdisjoint(_codes(letter)))
    codes = {*sought, *map(forgiving, (folded, *forms))}
    return Beginnings(frozenset(letters), frozenset(map(_consonants, codes)))


def either(found: Iterable[Beginnings]) -> Beginnings:
    """Of the words of several."""
    found = list(found)
    letters = frozenset().union(*(each.letters for each in found))
    # One of which any consonants may follow lets all of them.
    return Beginnings(letters, frozenset().union(*(each.consonants or {""} for each in found)))


@lru_cache(maxsize=2**14)
def _first_consonants(written: str) -> str | None:
    """None where the letters are not of the alphabet, and do not tell."""
    small = written.lower()
    if not _IN_ALPHABET.issuperset(small):
        return None
    return _consonants(forgiving(small.translate(TO_RUSSIAN)))


def _consonants(key: str) -> str:
    return _DOUBLED.sub(r"\1", key.translate(_CONSONANTS))


@cache
def _codes(letter: str) -> frozenset[str]:
    """What keys of words that begin with the letter may begin with, and the letter itself."""
    # A letter may be written in two parts, of which the first alone is и.
    plain_letters = {letter, *("й" if letter == "и" else "")}
    folded = {each.translate(TO_RUSSIAN) for each in plain_letters}
    codes = {code(each)[:1] for each in folded for code in (faithful, forgiving)}
    return frozenset(codes | plain_letters | folded)
