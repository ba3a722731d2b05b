from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Suggestion

from .rows import TableRows


class SuggestionRows(TableRows):
    """What a machine proposes, in the order of the text; an editor's answer is kept for ever."""

    model = Suggestion
    fields = ["about", "proposal", "state"]
    readonly_fields = ["about", "proposal"]
    classes = ["collapse"]
    can_delete = False
    max_num = 0

    def get_queryset(self, request):
        rows = super().get_queryset(request).defer("places")
        if request.method == "POST":  # one of those sent may have been answered meanwhile
            return rows
        return rows.filter(state=Suggestion.State.OPEN)

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return obj is not None and self._record_admin().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return False

    def proposal(self, suggestion):
        """What is proposed; beneath it what goes with it, how sure that is, and why."""
        sure = f"{suggestion.confidence * 100:.0f}\u00a0%"
        notes = [*told_of(suggestion.details), archived(suggestion), sure]
        return format_html(
            '<strong>{}</strong><div class="help">{}</div><div class="help">{}</div>',
            suggestion.label,
            " · ".join(filter(None, notes)),
            suggestion.reason,
        )

    proposal.short_description = _("предложение")


def told_of(details: dict) -> list[str]:
    """The details that an editor reads: whose role, where, who speaks, when."""
    names = ("person", "organisation", "parent", "speaker", "as_stated", "date", "edtf", "venue")
    found = [details[name] for name in names if details.get(name)]
    return list(dict.fromkeys(found))


def archived(suggestion: Suggestion) -> str:
    """Whether the archive has it, or whom a lone surname may mean."""
    if suggestion.record_ref:
        return gettext("уже в архиве")
    candidates = suggestion.details.get("candidates", ())
    names = " / ".join(
        f"{each['name']} ({each['hint']})" if each.get("hint") else each["name"]
        for each in candidates
    )
    known = gettext("в архиве: %s") if all(map(is_known, candidates)) else gettext("в тексте: %s")
    return known % names if names else ""


def is_known(candidate: dict) -> bool:
    return bool(candidate.get("ref"))
