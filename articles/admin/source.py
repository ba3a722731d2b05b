from django.contrib import admin

from articles.models import Source

from .record import RecordAdmin


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    counted = "articles"
    articles_depend_on = ("display",)
    list_display = ["name", "url", "language", "display", "article_count"]
    list_filter = ["display", "language"]
    fields = ["name", "name_kk", "name_en", "url", "language", "display", "permission_note", "slug"]
