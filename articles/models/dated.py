from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .fields import ImpreciseDateField

# What has no date comes last; left alone, PostgreSQL would put it first and SQLite last.
NEWEST_FIRST = [F("date_latest").desc(nulls_last=True), "-date_earliest", "-id"]


class Evidence(models.TextChoices):
    STATED = "stated", _("указана в источнике")
    INFERRED = "inferred", _("установлена архивом")


class Dated(models.Model):
    """An imprecise date, its two bounds as indexed columns, and what it rests on."""

    date = ImpreciseDateField(_("дата"), null=True, blank=True)
    date_earliest = models.DateField(_("не раньше"), null=True, editable=False)
    date_latest = models.DateField(_("не позже"), null=True, editable=False)
    date_evidence = models.CharField(
        _("откуда известна дата"), max_length=8, choices=Evidence, default=Evidence.STATED
    )
    date_note = models.CharField(
        _("почему такая дата"),
        max_length=500,
        blank=True,
        help_text=_("Обязательно, если дата установлена архивом. Читатели увидят это пояснение."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_date_has_both_bounds_in_order",
                condition=Q(date__isnull=True, date_earliest__isnull=True, date_latest__isnull=True)
                | Q(
                    date__isnull=False,
                    date_earliest__isnull=False,
                    date_latest__isnull=False,
                    date_earliest__lte=F("date_latest"),
                ),
            ),
            models.CheckConstraint(
                name="%(class)s_inferred_date_says_why",
                condition=Q(date_evidence="stated") | ~Q(date_note="") | Q(date__isnull=True),
                violation_error_message=_("Напишите, почему архив установил такую дату."),
            ),
        ]

    def derive(self):
        super().derive()
        self.date = self._meta.get_field("date").to_python(self.date)
        self.date_earliest = self.date.earliest if self.date else None
        self.date_latest = self.date.latest if self.date else None


class DatedQuerySet(models.QuerySet):
    """Spans that touch a range, or surely lie in it; either end of the range may be open."""

    def during(self, first=None, last=None, certain=False):
        found = self
        if first:
            found = found.filter(date_latest__gte=first)
        if last:
            found = found.filter(date_earliest__lte=last)
        if not certain:
            return found
        if not first and not last:
            return found.known_to_the_day()
        inside = Q()
        if first:
            inside &= Q(date_earliest__gte=first)
        if last:
            inside &= Q(date_latest__lte=last)
        return found.filter(inside | LASTED)

    def known_to_the_day(self):
        return self.filter(Q(date_earliest=F("date_latest")) | LASTED)


# A thing that lasted from day to day surely touches every range that its span touches.
LASTED = Q(date__contains="/")
