from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from .address import Addressed, AddressedQuerySet, Kind
from .mention import Mention
from .named import Distinguished, Named, OtherName


class PersonQuerySet(AddressedQuerySet):
    def public(self):
        """People with a page: shown, and named in the text of a published article."""
        return self.filter(
            Exists(Mention.objects.public().filter(person=OuterRef("pk"))),
            visibility=Person.Visibility.PAGE,
        )


class Person(Distinguished, Named, Addressed):
    class Gender(models.TextChoices):
        UNKNOWN = "", _("не указан")
        MALE = "male", _("мужской")
        FEMALE = "female", _("женский")

    class Visibility(models.TextChoices):
        PAGE = "page", _("своя страница")
        TEXT = "text", _("только имя в текстах")
        HIDDEN = "hidden", _("скрыт везде")

    # "All but the hidden" would find next to nothing, thinks a planner that is not told of what.
    NOT_HIDDEN = (Visibility.PAGE, Visibility.TEXT)

    kind = Kind.PERSON

    name = models.CharField(
        _("имя"), max_length=200, help_text=_("В именительном падеже: «Серик Есматов».")
    )
    sort_name = models.CharField(
        _("имя для алфавита"),
        max_length=200,
        blank=True,
        help_text=_("Фамилия вперёд: «Есматов Серик». Пустое составится само."),
    )
    gender = models.CharField(_("пол"), max_length=6, choices=Gender, blank=True)
    summary = models.TextField(_("кратко"), blank=True)
    visibility = models.CharField(
        _("что видят читатели"), max_length=6, choices=Visibility, default=Visibility.PAGE
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("человек")
        verbose_name_plural = _("люди")
        ordering = ["sort_key", "id"]
        constraints = Distinguished.Meta.constraints

    def sort_source(self) -> str:
        return self.sort_name

    def derive(self):
        if not self.sort_name:
            *given, last = self.name.split() or [""]
            self.sort_name = " ".join([last, *given])
        super().derive()


class PersonName(OtherName):
    person = models.ForeignKey(Person, models.CASCADE, related_name="other_names")

    class Meta(OtherName.Meta):
        verbose_name = _("другое имя")
        verbose_name_plural = _("другие имена")


class PersonIdentifier(models.Model):
    person = models.ForeignKey(Person, models.CASCADE, related_name="identifiers")
    scheme = models.CharField(_("где"), max_length=40, help_text=_("Например, wikidata или viaf."))
    value = models.CharField(_("идентификатор"), max_length=200)

    class Meta:
        verbose_name = _("идентификатор")
        verbose_name_plural = _("идентификаторы")
        ordering = ["scheme", "id"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "value"], name="identifier_is_of_one_person")
        ]

    def __str__(self):
        return f"{self.scheme}: {self.value}"
