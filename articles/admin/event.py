from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.indexing import reindex
from articles.models import Event, EventName, Figure, Participation

from .record import RecordAdmin
from .rows import Rows, TableRows


class StatedForm(forms.ModelForm):
    """A row that stands on the words of one article."""

    bearers: list[str]

    def clean(self):
        cleaned = super().clean()
        words, article = cleaned.get("words"), cleaned.get("article")
        if words and article and words not in article.body:
            self.add_error("words", _("Этих слов в тексте статьи нет."))
        if article:
            self._require_named(cleaned, article)
        return cleaned

    def _require_named(self, cleaned, article):
        """Who is linked on the event's page has to be found in the article that says so."""
        for field in self.bearers:
            record = cleaned.get(field)
            if record and not record.mentions.filter(article=article).exists():
                self.add_error(field, _("Эта статья никого такого не упоминает."))


class ParticipationForm(StatedForm):
    bearers = ["person", "organisation"]


class FigureForm(StatedForm):
    bearers = ["claimed_by_person", "claimed_by_organisation"]


class ParticipationRows(Rows):
    model = Participation
    form = ParticipationForm
    fields = [("person", "organisation", "performer", "part", "article", "words")]
    add_text = _("Добавить участие")
    autocomplete_fields = ["person", "organisation", "article"]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.select_related("person", "organisation", "article")


class FigureRows(Rows):
    model = Figure
    form = FigureForm
    fields = [
        ("qualifier", "number", "unit", "article", "words"),
        ("claimed_by_person", "claimed_by_organisation", "claimed_as"),
    ]
    add_text = _("Добавить число")
    autocomplete_fields = ["article", "claimed_by_person", "claimed_by_organisation"]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.select_related("article", "claimed_by_person", "claimed_by_organisation")


class NameRows(TableRows):
    model = EventName
    fields = ["name", "language", "kind", "public"]
    add_text = _("Добавить название")


@admin.register(Event)
class EventAdmin(RecordAdmin):
    counted = "coverages"
    list_prefetch = ["cities"]
    list_display = ["full_label", "when", "where", "classification", "status", "article_count"]
    list_filter = ["classification", "status", ("cities", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["folded", "other_names__folded"]
    autocomplete_fields = ["cities", "venue_organisation", "parent"]
    fieldsets = [
        (None, {"fields": ["name", "disambiguation", ("classification", "status"), "summary"]}),
        (_("Когда"), {"fields": [("date", "date_evidence"), "date_note"]}),
        (_("Где"), {"fields": ["cities", "venue", "venue_organisation"]}),
        (_("Связи и адрес"), {"fields": ["parent", "name_kk", "name_en", "slug"]}),
    ]
    inlines = [ParticipationRows, FigureRows, NameRows]

    def save_formset(self, request, form, formset, change):
        """Who takes part is what an article says: those that say it no more or newly are concerned."""
        super().save_formset(request, form, formset, change)
        if formset.model is Participation:
            changed = [row for row in formset.forms if row.has_changed()]
            before = {row.initial["article"] for row in changed if "article" in row.initial}
            after = {row.instance.article_id for row in changed}
            reindex((before | after) - {None})

    @admin.display(description=_("название"), ordering="sort_key")
    def full_label(self, event):
        return event.full_label

    @admin.display(description=_("когда"), ordering="date_latest", empty_value="—")
    def when(self, event):
        return event.date and event.date.brief()

    @admin.display(description=_("города"))
    def where(self, event):
        return ", ".join(city.label for city in event.cities.all()) or "—"
