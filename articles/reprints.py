"""Whether a text may be a reprint of an article: which share most of its shingles, and how many."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from .models import Article, Shingle
from .prepared import prepared
from .text import wording

# From here on a text may be a reprint.
ALIKE = 0.6
# A shingle of boilerplate stands in articles without number; the others of a text tell enough.
ARTICLES_OF_ONE = 50
COMPARED = 3
NOBODY = 0  # the id of no article


class Near(NamedTuple):
    """What a text may be a reprint of: an article, or a file that comes before it in a rehearsal."""

    other: Article | str
    likeness: float

    @property
    def percent(self) -> int:
        return round(self.likeness * 100)


def near_copy_of(body: str, but: int = NOBODY) -> Near | None:
    """The article most like this text, if it may be a reprint of it; `but` is the text's own."""
    return nearest(body, alike(body, but))


def alike(body: str, but: int = NOBODY) -> list[tuple[Article, str]]:
    """The few articles that may be most like this text, each with its own, the likeliest first."""

    likeliest = sharing_most(wording(body).sample, lambda number: _having(number, but))
    found = Article.objects.in_bulk(likeliest)
    return [(found[pk], found[pk].body) for pk in likeliest]


@prepared
def _having(number: int, but: int):
    rows = Shingle.objects.filter(number=number).exclude(article=but).order_by("article_id")
    return rows.values_list("article_id", flat=True)[:ARTICLES_OF_ONE]


def sharing_most(sample: list[int], having: Callable[[int], Iterable[int]]) -> list[int]:
    """Keys of texts by how many of these shingles they have; `having` gives those with one of them."""
    shared = Counter(key for number in sample for key in having(number))
    return sorted(shared, key=lambda key: (-shared[key], key))[:COMPARED]


def nearest(body: str, others: Iterable[tuple[Article | str, str]]) -> Near | None:
    """Of these others, each with its text, the most like one; the first of equals."""
    own = wording(body)
    found = [Near(other, own.likeness(wording(text))) for other, text in others]
    best = max(found, key=lambda near: near.likeness, default=None)
    return best if best and best.likeness >= ALIKE else None
