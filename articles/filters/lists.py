"""One filter set a list, as the public interface names their parameters."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import (
    Article,
    Coverage,
    Event,
    Kind,
    Mention,
    Organisation,
    Participation,
    StatedRole,
    TaggedArticle,
)

from .base import (
    ArchiveFilter,
    ArticleWordsFilter,
    CitiesFilter,
    DayParameter,
    LetterFilter,
    NameWordsFilter,
    RecordsFilter,
    SpanFilter,
    certain_parameter,
    month_parameter,
    sort_parameter,
    year_parameter,
)
from .form import ChoiceInput

ArticleCity, EventCity = Article.cities.through, Event.cities.through


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
    language = django_filters.ChoiceFilter(
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

    def ordered(self, rows):
        """By relevance, where there are words to be relevant to and no other order is asked."""
        query = self.cleaned.get("q")
        if query and self.cleaned.get("sort") in ("", "relevance"):
            return self.filters["q"].search(query).ranked(rows)
        return super().ordered(rows)


class EventFilter(SpanFilter):
    q = NameWordsFilter(Kind.EVENT, label=_("Слова названия"))
    city = CitiesFilter(
        lambda ids: EventCity.objects.filter(city__in=ids).values("event"),
        ~Q(pk__in=EventCity.objects.values("event")),
        label=_("Город"),
    )
    classification = django_filters.ChoiceFilter(
        label=_("Вид"),
        choices=Event.Classification.choices,
        widget=ChoiceInput,
        error_messages={"invalid_choice": _("Такого вида событий нет.")},
    )
    organisation = RecordsFilter(
        Kind.ORGANISATION,
        lambda ids: Participation.objects.public().filter(organisation__in=ids).values("event"),
        every=True,
        label=_("Организация"),
    )
    person = RecordsFilter(
        Kind.PERSON,
        lambda ids: Participation.objects.public().filter(person__in=ids).values("event"),
        every=True,
        label=_("Человек"),
    )
    date_after = DayParameter(label=_("Прошло не раньше"))
    date_before = DayParameter(label=_("Прошло не позже"))
    year = year_parameter()
    month = month_parameter()
    certain = certain_parameter(_("Только с точной датой"))
    sort = sort_parameter()


class PersonFilter(ArchiveFilter):
    q = NameWordsFilter(Kind.PERSON, label=_("Имя"))
    letter = LetterFilter(label=_("Буква"), widget=ChoiceInput)
    city = CitiesFilter(
        lambda ids: Mention.objects.public().filter(article__cities__in=ids).values("person"),
        Q(pk__in=Mention.objects.public().filter(article__cities=None).values("person")),
        label=_("Город"),
    )
    organisation = RecordsFilter(
        Kind.ORGANISATION,
        lambda ids: StatedRole.objects.public().filter(organisation__in=ids).values("person"),
        every=True,
        label=_("Организация"),
    )


class OrganisationFilter(ArchiveFilter):
    q = NameWordsFilter(Kind.ORGANISATION, label=_("Слова названия"))
    classification = django_filters.ChoiceFilter(
        label=_("Вид"),
        choices=Organisation.Classification.choices,
        widget=ChoiceInput,
        error_messages={"invalid_choice": _("Такого вида организаций нет.")},
    )
    city = CitiesFilter(
        lambda ids: Organisation.objects.filter(city__in=ids).values("pk"),
        Q(city=None),
        label=_("Город"),
    )
