"""Words as ASCII that SQLite's and PostgreSQL's simple tokenisers both take for one word.

No code is one letter and digits (`p123`): an index may keep such tokens for its own marks.
"""

import re


class _Codes(dict[int, str]):
    """A table for `str.translate` that writes a letter of a foreign script as its number."""

    def __missing__(self, number: int) -> str:
        return f"w{number:x}w"


_SOUNDS = dict(zip("абвгдезиклмнопрстуфхэ", "abvgdeziklmnoprstufhe", strict=True)) | {
    "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shh", "ю": "iu", "я": "ia"
}  # fmt: skip
_DIGITS = {digit: digit for digit in "0123456789"}
_FAITHFUL = _Codes(str.maketrans(_SOUNDS | _DIGITS | {"й": "j", "ы": "y", "ь": "q", "ъ": "q"}))
_FORGIVING = _Codes(
    str.maketrans(_SOUNDS | _DIGITS | {"й": "i", "ы": "i", "ь": "", "ъ": "", "щ": "sh"})
)
_DOUBLED = re.compile(r"(\D)\1+")

# No letter's code begins another letter's, so one code begins another exactly when its word does:
# `word*` can be searched in coded form.
_FREQUENT = dict(zip("абвгдезийклмнопрстуфхцы", "abvgdezijklmnoprstufhcq", strict=True))
_RARE = dict(zip("жчшщъьэюяёәғқңөұүһі", "zcswuieoafvgknbyhrj", strict=True))
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_EXACT = _Codes(
    str.maketrans(
        _FREQUENT
        | {letter: "x" + sign for letter, sign in _RARE.items()}
        | {letter: "y" + letter for letter in _LATIN}
        | _DIGITS
    )
)
_AMBIGUOUS = re.compile(r"\d+\D|\D\d+$")  # like a number (1e5), or like a mark of the index


def faithful(word: str) -> str:
    """Code of a dictionary word, whose letters all count: мат is not мать, быть not бить."""
    return _unambiguous(word, word.translate(_FAITHFUL))


def forgiving(word: str) -> str:
    """Code of a name or an unknown word, which people spell in several ways.

    й, и and ы are one; soft and hard signs do not count, nor do doubled letters, except in
    abbreviations.
    """
    code = word.translate(_FORGIVING)
    if len(word) > 3:
        code = _DOUBLED.sub(r"\1", code)
    return _unambiguous(word, code or exact(word))


def exact(word: str) -> str:
    """Code of the word letter by letter: different words have different codes."""
    return _unambiguous(word, word.translate(_EXACT))


def _unambiguous(word: str, code: str) -> str:
    return "ww" + code if _AMBIGUOUS.match(word) or _AMBIGUOUS.match(code) else code
