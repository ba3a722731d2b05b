from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .address import Addressed, Kind
from .named import Trilingual

# What lists call being without a city.
NO_CITY = "none"


class City(Trilingual, Addressed):
    class Rank(models.TextChoices):
        REPUBLICAN = "republican", _("город республиканского значения")
        REGIONAL = "regional", _("областной центр")
        TOWN = "town", _("город")

    kind = Kind.CITY
    reserved = frozenset({NO_CITY})

    rank = models.CharField(_("значение"), max_length=12, choices=Rank, default=Rank.TOWN)
    region = models.CharField(_("область"), max_length=100, blank=True)
    region_kk = models.CharField(_("область по-казахски"), max_length=100, blank=True)
    region_en = models.CharField(_("область по-английски"), max_length=100, blank=True)
    latitude = models.DecimalField(
        _("широта"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("долгота"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    kato = models.CharField(_("код КАТО"), max_length=9, blank=True)
    wikidata = models.CharField(_("Викиданные"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("город")
        verbose_name_plural = _("города")
        ordering = ["sort_key", "id"]
        constraints = [
            models.CheckConstraint(
                name="city_lies_on_earth",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
            )
        ]

    def derive(self):
        """Cities have their pages from the start, whether articles name them or not."""
        super().derive()
        self.ever_public = True


class CityName(models.Model):
    """A former name with the years it was official; a missing year is not known."""

    city = models.ForeignKey(City, models.CASCADE, related_name="former_names")
    name = models.CharField(_("прежнее название"), max_length=100)
    name_kk = models.CharField(_("по-казахски"), max_length=100, blank=True)
    name_en = models.CharField(_("по-английски"), max_length=100, blank=True)
    first_year = models.PositiveSmallIntegerField(_("с года"), null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(_("по год"), null=True, blank=True)

    class Meta:
        verbose_name = _("прежнее название")
        verbose_name_plural = _("прежние названия")
        ordering = [models.F("last_year").asc(nulls_last=True), "id"]
        constraints = [
            models.CheckConstraint(
                name="city_name_years_are_in_order",
                condition=Q(first_year__isnull=True)
                | Q(last_year__isnull=True)
                | Q(first_year__lte=models.F("last_year")),
            )
        ]

    def __str__(self):
        return self.name
