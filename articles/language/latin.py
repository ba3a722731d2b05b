"""Latin spellings of Russian and Kazakh words, back in Cyrillic letters."""

import re
import unicodedata
from itertools import islice, product

from .letters import UNDECOMPOSED

MAX_SPELLINGS = 12

# English-style romanisations first, then the Kazakh Latin alphabets of 2018, 2019 and 2021.
_SOUNDS = {
    "shch": "щ", "tch": "ч", "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х", "gh": "ғ", "ph": "ф",
    "ts": "ц", "ya": "я", "yu": "ю", "iu": "ю", "yo": "е", "ye": "е", "ck": "к",
    "a": "а", "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и",
    "j": "ж", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "қ", "r": "р",
    "s": "с", "t": "т", "u": "у", "v": "в", "w": "в", "x": "кс", "y": "ы", "z": "з",
    "ä": "ә", "á": "ә", "ə": "ә", "ğ": "ғ", "ǵ": "ғ", "ñ": "ң", "ń": "ң", "ö": "ө", "ó": "ө",
    "ü": "ү", "ú": "ү", "ū": "ұ", "ş": "ш", "ç": "ч", "ı": "і", "ý": "у",
}  # fmt: skip
_OPEN = "aeouäáəöóüúū"
_VOWELS = _OPEN + "iyı"
_AMBIGUOUS = [
    (re.compile("ia"), ("ия", "я", "иа")),
    (re.compile(f"(?<=[{_OPEN}])[iy](?![aeou])"), ("й", "и")),
    (re.compile(f"(?<=[^{_VOWELS}]i)y(?![aeou])"), ("й",)),
    (re.compile(f"(?<=[^{_VOWELS}])y$"), ("ы", "ий", "ый")),
    (re.compile(f"(?<=[{_VOWELS}])w"), ("у", "в")),
    (re.compile("^e"), ("е", "э")),
]
_LETTER = re.compile("[a-zäáəğǵñńöóüúūşçıý]")
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))


def has_latin_letters(word: str) -> bool:
    return _LETTER.search(word) is not None


def cyrillic_spellings(word: str) -> list[str]:
    """Ways to read a lower-case Latin word, the likeliest first; other letters stay."""
    return ["".join(parts) for parts in islice(product(*_parts(word)), MAX_SPELLINGS)]


def _parts(word: str) -> list[tuple[str, ...]]:
    parts: list[tuple[str, ...]] = []
    at = 0
    while at < len(word):
        for pattern, readings in _AMBIGUOUS:
            if match := pattern.match(word, at):
                parts.append(readings)
                break
        else:
            match = _SOUND.match(word, at)
            parts.append((_SOUNDS[match[0]] if match else _unmarked(word[at]),))
        at = match.end() if match else at + 1
    return parts


def _unmarked(letter: str) -> str:
    """A letter without its marks: é as e, ł as l."""
    base = unicodedata.normalize("NFD", letter.translate(UNDECOMPOSED))[0]
    return _SOUNDS.get(base, base)
