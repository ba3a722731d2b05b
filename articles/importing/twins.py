"""Whether the archive has a text already."""

from articles.models import Article, Original, Wording
from articles.text import wording

from .texts import Text


def twin_of(text: Text) -> Article | None:
    """The article of the same file, or of the same words in the same order."""
    original = Original.objects.filter(sha256=text.sha256).values("article")
    if article := Article.objects.filter(pk__in=original).first():
        return article
    same = Wording.objects.filter(words=wording(text.body).words).values("article")
    return Article.objects.filter(pk__in=same).order_by("pk").first()
