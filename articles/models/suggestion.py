from django.db import models
from django.db.models import F, Q
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from .address import Addressed, Kind
from .article import Article


class Suggestion(models.Model):
    """What a machine thinks of an article: never seen by readers, and nothing until confirmed.

    `key` tells suggestions of one kind apart however often they are made, so that what an editor
    has answered is not asked again. `places` are [start, end, text] in the article's body, of which
    `start` and `end` are the first. `details` are what the kind needs beside its words: an
    organisation of a role, a day of an event, a speaker of a quote, candidates for a lone surname.
    """

    class About(models.TextChoices):
        TITLE = "title", _("заголовок")
        LEAD = "lead", _("лид")
        DATE = "date", _("дата статьи")
        CITY = "city", _("город")
        PERSON = "person", _("человек")
        ROLE = "role", _("роль")
        ORGANISATION = "organisation", _("организация")
        PLACE = "place", _("место")
        EVENT = "event", _("событие")
        TIME = "time", _("время в тексте")
        FIGURE = "figure", _("число")
        QUOTE = "quote", _("цитата")
        CREDIT = "credit", _("подпись к фото")
        TAG = "tag", _("метка")

    class State(models.TextChoices):
        OPEN = "open", _("ждёт решения")
        ACCEPTED = "accepted", _("принято")
        DECLINED = "declined", _("отклонено")

    article = models.ForeignKey(Article, models.CASCADE, related_name="suggestions")
    about = models.CharField(_("о чём"), max_length=12, choices=About)
    key = models.CharField(max_length=32, editable=False)
    label = models.TextField(_("предложение"))
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    places = models.JSONField(default=list, blank=True)
    record_kind = models.CharField(_("вид записи"), max_length=12, choices=Kind, blank=True)
    record_ref = models.CharField(_("запись"), max_length=120, blank=True)
    details = models.JSONField(default=dict, blank=True)
    confidence = models.FloatField(_("уверенность"))
    reason = models.TextField(_("почему"), blank=True)
    state = models.CharField(_("решение"), max_length=8, choices=State, default=State.OPEN)

    class Meta:
        verbose_name = _("предложение машины")
        verbose_name_plural = _("предложения машины")
        ordering = [F("start").asc(nulls_first=True), "id"]
        indexes = [
            models.Index(fields=["record_kind", "record_ref"], name="suggestions_of_a_record")
        ]
        constraints = [
            models.CheckConstraint(
                name="suggestion_names_a_whole_record",
                condition=Q(record_kind="", record_ref="") | ~Q(record_kind="") & ~Q(record_ref=""),
            ),
            models.UniqueConstraint(
                fields=["article", "about", "key"], name="suggestion_is_made_once"
            ),
            models.CheckConstraint(
                name="suggestion_has_a_whole_place",
                condition=Q(start__isnull=True, end__isnull=True) | Q(start__lt=F("end")),
            ),
            models.CheckConstraint(
                name="suggestion_is_from_unsure_to_sure", condition=Q(confidence__range=(0, 1))
            ),
        ]

    def __str__(self):
        return self.label


@receiver(post_delete)
def forget_record(sender, instance, **kwargs):
    """What was proposed to be linked with a record that is gone waits without one."""
    if isinstance(instance, Addressed):
        rows = Suggestion.objects.filter(record_kind=instance.kind, record_ref=instance.ref)
        rows.update(record_kind="", record_ref="")
