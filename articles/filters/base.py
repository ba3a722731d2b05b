"""Filter sets that can leave filters out, and the parameters they are made of."""

from copy import copy

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.dates import month_bounds, year_bounds
from articles.indexing.texts import NO_CITY as NO_CITY_TOKEN
from articles.indexing.texts import record_token
from articles.language import sort_key
from articles.models import Kind
from articles.querystring import Query
from articles.search import Any, Expression, value
from articles.search.query import Query as SearchQuery
from articles.searching import Search, named_by

from .form import (
    ArchiveForm,
    DayField,
    FlagField,
    LetterField,
    QueryField,
    SlugsField,
    without_forbidden_characters,
)


class RecordsFilter(django_filters.Filter):
    """Rows joined to records; `rows_of(records)` gives the ids of those joined to any of them."""

    field_class = SlugsField

    def __init__(self, kind: Kind, rows_of, *, every: bool, **kwargs):
        super().__init__(**kwargs)
        self.kind, self.rows_of, self.every = kind, rows_of, every

    def filter(self, rows, records):
        if not records:
            return rows
        if not self.every:
            return rows.filter(pk__in=self.rows_of([record.pk for record in records]))
        for record in records:
            rows = rows.filter(pk__in=self.rows_of([record.pk]))
        return rows

    def parts(self, records) -> list[Expression]:
        """The same in terms of the articles' index."""
        each = [value(self.token(record)) for record in records]
        return each if self.every or len(each) == 1 else [Any(tuple(each))]

    def token(self, record) -> str:
        return record_token(self.kind.value, record.pk)


class CitiesFilter(RecordsFilter):
    """Any of the cities; `none` stands for the rows that `without` holds for."""

    def __init__(self, rows_of, without: Q, **kwargs):
        super().__init__(Kind.CITY, rows_of, every=False, **kwargs)
        self.without = without

    def filter(self, rows, records):
        chosen = [record.pk for record in records or () if record.pk is not None]
        if len(chosen) == len(records or ()):
            return super().filter(rows, records)
        return rows.filter(Q(pk__in=self.rows_of(chosen)) | self.without)

    def token(self, record):
        return NO_CITY_TOKEN if record.pk is None else super().token(record)


class ArticleWordsFilter(django_filters.Filter):
    """Words are looked for in the index alone; the archive's own tables cannot tell."""

    field_class = QueryField

    def filter(self, rows, query):
        return rows.none() if query else rows

    def parts(self, query) -> list[Expression]:
        return [self.search(query).expression]

    def search(self, query) -> Search:
        """One for a request, however often rows are narrowed: it has looked the names up."""
        if not hasattr(self, "_search"):
            self._search = Search(query)
        return self._search


class NameWordsFilter(django_filters.Filter):
    """Records of one kind by the words of their names."""

    field_class = QueryField

    def __init__(self, kind: Kind, **kwargs):
        super().__init__(**kwargs)
        self.kind = kind

    def filter(self, rows, query):
        return rows.filter(named_by(self.kind, query)) if query else rows


class LetterFilter(django_filters.Filter):
    field_class = LetterField

    def filter(self, rows, letter):
        return rows.filter(sort_key__begins=sort_key(letter)) if letter else rows


class Passive(django_filters.Filter):
    """A parameter that is checked here and applied together with others."""

    def filter(self, rows, value):
        return rows


class DayParameter(Passive):
    field_class = DayField


class NumberParameter(Passive):
    field_class = forms.IntegerField


class FlagParameter(Passive):
    field_class = FlagField


class ChoiceParameter(Passive):
    field_class = forms.ChoiceField


class _Copied(dict):
    """Filters or fields: each request has its own, but shares what never changes in them."""

    def __deepcopy__(self, memo):
        return {name: copy(each) for name, each in self.items()}


class ArchiveFilter(django_filters.FilterSet):
    """A filter set that can leave some of its filters out, for counting what they would give."""

    page = NumberParameter(
        label=_("Страница"),
        min_value=1,
        widget=forms.HiddenInput,
        error_messages={
            "invalid": _("Номер страницы — это число."),
            "min_value": _("Страницы считаются с первой."),
        },
    )

    class Meta:
        form = ArchiveForm

    def __init__(self, data, queryset, path):
        super().__init__(without_forbidden_characters(data), queryset)
        self.path = path
        self.form.full_clean()
        self.cleaned = self.form.cleaned_data

    @classmethod
    def get_filters(cls):
        return _Copied(super().get_filters())

    def get_form_class(self):
        """Made once for each set of filters: every form has copies of its fields."""
        own = vars(type(self))
        if "made_form" not in own:
            made = super().get_form_class()
            made.base_fields = _Copied(made.base_fields)
            type(self).made_form = made
        return own["made_form"]

    @property
    def words_cut(self) -> bool:
        """Whether the query was too long and only its beginning was looked for."""
        query = self.cleaned.get("q")
        return bool(query and query.cut)

    def narrows(self, *without: str) -> bool:
        """Whether any filter but these leaves rows out."""
        asked = self.filters.keys() - {"page", "sort", *without}
        return any(self.cleaned.get(name) for name in asked)

    def narrowed(self, *without: str):
        """The rows under every filter but these."""
        rows = self.queryset
        for name, filter_ in self.filters.items():
            if name not in without and self.cleaned.get(name):
                rows = filter_.filter(rows, self.cleaned[name])
        return self.within_dates(rows, without)

    def within_dates(self, rows, without):
        return rows

    @property
    def query(self) -> Query:
        """Canonical parameters: what cannot be and what is the default are left out."""
        order = (*(name for name in self.filters if name != "page"), "page")
        return Query(self.path, order, {name: self._canonical(name) for name in order})

    def default(self, name: str):
        """The value that says no more than its absence."""
        return {"page": 1, "sort": "-date"}.get(name)

    def _canonical(self, name) -> tuple[str, ...]:
        value = self.cleaned.get(name)
        if name in self.form.errors or not value or value == self.default(name):
            return ()
        if isinstance(value, SearchQuery):
            return (value.text,)
        if isinstance(value, list):
            return tuple(sorted(record.slug for record in value))
        return ("1",) if value is True else (str(value),)


class SpanFilter(ArchiveFilter):
    """Lists of things with imprecise dates."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The order that comes by itself is offered as none, so that it may follow what is typed.
        default, sort = self.default("sort"), self.form.fields["sort"]
        sort.widget = copy(sort.widget)
        offered = [choice for choice in sort.choices if choice[0] != "relevance"]
        first = next(label for value, label in sort.choices if value == default)
        rest = [choice for choice in offered if choice[0] != default]
        sort.widget.choices = [("", first), *rest]

    def ranges(self, *without: str) -> list[tuple]:
        """The asked ranges as (first day, last day); either may be open."""
        asked = {name: value for name, value in self.cleaned.items() if name not in without}
        found = []
        if asked.get("date_after") or asked.get("date_before"):
            found.append((asked.get("date_after"), asked.get("date_before")))
        if asked.get("year"):
            month = asked.get("month")
            found.append(
                month_bounds(asked["year"], month) if month else year_bounds(asked["year"])
            )
        return found

    def within_dates(self, rows, without):
        certain = bool(self.cleaned.get("certain")) and "certain" not in without
        ranges = self.ranges(*without)
        for first, last in ranges:
            rows = rows.during(first, last, certain=certain)
        return rows.known_to_the_day() if certain and not ranges else rows

    def is_uncertain(self, row) -> bool:
        """Whether this row of a result only may lie in the asked ranges."""
        return any(not row.date.surely_falls(*span) for span in self.ranges())

    def ordered(self, rows):
        return rows.oldest_first() if self.cleaned.get("sort") == "date" else rows.newest_first()


def year_parameter():
    return NumberParameter(
        label=_("Год"),
        min_value=1000,
        max_value=9999,
        widget=forms.HiddenInput,
        error_messages={
            "invalid": _("Год — это число."),
            "min_value": _("Такого года в архиве быть не может."),
            "max_value": _("Такого года в архиве быть не может."),
        },
    )


def month_parameter():
    wrong = _("Месяц — это число от 1 до 12.")
    return NumberParameter(
        label=_("Месяц"),
        min_value=1,
        max_value=12,
        widget=forms.HiddenInput,
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
    )


def sort_parameter(*more):
    return ChoiceParameter(
        label=_("Порядок"),
        choices=[*more, ("-date", _("сначала новые")), ("date", _("сначала старые"))],
        widget=forms.Select,
        error_messages={"invalid_choice": _("Такого порядка нет.")},
    )


def certain_parameter(label):
    return FlagParameter(label=label)
