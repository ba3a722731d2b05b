from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.models import Mention, Person, PersonIdentifier, PersonName

from .record import RecordAdmin
from .rows import TableRows


class NameRows(TableRows):
    model = PersonName
    fields = ["name", "language", "kind", "public"]
    add_text = _("Добавить имя")


class IdentifierRows(TableRows):
    model = PersonIdentifier
    fields = ["scheme", "value"]
    add_text = _("Добавить идентификатор")


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    counted = "mentions"
    list_display = ["full_label", "sort_name", "visibility", "article_count", "updated_at"]
    list_filter = ["visibility", "gender"]
    search_fields = ["folded", "other_names__folded"]
    fieldsets = [
        (None, {"fields": ["name", "disambiguation", "gender", "summary"]}),
        (_("Показ и порядок"), {"fields": ["visibility", "sort_name", "slug"]}),
    ]
    inlines = [NameRows, IdentifierRows]
    articles_depend_on = ("visibility",)

    def has_change_permission(self, request, obj=None):
        """Published articles show the names of those without a page too, or hide them for a reason."""
        allowed = super().has_change_permission(request, obj)
        if not allowed or obj is None or self.may_change_public(request):
            return allowed
        return not Mention.objects.public().filter(person=obj).exists()

    @admin.display(description=_("имя"), ordering="sort_key")
    def full_label(self, person):
        return person.full_label
