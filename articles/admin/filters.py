from django.contrib import admin
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from articles.dates import year_bounds
from articles.models import Article, City, Source, Tag

NONE = "none"


class YearFilter(admin.SimpleListFilter):
    """By publication: what may have appeared in the year."""

    title = _("год публикации")
    parameter_name = "year"

    def lookups(self, request, model_admin):
        years = Article.objects.filter(date__isnull=False).order_by()
        latest = years.annotate(year=ExtractYear("date_latest")).values_list("year", flat=True)
        found = sorted(set(latest.distinct()), reverse=True)
        return [*((str(year), str(year)) for year in found), (NONE, _("без даты"))]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        if self.value() not in dict(self.lookup_choices):
            return queryset.none()
        if self.value() == NONE:
            return queryset.filter(date__isnull=True)
        return queryset.during(*year_bounds(int(self.value())))


class LinkedFilter(admin.SimpleListFilter):
    """By a record that articles link to; only those that some article has are offered."""

    model = None
    link = ""
    without = ""

    def lookups(self, request, model_admin):
        used = self.model.objects.filter(pk__in=Article.objects.values(self.link))
        return [*((record.slug, record.label) for record in used), (NONE, self.without)]

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
