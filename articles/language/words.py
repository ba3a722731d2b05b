"""Words of a text: where they stand, and how they read without case and marks."""

import re
import unicodedata
from collections.abc import Iterator

from .letters import APOSTROPHES

MAX_LENGTH = 60  # letters of one word that count; longer runs are rubbish, not words

_MARKS = "\u0300-\u036f"
_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
LETTER = rf"[^\W_{APOSTROPHES}]"  # some apostrophes are letters to Unicode, and no word alone
# What may stand within a word beside letters and digits.
INSIDE = f"{_MARKS}{_INVISIBLE}{APOSTROPHES}"
_WORD = re.compile(rf"{LETTER}+(?:[{INSIDE}]+{LETTER}+)*[{_MARKS}]*")
_FIRST_LETTER = re.compile(LETTER)
_SILENT = re.compile(rf"[{INSIDE}]+")
_LATIN = re.compile("[a-z]")
_CYRILLIC = re.compile("[а-яёәғқңөұүһі]")
# Latin letters that are typed for the Cyrillic ones they look like, mostly і and ә.
_LOOKALIKES = str.maketrans("aceohikmptxyə", "асеоһікмртхуә")


def words(text: str) -> Iterator[re.Match[str]]:
    """Runs of letters and digits; hyphens part words, apostrophes and soft hyphens do not."""
    return _WORD.finditer(text)


def word_at(text: str, place: int) -> re.Match[str] | None:
    """The letters and digits from there on, as far as the word goes."""
    return _WORD.match(text, place)


def begins_word(text: str, place: int) -> bool:
    """Whether a word may begin at this place, which is not so after a mark that parts none."""
    before = place
    while before and _SILENT.match(text, before - 1):
        before -= 1
    return not (before and _FIRST_LETTER.match(text, before - 1))


def any_word(text: str, start: int, end: int) -> bool:
    """Whether a letter or a digit stands there."""
    return _FIRST_LETTER.search(text, start, end) is not None


def plain(written: str) -> str:
    """The word in lower case, composed, without stress marks and whatever is not seen.

    Cyrillic words with some Latin lookalikes become wholly Cyrillic.
    """
    # Lower case first: İ turns into i and a mark.
    composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", written).lower())
    word = _SILENT.sub("", composed)
    if _CYRILLIC.search(word):
        cyrillic = word.translate(_LOOKALIKES)
        if not _LATIN.search(cyrillic):
            word = cyrillic
    return word[:MAX_LENGTH]
