from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import Photo

from .placed import Found, PlacedForm, PlacedFormSet, PlacesField
from .rows import Rows

# Added to places that are about to move, so that no photo stands where another one still does.
FAR = 1_000_000_000


class PhotoForm(PlacedForm):
    places = PlacesField(
        label=gettext_lazy("Строка в тексте"),
        required=True,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy(
            "Вся строка, как в тексте: «Фото: акимат города Алматы [2]» — вторая такая."
        ),
    )

    class Meta:
        model = Photo
        fields = ["credit", "image", "rights", "caption", "alt"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["credit"].required = False
        self.fields["credit"].help_text = _("Пусто — всё, что в строке после двоеточия.")

    def stored(self) -> list[Found]:
        photo = self.instance
        return [(photo.start, photo.end, photo.text)] if photo.pk else []

    def find(self, typed: str) -> list[Found]:
        found = super().find(typed)
        if not found:
            raise ValidationError(self.fields["places"].error_messages["required"])
        if len(found) > 1:
            raise ValidationError(
                ngettext(
                    "Такая строка встречается %(count)d раз. Допишите, которая из них: «%(line)s [1]».",
                    "Такая строка встречается %(count)d раз. Допишите, которая из них: «%(line)s [1]».",
                    len(found),
                )
                % {"count": len(found), "line": found[0][2]}
            )
        return found

    def whose(self) -> str:
        return self.instance._meta.verbose_name

    def clean(self):
        cleaned = super().clean()
        if not hasattr(self, "found"):
            return cleaned
        photo = self.instance
        ((photo.start, photo.end, photo.text),) = self.found
        if not cleaned.get("credit"):
            before, colon, after = photo.text.partition(":")
            cleaned["credit"] = (after if colon else before).strip()[:300]
        if cleaned.get("image") and not cleaned.get("alt"):
            self.add_error("alt", _("Опишите снимок для тех, кто его не видит."))
        return cleaned


class PhotoFormSet(PlacedFormSet):
    prefix_for = "photos"

    def clean(self):
        seen = set()
        for form in self.live_forms():
            found = getattr(form, "found", None)
            if found and found[0] in seen:
                form.add_error("places", _("Эта строка в списке уже есть."))
            seen.add(found and found[0])

    def save(self, commit=True):
        moving = [form.instance.pk for form in self.initial_forms if leaves_its_place(form)]
        Photo.objects.filter(pk__in=moving).update(start=F("start") + FAR, end=F("end") + FAR)
        saved = super().save(commit)
        for form in self.live_forms():
            if form.instance.pk in moving:
                form.instance.save()
        return saved

    def save_places(self):
        """A photo is its own place."""


def leaves_its_place(form) -> bool:
    stored = Photo.objects.values_list("start", "end", "text").get(pk=form.instance.pk)
    return form.cleaned_data.get("DELETE") or form.found != [stored]


class PhotoRows(Rows):
    model = Photo
    form = PhotoForm
    formset = PhotoFormSet
    fields = [("places", "credit", "image", "alt", "caption", "rights")]
    add_text = gettext_lazy("Добавить фото")

    def places(self, photo):
        return photo.text
