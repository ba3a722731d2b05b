from django.contrib import admin
from django.db.models import Count

from articles.models import Source

from .record import RecordAdmin


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    list_display = ["name", "url", "language", "display", "article_count"]
    list_filter = ["display", "language"]
    fields = ["name", "name_kk", "name_en", "url", "language", "display", "permission_note", "slug"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(article_count=Count("articles"))
