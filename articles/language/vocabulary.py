"""Words of civic news in Kazakhstan that the dictionary lacks or takes for others."""

from collections.abc import Iterable

from .letters import TO_RUSSIAN
from .russian import name_stem, surname_stem

_CASES = ["", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"]
_NOUNS = "айтыс аким акимат айыл замаким маслихат мажилисмен тиын хаким"
CIVIC = {noun + ending: noun for noun in _NOUNS.split() for ending in _CASES}

# Places whose name is also a form of a common word: Семей (семья).
_PLACES = {"семей"}

_surname_stems: set[str] = {"токаев"}


def add_surnames(words: Iterable[str]) -> None:
    """Let these surnames, folded and in the nominative, win over forms of common words.

    Токаев is also a form of токай. What was analysed before keeps its keys.
    """
    _surname_stems.update(name_stem(word.translate(TO_RUSSIAN)) for word in words)


def registered_stem(word: str, capitalised: bool) -> str | None:
    """The stem of a registered surname, where the word is a form of it.

    Only a capital tells Мороза from мороза; the -ов of Токаев says enough by itself.
    """
    if capitalised and word in _PLACES:
        return name_stem(word)
    if not capitalised and surname_stem(word) is None:
        return None
    stem = name_stem(word)
    return stem if stem in _surname_stems else None
