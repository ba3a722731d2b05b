from itertools import chain

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.publishing import shortcomings
from articles.workflow import Status

from .placed import shortened
from .recordform import RecordForm
from .sheet import Sheet
from .tagsfield import TagsField
from .text import SourceTextField


class ArticleForm(RecordForm):
    body = SourceTextField(
        label=gettext_lazy("Текст источника"),
        help_text=gettext_lazy(
            "Знак в знак. Места людей, цитат и фото найдутся в исправленном тексте сами."
        ),
    )
    tags = TagsField()
    changed_meanwhile = gettext_lazy("Пока вы правили, статью изменил(а) %(who)s (%(when)s).")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.sheet = Sheet.of(self.instance)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("version_of") and not cleaned.get("version_kind"):
            self.add_error("version_kind", _("Перепечатка это или перевод?"))
        if cleaned.get("version_kind") and not cleaned.get("version_of"):
            self.add_error("version_of", _("Чья это версия?"))
        return cleaned

    def _post_clean(self):
        """Checks that need the article as it would be saved."""
        super()._post_clean()
        found = shortcomings(self.instance, self.cleaned_data.get("cities", ()))
        if self.instance.status == Status.DRAFT:
            # A draft may lack things, but not contradict itself.
            found = {name: found[name] for name in found if name == "scope"}
        for name, message in found.items():
            if name in self.fields and name not in self.errors:
                self.add_error(name, message)
        if self.instance.pk and self.sheet.body_changed and "body" not in self.errors:
            self.name_lost(self._words_kept_elsewhere())

    def _words_kept_elsewhere(self) -> list[str]:
        """Words by which events know who took part and how many: those rows have forms of their own."""
        rows = chain(
            self.instance.participations.select_related("event"),
            self.instance.figures.select_related("event"),
        )
        return [
            _("«%(words)s» — %(kind)s, событие «%(event)s»")
            % {
                "words": shortened(row.words),
                "kind": row._meta.verbose_name,
                "event": row.event,
            }
            for row in rows
            if row.words in self.sheet.stored_body and row.words not in self.sheet.body
        ]

    def name_lost(self, lost: list[str]):
        """One list at the text, however many parts of the form add to it."""
        heading = _("В исправленном тексте не нашлось слов, которые отмечены в архиве:")
        told = heading in self.errors.get("body", ())
        if lost:
            self.add_error("body", lost if told else [heading, *lost])
