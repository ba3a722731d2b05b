from django.shortcuts import render
from django.urls import reverse

from articles.addresses import public_or_answer
from articles.models import Kind, Organisation, OrganisationName, Person, StatedRole
from articles.prepared import prepared
from articles.reading import has_page

from .person import beside, said_and_done
from .recent import LINE, SHOWN, Recent

PERSON = ("name", "disambiguation", "slug", "visibility", "ever_public")
PERSON_COLUMNS = [f"person__{name}" for name in PERSON]


def organisation_detail(request, slug):
    organisation = public_or_answer(Kind.ORGANISATION, slug)
    recent = Recent(organisation)
    people = people_of(recent)
    chosen = f"?organisation={organisation.slug}"
    context = {
        "organisation": organisation,
        "ancestors": organisation.public_ancestors(),
        "children": children_of(organisation.pk),
        "other_names": other_names_of(organisation.pk),
        "people": most_stated(people),
        "people_cut": len(people) > SHOWN or not recent.whole,
        "people_url": reverse("articles:person_list") + chosen,
        "events_url": reverse("articles:event_list") + chosen,
        "articles_url": reverse("articles:article_list") + chosen,
        **said_and_done(recent, "organisation"),
    }
    return render(request, "articles/organisation_detail.html", context)


@prepared
def children_of(organisation: int):
    return Organisation.objects.public().filter(parent=organisation)


@prepared
def other_names_of(organisation: int):
    return OrganisationName.objects.filter(organisation=organisation, public=True)


def people_of(recent: Recent) -> dict[int, dict]:
    """The roles that articles state of people here, and these articles, by person."""
    found: dict[int, dict] = {}
    for pk, role, *columns in recent.rows(stated_here, "organisation"):
        entry = found.setdefault(pk, {"columns": columns, "roles": {}, "stated": {}})
        entry["roles"][role] = None
        entry["stated"][tuple(columns[len(PERSON) :])] = None
    return found


def stated_here(told):
    return (
        told(StatedRole.objects.public())
        .filter(person__visibility__in=Person.NOT_HIDDEN)
        .order_by("person__sort_key", "person_id", "-article__date_latest", "-article_id", "order")
        .values_list("person", "role", *PERSON_COLUMNS, *LINE)
    )


def most_stated(people: dict[int, dict]) -> list[dict]:
    """In the order they come: all, or of many those whom most articles name with a role."""
    ranked = sorted(people, key=lambda pk: -len(people[pk]["stated"]))
    shown = set(ranked[:SHOWN])
    return [person_entry(pk, entry) for pk, entry in people.items() if pk in shown]


def person_entry(pk: int, entry: dict) -> dict:
    named = dict(zip(PERSON, entry["columns"], strict=False))
    person = Person(pk=pk, ref="", **named)
    url = person.get_absolute_url() if has_page(person) else None
    return beside(
        {"person": person, "url": url, "roles": list(entry["roles"])}, list(entry["stated"])
    )
