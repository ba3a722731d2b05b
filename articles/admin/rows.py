from django.contrib import admin
from django.db import models
from django.utils.html import format_html_join

from .text import LinesField


class RowRights:
    """Rows go with their record: who may change it may change them, and who may add it, add them."""

    extra = 0
    formfield_overrides = {models.TextField: {"form_class": LinesField}}

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


class Rows(RowRights, admin.StackedInline):
    def places(self, row):
        """For those who may only look."""
        return format_html_join(
            "\n", "<div>{}</div>", ((place.text,) for place in row.places.all())
        )


class TableRows(RowRights, admin.TabularInline):
    """Short rows that fit into a table."""
