"""What words with the keys of a query's word may begin with: seen at once, without analysing them.

Keys are made of the beginnings of words, so those that share one begin alike: with one of a few
letters, and with the same sounds but for the last vowel, which may come and go (халық, халқы).
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from . import kazakh, russian
from .latin import cyrillic_spellings, has_latin_letters
from .letters import ALPHABET, TO_RUSSIAN
from .skeleton import faithful, forgiving
from .words import plain

# Of a long word only so many letters are looked at: those of many words are the same.
_LOOKED_AT = 6

# A voiced consonant may turn voiceless before an ending (көк, көгі), and казах is қазақ.
_ALIKE = str.maketrans("bvgdzhyj", "pfktskii", "q")
_VOWELS = str.maketrans("", "", "aeiou")
_LAST_VOWEL = re.compile("[aeiou][^aeiou]*$")
_DOUBLED = re.compile(r"(.)\1+")
# What most words begin with; of others nothing is known.
FIRST_LETTERS = frozenset(ALPHABET + "0123456789")


class Beginnings:
    """`letters` are small, of `FIRST_LETTERS`; of no `stems` any sounds may follow.

    `skeletons` are the consonants they begin with; none where any may.
    """

    def __init__(self, letters: frozenset[str], stems: frozenset[str], forms: frozenset[str]):
        self.letters, self.forms = letters, forms
        consonants = set(map(_consonants, stems))
        self.stems = frozenset() if "" in consonants else stems
        self._form = _Openings(forms)
        self._opening = _Openings(_LAST_VOWEL.sub("", each) for each in stems)
        self._consonants = _Openings(consonants)
        skeletons = consonants.union(map(_consonants, forms))
        self.skeletons = frozenset() if "" in skeletons else skeletons

    def may_be(self, written: str) -> bool:
        """Whether this word may be one of them."""
        if not self.stems:
            return True
        own = _first_sounds(written[:_LOOKED_AT])
        if own is None:
            return True
        cut = len(written) > _LOOKED_AT
        sounds, consonants = own
        return self._form.may_open(sounds, cut) or (
            self._consonants.may_open(consonants, cut) and self._opening.may_open(sounds, cut)
        )


class _Openings:
    """Several of which a word may have one at its beginning."""

    def __init__(self, openings: Iterable[str]):
        self._whole = tuple(openings)
        self._parts = {each[:end] for each in self._whole for end in range(len(each))}

    def may_open(self, word: str, cut: bool) -> bool:
        return word.startswith(self._whole) or (cut and word in self._parts)


def beginnings(word: str, sought: tuple[str, ...]) -> Beginnings:
    """Of the words that have a key `sought` for this one, or are written as it is."""
    lower = plain(word)
    folded = lower.translate(TO_RUSSIAN)
    if not sought or any(key.startswith("w") for key in sought):
        # Numbers and the like, whose keys do not tell.
        return Beginnings(FIRST_LETTERS, frozenset(), frozenset())
    known = (form for each in _spellings(lower, sought) for form in russian.forms(each))
    forms = {form.translate(TO_RUSSIAN) for form in {form[: _LOOKED_AT + 1] for form in known}}
    begun = {key[0] for key in sought} | {lower[0], folded[0]}
    begun |= {code for form in forms for code in _codes(form[0])}
    letters = (letter for letter in FIRST_LETTERS if not begun.isdisjoint(_codes(letter)))
    stems, known = {*sought, forgiving(folded)}, map(forgiving, forms)
    return Beginnings(
        frozenset(letters), frozenset(map(_sounds, stems)), frozenset(map(_sounds, known))
    )


def _spellings(lower: str, sought: tuple[str, ...]) -> Iterator[str]:
    """The word in Russian letters, and the Russian ones that it may be a Kazakh form of."""
    if has_latin_letters(lower):
        yield from (each.translate(TO_RUSSIAN) for each in cyrillic_spellings(lower))
        return
    yield lower.translate(TO_RUSSIAN)
    for form in kazakh.stripped(lower)[1:]:
        for spelling in kazakh.whole(form):
            base = spelling.translate(TO_RUSSIAN)
            if faithful(base) in sought:
                yield base


def either(found: Iterable[Beginnings]) -> Beginnings:
    """Of the words of several."""
    found = list(found)
    letters = frozenset().union(*(each.letters for each in found))
    # One of which any sounds may follow lets all of them.
    stems = frozenset().union(*(each.stems or {""} for each in found))
    return Beginnings(letters, stems, frozenset().union(*(each.forms for each in found)))


@lru_cache(maxsize=2**14)
def _first_sounds(written: str) -> tuple[str, str] | None:
    """And the consonants among them; none where they are of another alphabet, or there are none."""
    found = written.translate(_SOUNDS_OF)
    if not found or _FOREIGN in found:
        return None
    return without_doubles(found), _consonants(found)


def _sounds(key: str) -> str:
    return without_doubles(key.translate(_ALIKE))


def _consonants(sounds: str) -> str:
    return without_doubles(sounds.translate(_VOWELS))


def without_doubles(sounds: str) -> str:
    return _DOUBLED.sub(r"\1", sounds)


@cache
def _codes(letter: str) -> frozenset[str]:
    """What keys of words that begin with the letter may begin with, and the letter itself."""
    # A letter may be written in two parts, of which the first alone is и.
    plain_letters = {letter, *("й" if letter == "и" else "")}
    folded = {each.translate(TO_RUSSIAN) for each in plain_letters}
    codes = {code(each)[:1] for each in folded for code in (faithful, forgiving)}
    return frozenset(codes | plain_letters | folded)


class _Table(dict[int, str]):
    """A table for `str.translate` that writes a letter of another alphabet as `_FOREIGN`."""

    def __missing__(self, number: int) -> str:
        return _FOREIGN


_FOREIGN = "?"
_SOUNDS_OF = _Table(
    {
        # A sign has a code of its own where no letter stands before it.
        ord(letter): forgiving("а" + small.translate(TO_RUSSIAN))[1:].translate(_ALIKE)
        for small in ALPHABET
        for letter in {small, small.upper()}
    }
)
# Of each letter, by its number; a vowel has none.
CONSONANTS = {letter: _consonants(sounds) for letter, sounds in _SOUNDS_OF.items()}
