from django.db import models
from django.utils.translation import gettext_lazy as _

from .address import Addressed, Kind
from .named import Trilingual


class Source(Trilingual, Addressed):
    """A newsroom or site that texts come from, and what of them readers may see."""

    class Display(models.TextChoices):
        FULL = "full", _("полный текст")
        LEAD = "lead", _("лид и ссылка")
        RECORD = "record", _("только запись о статье")

    kind = Kind.SOURCE

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
