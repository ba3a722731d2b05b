from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .address import Addressed, AddressedQuerySet, Kind
from .named import Trilingual
from .published import OfArticleQuerySet, published_q


class SourceQuerySet(AddressedQuerySet):
    def public(self):
        """Sources of published articles."""
        # Through the relation, since articles are built upon sources.
        articles = self.model.articles.rel.related_model.objects.filter(published_q(checked=True))
        return self.filter(Exists(articles.filter(source=OuterRef("pk"))))


class Source(Trilingual, Addressed):
    """A newsroom or site that texts come from, and what of them readers may see."""

    class Display(models.TextChoices):
        FULL = "full", _("полный текст")
        LEAD = "lead", _("лид и ссылка")
        RECORD = "record", _("только запись о статье")

    kind = Kind.SOURCE
    objects = SourceQuerySet.as_manager()

    url = models.URLField(_("адрес сайта"), blank=True)
    language = models.CharField(
        _("язык"),
        max_length=2,
        choices=[("ru", _("русский")), ("kk", _("казахский"))],
        default="ru",
    )
    display = models.CharField(
        _("что можно показывать"), max_length=6, choices=Display, default=Display.FULL
    )
    permission_note = models.TextField(_("чем разрешено"), blank=True)

    class Meta:
        verbose_name = _("источник")
        verbose_name_plural = _("источники")
        ordering = ["sort_key", "id"]

    def get_absolute_url(self):
        """A source has no page of its own: its address is the list of its articles."""
        return f"{reverse('articles:article_list')}?source={self.slug}"


class OfTextQuerySet(OfArticleQuerySet):
    """Rows that show the text: a source known by lead or record only lends none of it."""

    def public(self):
        return (
            super()
            .public()
            .filter(
                Q(article__source__isnull=True) | Q(article__source__display=Source.Display.FULL)
            )
        )
