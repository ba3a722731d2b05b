"""What in the archive refers to a record, so that it is not deleted from under it."""

from itertools import islice

from django.db.models import PROTECT, Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import ngettext

from articles.models import Article

SHOWN = 50


def article_ids(record: Model) -> set[int]:
    return {user.pk for user in users_of([record]) if isinstance(user, Article)}


def protected_by(records: list[Model]) -> list[str]:
    """Links to what uses the records, articles first; nothing when nothing does."""
    users = sorted(
        set(users_of(records)) - set(records),
        key=lambda user: (not isinstance(user, Article), user._meta.model_name, str(user)),
    )
    lines = [link(user) for user in islice(users, SHOWN)]
    if len(users) > SHOWN:
        more = len(users) - SHOWN
        lines.append(ngettext("и ещё %(count)d", "и ещё %(count)d", more) % {"count": more})
    return lines


def users_of(records: list[Model]):
    """Records with pages of their own; a row stands for its article."""
    if not records:  # somebody else has deleted them all
        return
    for relation in records[0]._meta.related_objects:
        rows = relation.related_model._base_manager.filter(
            **{f"{relation.field.name}__in": records}
        )
        article = article_link(relation.related_model)
        if article:
            yield from Article.objects.filter(pk__in=rows.values(article)).defer("body")
        elif relation.many_to_many or relation.on_delete is PROTECT:
            yield from rows.defer("body") if relation.related_model is Article else rows


def article_link(model) -> str | None:
    """The column by which rows of this kind belong to an article."""
    for field in model._meta.fields:
        if field.related_model is Article and model is not Article:
            return field.name
    return None


def link(record: Model) -> str:
    return format_html(
        '{}: <a href="{}">{}</a>',
        record._meta.verbose_name.capitalize(),
        reverse(f"admin:articles_{record._meta.model_name}_change", args=[record.pk]),
        record,
    )
