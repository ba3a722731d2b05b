from django.db.models import Q, QuerySet

from articles.workflow import Status


def published_q(prefix: str = "") -> Q:
    """The one public rule. `prefix` is the path to the article: `published_q("article__")`."""
    return Q(**{f"{prefix}status": Status.PUBLISHED})


class OfArticleQuerySet(QuerySet):
    """Rows that are public when their article is."""

    def public(self):
        return self.filter(published_q("article__"))
