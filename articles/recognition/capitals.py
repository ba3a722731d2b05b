"""Capitalised words side by side, which may be a name."""

from .grammar import part_of_speech
from .reading import Word


def is_attribute(word: Word) -> bool:
    return word.is_word and not word.capital and part_of_speech(word.low) in {"ADJF", "PRTF"}


def name_before(words: list[Word], end: int) -> list[Word]:
    start = end
    while start > 0 and words[start - 1].capital and words[start - 1].is_word:
        start -= 1
    return words[start:end]


def name_at(words: list[Word], at: int) -> tuple[list[Word], int]:
    """The capitalised words side by side here, marks around them or not, and what is behind."""
    quoted = at < len(words) and words[at].text in '«"“'
    start = end = at + quoted
    while end < len(words) and words[end].capital and words[end].is_word:
        end += 1
    return words[start:end], end + quoted
