from django.utils.translation import gettext_lazy as _

from articles.models import Suggestion

from .rows import TableRows


class SuggestionRows(TableRows):
    """What a machine proposes, in the order of the text; an editor's answer is kept for ever."""

    model = Suggestion
    fields = ["about", "label", "record", "sure", "reason", "state"]
    readonly_fields = ["about", "label", "record", "sure", "reason"]
    classes = ["collapse"]
    can_delete = False
    max_num = 0

    def get_queryset(self, request):
        waiting = super().get_queryset(request).filter(state=Suggestion.State.OPEN)
        return waiting.defer("places")

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return obj is not None and self._record_admin().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return False

    def record(self, suggestion):
        """The record it would be linked with, or who a lone surname may be."""
        if suggestion.record_ref:
            return suggestion.get_record_kind_display()
        candidates = suggestion.details.get("candidates", ())
        return " / ".join(each["name"] for each in candidates) or "—"

    record.short_description = _("в архиве")

    def sure(self, suggestion):
        return f"{suggestion.confidence:.0%}"

    sure.short_description = _("уверенность")
