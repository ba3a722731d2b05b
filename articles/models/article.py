import hashlib

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.workflow import Status

from .address import Addressed, AddressedQuerySet, Kind
from .city import City
from .dated import NEWEST_FIRST, Dated, DatedQuerySet
from .named import Named
from .published import published_q
from .source import Source
from .tag import FoldedTags, TaggedArticle


class ArticleQuerySet(AddressedQuerySet, DatedQuerySet):
    def published(self):
        return self.filter(published_q())

    def unpublished(self):
        # The others by name: so the index by status is of use.
        return self.filter(status__in=[each for each in Status if each != Status.PUBLISHED])

    def still_published(self):
        """The published ones of rows that something else narrows to a few."""
        return self.filter(published_q(checked=True))

    def among(self, ids):
        """The published ones of these, in no order."""
        return self.filter(pk__in=ids).still_published().order_by()

    # What is published has a date: with a place for NULLs, PostgreSQL would leave the index alone.

    def newest_first(self):
        return self.order_by("-date_latest", "-date_earliest", "-id")

    def oldest_first(self):
        return self.order_by("date_latest", "date_earliest", "id")

    def mentioning(self, **record):
        """`mentioning(person=p)`, `mentioning(organisation=o)`: named in the text, not in a credit."""
        ((name, value),) = record.items()
        return self.filter(mentions__in_text=True, **{f"mentions__{name}": value})


class Article(Named, Dated, Addressed):
    class Language(models.TextChoices):
        RU = "ru", _("русский")
        KK = "kk", _("казахский")

    class Scope(models.TextChoices):
        CITIES = "cities", _("названные города")
        NATIONWIDE = "nationwide", _("вся страна")
        UNKNOWN = "unknown", _("место неизвестно")

    class VersionKind(models.TextChoices):
        REPRINT = "reprint", _("перепечатка")
        TRANSLATION = "translation", _("перевод")

    kind = Kind.ARTICLE

    name = models.CharField(_("заголовок"), max_length=300)
    title_supplied = models.BooleanField(
        _("заголовок дан архивом"),
        default=False,
        help_text=_("У источника заголовка нет: его составила редакция архива."),
    )
    lead = models.TextField(_("лид"), blank=True, help_text=_("Одно-два предложения о главном."))
    body = models.TextField(_("текст источника"))
    language = models.CharField(
        _("язык текста"), max_length=2, choices=Language, default=Language.RU
    )
    scope = models.CharField(
        _("где происходило"), max_length=10, choices=Scope, default=Scope.CITIES
    )
    cities = models.ManyToManyField(
        City, verbose_name=_("города"), related_name="articles", blank=True
    )
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        verbose_name=_("источник"),
        related_name="articles",
        null=True,
        blank=True,
        help_text=_("Пусто — «источник не указан»."),
    )
    source_url = models.URLField(_("адрес у источника"), max_length=500, blank=True)
    entered_on = models.DateField(_("в архиве с"), default=timezone.localdate)
    tags = TaggableManager(
        _("метки"), through=TaggedArticle, manager=FoldedTags, blank=True, related_name="articles"
    )
    status = models.CharField(
        _("состояние"), max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )
    first_published_at = models.DateTimeField(null=True, blank=True, editable=False)
    public_reason = models.CharField(
        _("причина для читателей"), max_length=500, blank=True, editable=False
    )
    internal_reason = models.TextField(_("причина для редакции"), blank=True, editable=False)
    version_of = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("версия статьи"),
        related_name="versions",
        null=True,
        blank=True,
        help_text=_("Статья, которую эта перепечатывает или переводит."),
    )
    version_kind = models.CharField(
        _("какая версия"), max_length=12, choices=VersionKind, blank=True
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("статья")
        verbose_name_plural = _("статьи")
        ordering = NEWEST_FIRST
        permissions = [("publish_article", _("Может публиковать и снимать с публикации"))]
        indexes = [
            models.Index(
                fields=["status", "-date_latest", "-date_earliest", "-id"], name="article_newest"
            ),
            models.Index(fields=["date_earliest", "date_latest"], name="article_span"),
        ]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="published_article_has_a_date",
                condition=Q(status=Status.DRAFT) | Q(date__isnull=False),
            ),
            models.CheckConstraint(
                name="article_is_not_later_than_its_entry",
                condition=Q(date_latest__isnull=True) | Q(date_latest__lte=F("entered_on")),
                violation_error_message=_(
                    "Статья не может быть опубликована позже дня, когда вошла в архив."
                ),
            ),
            models.CheckConstraint(
                name="withdrawn_article_says_why",
                condition=~Q(status=Status.WITHDRAWN) | ~Q(public_reason=""),
            ),
            models.CheckConstraint(
                name="article_is_no_version_of_itself",
                condition=Q(version_of__isnull=True) | ~Q(version_of=F("id")),
                violation_error_message=_("Статья не может быть версией самой себя."),
            ),
            models.CheckConstraint(
                name="version_has_a_kind",
                condition=Q(version_of__isnull=True, version_kind="")
                | Q(version_of__isnull=False) & ~Q(version_kind=""),
                violation_error_message=_("Укажите и статью, и какая это версия."),
            ),
        ]

    @property
    def title(self) -> str:
        return self.name

    @property
    def is_published(self) -> bool:
        return self.status == Status.PUBLISHED

    @property
    def shows_body(self) -> bool:
        return self.source is None or self.source.display == Source.Display.FULL

    @property
    def shows_lead(self) -> bool:
        return self.source is None or self.source.display != Source.Display.RECORD

    def clean(self):
        if self.date and self.entered_on and self.date.latest > self.entered_on:
            raise ValidationError({"date": _("Дата позже дня, когда статья вошла в архив.")})


class Original(models.Model):
    """The file as it came in, byte for byte."""

    article = models.OneToOneField(Article, models.CASCADE, related_name="original")
    name = models.CharField(_("имя файла"), max_length=255)
    content = models.BinaryField(_("содержимое"))
    sha256 = models.CharField("SHA-256", max_length=64, unique=True, editable=False)

    class Meta:
        verbose_name = _("исходный файл")
        verbose_name_plural = _("исходные файлы")

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.sha256 = hashlib.sha256(self.content).hexdigest()
        super().save(*args, **kwargs)


class Correction(models.Model):
    class Fault(models.TextChoices):
        ARCHIVE = "archive", _("ошибка архива")
        SOURCE = "source", _("ошибка источника")
        CLARIFICATION = "clarification", _("уточнение")

    article = models.ForeignKey(Article, models.CASCADE, related_name="corrections")
    day = models.DateField(_("день"), default=timezone.localdate)
    fault = models.CharField(_("чья ошибка"), max_length=14, choices=Fault)
    words = models.TextField(_("что исправлено"))

    class Meta:
        verbose_name = _("исправление")
        verbose_name_plural = _("исправления")
        ordering = ["-day", "-id"]

    def __str__(self):
        return self.words
