"""Lists with filters, on one page class; that of articles is a module of its own."""

from dataclasses import dataclass

from django.core.paginator import EmptyPage, Paginator
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from articles.chips import chips
from articles.counted import count_articles
from articles.facets import EventFacets, OrganisationFacets, PersonFacets
from articles.filters import (
    EventFilter,
    OrganisationFilter,
    PersonFilter,
    Redirected,
)
from articles.models import Event, Organisation, Person, StatedRole
from articles.results import Way, without_each
from articles.site import absolute

from .cards import public_parents

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class PageLink:
    number: int
    url: str
    current: bool


class ListPage(View):
    """Filters, facets, one page of results; 400 with the form as typed when a value cannot be."""

    template_name: str
    heading: str
    filters_class: type
    facets_class: type

    def get(self, request):
        try:
            filters = self.filters_class(request.GET, self.rows(), request.path)
        except Redirected as moved:
            return moved_to(request.path, moved)
        facets = self.facets_class(filters)
        context = self.results(filters) | self.controls(filters, facets)
        return render(request, self.template_name, context, status=400 if filters.errors else 200)

    def rows(self):
        raise NotImplementedError

    def ordered(self, filters):
        return filters.ordered(filters.narrowed())

    def carded(self, rows, filters):
        """Rows with all that their cards show."""
        raise NotImplementedError

    def found(self, filters):
        """What is found, in its order: it is counted, and sliced for a page."""
        return self.carded(self.ordered(filters), filters)

    def results(self, filters) -> dict:
        rows = filters.queryset.none() if filters.errors else self.found(filters)
        paginator = Paginator(rows, PER_PAGE)
        try:
            # Where another value cannot be, that is the answer, whatever the page.
            page = paginator.page(1 if filters.errors else filters.cleaned.get("page") or 1)
        except EmptyPage as past_the_end:
            raise Http404 from past_the_end
        if hasattr(filters, "is_uncertain") and filters.ranges():
            for row in page.object_list:
                row.uncertain = filters.is_uncertain(row)
        return {
            "page": page,
            "total": paginator.count,
            "ways": [] if paginator.count else self.ways(filters),
            **page_links(page, filters.query),
        }

    def controls(self, filters, facets) -> dict:
        taken = chips(filters)
        controls = [field.name for field in filters.form.visible_fields()]
        return {
            "heading": self.heading,
            "facets": facets.chosen(),
            "chips": taken,
            "active_count": len(taken),
            "form": filters.form,
            "hidden": filters.query.pairs(without=(*controls, "page")),
            "invalid": bool(filters.errors),
            "problems": [
                (filters.filters[name].label, " ".join(messages), name)
                for name, messages in filters.errors.items()
            ],
            "reset_url": filters.path,
            "query_cut": filters.words_cut,
            "canonical": absolute(filters.query.url()),
        }

    def ways(self, filters) -> list[Way]:
        """What to try when nothing was found."""
        return self.with_everything(without_each(filters, chips(filters)), filters)

    @staticmethod
    def with_everything(ways: list[Way], filters) -> list[Way]:
        return [*ways, Way(_("Показать всё"), filters.path)]


def moved_to(path: str, moved: Redirected) -> HttpResponseRedirect:
    """The same page under the slugs its records have now."""
    parameters = QueryDict(mutable=True)
    for name, values in moved.query.items():
        parameters.setlist(name, values)
    return HttpResponseRedirect(f"{path}?{parameters.urlencode()}")


def page_links(page, query) -> dict:
    """Numbered links around the current page, with None where numbers are left out."""

    def url(number):
        return query.changed(page=(str(number),) if number > 1 else ()).url()

    shown = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    links = [
        PageLink(number, url(number), number == page.number) if isinstance(number, int) else None
        for number in shown
    ]
    return {
        "pages": links if len(links) > 1 else [],
        "previous_url": url(page.previous_page_number()) if page.has_previous() else "",
        "next_url": url(page.next_page_number()) if page.has_next() else "",
    }


def person_cards(rows):
    newest_role = (
        StatedRole.objects.public()
        .filter(person=OuterRef("pk"))
        .order_by("-article__date_latest", "-article_id", "order")
        .values("role")[:1]
    )
    return rows.annotate(role=Subquery(newest_role))


class RecordList(ListPage):
    """Records with the numbers of their articles, and not articles themselves."""

    def results(self, filters) -> dict:
        context = super().results(filters)
        count_articles(context["page"].object_list)
        return context


class EventList(RecordList):
    template_name = "articles/event_list.html"
    heading = gettext_lazy("События")
    filters_class = EventFilter
    facets_class = EventFacets

    def carded(self, rows, filters):
        return rows.prefetch_related("cities", public_parents(Event))

    def rows(self):
        return Event.objects.public()


class PersonList(RecordList):
    template_name = "articles/person_list.html"
    heading = gettext_lazy("Люди")
    filters_class = PersonFilter
    facets_class = PersonFacets

    def carded(self, rows, filters):
        return person_cards(rows)

    def rows(self):
        return Person.objects.public()

    def ordered(self, filters):
        return filters.narrowed().order_by("sort_key", "id")

    def controls(self, filters, facets):
        return super().controls(filters, facets) | {"letters": facets.letters()}


class OrganisationList(RecordList):
    template_name = "articles/organisation_list.html"
    heading = gettext_lazy("Организации")
    filters_class = OrganisationFilter
    facets_class = OrganisationFacets

    def carded(self, rows, filters):
        return rows.select_related("city").prefetch_related(public_parents(Organisation))

    def rows(self):
        return Organisation.objects.public()

    def ordered(self, filters):
        return filters.narrowed().order_by("sort_key", "id")
