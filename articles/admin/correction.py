from django.utils.translation import gettext_lazy as _

from articles.models import Correction

from .rows import Rows


class CorrectionRows(Rows):
    model = Correction
    fields = [("day", "fault"), "words"]
    add_text = _("Добавить исправление")
    classes = ["collapse"]
