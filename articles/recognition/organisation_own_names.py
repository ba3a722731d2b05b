"""Proper names as parts of an organisation's name: in Latin letters, bare, or after a person.

Every function is given the words of a line and the number of the first one it may take, and gives
the number of the last one that it takes.
"""

import re
from collections.abc import Sequence

from . import organisation_words as known
from .grammar import cases, is_adjective, lemma, parses
from .reading import Word

_LATIN = re.compile(r"[A-Za-z][\w’'&-]*")
_ROMAN = re.compile("[IVXLC]+")
_KAZAKH = re.compile("[әғқңөұүһі]")
_ZONES = frozenset({"kz", "KZ", "com", "info", "net", "org", "ru"})
_TITLES_BEHIND = frozenset({"хан", "батыр", "би", "ана", "ата", "апа", "акын"})
_LONGEST_EPONYM = 8


def is_latin(word: Word) -> bool:
    return _LATIN.fullmatch(word.text) is not None


def latin(words: Sequence[Word], at: int) -> int | None:
    """«AMANAT», «Halyk Bank», «Vecher.kz»; no Roman number."""
    last = None
    for number in range(at, len(words)):
        word = words[number]
        glued = number > at and word.start == words[number - 1].end
        if is_latin(word):
            if _ROMAN.fullmatch(word.text) or not (word.capital or number > at):
                break
            last = number
        elif not (glued and word.text in ".&+" and _is_glued(words, number + 1)):
            break
    return last


def _is_glued(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].start == words[at - 1].end


def is_site(words: Sequence[Word]) -> bool:
    return len(words) == 3 and words[1].text == "." and words[2].text in _ZONES


def numbered(words: Sequence[Word], at: int) -> int | None:
    """The number behind «№»."""
    following = at + 1
    return following if following < len(words) and words[following].text.isdigit() else None


def called_after(words: Sequence[Word], at: int) -> int | None:
    """«имени Балуана Шолака», «им. М. Ауэзова»: words of a person's name behind «имени»."""
    last, number = None, at + 1
    if words[at].low == "им" and _is(words, number, "."):
        number += 1
    while number < min(len(words), at + _LONGEST_EPONYM):
        word = words[number]
        if len(word.text) == 1 and word.capital:
            number += _is(words, number + 1, ".")
        elif last is None and lemma(word.low) in known.TITLES:
            number += 1
            continue
        elif not (_is_eponym(words, number) or (last and lemma(word.low) in _TITLES_BEHIND)):
            break
        last = number
        number += 1
    return last


def _is(words: Sequence[Word], at: int, text: str) -> bool:
    return at < len(words) and words[at].text == text


def _is_eponym(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if not word.is_word or not any(letter.isupper() for letter in word.text):
        return False
    if at + 1 < len(words) and lemma(words[at + 1].low) in _TITLES_BEHIND:
        return True  # «Жангир хана» is not declined as a whole
    found = cases(word.low)
    return "gent" in found or not found or word.low.endswith(("и", "ы", "о", "у", "е"))


def unquoted(words: Sequence[Word], at: int) -> int | None:
    """«Арқайым», «Хабар», «Кайрат»: one capital that is no genitive and no person's name."""
    word = words[at]
    likely = parses(word.low)[0]
    if not word.capital:
        return None
    if likely.is_known:
        tag = likely.tag
        if "gent" in tag or is_adjective(word.low) or {"Name", "Surn", "Patr"} & set(tag.grammemes):
            return None
    following = words[at + 1] if at + 1 < len(words) else None
    # Two capitals are likelier a person.
    return None if following and following.is_word and following.capital else at


def listed(words: Sequence[Word], at: int) -> int | None:
    """«Алатау серілері»: behind a capital, more of them and Kazakh words."""
    if not words[at].is_word or not words[at].capital:
        return None
    last = at
    while last + 1 < len(words) and _continues(words[last + 1]):
        last += 1
    return last


def _continues(word: Word) -> bool:
    return word.is_word and (word.capital or _KAZAKH.search(word.text) is not None)
