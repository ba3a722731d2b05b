from django.utils.translation import gettext_lazy as _

from articles.models import Mention

from .placed import TWICE, PlacedForm, PlacedFormSet
from .rows import TableRows


class PersonMentionForm(PlacedForm):
    class Meta:
        model = Mention
        fields = ["person"]
        error_messages = TWICE

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].required = True


class PersonMentionFormSet(PlacedFormSet):
    prefix_for = "people"
    unique = "person"
    duplicate = _("Этот человек в списке уже есть: допишите его места там.")


class PersonMentionRows(TableRows):
    model = Mention
    form = PersonMentionForm
    formset = PersonMentionFormSet
    fields = ["person", "places"]
    autocomplete_fields = ["person"]
    verbose_name = _("человек")
    verbose_name_plural = _("люди в тексте")
    add_text = _("Добавить человека")

    def get_queryset(self, request):
        rows = super().get_queryset(request).filter(person__isnull=False)
        return rows.select_related("person").prefetch_related("places")


class OrganisationMentionForm(PlacedForm):
    class Meta:
        model = Mention
        fields = ["organisation"]
        error_messages = TWICE

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].required = True


class OrganisationMentionFormSet(PlacedFormSet):
    prefix_for = "organisations"
    unique = "organisation"
    duplicate = _("Эта организация в списке уже есть: допишите её места там.")


class OrganisationMentionRows(TableRows):
    model = Mention
    form = OrganisationMentionForm
    formset = OrganisationMentionFormSet
    fields = ["organisation", "places"]
    autocomplete_fields = ["organisation"]
    verbose_name = _("организация")
    verbose_name_plural = _("организации в тексте")
    add_text = _("Добавить организацию")

    def get_queryset(self, request):
        rows = super().get_queryset(request).filter(organisation__isnull=False)
        return rows.select_related("organisation").prefetch_related("places")
