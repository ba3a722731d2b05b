from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import City, CityName

from .record import RecordAdmin
from .recordform import RecordForm
from .rows import TableRows


class FormerNameForm(forms.ModelForm):
    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("first_year"), cleaned.get("last_year")
        if first and last and first > last:
            self.add_error("last_year", _("Конец раньше начала."))
        return cleaned


class FormerNameRows(TableRows):
    model = CityName
    form = FormerNameForm
    fields = ["name", "name_kk", "name_en", "first_year", "last_year"]
    add_text = gettext_lazy("Добавить название")


class CityForm(RecordForm):
    def clean(self):
        cleaned = super().clean()
        for name, other, most in (("latitude", "longitude", 90), ("longitude", "latitude", 180)):
            degrees = cleaned.get(name)
            if degrees is None and cleaned.get(other) is not None:
                self.add_error(name, _("Нужны обе координаты или ни одной."))
            elif degrees is not None and abs(degrees) > most:
                message = _("Градусов бывает от −%(most)d до %(most)d.")
                self.add_error(name, message % {"most": most})
        return cleaned


@admin.register(City)
class CityAdmin(RecordAdmin):
    form = CityForm
    counted = "articles"
    list_display = ["name", "region", "rank", "article_count"]
    list_filter = ["rank"]
    fieldsets = [
        (None, {"fields": ["name", ("name_kk", "name_en"), "rank"]}),
        (
            gettext_lazy("Где"),
            {"fields": [("region", "region_kk", "region_en"), ("latitude", "longitude")]},
        ),
        (gettext_lazy("Коды и адрес"), {"fields": [("kato", "wikidata"), "slug"]}),
    ]
    inlines = [FormerNameRows]
