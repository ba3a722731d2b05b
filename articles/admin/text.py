from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget

from articles.text import keep_line_ends, same_text


class LinesField(forms.CharField):
    """Text of several lines whose line ends are not the browser's affair."""

    widget = AdminTextareaWidget

    def __init__(self, **kwargs):
        kwargs["widget"] = self.widget
        super().__init__(**kwargs)

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")

    def has_changed(self, initial, data):
        return not same_text(initial or "", data or "")


class SourceTextField(forms.CharField):
    """A text of which no character changes unless an editor changes it."""

    widget = forms.Textarea(attrs={"rows": 28, "cols": 90, "class": "source-text"})

    def __init__(self, **kwargs):
        super().__init__(**kwargs | {"strip": False, "widget": self.widget})

    def has_changed(self, initial, data):
        return not same_text(initial or "", data or "")

    def validate(self, value):
        # White space alone is no text.
        super().validate(value.strip())


def keep_texts(form):
    """Gives every text that was only opened and saved back its own line ends."""
    for name, field in form.fields.items():
        if isinstance(field, (LinesField, SourceTextField)) and name in form.cleaned_data:
            stored = form.initial.get(name) or ""
            form.cleaned_data[name] = keep_line_ends(form.cleaned_data[name], stored)
