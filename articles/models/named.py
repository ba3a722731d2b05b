from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.language import fold, sort_key


class Named(models.Model):
    """A name with the two keys that make it findable and sortable alike on both engines."""

    name = models.CharField(_("название"), max_length=300)
    folded = models.CharField(max_length=300, editable=False, db_index=True)
    sort_key = models.CharField(max_length=400, editable=False, db_index=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        """The name in the reader's language, or the original one."""
        return self.name

    def sort_source(self) -> str:
        return self.name

    def derive(self):
        super().derive()
        self.folded = fold(self.name)[:300]
        self.sort_key = sort_key(self.sort_source())


def in_readers_language(name: str, kk: str, en: str) -> str:
    if not (kk or en):  # most have one name, and the language is dear to ask for
        return name
    return {"kk": kk, "en": en}.get(get_language(), "") or name


class Trilingual(Named):
    name_kk = models.CharField(_("название по-казахски"), max_length=300, blank=True)
    name_en = models.CharField(_("название по-английски"), max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def label(self) -> str:
        return in_readers_language(self.name, self.name_kk, self.name_en)


class Distinguished(models.Model):
    """Records of one kind may share a folded name only if a note tells them apart."""

    disambiguation = models.CharField(
        _("уточнение"),
        max_length=120,
        blank=True,
        help_text=_("Нужно, когда в архиве уже есть такое же имя: «певица», «депутат, Астана»."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["folded", "disambiguation"],
                name="%(class)s_with_equal_name_has_own_note",
                violation_error_message=_(
                    "Такое имя в архиве уже есть. Если это другая запись, впишите уточнение."
                ),
            )
        ]

    def __str__(self):
        return self.full_label

    @property
    def full_label(self) -> str:
        return f"{self.label} ({self.disambiguation})" if self.disambiguation else self.label


class OtherName(models.Model):
    """One more name of a record; readers see it only where `public`."""

    class Kind(models.TextChoices):
        SPELLING = "spelling", _("написание")
        LATIN = "latin", _("латиницей")
        INITIALS = "initials", _("с инициалами")
        STAGE = "stage", _("псевдоним")
        FORMER = "former", _("прежнее")
        SHORT = "short", _("краткое")

    class Language(models.TextChoices):
        RU = "ru", _("русский")
        KK = "kk", _("казахский")
        EN = "en", _("английский")

    name = models.CharField(_("имя"), max_length=300)
    folded = models.CharField(max_length=300, editable=False, db_index=True)
    language = models.CharField(_("язык"), max_length=2, choices=Language, default=Language.RU)
    kind = models.CharField(_("вид"), max_length=12, choices=Kind, default=Kind.SPELLING)
    public = models.BooleanField(_("видно читателям"), default=True)

    class Meta:
        abstract = True
        ordering = ["id"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.folded = fold(self.name)[:300]
        super().save(*args, **kwargs)
