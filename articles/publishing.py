"""Publishing an article and withdrawing it: who did it, when, and what the archive asks for first."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .indexing import reindex
from .models import Article, Evidence
from .workflow import Status, may_move


def shortcomings(article: Article, cities=None) -> dict[str, str]:
    """By field, what keeps the article from being public; `cities` where they are not saved yet."""
    cities = article.cities.all() if cities is None else cities
    found = {}
    if not article.name.strip():
        found["name"] = _("Нужен заголовок.")
    if not article.body.strip():
        found["body"] = _("Нужен текст.")
    if not article.date:
        found["date"] = _("Нужна дата публикации, хотя бы приблизительная.")
    elif article.date.latest > article.entered_on:
        found["date"] = _("Дата позже дня, когда статья вошла в архив.")
    if article.date_evidence == Evidence.INFERRED and not article.date_note:
        found["date_note"] = _("Напишите, почему архив установил такую дату.")
    if article.scope == Article.Scope.CITIES and not cities:
        found["cities"] = _("Выберите хотя бы один город или скажите, что место — вся страна.")
    if article.scope != Article.Scope.CITIES and cities:
        found["scope"] = _("Города выбраны, а место указано другое.")
    return found


@transaction.atomic
def publish(article: Article, user) -> Article:
    """Raises ValidationError by field when the article is not ready for readers."""
    article = _moving(article, Status.PUBLISHED)
    missing = shortcomings(article)
    if missing:
        raise ValidationError(missing)
    article.first_published_at = article.first_published_at or timezone.now()
    article.public_reason = article.internal_reason = ""
    return _moved(article, user, _("Опубликована."))


@transaction.atomic
def withdraw(article: Article, user, public_reason: str, internal_reason: str = "") -> Article:
    """The address then answers "gone" with the public reason; the internal one stays in-house."""
    article = _moving(article, Status.WITHDRAWN)
    if not public_reason.strip():
        raise ValidationError({"public_reason": _("Напишите, что сказать читателям.")})
    article.public_reason, article.internal_reason = public_reason.strip(), internal_reason.strip()
    said = _("Снята с публикации: %(reason)s") % {"reason": article.public_reason}
    return _moved(article, user, " ".join(filter(None, [said, article.internal_reason])))


def _moving(article: Article, status: Status) -> Article:
    """The article as it is now, locked; of two who press the button at once the second is told."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    if not may_move(article.status, status):
        raise ValidationError(
            _("Сейчас статья в состоянии «%(status)s».") % {"status": article.get_status_display()}
        )
    article.status = status
    return article


def _moved(article: Article, user, said: str) -> Article:
    article.save()
    LogEntry.objects.log_actions(user.pk, [article], CHANGE, said, single_object=True)
    reindex([article.pk])
    return article
