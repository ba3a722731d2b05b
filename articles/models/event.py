from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from .address import Addressed, AddressedQuerySet, Kind
from .article import Article
from .city import City
from .coverage import Coverage
from .dated import NEWEST_FIRST, Dated, DatedQuerySet
from .mention import exactly_one
from .named import Distinguished, OtherName, Trilingual
from .organisation import Organisation
from .person import Person
from .published import OfArticleQuerySet
from .tree import Branch


class EventQuerySet(AddressedQuerySet, DatedQuerySet):
    def public(self):
        return self.filter(Exists(Coverage.objects.public().filter(event=OuterRef("pk"))))

    def newest_first(self):
        return self.order_by(*NEWEST_FIRST)

    def oldest_first(self):
        return self.order_by(F("date_latest").asc(nulls_last=True), "date_earliest", "id")


class Event(Branch, Distinguished, Trilingual, Dated, Addressed):
    class Classification(models.TextChoices):
        CONCERT = "concert", _("концерт")
        FESTIVAL = "festival", _("фестиваль")
        CONFERENCE = "conference", _("конференция")
        MEETING = "meeting", _("встреча")
        DEBATE = "debate", _("дебаты")
        CAMPAIGN = "campaign", _("кампания")
        REFERENDUM = "referendum", _("референдум")
        CEREMONY = "ceremony", _("церемония")
        HOLIDAY = "holiday", _("праздник")
        OTHER = "other", _("другое")

    class Status(models.TextChoices):
        ANNOUNCED = "announced", _("объявлено")
        HELD = "held", _("состоялось")
        POSTPONED = "postponed", _("перенесено")
        CANCELLED = "cancelled", _("отменено")
        UNKNOWN = "unknown", _("неизвестно")

    kind = Kind.EVENT

    classification = models.CharField(
        _("вид"), max_length=12, choices=Classification, default=Classification.OTHER
    )
    status = models.CharField(
        _("состоялось ли"), max_length=10, choices=Status, default=Status.UNKNOWN
    )
    cities = models.ManyToManyField(
        City, verbose_name=_("города"), related_name="events", blank=True
    )
    venue = models.CharField(
        _("место, как в тексте"),
        max_length=300,
        blank=True,
        help_text=_("Слова источника; общий список площадок остаётся общим списком."),
    )
    venue_organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        verbose_name=_("площадка"),
        related_name="hosted_events",
        null=True,
        blank=True,
        help_text=_("Только если площадка известна точно."),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("часть события"),
        related_name="children",
        null=True,
        blank=True,
    )
    summary = models.TextField(_("кратко"), blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("событие")
        verbose_name_plural = _("события")
        ordering = NEWEST_FIRST
        indexes = [
            models.Index(fields=["-date_latest", "-date_earliest", "-id"], name="event_newest"),
            models.Index(fields=["date_earliest", "date_latest"], name="event_span"),
        ]
        constraints = [
            *Distinguished.Meta.constraints,
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="event_is_not_its_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                violation_error_message=_("Событие не может быть частью самого себя."),
            ),
        ]


class EventName(OtherName):
    event = models.ForeignKey(Event, models.CASCADE, related_name="other_names")

    class Meta(OtherName.Meta):
        verbose_name = _("другое название")
        verbose_name_plural = _("другие названия")


class Participation(models.Model):
    """Who took part in an event and as what, by the words of one article.

    A `performer` is a stage name as stated, of unknown kind: no record, no page.
    """

    class Part(models.TextChoices):
        ORGANISER = "organiser", _("организатор")
        SPEAKER = "speaker", _("спикер")
        PERFORMER = "performer", _("исполнитель")
        PARTICIPANT = "participant", _("участник")
        HONOURED = "honoured", _("награждённый")

    event = models.ForeignKey(
        Event, models.CASCADE, verbose_name=_("событие"), related_name="participations"
    )
    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("статья"), related_name="participations"
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        verbose_name=_("человек"),
        related_name="participations",
        null=True,
        blank=True,
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        verbose_name=_("организация"),
        related_name="participations",
        null=True,
        blank=True,
    )
    performer = models.CharField(
        _("исполнитель, как в тексте"), max_length=200, null=True, blank=True
    )
    part = models.CharField(_("как кто"), max_length=12, choices=Part)
    words = models.CharField(
        _("слова статьи"), max_length=500, help_text=_("Слова источника без изменений.")
    )

    objects = OfArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("участие")
        verbose_name_plural = _("участие")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="participation_is_of_one_participant",
                condition=exactly_one("person", "organisation", "performer"),
                violation_error_message=_(
                    "Выберите что-то одно: человека, организацию или имя исполнителя."
                ),
            ),
            models.CheckConstraint(
                name="participation_performer_is_named", condition=~Q(performer="")
            ),
            *(
                models.UniqueConstraint(
                    fields=["event", "article", name, "part"],
                    name=f"event_has_a_part_of_{name}_once_an_article",
                )
                for name in ("person", "organisation", "performer")
            ),
        ]

    def __str__(self):
        return str(self.person or self.organisation or self.performer)

    def save(self, *args, **kwargs):
        self.performer = self.performer or None
        super().save(*args, **kwargs)


class Figure(models.Model):
    """One number that one article gives of an event, with its words and whose claim it is."""

    class Qualifier(models.TextChoices):
        EXACTLY = "exactly", _("ровно")
        MORE = "more", _("более")
        ABOUT = "about", _("около")
        ALMOST = "almost", _("почти")
        LESS = "less", _("менее")

    class Unit(models.TextChoices):
        PEOPLE = "people", _("люди")
        EVENTS = "events", _("мероприятия")
        MEETINGS = "meetings", _("встречи")
        OTHER = "other", _("другое")

    event = models.ForeignKey(
        Event, models.CASCADE, verbose_name=_("событие"), related_name="figures"
    )
    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("статья"), related_name="figures"
    )
    number = models.PositiveBigIntegerField(_("число"))
    unit = models.CharField(_("чего"), max_length=12, choices=Unit)
    qualifier = models.CharField(
        _("насколько точно"), max_length=8, choices=Qualifier, default=Qualifier.EXACTLY
    )
    words = models.CharField(
        _("слова статьи"), max_length=500, help_text=_("Слова источника без изменений.")
    )
    claimed_by_person = models.ForeignKey(
        Person,
        models.PROTECT,
        verbose_name=_("кто утверждает: человек"),
        related_name="claimed_figures",
        null=True,
        blank=True,
    )
    claimed_by_organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        verbose_name=_("кто утверждает: организация"),
        related_name="claimed_figures",
        null=True,
        blank=True,
    )
    claimed_as = models.CharField(
        _("кто утверждает, как в тексте"),
        max_length=200,
        blank=True,
        help_text=_("Пусто вместе с двумя полями выше — утверждает сама статья."),
    )

    objects = OfArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("число")
        verbose_name_plural = _("числа")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="figure_has_one_claimant",
                condition=Q(claimed_by_person__isnull=True)
                | Q(claimed_by_organisation__isnull=True),
                violation_error_message=_("Утверждает кто-то один: человек или организация."),
            )
        ]

    def __str__(self):
        return self.words
