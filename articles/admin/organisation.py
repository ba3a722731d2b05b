from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Organisation, OrganisationName

from .record import RecordAdmin
from .rows import TableRows


class NameRows(TableRows):
    model = OrganisationName
    fields = ["name", "language", "kind", "public"]
    add_text = _("Добавить название")


@admin.register(Organisation)
class OrganisationAdmin(RecordAdmin):
    counted = "mentions"
    list_display = ["full_label", "classification", "parent", "city", "article_count"]
    list_filter = ["classification", ("city", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["parent", "city"]
    search_fields = ["folded", "other_names__folded"]
    autocomplete_fields = ["parent", "city"]
    fieldsets = [
        (None, {"fields": ["name", "disambiguation", "short_name", "classification"]}),
        (_("Место в мире"), {"fields": ["parent", "city", "summary"]}),
        (_("На других языках и адрес"), {"fields": ["name_kk", "name_en", "slug"]}),
    ]
    inlines = [NameRows]

    def named(self, word):
        # Short names are capitals mostly, as they are typed.
        return super().named(word) | Q(short_name__contains=word.upper())

    @admin.display(description=_("название"), ordering="sort_key")
    def full_label(self, organisation):
        return organisation.full_label
