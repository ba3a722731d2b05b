from django.db import models
from django.utils.translation import gettext_lazy as _

from .article import Article
from .place import Place
from .source import OfTextQuerySet


class Photo(Place):
    """A photo credit at its place in the text (`text` is the whole line), with the picture or without."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="photos")
    credit = models.CharField(_("чьё фото"), max_length=300)
    image = models.ImageField(
        _("снимок"),
        upload_to="photos/%Y/%m",
        blank=True,
        width_field="width",
        height_field="height",
    )
    width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    rights = models.CharField(_("права"), max_length=300, blank=True)
    caption = models.CharField(_("подпись"), max_length=500, blank=True)
    alt = models.CharField(
        _("описание для незрячих"),
        max_length=500,
        blank=True,
        help_text=_("Что видно на снимке. Обязательно, если снимок есть."),
    )

    objects = OfTextQuerySet.as_manager()

    class Meta(Place.Meta):
        verbose_name = _("фото")
        verbose_name_plural = _("фото")
        constraints = [
            *Place.Meta.constraints,
            models.UniqueConstraint(fields=["article", "start"], name="photo_place_is_marked_once"),
            models.CheckConstraint(
                name="photo_with_image_has_alternative_text",
                condition=models.Q(image="") | ~models.Q(alt=""),
                violation_error_message=_("Опишите снимок для тех, кто его не видит."),
            ),
        ]
