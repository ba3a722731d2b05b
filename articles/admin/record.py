import json

from django.contrib import admin, messages
from django.contrib.admin.views.main import ERROR_FLAG, ChangeList
from django.db import connection, models
from django.db.models import Count, Q
from django.http import HttpResponseRedirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.indexing import NAMED, reindex, reindex_names
from articles.labels import PUBLIC
from articles.language import fold

from .recordform import RecordForm
from .rows import without_deletion
from .text import LinesField
from .uses import article_ids, protected_by

# More words than these only make the question too long for the database.
MOST_WORDS, LONGEST_WORD = 10, 100


class RecordList(ChangeList):
    """Its numbers are counted for the rows of one page; for all only where they put these in order."""

    def get_queryset(self, *args, **kwargs):
        if self._are_in_order_of_numbers:
            self.root_queryset = self.root_queryset.annotate(**self.model_admin.numbers)
        found = super().get_queryset(*args, **kwargs)
        return found.prefetch_related(*self.model_admin.list_prefetch)

    def get_results(self, request):
        super().get_results(request)
        if self._are_in_order_of_numbers:
            return
        self.result_list = list(self.result_list)
        numbers = self.model_admin.numbers
        counted = self.model.objects.filter(pk__in=[row.pk for row in self.result_list])
        counted = counted.order_by().annotate(**numbers).values("pk", *numbers)
        by_key = {found.pop("pk"): found for found in counted}
        for row in self.result_list:
            vars(row).update(by_key[row.pk])

    @property
    def _are_in_order_of_numbers(self) -> bool:
        asked = self.get_ordering_field_columns()
        columns = [name for place, name in enumerate(self.list_display) if place in asked]
        return not self.model_admin.numbers.keys().isdisjoint(columns)


class ArchiveAdmin(admin.ModelAdmin):
    """Lists of the archive."""

    def changelist_view(self, request, extra_context=None):
        if any("\0" in value for value in request.GET.values()):
            # As Django answers other filters that cannot be; PostgreSQL would fail on this one.
            return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")
        # Django's title puts every noun into the nominative.
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    def get_search_results(self, request, queryset, search_term):
        few = " ".join(searched(search_term))
        return super().get_search_results(request, queryset, few)


class RecordAdmin(ArchiveAdmin):
    """What editing all records with an address has in common."""

    form = RecordForm
    formfield_overrides = {
        models.TextField: {"form_class": LinesField},
        models.URLField: {"assume_scheme": "https"},
    }
    # Found by folded names: neither engine folds Kazakh letters, SQLite not even Cyrillic case.
    search_fields = ["folded"]
    show_full_result_count = False
    list_per_page = 50
    # The rows that stand for articles in the list's count.
    counted = ""
    list_prefetch = ()
    # Fields that decide what the articles' own rows and index hold; a name is not among them.
    articles_depend_on = ()

    class Media:
        css = {"all": ["admin-archive/editing.css"]}

    # Who may do what

    def may_change_public(self, request) -> bool:
        return request.user.has_perm("articles.publish_article")

    def has_change_permission(self, request, obj=None):
        """What readers see or saw is changed by those who may publish."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.ever_public or self.may_change_public(request))

    # Finding

    def get_search_results(self, request, queryset, search_term):
        for word in searched(fold(search_term)):
            matching = self.model.objects.filter(self.named(word)).values("pk")
            queryset = queryset.filter(pk__in=matching)
        return queryset, False

    def named(self, word: str) -> Q:
        found = Q()
        for path in self.search_fields:
            found |= Q(**{f"{path}__contains": word})
        return found

    # Saving

    def get_object(self, request, object_id, from_field=None):
        record = super().get_object(request, object_id, from_field)
        if record is None or request.method != "POST" or not connection.in_atomic_block:
            return record  # only looked at
        # Of two who save, the second waits here, and then learns of the first's version.
        self.model.objects.select_for_update().filter(pk=record.pk).first()
        return super().get_object(request, object_id, from_field)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return without_deletion(super().formfield_for_dbfield(db_field, request, **kwargs))

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and obj.ever_public and "slug" in form.changed_data:
            self.message_user(
                request,
                _("Адрес изменён. Прежний, «%(slug)s», будет вести на новый.")
                % {"slug": form.initial["slug"]},
                messages.INFO,
            )

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.instance.kind in NAMED:
            reindex_names(form.instance.kind, [form.instance.pk])
        if change and set(form.changed_data) & set(self.articles_depend_on):
            reindex(article_ids(form.instance))

    # Showing

    def get_changelist(self, request, **kwargs):
        return RecordList

    @property
    def numbers(self) -> dict[str, Count]:
        """What the list counts for each of its rows, by the name of the column."""
        return {"article_count": Count(self.counted, distinct=True)}

    @admin.display(description=gettext_lazy("статей"), ordering="article_count")
    def article_count(self, record):
        return record.article_count

    def view_on_site(self, obj):
        """Only where readers would find it."""
        # Read anew: in a form with errors the record has what was typed, perhaps no address.
        record = PUBLIC[obj.kind]().filter(pk=obj.pk).first()
        return record and record.get_absolute_url()

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        # Django's titles put every noun into the nominative.
        title = _("Новая запись: %(kind)s") if object_id is None else "%(kind)s"
        title = {"title": capfirst(title % {"kind": self.opts.verbose_name})}
        return super().changeform_view(request, object_id, form_url, title | (extra_context or {}))

    def delete_view(self, request, object_id, extra_context=None):
        title = {"title": _("Удаление")}
        return super().delete_view(request, object_id, title | (extra_context or {}))

    def get_inline_formsets(self, request, formsets, inline_instances, obj=None):
        found = super().get_inline_formsets(request, formsets, inline_instances, obj)
        for each in found:
            script = json.loads(each.inline_formset_data())
            script["options"]["addText"] = str(each.opts.add_text)
            each.inline_formset_data = json.dumps(script)
        return found

    # Deleting

    def get_deleted_objects(self, objs, request):
        """What articles use stays; the articles are named instead of the rows that link to it."""
        objs = list(objs)
        deleted, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, forbidden, protected_by(objs) or protected

    def delete_queryset(self, request, queryset):
        # One by one: each leaves "gone" at its address.
        for record in queryset:
            self.delete_model(request, record)


def searched(typed: str) -> list[str]:
    """The words of a search, no more and no longer than any engine can be asked for at once."""
    words = dict.fromkeys(word[:LONGEST_WORD] for word in typed.split())
    return list(words)[:MOST_WORDS]
