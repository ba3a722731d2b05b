"""The list of articles, asked of the index; and all choices of one of its filters."""

import logging

from django.core.paginator import EmptyPage
from django.db.models import QuerySet
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from articles import search
from articles.chips import chips
from articles.facets import ArticleFacets, Facet, NoFacets
from articles.filters import ArticleFilter, Redirected
from articles.models import Article
from articles.results import mark, named_records, ways_on
from articles.selection import MOST_COUNTED, Total, finds_the_newest
from articles.site import absolute

from .cards import article_cards, articles_at
from .lists import NOT_THE_NEWEST, ListPage, moved_to

CHOICES_PER_PAGE = 120
CHOICES = {
    "city": gettext_lazy("Города"),
    "tag": gettext_lazy("Метки"),
    "person": gettext_lazy("Люди"),
    "organisation": gettext_lazy("Организации"),
    "event": gettext_lazy("События"),
    "source": gettext_lazy("Источники"),
}

logger = logging.getLogger(__name__)


class ArticlePage(ListPage):
    template_name = "articles/article_list.html"
    heading = gettext_lazy("Статьи")
    filters_class = ArticleFilter

    def rows(self):
        return Article.objects.published()


class ArticleList(ArticlePage):
    facets_class = ArticleFacets

    def get(self, request):
        try:
            return super().get(request)
        except search.OutOfOrder:
            logger.exception("The index does not answer; the archive's own tables do")
            return ArticleListWithoutIndex.as_view()(request)

    def found(self, filters):
        return Found(filters)

    def results(self, filters) -> dict:
        total = Total(0) if filters.errors else filters.selection().total
        return super().results(filters) | {"capped": total.capped}

    def ways(self, filters):
        return self.with_everything(ways_on(filters, chips(filters)), filters)

    def controls(self, filters, facets) -> dict:
        controls = super().controls(filters, facets)
        query = filters.cleaned.get("q")
        return controls | {
            "facets_capped": any(facet.capped for facet in controls["facets"]),
            "most_counted": MOST_COUNTED,
            "found_cards": named_records(filters.filters["q"].search(query)) if query else [],
        }


class Found:
    """The articles under a set of filters, as the paginator asks for them."""

    def __init__(self, filters):
        self.filters, self.selection = filters, filters.selection()

    def count(self) -> int:
        number = self.selection.total.number
        if not number and not finds_the_newest():
            raise search.OutOfOrder(NOT_THE_NEWEST)
        return number

    def __getitem__(self, part: slice) -> list[Article]:
        limit, offset = part.stop - part.start, part.start
        if self.filters.by_relevance:
            words = self.filters.search
            ids = self.selection.ranked(words.expression, words.steps, limit, offset)
        else:
            oldest_first = self.filters.cleaned.get("sort") == "date"
            ids = self.selection.newest(limit, offset, oldest_first)
        query = self.filters.cleaned.get("q")
        found = articles_at(ids, with_text=bool(query))
        if query:
            mark(found, query)
        return found


class Cards:
    """A queryset of articles, as the paginator asks for its cards."""

    def __init__(self, rows: QuerySet):
        self.rows = rows

    def count(self) -> int:
        return self.rows.count()

    def __getitem__(self, part: slice) -> list[Article]:
        return article_cards(self.rows[part])


class ArticleListWithoutIndex(ArticlePage):
    """The same list from the archive's own tables, where the index is out of order: no words, no counts."""

    facets_class = NoFacets

    def get(self, request):
        answer = super().get(request)
        if request.GET.get("q", "").strip():
            answer.status_code = 503
        return answer

    def found(self, filters):
        return Cards(self.ordered(filters))

    def controls(self, filters, facets):
        return super().controls(filters, facets) | {"out_of_order": True}


def choices(request, facet):
    """Every choice of one filter under the others, biggest first, page by page."""
    if facet not in CHOICES:
        raise Http404
    list_path = request.path.removesuffix(f"by/{facet}/")
    try:
        filters = ArticleFilter(request.GET, Article.objects.published(), list_path)
    except Redirected as moved:
        return moved_to(request.path, moved)
    try:
        return all_choices(request, filters, facet)
    except search.OutOfOrder:
        logger.exception("The index does not answer; the list says so and goes on")
        return HttpResponseRedirect(filters.query.changed(page=()).url())


def all_choices(request, filters, facet: str):
    number = filters.cleaned.get("page") or 1
    offset = (number - 1) * CHOICES_PER_PAGE
    found, more = ArticleFacets(filters).every(facet, CHOICES_PER_PAGE, offset)
    if not found and not finds_the_newest():
        raise search.OutOfOrder(NOT_THE_NEWEST)
    if number > 1 and not found:
        raise Http404 from EmptyPage()
    here = filters.query.changed(page=())

    def page_url(other: int) -> str:
        return here.changed(page=(str(other),) if other > 1 else ()).at(f"by/{facet}/")

    context = {
        "facet": Facet(facet, str(CHOICES[facet]), found),
        "choices": found,
        "chips": chips(filters),
        "list_url": here.url(),
        "previous_url": page_url(number - 1) if number > 1 else "",
        "next_url": page_url(number + 1) if more else "",
        "page_number": number,
        "canonical": absolute(page_url(number)),
    }
    return render(
        request, "articles/article_choices.html", context, status=400 if filters.errors else 200
    )
