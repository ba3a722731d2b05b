from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.language import fold
from articles.models import Tag

from .record import RecordAdmin
from .recordform import RecordForm


class TagForm(RecordForm):
    def clean_name(self):
        name = super().clean_name()
        if "," in name:
            raise ValidationError(_("Запятая разделяет метки: в самой метке её быть не может."))
        if Tag.objects.filter(folded=fold(name)).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Такая метка уже есть."))
        return name


@admin.register(Tag)
class TagAdmin(RecordAdmin):
    counted = "tagged_articles"
    form = TagForm
    list_display = ["name", "name_kk", "name_en", "article_count"]
    fields = ["name", "name_kk", "name_en", "slug"]
