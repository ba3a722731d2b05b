from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Place(models.Model):
    """Characters `start` to `end` of an article's body, with the exact text they held."""

    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField(_("как в тексте"))

    class Meta:
        abstract = True
        ordering = ["start", "id"]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_starts_before_it_ends", condition=Q(start__lt=F("end"))
            )
        ]

    def __str__(self):
        return self.text
