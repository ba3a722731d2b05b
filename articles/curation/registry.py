"""Everybody and everything that the archive knows by name, as the recogniser looks for them."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Protocol

from django.utils.translation import gettext as _

from articles.models import (
    City,
    CityName,
    Event,
    EventName,
    Organisation,
    OrganisationName,
    Person,
    PersonName,
    StatedRole,
    Tag,
)
from articles.recognition.recogniser import Recogniser
from articles.recognition.registry import Entry, Registry


class Writing(Protocol):
    """As much of a command's error output as is needed."""

    def write(self, msg: str) -> object: ...


def recogniser(stderr: Writing) -> Recogniser:
    """One that knows the archive as it is now; where it has no model, that is said."""
    cities = [name for city in City.objects.all() for name in (city.name, city.name_kk) if name]
    found = Recogniser(
        Registry(entries()),
        cities=cities or None,
        tags=Tag.objects.values_list("name", flat=True),
        dated=Event.objects.filter(date__isnull=False).values_list("name", "date"),
    )
    if not found.has_model:
        stderr.write(
            _("Нет пакетов из requirements-models.txt: новые имена людей не распознаются.")
        )
    return found


def entries() -> Iterator[Entry]:
    """People are known to machines whatever readers may see of them."""
    yield from _people()
    for kind, model, names in (
        ("organisation", Organisation, OrganisationName),
        ("event", Event, EventName),
    ):
        also = _other_names(names, kind)
        for record in model.objects.all():
            others = [record.name_kk, record.name_en, getattr(record, "short_name", "")]
            yield Entry(
                kind,
                record.ref,
                record.name,
                also=tuple(filter(None, [*others, *also[record.pk]])),
                hint=record.disambiguation,
            )
    former = defaultdict(list)
    for name in CityName.objects.all():
        former[name.city_id] += filter(None, [name.name, name.name_kk, name.name_en])
    for city in City.objects.all():
        also = [city.name_kk, city.name_en, *former[city.pk]]
        yield Entry("city", city.ref, city.name, also=tuple(filter(None, also)))


def _people() -> Iterator[Entry]:
    also = _other_names(PersonName, "person")
    latest = dict(
        StatedRole.objects.order_by("article__date_latest", "pk").values_list("person", "role")
    )
    for person in Person.objects.all():
        yield Entry(
            "person",
            person.ref,
            person.name,
            person.gender,
            tuple(also[person.pk]),
            person.disambiguation or latest.get(person.pk, ""),
        )


def _other_names(names, kind: str) -> dict[int, list[str]]:
    found = defaultdict(list)
    for record, name in names.objects.values_list(kind, "name"):
        found[record].append(name)
    return found
