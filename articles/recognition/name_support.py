"""The best reading of each name of one text, given what its other names may be."""

import math
from collections import Counter

from .grammar import folded
from .name_words import OF_ONE_GENDER
from .names import Declined, split

# A word, or one with the first letter of the given name beside it; a lone given name with `_ALONE`.
Backing = str | tuple[str, str]

_ALONE = "alone"
_SUPPORT = 0.8  # what another name of the text with the same word counts for
_MOST_SUPPORT = 2.0
_FAR_BEHIND = 2.5  # readings that much worse than the best are not worth considering


def settled(names: list[list[Declined]]) -> list[Declined]:
    """The best reading of each name of one text, given what the others may be."""
    likely = [_likely(readings) for readings in names]
    supports = [_words_of(odds) for odds in likely]
    everything: Counter[Backing] = Counter()
    for support in supports:
        everything.update(support)
    found = []
    for odds, own in zip(likely, supports, strict=True):
        best, most = None, -math.inf
        for reading, _share in odds.values():
            support = sum(
                min(
                    _MOST_SUPPORT,
                    sum(everything[each] - own[each] for each in _backed(reading, word)),
                )
                for word in _whole_words(reading)
            )
            whole = _whole_name(reading)
            support += min(_MOST_SUPPORT, everything[whole] - own[whole]) if whole else 0
            if reading.score + _SUPPORT * support > most:
                best, most = reading, reading.score + _SUPPORT * support
        found.append(best)
    return found


def _likely(found: list[Declined]) -> dict[tuple[str, ...], tuple[Declined, float]]:
    """The best reading of each different nominative with its odds."""
    top, best = found[0].score, {}
    for reading in found:
        if reading.score < top - _FAR_BEHIND:
            break
        best.setdefault(tuple(word.lower() for word in reading.words), reading)
    total = sum(math.exp(2 * (reading.score - top)) for reading in best.values())
    return {
        words: (reading, math.exp(2 * (reading.score - top)) / total)
        for words, reading in best.items()
    }


def _words_of(odds: dict[tuple[str, ...], tuple[Declined, float]]) -> Counter[Backing]:
    """How surely each word is in this name; a full name tells more than a surname alone."""
    found: Counter[Backing] = Counter()
    for reading, share in odds.values():
        several = len(reading.words) > 1
        weight = share * (1.6 if several else 1.0)
        if whole := _whole_name(reading):
            found[whole] += weight
        for word in _whole_words(reading):
            found[(_ALONE, word) if reading.parts == ("first",) else word] += weight
            if OF_ONE_GENDER.search(word):
                found[_given(reading), word] += weight
    return found


def _whole_name(reading: Declined) -> str:
    """«Жена Георгия Ксандопуло»: of Георгий Ксандопуло, if the text names him; empty for one word."""
    words = _whole_words(reading)
    return " ".join(sorted(words)) if len(words) > 1 else ""


def _whole_words(reading: Declined) -> set[str]:
    return {word.lower() for word in reading.words if len(word.strip(".")) > 1}


def _backed(reading: Declined, word: str) -> list[Backing]:
    """By what a word of a name is backed: «Нуртаева» says nothing of «Рашида Нуртаева», if it is
    that of Венера; nor does what is a form of the given name Бьянка of «Лоренцо Бьянки»."""
    if len(reading.words) == 1:
        return [word, (_ALONE, word)]
    if OF_ONE_GENDER.search(word):
        return [(_given(reading), word), ("", word)]
    return [word, (_ALONE, word)] if folded(split(reading).first) == folded(word) else [word]


def _given(reading: Declined) -> str:
    return folded(split(reading).first[:1]) if len(reading.words) > 1 else ""
