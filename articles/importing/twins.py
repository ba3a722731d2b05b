"""Whether the archive has a text already, or one that is nearly the same."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from articles.models import Article, Original, Shingle, Wording
from articles.text import wording

from .texts import Text

# From here on a text may be a reprint.
ALIKE = 0.6
# A shingle of boilerplate stands in articles without number; the others of a text tell enough.
ARTICLES_OF_ONE = 50
COMPARED = 3


class Near(NamedTuple):
    """What a text may be a reprint of: an article, or a file that comes before it in a rehearsal."""

    other: Article | str
    likeness: float

    @property
    def percent(self) -> int:
        return round(self.likeness * 100)


def twin_of(text: Text) -> Article | None:
    """The article of the same file, or of the same words in the same order."""
    original = Original.objects.filter(sha256=text.sha256).values("article")
    if article := Article.objects.filter(pk__in=original).first():
        return article
    same = Wording.objects.filter(words=wording(text.body).words).values("article")
    return Article.objects.filter(pk__in=same).order_by("pk").first()


def near_copy_of(body: str) -> Near | None:
    """The article most like this text, if it may be a reprint of it."""
    return nearest(body, alike(body))


def alike(body: str) -> list[tuple[Article, str]]:
    """The few articles that may be most like this text, each with its own, the likeliest first."""

    def having(number: int) -> Iterable[int]:
        rows = Shingle.objects.filter(number=number).order_by("article_id")
        return rows.values_list("article_id", flat=True)[:ARTICLES_OF_ONE]

    likeliest = sharing_most(wording(body).sample, having)
    found = Article.objects.in_bulk(likeliest)
    return [(found[pk], found[pk].body) for pk in likeliest]


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
