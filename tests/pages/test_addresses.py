"""A public address never dies: in paths and in query strings."""

import pytest

from articles.models import Article, OldAddress, Organisation, Person
from articles.workflow import Status
from tests.factories import (
    make_article,
    make_city,
    make_coverage,
    make_draft,
    make_event,
    make_mention,
    make_organisation,
    make_person,
    make_source,
    make_tag,
)
from tests.pages.parsed import visit

DELETED = "Запись удалена редакцией."


@pytest.fixture
def records(db):
    """One public record of every kind, all of one article."""
    city, tag, source = make_city(), make_tag(), make_source()
    person, organisation, event = make_person(), make_organisation("AMANAT"), make_event("Встреча")
    article = make_article(body="Серик Есматов, AMANAT", cities=[city], tags=[tag], source=source)
    make_mention(article, person)
    make_mention(article, organisation)
    make_coverage(article, event)
    found = (article, city, tag, source, person, organisation, event)
    for record in found:
        record.refresh_from_db()
    return {record.kind.value: record for record in found}


def rename(record, slug):
    record.slug = slug
    record.save()


PATHS = {
    "article": "/articles/{}/",
    "person": "/people/{}/",
    "organisation": "/organisations/{}/",
    "event": "/events/{}/",
    "city": "/cities/{}/",
    "tag": "/tags/{}/",
}
FILTERS = [
    ("/articles/", "city"),
    ("/articles/", "tag"),
    ("/articles/", "person"),
    ("/articles/", "organisation"),
    ("/articles/", "event"),
    ("/articles/", "source"),
    ("/events/", "city"),
    ("/events/", "organisation"),
    ("/events/", "person"),
    ("/people/", "city"),
    ("/people/", "organisation"),
    ("/organisations/", "city"),
]


def answer(client, url) -> tuple[int, str]:
    response = client.get(url)
    return response.status_code, response.get("Location", "")


@pytest.mark.parametrize("kind", PATHS)
def test_former_address_of_a_page_leads_to_the_present_one(client, records, kind):
    record, path = records[kind], PATHS[kind].format
    first = record.slug
    assert answer(client, path(first)) == (200, "")
    rename(record, "second")
    rename(record, "third")
    assert [answer(client, path(slug)) for slug in (first, "second", "third")] == [
        (301, path("third")),
        (301, path("third")),
        (200, ""),
    ]
    rename(record, first)
    assert [answer(client, path(slug)) for slug in (first, "second", "third")] == [
        (200, ""),
        (301, path(first)),
        (301, path(first)),
    ]


@pytest.mark.parametrize(("path", "kind"), FILTERS)
def test_former_slug_in_a_query_string_leads_to_the_present_one(client, records, path, kind):
    record = records[kind]
    first = record.slug
    rename(record, "second")
    rename(record, "third")
    for old in (first, "second", f"%20{first}%20"):
        url = f"{path}?page=1&unknown=a%26b&{kind}={old}&year=2026"
        assert answer(client, url) == (302, f"{path}?page=1&unknown=a%26b&{kind}=third&year=2026")
    assert answer(client, f"{path}?{kind}=third")[0] == 200
    rename(record, first)
    assert answer(client, f"{path}?{kind}={first}")[0] == 200
    assert answer(client, f"{path}?{kind}=third") == (302, f"{path}?{kind}={first}")


def test_several_former_slugs_are_followed_at_once_beside_those_that_stay(client, records):
    make_article(cities=[make_city("Астана")])
    for kind in ("city", "tag", "person"):
        rename(records[kind], f"new-{kind}")
    url = "/articles/?city=almaty&city=astana&tag=referendum&person=serik-esmatov&sort=date"
    assert answer(client, url) == (
        302,
        "/articles/?city=new-city&city=astana&tag=new-tag&person=new-person&sort=date",
    )


def test_redirect_of_a_page_is_not_kept_for_ever(client, records):
    rename(records["person"], "second")
    assert client.get("/people/serik-esmatov/")["Cache-Control"] == "max-age=600"


@pytest.mark.parametrize("kind", PATHS)
def test_deleted_record_answers_gone_with_its_reason_at_all_its_addresses(client, records, kind):
    record, path = records[kind], PATHS[kind].format
    first = record.slug
    rename(record, "second")
    records["article"].delete()
    if kind != "article":
        record.delete()
    for slug in (first, "second"):
        page = visit(client, path(slug), 410)
        assert DELETED in page.text
        if kind != "article":
            assert DELETED in visit(client, f"/articles/?{kind}={slug}", 410).text
    assert answer(client, path("never"))[0] == 404


def test_withdrawn_article_answers_gone_with_its_public_reason_only(client, records):
    article = records["article"]
    rename(article, "second")
    Article.objects.filter(pk=article.pk).update(
        status=Status.WITHDRAWN, public_reason="По решению <суда>.", internal_reason="Тайна"
    )
    for slug in ("zametka", "second"):
        page = visit(client, f"/articles/{slug}/", 410)
        assert ("По решению <суда>." in page.text, "Тайна" in page.html) == (True, False)
    assert [
        answer(client, url)[0]
        for url in (
            "/people/serik-esmatov/",
            "/organisations/amanat/",
            "/events/vstrecha/",
            "/tags/referendum/",
            "/articles/?person=serik-esmatov",
            "/articles/?source=tengrinews",
            "/cities/almaty/",
            "/articles/?city=almaty",
        )
    ] == [410, 410, 410, 410, 410, 410, 200, 200]


def test_draft_has_no_address(client, db):
    make_draft("Черновик")
    assert answer(client, "/articles/chernovik/")[0] == 404


def test_slug_of_what_is_deleted_renamed_or_withdrawn_is_never_given_again(client, records):
    rename(records["person"], "other")
    assert make_person("Серик Есматов", disambiguation="певец").slug == "serik-esmatov-2"
    Article.objects.filter(pk=records["article"].pk).update(
        status=Status.WITHDRAWN, public_reason="Так."
    )
    assert make_article().slug == "zametka-2"
    records["article"].delete()
    assert make_article().slug == "zametka-3"
    records["organisation"].delete()
    assert make_organisation("AMANAT").slug == "amanat-2"
    assert answer(client, "/organisations/amanat/")[0] == 410


def test_hundredth_record_of_a_name_has_its_own_address_and_gaps_are_filled(db):
    slugs = [make_article().slug for _number in range(100)]
    assert slugs == ["zametka", *(f"zametka-{number}" for number in range(2, 101))]
    Article.objects.filter(slug="zametka-31").update(slug="drugaya")
    assert (make_article().slug, make_article().slug) == ("zametka-31", "zametka-101")


def test_record_may_take_back_its_own_former_slug(client, records):
    person = records["person"]
    rename(person, "other")
    rename(person, "")
    assert person.slug == "serik-esmatov"
    assert answer(client, "/people/other/") == (301, "/people/serik-esmatov/")


def test_renaming_what_was_never_public_leaves_nothing_behind(client, db):
    person = make_person()
    rename(person, "second")
    assert (list(OldAddress.objects.all()), answer(client, "/people/serik-esmatov/")[0]) == (
        [],
        404,
    )


def test_record_that_is_public_again_answers_at_all_its_addresses_again(client, records):
    person = records["person"]
    rename(person, "second")
    article = records["article"]
    Article.objects.filter(pk=article.pk).update(status=Status.WITHDRAWN, public_reason="Так.")
    gone = [answer(client, f"/people/{slug}/") for slug in ("serik-esmatov", "second")]
    Article.objects.filter(pk=article.pk).update(status=Status.PUBLISHED)
    back = [answer(client, f"/people/{slug}/") for slug in ("serik-esmatov", "second")]
    assert (gone, back) == ([(410, "")] * 2, [(301, "/people/second/"), (200, "")])


@pytest.mark.parametrize(
    ("target", "answered"),
    [(True, (301, "/people/serik-esmatov/")), (False, (410, ""))],
)
def test_joined_record_leads_to_the_one_that_answers_for_it(client, records, target, answered):
    OldAddress.objects.create(
        kind="person",
        slug="dvoinik",
        target_ref=records["person"].ref if target else "",
        reason="" if target else "Ошибка редакции.",
    )
    assert answer(client, "/people/dvoinik/") == answered
    assert Person.objects.count() == 1


def test_bulk_deletion_leaves_gone_behind_too(client, records):
    records["article"].delete()
    Organisation.objects.all().delete()
    assert DELETED in visit(client, "/organisations/amanat/", 410).text


@pytest.mark.parametrize(
    "path",
    [
        "/articles/никогда/",
        "/articles/never/",
        "/people/never/",
        "/organisations/never/",
        "/events/never/",
        "/cities/never/",
        "/tags/never/",
        "/sources/tengrinews/",
        "/kk/articles/",
        "/en/",
        "/people/a%00b/",
        "/people/%FF/",
        f"/people/{'a' * 5000}/",
        "/archive/",
        "/archive/2026/13/",
        "/archive/2026/02/30/",
        "/archive/0000/",
        "/archive/0999/",
        "/archive/26/",
        "/archive/2026/3/",
        "/media/nothing.jpg",
        "/media/no%00thing.jpg",
        "/media/../settings.py",
    ],
)
def test_address_of_nothing_is_not_found_in_a_whole_page(client, db, path):
    page = visit(client, path, 404)
    assert page.heading != ""


def test_rest_of_the_query_string_survives_what_cannot_be_beside_a_former_slug(client, records):
    rename(records["city"], "new-city")
    location = answer(client, "/articles/?city=almaty&date_after=13.45.2026&x=%00%FF")[1]
    assert location == "/articles/?city=new-city&date_after=13.45.2026&x=%EF%BF%BD%EF%BF%BD"
    assert answer(client, location)[0] == 400
