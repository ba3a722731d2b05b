from django import forms
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.language import fold
from articles.models import Mention, StatedRole

from .placed import RowsFormSet, not_found
from .rows import Rows
from .sheet import Sheet


class StatedRoleForm(forms.ModelForm):
    class Meta:
        model = StatedRole
        fields = ["person", "words", "role", "organisation", "order"]

    lost = ()

    def clean(self):
        cleaned = super().clean()
        words = cleaned.get("words")
        if words and words not in Sheet.of(self.fields["article"].parent_instance).body:
            self.add_error("words", not_found([words]))
            if "words" not in self.changed_data:
                self.lost = [words]
        return cleaned

    def whose(self) -> str:
        return _("роль: %(person)s") % {"person": self.instance.person}


class StatedRoleFormSet(RowsFormSet):
    prefix_for = "roles"

    def clean(self):
        seen = set()
        for form in self.live_forms():
            stated = form.cleaned_data
            self.sheet.require_named(form)
            key = (stated.get("person"), fold(stated.get("role", "")), stated.get("organisation"))
            if key in seen:
                form.add_error(None, _("Эта роль в списке уже есть."))
            seen.add(key)

    def save(self, commit=True):
        # Two rows may exchange their words, and the database compares after each.
        for form in self.initial_forms:
            if form.has_changed():
                StatedRole.objects.filter(pk=form.instance.pk).update(folded=f"#{form.instance.pk}")
        return super().save(commit)


class StatedRoleRows(Rows):
    model = StatedRole
    form = StatedRoleForm
    formset = StatedRoleFormSet
    fields = [("person", "organisation", "words", "role", "order")]
    autocomplete_fields = ["person", "organisation"]
    add_text = gettext_lazy("Добавить роль")
    verbose_name = gettext_lazy("роль")
    verbose_name_plural = gettext_lazy("роли людей, как их называет статья")

    def get_queryset(self, request):
        named = Mention.objects.filter(article=OuterRef("article"), person=OuterRef("person"))
        return (
            super()
            .get_queryset(request)
            .select_related("person", "organisation")
            .annotate(position=Subquery(named.values("position")[:1]))
            .order_by("position", "order", "id")
        )
