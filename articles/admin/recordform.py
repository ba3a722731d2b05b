from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.language import fold
from articles.models import Evidence, OldAddress

from .text import keep_texts


class RecordForm(forms.ModelForm):
    """What the forms of all records with an address check alike."""

    # The version that the editor saw, so that a second one does not overwrite the first unawares.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    changed_meanwhile = gettext_lazy("Пока вы правили, эту запись изменил(а) %(who)s (%(when)s).")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stored_version = version(self.instance)
        self.fields["seen"].initial = self.stored_version

    def clean_slug(self):
        slug = self.cleaned_data["slug"].lower()
        if slug in self.instance.reserved:
            raise ValidationError(_("У этого адреса в списках другой смысл: выберите другой."))
        others = type(self.instance).objects.exclude(pk=self.instance.pk)
        if slug and (other := others.filter(slug=slug).first()):
            raise ValidationError(_("Этот адрес занят: «%(record)s».") % {"record": other})
        former = OldAddress.objects.filter(kind=self.instance.kind, slug=slug)
        if slug and former.exclude(target_ref=self.instance.ref).exists():
            raise ValidationError(_("По этому адресу раньше была другая запись: выберите другой."))
        return slug

    def clean_name(self):
        name = self.cleaned_data["name"]
        if not fold(name):
            raise ValidationError(_("Нужна хотя бы одна буква или цифра."))
        return name

    def clean(self):
        cleaned = super().clean()
        keep_texts(self)
        if self.instance.pk and cleaned.get("seen") and cleaned["seen"] != self.stored_version:
            self._warn_of_the_other_version()
        if "disambiguation" in self.fields and "name" in cleaned:
            self._tell_apart(cleaned)
        inferred = cleaned.get("date_evidence") == Evidence.INFERRED
        if cleaned.get("date") and inferred and not cleaned.get("date_note"):
            self.add_error("date_note", _("Напишите, почему архив установил такую дату."))
        return cleaned

    def _warn_of_the_other_version(self):
        """Once: when the editor has been told, saving again is what they mean."""
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = self.stored_version
        last = LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(self.instance),
            object_id=self.instance.pk,
        ).first()
        warning = self.changed_meanwhile % {
            "who": last.user.get_full_name() or last.user.get_username() if last else "—",
            "when": date_format(localtime(self.instance.updated_at), "j E H:i"),
        }
        self.add_error(
            None,
            format_html(
                '{} {} <a href="{}" target="_blank">{}</a>',
                warning,
                _(
                    "Ничего из набранного не потеряно. Сравните и, если верна ваша версия, "
                    "сохраните ещё раз."
                ),
                change_url(self.instance),
                _("Как запись выглядит сейчас"),
            ),
        )

    def _tell_apart(self, cleaned):
        others = type(self.instance).objects.filter(folded=fold(cleaned["name"])[:300])
        note = fold(cleaned.get("disambiguation") or "")
        for other in others.exclude(pk=self.instance.pk):
            if not note or fold(other.disambiguation) == note:
                self.add_error(
                    "disambiguation",
                    format_html(
                        '{} <a href="{}" target="_blank">{}</a>. {}',
                        _("В архиве уже есть:"),
                        change_url(other),
                        other.full_label,
                        _("Если это другая запись, впишите уточнение, которое их различит."),
                    ),
                )
                return


def version(record) -> str:
    return record.updated_at.isoformat() if record.pk and record.updated_at else ""


def change_url(record) -> str:
    return reverse(f"admin:articles_{record._meta.model_name}_change", args=[record.pk])
