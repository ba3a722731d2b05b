from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Figure, Mention, Participation

from .placed import TWICE, PlacedForm, PlacedFormSet
from .rows import TableRows


class MentionFormSet(PlacedFormSet):
    """Whom an event knows from this article cannot leave it: the rows there would lead nowhere."""

    def clean(self):
        super().clean()
        kept = {record.pk for record in self.sheet.chosen(self.prefix_for, self.unique)}
        # A row that somebody else has deleted meanwhile names nobody any more.
        left = {form.initial.get(self.unique) for form in self.initial_forms if self._leaves(form)}
        dropped = left - kept - {None}
        article = self.instance.pk
        parts = Participation.objects.filter(article=article, **{f"{self.unique}__in": dropped})
        claims = Figure.objects.filter(
            article=article, **{f"claimed_by_{self.unique}__in": dropped}
        )
        needed = [
            gettext(
                "«%(name)s» в событии «%(event)s» — по словам этой статьи: сначала уберите там."
            )
            % {"name": name, "event": row.event}
            for rows, bearer in ((parts, self.unique), (claims, f"claimed_by_{self.unique}"))
            for row in rows.select_related("event", bearer)
            for name in [getattr(row, bearer)]
        ]
        if needed:
            raise ValidationError(needed)

    def _leaves(self, form) -> bool:
        if form.cleaned_data.get("DELETE"):
            return True
        return self.unique in form.changed_data and self.unique not in form.errors


class PersonMentionForm(PlacedForm):
    class Meta:
        model = Mention
        fields = ["person"]
        error_messages = TWICE

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].required = True


class PersonMentionFormSet(MentionFormSet):
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


class OrganisationMentionFormSet(MentionFormSet):
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
