from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from articles.dates import year_bounds
from articles.indexing.texts import LETTER, period_token
from articles.models import Article, City, Source, Tag
from articles.search import ALL, tally

NONE = "none"
# More choices than these nobody looks through.
MOST_OFFERED = 100
MOST_YEARS = 3_000


class YearFilter(admin.SimpleListFilter):
    """By publication: what may have appeared in the year."""

    title = _("год публикации")
    parameter_name = "year"

    def lookups(self, request, model_admin):
        found = {int(token[1:]) for token in tally.most(ALL, period_token(0)[0], MOST_YEARS)}
        unseen = Article.objects.unpublished().filter(date_latest__isnull=False)
        years = unseen.order_by().annotate(year=ExtractYear("date_latest"))
        found |= set(years.values_list("year", flat=True).distinct())
        return [
            *((str(year), str(year)) for year in sorted(found, reverse=True)),
            (NONE, _("без даты")),
        ]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        if self.value() not in dict(self.lookup_choices):
            return queryset.none()
        if self.value() == NONE:
            return queryset.filter(date__isnull=True)
        return queryset.during(*year_bounds(int(self.value())))


class LinkedFilter(admin.SimpleListFilter):
    """By a record that articles link to; those that most articles have are offered."""

    model = None
    link = ""
    without = ""

    def lookups(self, request, model_admin):
        used = self.model.objects.filter(
            Exists(Article.objects.filter(**{self.link: OuterRef("pk")}))
        )
        offered = list(used[: MOST_OFFERED + 1])
        if len(offered) > MOST_OFFERED:
            tokens = tally.most(ALL, LETTER[self.model.kind.value], MOST_OFFERED)
            biggest = Q(pk__in=[int(token[1:]) for token in tokens])
            offered = used.filter(biggest | Q(slug=self.value() or ""))
        return [*((record.slug, record.label) for record in offered), (NONE, self.without)]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        if self.value() not in dict(self.lookup_choices):
            return queryset.none()
        if self.value() == NONE:
            return queryset.filter(**{f"{self.link}__isnull": True})
        return queryset.filter(**{f"{self.link}__slug": self.value()})


class CityFilter(LinkedFilter):
    title, parameter_name = _("город"), "city"
    model, link, without = City, "cities", _("без города")


class TagFilter(LinkedFilter):
    title, parameter_name = _("метка"), "tag"
    model, link, without = Tag, "tags", _("без меток")


class SourceFilter(LinkedFilter):
    title, parameter_name = _("источник"), "source"
    model, link, without = Source, "source", _("источник не указан")
