"""One filter set a list, as the public interface names their parameters."""

import django_filters
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from articles.indexing.ties import (
    CITY_PERSON,
    NO_CITY_ID,
    ORGANISATION_EVENT,
    ORGANISATION_PERSON,
    PERSON_EVENT,
)
from articles.models import (
    Event,
    Kind,
    Mention,
    Organisation,
    Participation,
    StatedRole,
)
from articles.search.ties import listed

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


def tied(kind: str):
    """Those that published articles join with any of the chosen, being without a city among them."""

    def rows_of(ids):
        chosen = [NO_CITY_ID if pk is None else pk for pk in ids]
        return RawSQL(*listed(kind, chosen))  # noqa: S611 - ids are parameters

    return rows_of


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
        Kind.ORGANISATION, tied(ORGANISATION_EVENT), every=True, label=_("Организация")
    )
    person = RecordsFilter(Kind.PERSON, tied(PERSON_EVENT), every=True, label=_("Человек"))
    date_after = DayParameter(label=_("Прошло не раньше"))
    date_before = DayParameter(label=_("Прошло не позже"))
    year = year_parameter()
    month = month_parameter()
    certain = certain_parameter(_("Только с точной датой"))
    sort = sort_parameter()


class PersonFilter(ArchiveFilter):
    q = NameWordsFilter(Kind.PERSON, label=_("Имя"))
    letter = LetterFilter(label=_("Буква"), widget=ChoiceInput)
    city = RecordsFilter(Kind.CITY, tied(CITY_PERSON), every=False, label=_("Город"))
    organisation = RecordsFilter(
        Kind.ORGANISATION, tied(ORGANISATION_PERSON), every=True, label=_("Организация")
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


# The same where the index is out of order: what joins records is looked for in all articles.


class EventFilterWithoutIndex(EventFilter):
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


class PersonFilterWithoutIndex(PersonFilter):
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


class TagFilter(ArchiveFilter):
    letter = LetterFilter(label=_("Буква"), widget=ChoiceInput)
