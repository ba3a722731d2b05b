from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Original

from .rows import Rows


class OriginalRows(Rows):
    """The file as it came in: to look at and to take away, never to change."""

    model = Original
    fields = readonly_fields = ["file", "sha256"]
    classes = ["collapse"]
    can_delete = False
    max_num = 1

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content")

    def has_add_permission(self, request, obj=None):
        return False

    has_change_permission = has_delete_permission = has_add_permission

    def file(self, original):
        return format_html(
            '<a href="{}" download>{}</a>',
            reverse("admin:articles_article_original", args=[original.article_id]),
            original.name,
        )

    file.short_description = _("файл")


def download(article_id: int) -> HttpResponse:
    # By the article's own key: of a number beyond all keys Django knows there that none is equal.
    original = Original.objects.filter(article__in=Article.objects.filter(pk=article_id)).first()
    if original is None:
        raise Http404
    response = HttpResponse(bytes(original.content), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=original.name
    )
    return response
