from django.utils.translation import gettext_lazy as _

from articles.models import Coverage

from .placed import TWICE, PlacedForm, PlacedFormSet
from .rows import Rows


class CoverageForm(PlacedForm):
    class Meta:
        model = Coverage
        fields = ["event", "manner"]
        error_messages = TWICE


class CoverageFormSet(PlacedFormSet):
    prefix_for = "events"
    unique = "event"
    duplicate = _("Это событие в списке уже есть.")


class CoverageRows(Rows):
    model = Coverage
    form = CoverageForm
    formset = CoverageFormSet
    fields = [("event", "manner", "places")]
    add_text = _("Добавить событие")
    autocomplete_fields = ["event"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("event").prefetch_related("places")
