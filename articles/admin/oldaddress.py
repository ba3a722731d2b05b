from django.contrib import admin

from articles.models import OldAddress

from .record import ArchiveAdmin


@admin.register(OldAddress)
class OldAddressAdmin(ArchiveAdmin):
    """To look things up: addresses come about as records are renamed and deleted."""

    list_display = ["slug", "kind", "reason", "created_at"]
    list_filter = ["kind"]
    search_fields = ["slug"]
    fields = ["kind", "slug", "reason", "created_at"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    has_delete_permission = has_change_permission
