"""The states of an article and the moves between them; knows no model."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    DRAFT = "draft", _("Черновик")
    PUBLISHED = "published", _("Опубликована")
    WITHDRAWN = "withdrawn", _("Снята с публикации")


# What has been public never becomes a draft again: its address keeps answering.
MOVES = {
    Status.DRAFT: {Status.PUBLISHED},
    Status.PUBLISHED: {Status.WITHDRAWN},
    Status.WITHDRAWN: {Status.PUBLISHED},
}


def may_move(old: str, new: str) -> bool:
    return new in MOVES[Status(old)]
