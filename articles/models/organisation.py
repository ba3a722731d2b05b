from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from .address import Addressed, AddressedQuerySet, Kind
from .city import City
from .mention import Mention
from .named import Distinguished, OtherName, Trilingual
from .tree import Branch


class OrganisationQuerySet(AddressedQuerySet):
    def public(self):
        return self.filter(Exists(Mention.objects.public().filter(organisation=OuterRef("pk"))))


class Organisation(Branch, Distinguished, Trilingual, Addressed):
    class Classification(models.TextChoices):
        GOVERNMENT = "government", _("государственный орган")
        PARLIAMENT = "parliament", _("парламент")
        COUNCIL = "council", _("местный представительный орган")
        PARTY = "party", _("партия")
        BRANCH = "branch", _("филиал или крыло")
        COALITION = "coalition", _("коалиция")
        ASSOCIATION = "association", _("общественное объединение")
        FOUNDATION = "foundation", _("фонд")
        YOUTH = "youth", _("молодёжная организация")
        ENSEMBLE = "ensemble", _("творческий коллектив")
        MEDIA = "media", _("СМИ")
        VENUE = "venue", _("площадка")
        PRESS_OFFICE = "press_office", _("пресс-служба")
        OTHER = "other", _("другое")

    kind = Kind.ORGANISATION

    short_name = models.CharField(_("краткое название"), max_length=120, blank=True)
    classification = models.CharField(
        _("вид"), max_length=12, choices=Classification, default=Classification.OTHER
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("входит в"),
        related_name="children",
        null=True,
        blank=True,
    )
    city = models.ForeignKey(
        City,
        models.PROTECT,
        verbose_name=_("город"),
        related_name="organisations",
        null=True,
        blank=True,
    )
    summary = models.TextField(_("кратко"), blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("организация")
        verbose_name_plural = _("организации")
        ordering = ["sort_key", "id"]
        constraints = [
            *Distinguished.Meta.constraints,
            models.CheckConstraint(
                name="organisation_is_not_its_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                violation_error_message=_("Организация не может входить в саму себя."),
            ),
        ]


class OrganisationName(OtherName):
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="other_names")

    class Meta(OtherName.Meta):
        verbose_name = _("другое название")
        verbose_name_plural = _("другие названия")
