"""Where words stand that may be sought: told by their first letters, all of a page's texts at once.

numpy is loaded with this module, which those processes load that mark texts.
"""

import re
from collections.abc import Iterable

import numpy as np

from .beginnings import CONSONANTS, FIRST_LETTERS, Beginnings, without_doubles
from .words import INSIDE, LETTER

# What a character is. Those of a later kind than the marks are letters or digits.
_OUTSIDE, _MARK, _UNKNOWN, _VOWEL = range(4)
_CODES = sorted(set(CONSONANTS.values()) - {""})
_KIND_OF = {"": _VOWEL} | {code: _VOWEL + 1 + number for number, code in enumerate(_CODES)}
_ENDS = "."
# Characters are looked up in tables of so many; what lies beyond them is taken for the last one,
# which is no letter, but may begin a word all the same.
_CHARACTERS = 2**16
_BEYOND = _CHARACTERS - 1


def _kinds() -> np.ndarray:
    found = np.full(_CHARACTERS, _OUTSIDE, np.uint8)
    everything = "".join(map(chr, range(_BEYOND)))
    for kind, pattern in ((_UNKNOWN, LETTER), (_MARK, f"[{INSIDE}]")):
        found[[match.start() for match in re.finditer(pattern, everything)]] = kind
    for letter, code in CONSONANTS.items():
        found[letter] = _KIND_OF[code]
    found[_BEYOND] = _MARK
    return found


_KINDS = _kinds()


def _beginning(one: int, two: int) -> str | None:
    """The consonants of a word by the first two kinds of what is no vowel; none where they do not tell."""
    if one in (_MARK, _UNKNOWN):
        return None
    if one == _OUTSIDE:
        return _ENDS
    code = _CODES[one - _VOWEL - 1]
    if two in (_OUTSIDE, _MARK, _UNKNOWN):
        return code + _ENDS if two == _OUTSIDE else code
    return without_doubles(code + _CODES[two - _VOWEL - 1])


_NUMBER = _VOWEL + 1 + len(_CODES)
_BEGINNINGS = [_beginning(one, two) for one in range(_NUMBER) for two in range(_NUMBER)]


class Openings:
    """The words of a query, made ready for many texts."""

    def __init__(self, begun: Beginnings):
        self._begins = np.ones(_CHARACTERS, bool)
        others = "".join(FIRST_LETTERS - begun.letters)
        self._begins[[ord(letter) for letter in others + others.upper()]] = False
        self._goes_on = _goes_on(begun.skeletons) if begun.skeletons else None

    def found(self, texts: list[str]) -> list[list[int]]:
        """Places in each text where a word may begin that is sought; some words only go on there."""
        whole = "\n".join(texts)
        characters = _numbers(whole)
        kinds = _KINDS[characters]
        letters = kinds > _MARK
        letters[1:] &= ~letters[:-1]
        letters |= characters == _BEYOND
        places = np.flatnonzero(letters)
        places = places[self._begins[characters[places]]]
        if self._goes_on is not None:
            solid = np.flatnonzero(kinds != _VOWEL)
            next_kinds = np.append(kinds[solid], (_OUTSIDE, _OUTSIDE))
            here = solid.searchsorted(places)
            places = places[self._goes_on[next_kinds[here], next_kinds[here + 1]]]
        starts = np.cumsum([0, *(len(text) + 1 for text in texts)])
        bounds = places.searchsorted(starts)
        return [
            (places[bounds[number] : bounds[number + 1]] - starts[number]).tolist()
            for number in range(len(texts))
        ]


def _numbers(text: str) -> np.ndarray:
    numbers = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.dtype("<u2"))
    if len(numbers) == len(text):
        return numbers
    numbers = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))
    return np.minimum(numbers, _BEYOND)


def _goes_on(skeletons: Iterable[str]) -> np.ndarray:
    """By the first two kinds of what is no vowel, whether such a word may be one with these consonants."""
    whole = set(skeletons)
    parts = {each[:end] for each in whole for end in range(1, len(each) + 1)}

    def may_be(begun: str | None) -> bool:
        if begun is None:
            return True
        longest = begun.removesuffix(_ENDS)
        return begun in parts or any(longest[:end] in whole for end in range(len(longest) + 1))

    known = {begun: may_be(begun) for begun in set(_BEGINNINGS)}
    return np.array([known[begun] for begun in _BEGINNINGS]).reshape(_NUMBER, _NUMBER)
