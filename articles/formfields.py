from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .dates import ImpreciseDate


class ImpreciseDateInput(forms.TextInput):
    """A text input that says below how the archive understood the date in it."""

    def format_value(self, value):
        return value.as_typed() if isinstance(value, ImpreciseDate) else super().format_value(value)

    def render(self, name, value, attrs=None, renderer=None):
        html = super().render(name, value, attrs, renderer)
        try:
            understood = _as_date(value)
        except ValueError:
            # The error stands at the field; there is nothing to add to it.
            return html
        if understood is None:
            return html
        text = _("Понято: %(date)s") % {"date": understood.words()}
        return format_html('{} <span class="understood">{}</span>', html, text)


class ImpreciseDateFormField(forms.CharField):
    """Dates as editors type them; the cleaned value is an `ImpreciseDate`, or None when empty."""

    widget = ImpreciseDateInput
    placeholder = gettext_lazy("15.03.2026 или март 2026")
    default_help_text = gettext_lazy(
        "Например: 15.03.2026, март 2026, 2026, между 01.02.2026 и 13.03.2026, "
        "с 14 февраля по 14 марта 2026."
    )

    def __init__(self, *, help_text="", **kwargs):
        super().__init__(
            help_text=help_text or self.default_help_text, **kwargs | {"empty_value": None}
        )

    def widget_attrs(self, widget):
        attrs = super().widget_attrs(widget)
        return {"placeholder": self.placeholder, "autocomplete": "off"} | attrs

    def to_python(self, value):
        try:
            return _as_date(value)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def prepare_value(self, value):
        return value.as_typed() if isinstance(value, ImpreciseDate) else value

    def has_changed(self, initial, data):
        """Another spelling of the same date is no change."""
        if self.disabled:
            return False
        try:
            return _as_date(initial) != _as_date(data)
        except ValueError:
            return initial != data


def _as_date(value):
    if value is None or isinstance(value, ImpreciseDate):
        return value
    text = str(value).strip()
    return ImpreciseDate.from_typed(text) if text else None
