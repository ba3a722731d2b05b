import unicodedata

from .letters import APOSTROPHES, TO_RUSSIAN

_COMBINING_MARKS = "".join(map(chr, range(0x300, 0x370)))
_NOTHING = str.maketrans("", "", APOSTROPHES + _COMBINING_MARKS)


def fold(text: str) -> str:
    """The key under which two spellings of a name are equal, the same for every database.

    Case, Kazakh letters typed as Russian ones, quotes, dashes, stops and white space do not
    tell names apart; other symbols, as in «C++», do.
    """
    lower = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    letters = lower.translate(_NOTHING).translate(TO_RUSSIAN)
    spaced = "".join(map(_sign, letters))
    return unicodedata.normalize("NFC", " ".join(spaced.split()))


def _sign(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] == "P":
        return " "
    # Soft hyphens, zero-width joiners and control characters come along with copied text.
    if category in {"Cf", "Cc"} and not character.isspace():
        return ""
    return character
