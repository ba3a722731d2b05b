from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.models import Quote

from .placed import PlacedForm, PlacedFormSet, PlacesField
from .rows import Rows


class QuoteForm(PlacedForm):
    places = PlacesField(
        label=_("Слова"),
        required=True,
        help_text=_(
            "Точно как в тексте, без кавычек вокруг. Если цитата прерывается словами автора или "
            "абзацем — каждая часть с новой строки."
        ),
    )

    class Meta:
        model = Quote
        fields = ["speech", "person", "organisation", "speaker_as_stated", "found_by"]

    def find(self, typed):
        found = super().find(typed)
        if not found:
            raise ValidationError(self.fields["places"].error_messages["required"])
        return found

    def whose(self):
        return self.instance._meta.verbose_name


class QuoteFormSet(PlacedFormSet):
    prefix_for = "quotes"

    def clean(self):
        """The same words may be two quotes: one within the other."""
        for form in self.live_forms():
            self.sheet.require_named(form)


class QuoteRows(Rows):
    model = Quote
    form = QuoteForm
    formset = QuoteFormSet
    fields = [
        "places",
        ("speech", "person", "organisation", "found_by", "speaker_as_stated"),
    ]
    add_text = _("Добавить цитату")
    autocomplete_fields = ["person", "organisation"]

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("person", "organisation")
        return rows.prefetch_related("places")
