"""Which of two languages that share most letters a paragraph is written in."""

import re
from typing import Literal

Language = Literal["ru", "kk"]

_KAZAKH_LETTERS = "әғқңөұүһі"
_KAZAKH_PARTICLES = ("мен", "бен", "пен", "осы", "деп", "туралы", "бойынша", "болды", "жылы", "жыл")
_KAZAKH_SIGNS = (*_KAZAKH_LETTERS, *_KAZAKH_PARTICLES)
_KAZAKH_WORD = re.compile(rf"\b(?:[а-яё]*[{_KAZAKH_LETTERS}]\w*|{'|'.join(_KAZAKH_PARTICLES)})\b")
_RUSSIAN_WORD = re.compile(
    r"\b(?:и|в|во|на|с|со|к|о|об|у|за|по|от|до|из|при|для|что|как|это|или|его|ее|её|был|были)\b"
)
_LOWER = re.compile("[а-яё]{2}")
# Two words in five have a Kazakh letter where one in six is such a Russian particle.
_RUSSIAN_WEIGHT = 2.5


def paragraph_language(text: str) -> Language:
    """Kazakh or Russian, by words in small letters; names in capitals are written in both alike."""
    lower = text.lower()
    # Most paragraphs have nothing Kazakh in them, and need no counting.
    if not any(sign in lower for sign in _KAZAKH_SIGNS):
        return "ru"
    if not _LOWER.search(re.sub(r"\b[А-ЯЁӘҒҚҢӨҰҮҺІ]\w*", "", text)):
        text = lower
    kazakh = len(_KAZAKH_WORD.findall(text))
    if not kazakh:
        return "ru"
    russian = len(_RUSSIAN_WORD.findall(text))
    return "kk" if kazakh > russian * _RUSSIAN_WEIGHT else "ru"
