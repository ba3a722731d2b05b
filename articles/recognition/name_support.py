"""The best reading of each name of one text, given what its other names may be."""

import math
from collections import Counter

from .name_words import OF_ONE_GENDER
from .names import Declined

# A word, or a surname with the first letter of the given name before it.
Backing = str | tuple[str, str]

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
        for words, (reading, _odds) in odds.items():
            support = sum(
                min(
                    _MOST_SUPPORT,
                    sum(everything[each] - own[each] for each in _backed(words, word)),
                )
                for word in set(words)
                if len(word.strip(".")) > 1
            )
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
    for words, (_reading, share) in odds.items():
        for word in set(words):
            if len(word.strip(".")) > 1:
                weight = share * (1.6 if len(words) > 1 else 1.0)
                found[word] += weight
                if OF_ONE_GENDER.search(word):
                    found[_given(words), word] += weight
    return found


def _backed(words: tuple[str, ...], word: str) -> list[Backing]:
    """By what a word of a name is backed: «Нуртаева» says nothing of «Рашида Нуртаева», if it is
    that of Венера."""
    if len(words) == 1 or not OF_ONE_GENDER.search(word):
        return [word]
    return [(_given(words), word), ("", word)]


def _given(words: tuple[str, ...]) -> str:
    return words[0][0] if len(words) > 1 else ""
