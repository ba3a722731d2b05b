from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy

from .text import LinesField


def without_deletion(field):
    """A form is for linking records; one is deleted on its own page, not in passing."""
    if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
        field.widget.can_delete_related = False
        field.widget.can_view_related &= not field.widget.can_change_related
    return field


class RecordRows:
    """Rows go with their record: who may change it may change them, and who may add it, add them."""

    extra = 0
    add_text = gettext_lazy("Добавить")
    formfield_overrides = {models.TextField: {"form_class": LinesField}}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return without_deletion(super().formfield_for_dbfield(db_field, request, **kwargs))

    def has_view_permission(self, request, obj=None):
        return self._record_admin().has_view_or_change_permission(request, obj)

    def has_add_permission(self, request, obj=None):
        if obj is None or obj.pk is None:
            return self._record_admin().has_add_permission(request)
        return self._record_admin().has_change_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        return self.has_add_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_add_permission(request, obj)

    def _record_admin(self):
        return self.admin_site.get_model_admin(self.parent_model)

    def places(self, row):
        """For those who may only look."""
        return format_html_join(
            "\n", "<div>{}</div>", ((place.text,) for place in row.places.all())
        )


class Rows(RecordRows, admin.StackedInline):
    """Rows with long texts."""


class TableRows(RecordRows, admin.TabularInline):
    """Short rows that fit into a table."""
