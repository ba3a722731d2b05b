"""One name in Kazakh letters and in Russian ones: «Гүлнәр Өтегенова», «Гульнар Утегенова»."""

import re
from functools import lru_cache

KAZAKH = re.compile("[әғқңөұүһі]")
# How a Kazakh letter may be written in Russian; all of a group are taken for one.
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("әеэё", "а"),
        **dict.fromkeys("іиый", "и"),
        **dict.fromkeys("өоұүю", "у"),
        "ғ": "г",
        "қ": "к",
        "ң": "н",
        "һ": "х",
        "я": "а",
        "ь": "",
        "ъ": "",
    }
)
_DOUBLED = re.compile(r"(\w)\1+")


def are_one_word(one: str, other: str) -> bool:
    """Whether one is the Russian spelling of the other, which is written in Kazakh letters."""
    one, other = one.lower(), other.lower()
    if bool(KAZAKH.search(one)) == bool(KAZAKH.search(other)):
        return False
    return _sounds(one) == _sounds(other)


@lru_cache(maxsize=2**10)
def _sounds(low: str) -> str:
    return _DOUBLED.sub(r"\1", low.translate(_ALIKE))
