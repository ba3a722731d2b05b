"""Lists with filters, on one page class; that of articles is a module of its own."""

import logging
from dataclasses import dataclass

from django.core.paginator import EmptyPage, Paginator
from django.db import DatabaseError
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from articles import search
from articles.chips import chips
from articles.counted import count_articles, in_articles
from articles.facets import EventFacets, NoFacets, OrganisationFacets, PersonFacets
from articles.filters import (
    EventFilter,
    EventFilterWithoutIndex,
    OrganisationFilter,
    PersonFilter,
    PersonFilterWithoutIndex,
    Redirected,
)
from articles.labels import PUBLIC
from articles.models import Event, Kind, Organisation, StatedRole
from articles.results import Way, without_each
from articles.selection import finds_the_newest
from articles.site import absolute

from .cards import public_parents

PER_PAGE = 20
NOT_THE_NEWEST = "the newest article is not found"

logger = logging.getLogger(__name__)


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

    def found(self, filters):
        """What is found, in its order: it is counted, and sliced for a page of cards."""
        raise NotImplementedError

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
    """Records with the numbers of their articles, and not articles themselves.

    They are found and counted by the index; where that is out of order, by the archive's own
    tables, slowly and without the counts of filters.
    """

    kind: Kind
    filters_without_index: type
    by_index = True

    def __init__(self, **options):
        super().__init__(**options)
        if not self.by_index:
            self.filters_class, self.facets_class = self.filters_without_index, NoFacets

    def get(self, request):
        if not self.by_index:
            return super().get(request)
        try:
            return super().get(request)
        except DatabaseError:
            logger.exception("The index does not answer; the archive's own tables do")
            return type(self).as_view(by_index=False)(request)

    def carded(self, rows):
        """Rows with all that their cards show."""
        raise NotImplementedError

    def rows(self):
        return in_articles(self.kind) if self.by_index else PUBLIC[self.kind]()

    def found(self, filters):
        rows = self.ordered(filters)
        found = Records(rows, self.carded(PUBLIC[self.kind]()))
        if self.by_index and not found.number and not finds_the_newest():
            raise search.OutOfOrder(NOT_THE_NEWEST)
        return found

    def results(self, filters) -> dict:
        context = super().results(filters)
        count_articles(context["page"].object_list)
        return context

    def controls(self, filters, facets) -> dict:
        return super().controls(filters, facets) | {"uncounted": not self.by_index}


class Records:
    """Records as the paginator asks for them: those of a page are looked at closely."""

    def __init__(self, rows: QuerySet, cards: QuerySet):
        self.rows, self.cards = rows, cards

    @cached_property
    def number(self) -> int:
        return self.rows.count()

    def count(self) -> int:
        return self.number

    def __getitem__(self, part: slice) -> list:
        cards = self.cards.filter(pk__in=self.rows.values("pk")[part])
        return list(cards.order_by(*self.rows.query.order_by))


class EventList(RecordList):
    template_name = "articles/event_list.html"
    heading = gettext_lazy("События")
    kind = Kind.EVENT
    filters_class = EventFilter
    filters_without_index = EventFilterWithoutIndex
    facets_class = EventFacets

    def carded(self, rows):
        return rows.prefetch_related("cities", public_parents(Event))


class PersonList(RecordList):
    template_name = "articles/person_list.html"
    heading = gettext_lazy("Люди")
    kind = Kind.PERSON
    filters_class = PersonFilter
    filters_without_index = PersonFilterWithoutIndex
    facets_class = PersonFacets

    def carded(self, rows):
        return person_cards(rows)

    def ordered(self, filters):
        return filters.narrowed().order_by("sort_key", "id")

    def controls(self, filters, facets):
        letters = facets.letters() if self.by_index else []
        return super().controls(filters, facets) | {"letters": letters}


class OrganisationList(RecordList):
    template_name = "articles/organisation_list.html"
    heading = gettext_lazy("Организации")
    kind = Kind.ORGANISATION
    filters_class = filters_without_index = OrganisationFilter
    facets_class = OrganisationFacets

    def carded(self, rows):
        return rows.select_related("city").prefetch_related(public_parents(Organisation))

    def ordered(self, filters):
        return filters.narrowed().order_by("sort_key", "id")
