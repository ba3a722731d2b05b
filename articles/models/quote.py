from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .address import ref_of
from .article import Article
from .place import Place
from .source import OfTextQuerySet


class QuoteQuerySet(OfTextQuerySet):
    def get_by_natural_key(self, article, position):
        """The first, where an editor marked two that begin at one place."""
        found = self.filter(article__ref=article, position=position).order_by("pk").first()
        if found is None:
            raise self.model.DoesNotExist
        return found


class Quote(models.Model):
    """Words of a speaker; `text` is its places joined, without the quotation marks around them."""

    class Speech(models.TextChoices):
        DIRECT = "direct", _("прямая речь")
        REPORTED = "reported", _("пересказ")

    class FoundBy(models.TextChoices):
        NAME = "name", _("назван по имени")
        PRONOUN = "pronoun", _("по местоимению")
        ROLE = "role", _("по должности")

    article = models.ForeignKey(Article, models.CASCADE, related_name="quotes")
    speech = models.CharField(_("чья речь"), max_length=8, choices=Speech, default=Speech.DIRECT)
    text = models.TextField(_("слова"), editable=False)
    person = models.ForeignKey(
        "articles.Person",
        models.PROTECT,
        verbose_name=_("говорит человек"),
        related_name="quotes",
        null=True,
        blank=True,
    )
    organisation = models.ForeignKey(
        "articles.Organisation",
        models.PROTECT,
        verbose_name=_("говорит организация"),
        related_name="quotes",
        null=True,
        blank=True,
    )
    speaker_as_stated = models.CharField(_("говорящий, как в тексте"), max_length=300, blank=True)
    found_by = models.CharField(
        _("как установлен"), max_length=7, choices=FoundBy, default=FoundBy.NAME
    )
    position = models.PositiveIntegerField(default=0, editable=False)

    objects = QuoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("цитата")
        verbose_name_plural = _("цитаты")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                name="quote_has_one_speaker",
                condition=Q(person__isnull=True) | Q(organisation__isnull=True),
                violation_error_message=_("Говорит кто-то один: человек или организация."),
            )
        ]

    def __str__(self):
        return self.text

    def natural_key(self):
        return (ref_of(self, "article"), self.position)


class QuotePlace(Place):
    quote = models.ForeignKey(Quote, models.CASCADE, related_name="places")

    class Meta(Place.Meta):
        constraints = [
            *Place.Meta.constraints,
            models.UniqueConstraint(fields=["quote", "start"], name="quote_place_is_marked_once"),
        ]
