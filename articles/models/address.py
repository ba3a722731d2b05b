"""Addresses that never die: every record's slug, and the slugs it had before."""

import uuid
from functools import lru_cache

from django.db import IntegrityError, models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.language import slugify


class Kind(models.TextChoices):
    ARTICLE = "article", _("Статья")
    PERSON = "person", _("Человек")
    ORGANISATION = "organisation", _("Организация")
    EVENT = "event", _("Событие")
    CITY = "city", _("Город")
    TAG = "tag", _("Метка")
    SOURCE = "source", _("Источник")


class OldAddress(models.Model):
    """A slug that once was public: it leads to the record of `target_ref`, or is gone and says why."""

    kind = models.CharField(_("вид записи"), max_length=20, choices=Kind)
    slug = models.CharField(_("прежний адрес"), max_length=100)
    target_ref = models.CharField(_("запись, которая отвечает теперь"), max_length=64, blank=True)
    former_ref = models.CharField(_("удалённая запись"), max_length=64, blank=True)
    reason = models.CharField(_("почему страницы больше нет"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("записано"), auto_now_add=True)

    class Meta:
        verbose_name = _("прежний адрес")
        verbose_name_plural = _("прежние адреса")
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="old_address_is_unique"),
            models.CheckConstraint(
                name="old_address_leads_somewhere_or_says_why",
                condition=~models.Q(target_ref="") | ~models.Q(reason=""),
            ),
        ]

    def __str__(self):
        return f"{self.kind}/{self.slug}"


def new_ref() -> str:
    return uuid.uuid4().hex


def ref_of(row, *names: str) -> str:
    """The reference of the record that the first filled of these columns leads to.

    Empty where none is: a fixture's row may hang on what the archive does not have.
    """
    filled = (name for name in names if getattr(row, f"{name}_id"))
    return next((getattr(row, name).ref for name in filled), "")


def page_of(kind: str, slug: str) -> str:
    """The address of a record's page; a list has hundreds, and asks the resolver once a kind."""
    return f"{_pages_of(kind)}{slug}/"


@lru_cache(maxsize=64)
def _pages_of(kind: str) -> str:
    return reverse(f"articles:{kind}", args=["-"]).removesuffix("-/")


class AddressedQuerySet(models.QuerySet):
    def get_by_natural_key(self, ref):
        return self.get(ref=ref)


class Addressed(models.Model):
    """A record with a public address (`slug`) and a reference that outlives every renaming (`ref`)."""

    ref = models.CharField(max_length=64, unique=True, default=new_ref, editable=False)
    slug = models.SlugField(
        _("адрес"),
        max_length=100,
        unique=True,
        blank=True,
        help_text=_("Латиницей; пустой составится сам. Прежний адрес будет вести на новый."),
    )
    ever_public = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(_("создано"), auto_now_add=True)
    updated_at = models.DateTimeField(_("изменено"), auto_now=True)

    objects = AddressedQuerySet.as_manager()
    kind: Kind
    # Slugs that mean something else where records are asked for by theirs.
    reserved: frozenset[str] = frozenset()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        made_here = not self.slug
        self.derive()
        if self.pk and self.ever_public:
            self._keep_old_address()
        try:
            with transaction.atomic(using=kwargs.get("using")):
                super().save(*args, **kwargs)
        except IntegrityError:
            if not made_here:
                raise
            # Somebody may have taken the slug since it was found to be free.
            self.slug = self.free_slug()
            super().save(*args, **kwargs)

    def get_absolute_url(self):
        return page_of(self.kind.value, self.slug)

    def natural_key(self):
        return (self.ref,)

    def slug_source(self) -> str:
        return self.name

    def derive(self):
        """Fills the columns that follow from others. Bulk writes call it themselves."""
        if not self.slug:
            self.slug = self.free_slug()

    def free_slug(self) -> str:
        """The first of `name`, `name-2`, `name-3` … that no record has or had."""
        base = slugify(self.slug_source(), fallback=self.kind.value)
        first, number = 1, 10
        while True:
            # By their whole names: to find those that begin so, SQLite would read all there are.
            slugs = [f"{base}-{n}" if n > 1 else base for n in range(first, first + number)]
            taken = set(
                type(self)
                .objects.filter(slug__in=slugs)
                .exclude(pk=self.pk)
                .values_list("slug", flat=True)
            ) | set(
                OldAddress.objects.filter(kind=self.kind, slug__in=slugs)
                .exclude(target_ref=self.ref)
                .values_list("slug", flat=True)
            )
            if free := [slug for slug in slugs if slug not in taken | self.reserved]:
                return free[0]
            first, number = first + number, min(number * 2, 500)

    def _keep_old_address(self):
        old = type(self).objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        if old and old != self.slug:
            OldAddress.objects.update_or_create(
                kind=self.kind, slug=old, defaults={"target_ref": self.ref}
            )
            OldAddress.objects.filter(kind=self.kind, slug=self.slug, target_ref=self.ref).delete()


@receiver(post_delete)
def leave_gone_behind(sender, instance, **kwargs):
    """However a record is deleted, its public addresses answer "gone" from then on."""
    if not isinstance(instance, Addressed) or not instance.ever_public:
        return
    gone = {
        "target_ref": "",
        "former_ref": instance.ref,
        "reason": str(_("Запись удалена редакцией.")),
    }
    OldAddress.objects.filter(kind=instance.kind, target_ref=instance.ref).update(**gone)
    OldAddress.objects.update_or_create(kind=instance.kind, slug=instance.slug, defaults=gone)
