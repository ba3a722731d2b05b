from django.shortcuts import render
from django.urls import reverse

from articles.addresses import public_or_answer
from articles.models import Kind, Organisation, Person, StatedRole
from articles.reading import has_page

from .person import beside, said_and_done
from .recent import LINE, SHOWN, Line, Recent

PERSON = ("name", "disambiguation", "slug", "visibility", "ever_public")
PERSON_COLUMNS = [f"person__{name}" for name in PERSON]


def organisation_detail(request, slug):
    organisation = public_or_answer(
        Kind.ORGANISATION,
        slug,
        Organisation.objects.public().select_related("city", "parent__parent"),
    )
    recent = Recent(organisation)
    people = people_of(recent)
    chosen = f"?organisation={organisation.slug}"
    context = {
        "organisation": organisation,
        "ancestors": organisation.public_ancestors(),
        "children": Organisation.objects.public().filter(parent=organisation),
        "other_names": organisation.other_names.filter(public=True),
        "people": most_stated(people),
        "people_cut": len(people) > SHOWN or not recent.whole,
        "people_url": reverse("articles:person_list") + chosen,
        "events_url": reverse("articles:event_list") + chosen,
        "articles_url": reverse("articles:article_list") + chosen,
        **said_and_done(recent, "organisation"),
    }
    return render(request, "articles/organisation_detail.html", context)


def people_of(recent: Recent) -> list[dict]:
    """People with the roles that articles state of them here, each role with its articles."""
    found = {}
    rows = (
        recent.rows(StatedRole.objects.public(), "organisation")
        .exclude(person__visibility=Person.Visibility.HIDDEN)
        .order_by("person__sort_key", "person_id", "-article__date_latest", "-article_id", "order")
        .values_list("person", "role", *PERSON_COLUMNS, *LINE)
    )
    for pk, role, *columns in rows:
        entry = found.get(pk)
        if entry is None:
            person = Person(pk=pk, **dict(zip(PERSON, columns, strict=False)))
            url = person.get_absolute_url() if has_page(person) else None
            entry = found[pk] = {"person": person, "url": url, "roles": {}, "stated": {}}
        entry["roles"][role] = None
        entry["stated"][Line(*columns[len(PERSON) :])] = None
    return [
        entry | {"roles": list(entry["roles"]), "stated": list(entry["stated"])}
        for entry in found.values()
    ]


def most_stated(people: list[dict]) -> list[dict]:
    """In the order they come: all, or of many those whom most articles name with a role."""
    ranked = sorted(people, key=lambda entry: -len(entry["stated"]))
    shown = {entry["person"].pk for entry in ranked[:SHOWN]}
    return [beside(entry) for entry in people if entry["person"].pk in shown]
