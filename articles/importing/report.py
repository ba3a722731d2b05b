"""What an import says: a line a file, and one for all."""

from collections import Counter
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article

from .drafts import Entered
from .files import readable
from .texts import Refusal


def line(told: Entered | Refusal) -> str:
    if isinstance(told, Refusal):
        return _("%(file)s: не принят: %(reason)s") % {
            "file": readable(told.name),
            "reason": told.reason,
        }
    return f"{readable(told.text.name)}: {'; '.join(_said(told))}"


def _said(entered: Entered) -> Iterable[str]:
    if entered.twin:
        yield _("уже есть: %(other)s") % {"other": place(entered.twin)}
        return
    if entered.article:
        yield _("создан черновик %(article)s") % {"article": place(entered.article)}
    else:
        yield _("был бы создан черновик")
    if entered.near:
        yield _("почти копия %(other)s (%(percent)d %%)") % {
            "other": place(entered.near.other),
            "percent": entered.near.percent,
        }
    yield from entered.text.notes


def place(record: Article | str) -> str:
    """Where the article is edited; of a file that a rehearsal knows, its name."""
    if isinstance(record, str):
        return readable(record)
    return reverse("admin:articles_article_change", args=[record.pk])


def kind(told: Entered | Refusal) -> str:
    if isinstance(told, Refusal):
        return "refused"
    return "known" if told.twin else "made"


def summary(counts: Counter[str]) -> str:
    return _("Черновиков: %(made)d; уже было: %(known)d; не принято: %(refused)d") % {
        "made": counts["made"],
        "known": counts["known"],
        "refused": counts["refused"],
    }
