"""The form behind every list: reads parameters, checks them, says what is wrong at each."""

import re
from datetime import date

from django import forms
from django.forms.renderers import Jinja2
from django.utils.translation import gettext_lazy as _

from articles import addresses
from articles.labels import Label, at_slugs
from articles.language import sort_key
from articles.models import NO_CITY, Kind
from articles.search.query import parse

MOST_VALUES = 20
SLUG = re.compile(r"[-\w]{1,100}", re.ASCII)
# Control characters, halves of surrogate pairs, and the last two code points of every plane.
FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)
FIRST_DAY = date(1000, 1, 1)
FLAGS = {"": False, "0": False, "false": False, "1": True, "true": True, "on": True}


class Redirected(Exception):
    """The query string names records by former slugs; `query` is how it reads now."""

    def __init__(self, query: dict[str, list[str]]):
        super().__init__(query)
        self.query = query


class SlugsField(forms.Field):
    """Slugs of one kind of record; they are looked up together with those of the other fields."""

    widget = forms.MultipleHiddenInput
    default_error_messages = {"too_many": _("Слишком много значений.")}

    def to_python(self, value):
        slugs = list(dict.fromkeys(slug.strip() for slug in value or () if slug.strip()))
        if len(slugs) > MOST_VALUES:
            raise forms.ValidationError(self.error_messages["too_many"], code="too_many")
        return slugs


class QueryField(forms.CharField):
    """Words to look for: nothing that is typed here is wrong. Cleans to a `Query`, or None."""

    def __init__(self, **kwargs):
        super().__init__(widget=forms.TextInput(attrs={"type": "search"}), **kwargs)
        self.validators = []

    def to_python(self, value):
        query = parse(super().to_python(value))
        return query if query.searches else None


class ChoiceInput(forms.HiddenInput):
    """A choice made by links: the form only carries it along."""


class DayInput(forms.DateInput):
    input_type = "date"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        if not is_iso_day(context["widget"]["value"]):
            # A date control would silently drop what it cannot show.
            context["widget"]["type"] = "text"
        return context


def is_iso_day(typed: str | None) -> bool:
    try:
        return not typed or date.fromisoformat(typed).isoformat() == typed
    except ValueError:
        return False


class DayField(forms.DateField):
    default_error_messages = {
        "invalid": _("Нет такого дня. Напишите дату так: 2026-03-15."),
    }

    def __init__(self, **kwargs):
        super().__init__(input_formats=["%Y-%m-%d"], widget=DayInput(format="%Y-%m-%d"), **kwargs)

    def to_python(self, value):
        day = super().to_python(value)
        if day and day < FIRST_DAY:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class FlagInput(forms.CheckboxInput):
    """A tick that is sent as `1`; whatever else is typed is handed on for the field to judge."""

    def __init__(self):
        super().__init__({"value": "1"}, check_test=FLAGS.get)

    def value_from_datadict(self, typed, files, name):
        return typed.get(name, "").strip().lower()

    def format_value(self, value):
        return None


class FlagField(forms.Field):
    widget = FlagInput
    default_error_messages = {"invalid": _("Здесь может стоять только 1.")}

    def to_python(self, value):
        if value not in FLAGS:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return FLAGS[value]


class LetterField(forms.CharField):
    default_error_messages = {"invalid": _("Это не буква.")}

    def to_python(self, value):
        letter = super().to_python(value).upper()
        if letter and (len(letter) > 1 or not letter.isalpha() or not sort_key(letter)):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return letter


class ArchiveForm(forms.Form):
    """Checks the parameters against each other and against the archive's records."""

    default_renderer = Jinja2()  # takes a third of the time of Django's own templates

    def clean(self):
        cleaned = super().clean()
        self._clean_records(cleaned)
        after, before = cleaned.get("date_after"), cleaned.get("date_before")
        if after and before and after > before:
            self.add_error("date_before", _("Конец периода раньше его начала."))
        if cleaned.get("month") and not cleaned.get("year") and "year" not in self.errors:
            self.add_error("month", _("Месяц без года не говорит, какой год искать."))
        return cleaned

    def _clean_records(self, cleaned):
        fields = {
            name: cleaned[name]
            for name, field in self.fields.items()
            if isinstance(field, SlugsField) and cleaned.get(name)
        }
        if not fields:
            return
        wanted = {
            Kind(name): [slug for slug in slugs if SLUG.fullmatch(slug)]
            for name, slugs in fields.items()
        }
        found = at_slugs(wanted)
        self._follow_old_addresses(wanted, found)
        for name, slugs in fields.items():
            unknown = [slug for slug in slugs if not self._record(found, name, slug)]
            if unknown:
                self.add_error(name, _("В архиве нет «%s».") % shown(unknown[0]))
            else:
                cleaned[name] = [self._record(found, name, slug) for slug in slugs]

    @staticmethod
    def _record(found, name, slug):
        if name == "city" and slug == NO_CITY:
            return Label("city", None, NO_CITY, str(_("без города")), "", "", "", "")
        return found.get((name, slug))

    def _follow_old_addresses(self, wanted, found):
        missing = [
            (kind, slug)
            for kind, slugs in wanted.items()
            for slug in slugs
            if not self._record(found, kind.value, slug)
        ]
        moved = addresses.successors(missing) if missing else {}
        if moved:
            query = {name: self.data.getlist(name) for name in self.data}
            for kind, slugs in moved.items():
                typed = [slug.strip() for slug in query[kind.value]]
                query[kind.value] = [slugs.get(slug, slug) for slug in typed]
            raise Redirected(query)


def shown(typed: str) -> str:
    """Rubbish as it may stand in a page: no characters that HTML forbids, and not endless."""
    typed = FORBIDDEN.sub("\ufffd", typed)
    return typed if len(typed) <= 60 else typed[:59] + "…"


def without_forbidden_characters(data):
    """Typed values as a page may repeat them: NUL and its like become visible marks.

    What is looked for loses them: no words are wrong.
    """
    clean = data.copy()
    for name in list(clean):
        mark = "" if name == "q" else "\ufffd"
        clean.setlist(name, [FORBIDDEN.sub(mark, value) for value in clean.getlist(name)])
    return clean
