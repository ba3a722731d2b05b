"""Rows of an article's form that stand at places in its text, typed as words, one form a line."""

from itertools import pairwise

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.text import PlacesError, describe_places, find_places, same_text

from .sheet import Sheet

Found = tuple[int, int, str]
TWICE = {NON_FIELD_ERRORS: {"unique_together": gettext_lazy("Такая строка в статье уже есть.")}}


class PlacesField(forms.CharField):
    """Its value is what was typed; the form, which knows the body, finds the places."""

    widget = forms.Textarea(
        {
            "rows": 2,
            "cols": 30,
            "class": "places",
            "placeholder": gettext_lazy("как в тексте, каждая форма с новой строки"),
        }
    )

    def __init__(self, **kwargs):
        super().__init__(**{"required": False, "strip": False} | kwargs)

    def has_changed(self, initial, data):
        return not same_text((initial or "").strip(), (data or "").strip())


class PlacedForm(forms.ModelForm):
    places = PlacesField(
        label=gettext_lazy("Места в тексте"),
        help_text=gettext_lazy(
            "Слова точно как в тексте, каждая форма с новой строки. «Есматов [2]» — только второе "
            "такое место."
        ),
    )
    lost = ()

    @property
    def sheet(self) -> Sheet:
        return Sheet.of(self.fields["article"].parent_instance)

    def stored(self) -> list[Found]:
        if not self.instance.pk:
            return []
        return [(place.start, place.end, place.text) for place in self.instance.places.all()]

    def clean(self):
        cleaned = super().clean()
        if "places" in cleaned:
            try:
                self.found = self.find(cleaned["places"])
            except ValidationError as error:
                self.add_error("places", error)
        return cleaned

    def find(self, typed: str) -> list[Found]:
        """Words that were left alone keep their places; others are looked for in the new body."""
        if "places" not in self.changed_data:
            return self.moved() if self.sheet.body_changed else self.stored()
        try:
            found = find_places(typed, self.sheet.body)
        except PlacesError as error:
            raise ValidationError(error.messages) from error
        for (start, _end, text), (next_start, _next_end, longer) in pairwise(found):
            if start == next_start:
                raise ValidationError(
                    _("«%(one)s» и «%(other)s» начинаются в одном месте: оставьте что-то одно.")
                    % {"one": shortened(text), "other": shortened(longer)}
                )
        return found

    def moved(self) -> list[Found]:
        moves, stored = self.sheet.moves, self.stored()
        self.lost = [text for start, end, text in stored if moves[start, end] is None]
        if self.lost:
            raise ValidationError(not_found(self.lost))
        return [(*moves[start, end], text) for start, end, text in stored]

    def whose(self) -> str:
        return str(self.instance)

    def save_places(self):
        """Writes only what differs: places that stay keep their rows."""
        left = set(self.found)
        for place in self.instance.places.all():
            found = (place.start, place.end, place.text)
            if found in left:
                left.remove(found)
            else:
                place.delete()
        for start, end, text in sorted(left):
            self.instance.places.create(start=start, end=end, text=text)


def not_found(texts) -> str:
    shown = ", ".join(f"«{shortened(text)}»" for text in texts)
    return _("В тексте нет слов: %(words)s.") % {"words": shown}


def rows_for(text: str) -> int:
    return min(max(2, sum(1 + len(line) // 100 for line in text.splitlines())), 12)


def shortened(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"


class RowsFormSet(forms.BaseInlineFormSet):
    """Rows of an article known to each other by `prefix`."""

    prefix_for = ""
    unique = ""
    duplicate = gettext_lazy("Эта запись в списке уже есть.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.sheet.rows[self.prefix_for] = self

    @classmethod
    def get_default_prefix(cls):
        return cls.prefix_for

    @property
    def sheet(self) -> Sheet:
        return Sheet.of(self.instance)

    def live_forms(self) -> list:
        """Checked forms that will be rows: neither deleted nor left empty."""
        return [
            form
            for form in self.forms
            # Asking for its errors is what checks a form.
            if form.errors is not None
            and not form.cleaned_data.get("DELETE")
            and (form.instance.pk or form.has_changed())
        ]

    def clean(self):
        seen = set()
        for form in self.live_forms():
            value = form.cleaned_data.get(self.unique)
            if value is not None and value in seen:
                form.add_error(self.unique, self.duplicate)
            seen.add(value)

    def save_places(self):
        """After `save`, when every row has its id."""

    def lost(self) -> list[str]:
        """What of these rows the corrected body no longer holds, each with whose it is."""
        return [
            _("«%(words)s» — %(whose)s") % {"words": shortened(text), "whose": form.whose()}
            for form in self.live_forms()
            for text in form.lost
        ]


class PlacedFormSet(RowsFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        stored = form.stored()
        if stored:
            marked = describe_places(stored, self.sheet.stored_body)
            form.initial["places"] = marked
            form.fields["places"].widget.attrs["rows"] = rows_for(marked)

    def save_places(self):
        for form in self.live_forms():
            form.save_places()
