import unicodedata

from .letters import APOSTROPHES, TO_RUSSIAN

_COMBINING_MARKS = "".join(map(chr, range(0x300, 0x370)))
_NOTHING = {*APOSTROPHES, *_COMBINING_MARKS}
# Beyond are scripts of too many characters to keep what becomes of each.
_FIRST_UNKEPT = 0x2E80


class _Signs(dict[int, str]):
    """What becomes of each character: told when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _sign(chr(code))
        if code < _FIRST_UNKEPT:
            self[code] = folded
        return folded


_signs = _Signs()


def fold(text: str) -> str:
    """The key under which two spellings of a name are equal, the same for every database.

    Case, Kazakh letters typed as Russian ones, quotes, dashes, stops and white space do not
    tell names apart; other symbols, as in «C++», do.
    """
    lower = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return unicodedata.normalize("NFC", " ".join(lower.translate(_signs).split()))


def _sign(character: str) -> str:
    if character in _NOTHING:
        return ""
    letter = character.translate(TO_RUSSIAN)
    category = unicodedata.category(letter)
    if category[0] == "P":
        return " "
    # Soft hyphens, zero-width joiners and control characters come along with copied text.
    if category in {"Cf", "Cc"} and not letter.isspace():
        return ""
    return letter
