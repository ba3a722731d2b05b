"""The filter set of articles: asked of the index, and of the archive's own tables where that fails."""

import django_filters
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.indexing.texts import KNOWN_TO_THE_DAY, language_token, period_token
from articles.models import Article, Coverage, Kind, Mention, TaggedArticle
from articles.search import EVERYTHING, Expression, Range, value
from articles.searching import Search
from articles.selection import Selection

from .base import (
    ArticleWordsFilter,
    CitiesFilter,
    DayParameter,
    RecordsFilter,
    SpanFilter,
    certain_parameter,
    month_parameter,
    sort_parameter,
    year_parameter,
)
from .form import ChoiceInput

ArticleCity = Article.cities.through


class LanguageFilter(django_filters.ChoiceFilter):
    def parts(self, language) -> list[Expression]:
        return [value(language_token(language))]


def articles_of(rows, *, through: str):
    return lambda ids: rows().filter(**{f"{through}__in": ids}).values("article")


class ArticleFilter(SpanFilter):
    q = ArticleWordsFilter(label=_("Слова"))
    city = CitiesFilter(
        lambda ids: ArticleCity.objects.filter(city__in=ids).values("article"),
        ~Q(pk__in=ArticleCity.objects.values("article")),
        label=_("Город"),
    )
    tag = RecordsFilter(
        Kind.TAG,
        lambda ids: TaggedArticle.objects.filter(tag__in=ids).values("content_object"),
        every=True,
        label=_("Метка"),
    )
    person = RecordsFilter(
        Kind.PERSON,
        articles_of(Mention.objects.public, through="person"),
        every=True,
        label=_("Человек"),
    )
    organisation = RecordsFilter(
        Kind.ORGANISATION,
        articles_of(Mention.objects.public, through="organisation"),
        every=True,
        label=_("Организация"),
    )
    event = RecordsFilter(
        Kind.EVENT,
        articles_of(Coverage.objects.all, through="event"),
        every=True,
        label=_("Событие"),
    )
    language = LanguageFilter(
        label=_("Язык"),
        choices=Article.Language.choices,
        widget=ChoiceInput,
        error_messages={"invalid_choice": _("Статей на таком языке в архиве нет.")},
    )
    source = RecordsFilter(
        Kind.SOURCE,
        lambda ids: Article.objects.filter(source__in=ids).values("pk"),
        every=False,
        label=_("Источник"),
    )
    date_after = DayParameter(label=_("Опубликовано не раньше"))
    date_before = DayParameter(label=_("Опубликовано не позже"))
    year = year_parameter()
    month = month_parameter()
    certain = certain_parameter(_("Только с точной датой"))
    sort = sort_parameter(("relevance", _("сначала подходящие")))

    def default(self, name):
        if name == "sort":
            return "relevance" if self.cleaned.get("q") else "-date"
        return super().default(name)

    def _canonical(self, name):
        if name == "sort" and not self.cleaned.get("q") and self.cleaned.get(name) == "relevance":
            return ()
        return super()._canonical(name)

    @property
    def by_relevance(self) -> bool:
        """Where there are words to be relevant to and no other order is asked."""
        return bool(self.cleaned.get("q")) and self.cleaned.get("sort") in ("", "relevance")

    @cached_property
    def _selections(self) -> dict[Selection, Selection]:
        """Those asked for already: equal ones are counted once, whoever asks."""
        return {}

    def selection(self, *without: str, search: Search | None = None) -> Selection:
        """The articles under every filter but these; `search` stands in for the words typed."""
        asked = {name: given for name, given in self.cleaned.items() if given}
        for name in without:
            asked.pop(name, None)
        parts = [search.expression] if search else []
        for name, filter_ in self.filters.items():
            if name in asked and hasattr(filter_, "parts"):
                parts += filter_.parts(asked[name])
        certain = "certain" in asked
        if "year" in asked:
            parts.append(value(period_token(asked["year"], asked.get("month"), certain)))
        within = EVERYTHING
        if "date_after" in asked or "date_before" in asked:
            within = Range(asked.get("date_after"), asked.get("date_before"), certain)
        elif certain and "year" not in asked:
            parts.append(value(KNOWN_TO_THE_DAY))
        wider = () if without or search else self._wider(asked)
        selection = Selection(tuple(parts), within, wider)
        return self._selections.setdefault(selection, selection)

    def around(self, name: str) -> Selection:
        """The articles in which choices of this filter are counted."""
        return self.selection(*self._apart(name))

    def _apart(self, name: str) -> tuple[str, ...]:
        """What choices of this filter are counted without: itself, unless all chosen must hold at once."""
        filter_ = self.filters[name]
        every = isinstance(filter_, RecordsFilter) and filter_.every
        return () if every or name == "q" else (name,)

    def _wider(self, asked) -> tuple[Selection, ...]:
        """Those that are counted beside the list, for the filters that are on."""
        apart = [
            self._apart(name)
            for name, filter_ in self.filters.items()
            if name in asked and hasattr(filter_, "parts")
        ]
        if "year" in asked:
            apart += [("year", "month"), *([("month",)] if "month" in asked else [])]
        return tuple(self.selection(*names) for names in apart if names)

    @property
    def search(self) -> Search:
        """What the words typed mean; there are some."""
        return self.filters["q"].search(self.cleaned["q"])
