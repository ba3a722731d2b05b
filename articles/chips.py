"""The filters that are on, each in words and with the way to take it off."""

from dataclasses import dataclass

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from .dates import ImpreciseDate
from .filters.base import ArchiveFilter


@dataclass(frozen=True, slots=True)
class Chip:
    parameter: str
    label: str
    url: str


def chips(filters: ArchiveFilter) -> list[Chip]:
    query, found = filters.query, []
    for name, value in filters.cleaned.items():
        if name == "q" and value:
            found.append(Chip(name, f"«{value.text}»", query.changed(q=(), page=()).url()))
        elif isinstance(value, list):
            found += [
                Chip(name, record.label, query.dropping(name, record.slug).url())
                for record in value
            ]
        elif name in WORDS and value:
            # A month says nothing without its year.
            gone = {name: (), "page": ()} | ({"month": ()} if name == "year" else {})
            label = (
                WORDS[name](value)
                if callable(WORDS[name])
                else dict(filters.filters[name].field.choices)[value]
            )
            found.append(Chip(name, str(label), query.changed(**gone).url()))
    return found


WORDS = {
    "language": None,
    "classification": None,
    "letter": lambda letter: _("на букву %s") % letter,
    "date_after": lambda day: _("с %s") % ImpreciseDate.of_day(day).words(),
    "date_before": lambda day: _("по %s") % ImpreciseDate.of_day(day).words(),
    "year": lambda year: _("%s год") % year,
    "month": lambda month: str(MONTHS[month]).lower(),
    "certain": lambda on: _("только с точной датой"),
}
