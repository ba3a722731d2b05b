from django.db import models
from django.utils.translation import gettext_lazy as _

from .address import ref_of
from .article import Article
from .place import Place
from .published import OfArticleQuerySet


class CoverageQuerySet(OfArticleQuerySet):
    def get_by_natural_key(self, article, event):
        return self.get(article__ref=article, event__ref=event)


class Coverage(models.Model):
    """How an article treats an event."""

    class Manner(models.TextChoices):
        REPORTS = "reports", _("рассказывает")
        ANNOUNCES = "announces", _("анонсирует")
        RECALLS = "recalls", _("упоминает")

    article = models.ForeignKey(Article, models.CASCADE, related_name="coverages")
    event = models.ForeignKey(
        "articles.Event",
        models.PROTECT,
        verbose_name=_("событие"),
        related_name="coverages",
        db_index=False,
    )
    manner = models.CharField(_("как статья о нём говорит"), max_length=9, choices=Manner)
    position = models.PositiveIntegerField(default=0, editable=False)

    objects = CoverageQuerySet.as_manager()

    class Meta:
        verbose_name = _("событие в статье")
        verbose_name_plural = _("события в статье")
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["event", "article"], name="coverage_of_an_event")]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "event"], name="article_covers_an_event_once"
            )
        ]

    def __str__(self):
        return str(self.event)

    def natural_key(self):
        return (ref_of(self, "article"), ref_of(self, "event"))


class CoveragePlace(Place):
    coverage = models.ForeignKey(Coverage, models.CASCADE, related_name="places")

    class Meta(Place.Meta):
        constraints = [
            *Place.Meta.constraints,
            models.UniqueConstraint(
                fields=["coverage", "start"], name="coverage_place_is_marked_once"
            ),
        ]
