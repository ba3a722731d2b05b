"""One filter set a list, as the public interface names their parameters."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import (
    Event,
    Kind,
    Mention,
    Organisation,
    Participation,
    StatedRole,
)

from .base import (
    ArchiveFilter,
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

EventCity = Event.cities.through


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


class TagFilter(ArchiveFilter):
    letter = LetterFilter(label=_("Буква"), widget=ChoiceInput)
