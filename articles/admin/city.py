from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.models import City, CityName

from .record import RecordAdmin
from .rows import TableRows


class FormerNameRows(TableRows):
    model = CityName
    fields = ["name", "name_kk", "name_en", "first_year", "last_year"]
    add_text = _("Добавить название")


@admin.register(City)
class CityAdmin(RecordAdmin):
    counted = "articles"
    list_display = ["name", "region", "rank", "article_count"]
    list_filter = ["rank"]
    fieldsets = [
        (None, {"fields": ["name", ("name_kk", "name_en"), "rank"]}),
        (_("Где"), {"fields": [("region", "region_kk", "region_en"), ("latitude", "longitude")]}),
        (_("Коды и адрес"), {"fields": [("kato", "wikidata"), "slug"]}),
    ]
    inlines = [FormerNameRows]
