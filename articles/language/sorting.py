import unicodedata
from collections.abc import Iterator

from .letters import ALPHABET, APOSTROPHES, UNDECOMPOSED

_GAP = " "
_LATIN_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_ORDER = _GAP + "0123456789" + _LATIN_ALPHABET + ALPHABET
# From 10 on, so that every code has two digits.
_CODES = {sign: str(code) for code, sign in enumerate(_ORDER, start=10)}
_FOREIGN = "99"


def sort_key(text: str, max_length: int = 200) -> str:
    """Digits, two a character, that every collation of every database sorts alike.

    Numbers come first, then Latin, then the Kazakh alphabet, then other scripts; a shorter word
    comes before a longer one («Сарым Аян» before «Сарымов»). Case, quotes and punctuation do
    not count.
    """
    codes = []
    for sign in _signs(text):
        if sign != _GAP or (codes and codes[-1] != _CODES[_GAP]):
            codes.append(_CODES.get(sign, _FOREIGN))
        if len(codes) >= max_length:
            break
    if codes and codes[-1] == _CODES[_GAP]:
        codes.pop()
    return "".join(codes)


def first_letter(text: str) -> str:
    """The letter of an alphabet bar under which a name stands; «#» for digits and other scripts."""
    first = next((sign for sign in _signs(text) if sign != _GAP), "")
    return first.upper() if first and first in ALPHABET + _LATIN_ALPHABET else "#"


def _signs(text: str) -> Iterator[str]:
    lower = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    for character in lower.translate(UNDECOMPOSED):
        if character in _CODES:
            yield character
        elif character not in APOSTROPHES:
            yield from _plain(character)


def _plain(character: str) -> Iterator[str]:
    """A letter without its marks; anything that is neither letter nor digit parts words."""
    for part in unicodedata.normalize("NFKD", character).casefold():
        if part.isalnum():
            yield part
        elif unicodedata.category(part)[0] not in "MC" or part.isspace():
            yield _GAP
