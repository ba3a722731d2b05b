"""What every filter of a list would give: its choices with counts under all other filters."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Case, Count, Q, Value, When
from django.db.models.functions import ExtractMonth, ExtractYear, Substr
from django.utils.dates import MONTHS
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .dates import year_bounds
from .filters.base import ArchiveFilter, SpanFilter
from .filters.form import NO_CITY, shown
from .language import sort_key
from .language.letters import ALPHABET
from .models import (
    LASTED,
    Article,
    Coverage,
    Event,
    Mention,
    Organisation,
    Participation,
    Person,
    StatedRole,
    TaggedArticle,
)

SHOWN, FETCHED = 8, 60
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + ALPHABET.upper()
HAS_LASTED = Case(When(LASTED, then=Value(True)), default=Value(False))


@dataclass(frozen=True, slots=True)
class Choice:
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


class Facets:
    """The facets of one list page; one query each."""

    def __init__(self, filters: ArchiveFilter):
        self.filters, self.query = filters, filters.query

    def chosen(self) -> list[Facet]:
        return [facet for facet in self.all() if facet.choices or facet.error]

    def all(self) -> list[Facet]:
        raise NotImplementedError

    def facet(self, name: str, rows, hint: str = "", label: str = "") -> Facet:
        """`rows` yields (value, label, count), biggest first."""
        choices = [self.choice(name, *row) for row in rows]
        choices += self._chosen_without_results(name, {choice.value for choice in choices})
        # What is chosen stays in sight however small its count.
        choices.sort(key=lambda choice: not choice.current)
        return self.finished(name, choices, hint, label)

    def finished(self, name, choices, hint="", label="", most=SHOWN) -> Facet:
        error = self.filters.form.errors.get(name)
        return Facet(
            name=name,
            label=str(label or self.filters.filters[name].label),
            hint=str(hint),
            choices=choices[:most],
            more=choices[most:],
            error=" ".join(error) if error else "",
            typed=shown(", ".join(self.filters.data.getlist(name))) if error else "",
        )

    def choice(self, name, value, label, count) -> Choice:
        value = str(value)
        current = self.query.has(name, value)
        single = not isinstance(self.filters.cleaned.get(name), list)
        if current:
            query = self.query.dropping(name, value)
        elif single and name not in ("city", "tag", "person", "organisation", "event", "source"):
            query = self.query.changed(**{name: (value,), "page": ()})
        else:
            query = self.query.adding(name, value)
        return Choice(value, str(label), count, query.url(), current)

    def _chosen_without_results(self, name, present):
        chosen = self.filters.cleaned.get(name)
        if not isinstance(chosen, list):
            return []
        return [
            self.choice(name, record.slug, record.label, 0)
            for record in chosen
            if record.slug not in present
        ]

    def records(self, name, rows, path: str, count, hint="", label="") -> Facet:
        """Choices that are records, counted over joining rows; `path` leads from a row to one."""
        translated = path not in ("person",)
        names = [f"{path}__slug", f"{path}__name"]
        if translated:
            names += [f"{path}__name_{language}" for language in ("kk", "en")]
        order = ["-n", f"{path}__sort_key"]
        if chosen := self.query.values.get(name, ()):
            # Fetched first, or its count would be lost beyond the others.
            first = Q(**{f"{path}__slug__in": chosen})
            if NO_CITY in chosen:
                first |= Q(**{f"{path}__isnull": True})
            order.insert(0, Case(When(first, then=Value(0)), default=Value(1)))
        found = rows.order_by().values_list(*names).annotate(n=count).order_by(*order)[:FETCHED]
        return self.facet(name, (self._labelled(row) for row in found), hint, label)

    @staticmethod
    def _labelled(row):
        slug, name, *translations, count = row
        if slug is None:
            return NO_CITY, _("Без города"), count
        local = dict(zip(("kk", "en"), translations, strict=False)).get(get_language())
        return slug, local or name, count

    def named(self, name, choices, rows, hint="") -> Facet:
        """Choices from a fixed list of kinds; `rows` yields (value, count)."""
        labels = dict(choices)
        found = [(value, labels[value], count) for value, count in rows]
        return self.facet(name, found, hint)


class SpanFacets(Facets):
    """Years and months: whatever may fall in one is counted in it, as its list shows it."""

    filters: SpanFilter

    def periods(self) -> list[Facet]:
        found = [self._years()]
        if self.filters.cleaned.get("year"):
            found.append(self._months(self.filters.cleaned["year"]))
        elif "month" in self.filters.errors:
            found.append(self.finished("month", []))
        return found

    def _years(self) -> Facet:
        rows = self._unsure("year", "month").filter(date_earliest__isnull=False)
        counts = self._touched(rows, ExtractYear("date_earliest"), ExtractYear("date_latest"))
        choices = []
        for year in sorted(counts, reverse=True):
            current = self.query.has("year", str(year))
            chosen = () if current else (str(year),)
            url = self.query.changed(year=chosen, month=(), page=()).url()
            choices.append(Choice(str(year), str(year), counts[year], url, current))
        return self.finished("year", choices, most=12)

    def _months(self, year: int) -> Facet:
        first_day, last_day = year_bounds(year)
        rows = self._unsure("month").filter(date_latest__gte=first_day, date_earliest__lte=last_day)
        counts = self._touched(rows, months("date_earliest"), months("date_latest"))
        found = [(month, counts[year * 12 + month]) for month in range(1, 13)]
        return self.finished(
            "month",
            [self.choice("month", m, MONTHS[m].lower(), count) for m, count in found if count],
            most=12,
        )

    def _unsure(self, *without):
        """Rows without the rule "surely": it is a rule about the very period being counted."""
        certain = self.filters.cleaned.get("certain")
        rows = self.filters.narrowed(*without, "certain")
        for first, last in self.filters.ranges(*without) if certain else ():
            rows = rows.during(first, last, certain=True)
        return rows

    def _touched(self, rows, first, last) -> Counter:
        """How many rows fall in each period, given the numbers of their first and last one."""
        certain, counts = self.filters.cleaned.get("certain"), Counter()
        spans = rows.order_by().values_list(first, last, HAS_LASTED).annotate(n=Count("pk"))
        for start, end, lasted, count in spans:
            if not certain or lasted or start == end:
                counts.update(dict.fromkeys(range(start, end + 1), count))
        return counts


def months(column: str):
    """Months since the year 0, so that January follows December."""
    return ExtractYear(column) * 12 + ExtractMonth(column)


class ArticleFacets(SpanFacets):
    def all(self):
        narrowed = self.filters.narrowed
        mentions = Mention.objects.filter(in_text=True)
        count = Count("article")
        return [
            self.records("city", narrowed("city"), "cities", Count("pk"), _("любой из выбранных")),
            self.records(
                "tag",
                TaggedArticle.objects.filter(content_object__in=narrowed().values("pk")),
                "tag",
                Count("content_object"),
                _("все выбранные сразу"),
            ),
            *self.periods(),
            self.records(
                "person",
                mentions.filter(
                    article__in=narrowed().values("pk"), person__visibility=Person.Visibility.PAGE
                ),
                "person",
                count,
                _("все выбранные сразу"),
            ),
            self.records(
                "organisation",
                mentions.filter(article__in=narrowed().values("pk"), organisation__isnull=False),
                "organisation",
                count,
                _("все выбранные сразу"),
            ),
            self.records(
                "event",
                Coverage.objects.filter(article__in=narrowed().values("pk")),
                "event",
                count,
                _("все выбранные сразу"),
            ),
            self.named(
                "language",
                Article.Language.choices,
                narrowed("language")
                .order_by()
                .values_list("language")
                .annotate(n=Count("pk"))
                .order_by("-n", "language"),
            ),
            self.records(
                "source",
                narrowed("source").filter(source__isnull=False),
                "source",
                Count("pk"),
                _("любой из выбранных"),
            ),
        ]


class EventFacets(SpanFacets):
    def all(self):
        narrowed = self.filters.narrowed
        parts = Participation.objects.public().filter(event__in=narrowed().values("pk"))
        count = Count("event", distinct=True)
        return [
            self.records("city", narrowed("city"), "cities", Count("pk"), _("любой из выбранных")),
            self.named(
                "classification",
                Event.Classification.choices,
                narrowed("classification")
                .order_by()
                .values_list("classification")
                .annotate(n=Count("pk"))
                .order_by("-n", "classification"),
            ),
            *self.periods(),
            self.records(
                "person",
                parts.filter(person__in=Person.objects.public()),
                "person",
                count,
                _("все выбранные сразу"),
            ),
            self.records(
                "organisation",
                parts.filter(organisation__in=Organisation.objects.public()),
                "organisation",
                count,
                _("все выбранные сразу"),
            ),
        ]


class PersonFacets(Facets):
    def all(self):
        narrowed = self.filters.narrowed
        count = Count("person", distinct=True)
        cities = Mention.objects.public().filter(person__in=narrowed("city").values("pk"))
        roles = StatedRole.objects.public().filter(
            person__in=narrowed().values("pk"), organisation__in=Organisation.objects.public()
        )
        return [
            self.records("city", cities, "article__cities", count, _("любой из выбранных")),
            self.records("organisation", roles, "organisation", count, _("все выбранные сразу")),
        ]

    def letters(self) -> list[Choice]:
        rows = self.filters.narrowed("letter").order_by()
        codes = rows.values_list(Substr("sort_key", 1, 2)).annotate(n=Count("pk"))
        letter_of = {sort_key(letter): letter for letter in LETTERS}
        found = sorted((code, count) for code, count in codes if code in letter_of)
        return [self.choice("letter", letter_of[code], letter_of[code], n) for code, n in found]


class OrganisationFacets(Facets):
    def all(self):
        narrowed = self.filters.narrowed
        return [
            self.named(
                "classification",
                Organisation.Classification.choices,
                narrowed("classification")
                .order_by()
                .values_list("classification")
                .annotate(n=Count("pk"))
                .order_by("-n", "classification"),
            ),
            self.records(
                "city",
                narrowed("city"),
                "city",
                Count("pk"),
                _("любой из выбранных"),
            ),
        ]
