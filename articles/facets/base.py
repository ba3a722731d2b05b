"""Choices of a filter with their counts, and the links that put them on and take them off."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Case, CharField, Count, F, Min, Q, Value, When
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.filters.base import ArchiveFilter, RecordsFilter
from articles.filters.form import shown
from articles.models import NO_CITY

SHOWN, FETCHED = 8, 60
NOTHING = Value("", output_field=CharField())
TRANSLATED = {"slug", "name", "name_kk", "name_en"}
COLUMNS = {
    "city": TRANSLATED,
    "tag": TRANSLATED,
    "source": TRANSLATED,
    "person": {"slug", "name", "disambiguation"},
    "organisation": TRANSLATED | {"disambiguation"},
    "event": TRANSLATED | {"disambiguation"},
}


class Choice(NamedTuple):
    value: str
    label: str
    count: int
    url: str
    current: bool = False


@dataclass(slots=True)
class Facet:
    name: str
    label: str
    choices: list[Choice]
    hint: str = ""
    more: list[Choice] = field(default_factory=list)
    error: str = ""
    typed: str = ""
    # Counted among the newest articles only
    capped: bool = False
    # Where all choices are, when these are the biggest only
    all_url: str = ""


class Facets:
    """The facets of one list page; one query each."""

    def __init__(self, filters: ArchiveFilter):
        self.filters, self.query = filters, filters.query

    def chosen(self) -> list[Facet]:
        return [facet for facet in self.all() if facet.choices or facet.error]

    def all(self) -> list[Facet]:
        raise NotImplementedError

    def facet(self, name: str, rows) -> Facet:
        """`rows` yields (value, label, count), biggest first."""
        choices = [self.choice(name, *row) for row in rows]
        choices += self._chosen_without_results(name, {choice.value for choice in choices})
        # What is chosen stays in sight however small its count.
        choices.sort(key=lambda choice: not choice.current)
        return self.finished(name, choices)

    def finished(self, name, choices, most=SHOWN) -> Facet:
        error = self.filters.form.errors.get(name)
        return Facet(
            name=name,
            label=str(self.filters.filters[name].label),
            hint=self._hint(name),
            choices=choices[:most],
            more=choices[most:],
            error=" ".join(error) if error else "",
            typed=shown(", ".join(self.filters.data.getlist(name))) if error else "",
        )

    def choice(self, name, value, label, count) -> Choice:
        value = str(value)
        current = self.query.has(name, value)
        if current:
            query = self.query.dropping(name, value)
        elif isinstance(self.filters.filters[name], RecordsFilter):
            query = self.query.adding(name, value)
        else:
            query = self.query.changed(**{name: (value,), "page": ()})
        return Choice(value, str(label), count, query.url(), current)

    def links(self, name):
        """A quick maker of this filter's choices: `links(value, label, count, current)`."""
        filter_ = self.filters.filters[name]
        several = isinstance(filter_, RecordsFilter)
        before, after = self.query.around(name, keep=several)

        def choice(value, label, count, current) -> Choice:
            url = self.query.dropping(name, value).url() if current else before + value + after
            return Choice(value, label, count, url, current)

        return choice

    def _chosen_without_results(self, name, present):
        chosen = self.filters.cleaned.get(name)
        if not isinstance(chosen, list):
            return []
        return [
            self.choice(name, record.slug, record.label, 0)
            for record in chosen
            if record.slug not in present
        ]

    def _hint(self, name) -> str:
        """How several choices of this filter combine."""
        filter_ = self.filters.filters[name]
        if not isinstance(filter_, RecordsFilter):
            return ""
        return _("все выбранные сразу") if filter_.every else _("любой из выбранных")

    def records(self, name, rows, path: str, count) -> Facet:
        """Choices that are records, counted over joining rows; `path` leads from a row to one."""
        columns = [
            f"{path}__{column}" if column in COLUMNS[name] else NOTHING
            for column in ("slug", "name", "name_kk", "name_en", "disambiguation")
        ]
        found = rows.order_by().values_list(*columns).annotate(n=count)
        # Engines disagree on where NULL, being without a city, comes among equals.
        order = ["-n", F(f"{path}__sort_key").asc(nulls_last=True), f"{path}__slug"]
        if chosen := self.query.values.get(name, ()):
            # Fetched first, or its count would be lost beyond the others.
            first = Q(**{f"{path}__slug__in": chosen})
            if NO_CITY in chosen:
                first |= Q(**{f"{path}__isnull": True})
            # Of equal rows any tells.
            found = found.alias(turn=Min(Case(When(first, then=Value(0)), default=Value(1))))
            order.insert(0, "turn")
        found = found.order_by(*order)[:FETCHED]
        return self.facet(name, (self._labelled(*row) for row in found))

    @staticmethod
    def _labelled(slug, name, name_kk, name_en, disambiguation, count):
        if slug is None:
            return NO_CITY, _("Без города"), count
        label = {"kk": name_kk, "en": name_en}.get(get_language()) or name
        return slug, f"{label} ({disambiguation})" if disambiguation else label, count

    def kinds(self, name, choices) -> Facet:
        """Choices from a fixed list, kept in a column of the rows themselves."""
        labels = dict(choices)
        rows = self.filters.narrowed(name).order_by().values_list(name).annotate(n=Count("pk"))
        return self.facet(
            name, [(value, labels[value], count) for value, count in rows.order_by("-n", name)]
        )


class NoFacets(Facets):
    """Of a list whose index is out of order."""

    def all(self):
        return []
