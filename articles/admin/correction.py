from articles.models import Correction

from .rows import Rows


class CorrectionRows(Rows):
    model = Correction
    fields = [("day", "fault"), "words"]
    classes = ["collapse"]
