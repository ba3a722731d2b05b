from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.language import fold
from articles.models import Tag


class TagsInput(forms.TextInput):
    """Names with commas between; the browser offers the tags there are for the one being typed."""

    class Media:
        js = [Script("admin-archive/tags.js", defer=True)]

    def __init__(self):
        super().__init__({"class": "vTextField", "list": "tag-names", "autocomplete": "off"})

    def render(self, name, value, attrs=None, renderer=None):
        names = Tag.objects.values_list("name")
        return format_html(
            '{}<datalist id="tag-names">{}</datalist>',
            super().render(name, value, attrs, renderer),
            format_html_join("", '<option value="{}">', names),
        )


class TagsField(forms.CharField):
    widget = TagsInput

    def __init__(self):
        super().__init__(
            label=gettext_lazy("Метки"),
            required=False,
            help_text=gettext_lazy("Через запятую; новая метка появится сама."),
        )

    def prepare_value(self, value):
        return value if isinstance(value, str) else ", ".join(tag.name for tag in value or ())

    def clean(self, value):
        names = {fold(name): name for name in map(str.strip, super().clean(value).split(","))}
        for folded, name in names.items():
            if name and not folded:
                raise ValidationError(
                    _("В метке «%(name)s» нет ни буквы, ни цифры.") % {"name": name}
                )
            if len(name) > 100:
                raise ValidationError(
                    _("Метка длиннее ста знаков: «%(name)s…».") % {"name": name[:40]}
                )
        return [name for name in names.values() if name]

    def has_changed(self, initial, data):
        typed = {fold(name) for name in (data or "").split(",")} - {""}
        return typed != {tag.folded for tag in initial or ()}
