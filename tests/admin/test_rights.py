"""What reporters, editors and the administrator may do."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from articles.models import Article, Person
from tests.admin.filled import FilledForm, signed_in
from tests.factories import (
    make_administrator,
    make_article,
    make_city,
    make_draft,
    make_event,
    make_mention,
    make_organisation,
    make_person,
    make_reporter,
    make_source,
    make_tag,
    make_user,
)

pytestmark = pytest.mark.django_db

VIEW = {"article", "city", "event", "oldaddress", "organisation", "person", "source", "tag"}
WRITTEN = {"article", "event", "organisation", "person", "tag"}


def rights():
    return {
        group.name: sorted(group.permissions.values_list("codename", flat=True))
        for group in Group.objects.all()
    }


def test_groups_have_their_rights_and_none_over_accounts():
    view = {f"view_{name}" for name in VIEW}
    assert rights() == {
        "Репортёры": sorted(view | {f"{v}_{name}" for v in ("add", "change") for name in WRITTEN}),
        "Редакторы": sorted(
            view
            | {f"{v}_{name}" for v in ("add", "change", "delete") for name in VIEW - {"oldaddress"}}
            | {"publish_article"}
        ),
    }


def test_another_migrate_leaves_the_administrators_changes_alone():
    Group.objects.get(name="Репортёры").permissions.clear()
    Group.objects.get(name="Редакторы").delete()
    before = rights()
    call_command("migrate", verbosity=0)
    after = rights()
    assert (before, after["Репортёры"], len(after["Редакторы"]) > 0) == (
        {"Репортёры": []},
        [],
        True,
    )


def url(record, name="change"):
    return f"/admin/articles/{record._meta.model_name}/{record.pk}/{name}/"


def test_reporter_writes_a_draft_with_its_rows(client):
    signed_in(client, make_reporter())
    form = FilledForm(client, "/admin/articles/article/add/")
    form["name"], form["body"] = "Моя заметка", "Поёт Луина."
    form.add_row("people", person=make_person("Луина").pk, places="Луина")
    form.saved()
    article = Article.objects.get()
    assert (article.status, [str(m) for m in article.mentions.all()]) == ("draft", ["Луина"])
    form = FilledForm(client, url(article))
    form.delete_row("people-0")
    form.saved()
    assert not article.mentions.exists()


@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_reporter_only_looks_at_what_was_published(client, status):
    article = make_article(status=status)
    make_mention(article, make_person())
    signed_in(client, make_reporter())
    form = FilledForm(client, url(article))
    assert {name.split("-")[-1] for name in form.fields} <= {
        "csrfmiddlewaretoken",
        "TOTAL_FORMS",
        "INITIAL_FORMS",
        "MIN_NUM_FORMS",
        "MAX_NUM_FORMS",
        "id",
        "article",
    }
    assert "Серик Есматов" in form.text
    assert form.send().status_code == 403


def test_reporter_changes_records_until_they_are_public(client):
    mine, public = make_person("Новый"), make_person("Луина")
    make_mention(make_article(body="Поёт Луина."), public)
    signed_in(client, make_reporter())
    FilledForm(client, url(mine)).saved()
    assert client.post(url(public), {"name": "Другая"}).status_code == 403
    assert Person.objects.get(pk=public.pk).name == "Луина"


@pytest.mark.parametrize("visibility", ["text", "hidden"])
def test_reporter_leaves_alone_who_is_named_in_public_without_a_page(client, visibility):
    person = make_person("Луина", visibility=visibility)
    make_mention(make_draft(body="Поёт Луина."), person)
    signed_in(client, make_reporter())
    FilledForm(client, url(person)).saved()
    make_mention(make_article(body="Поёт Луина."), person)
    answer = client.post(url(person), {"name": "Другая", "visibility": "page"})
    person.refresh_from_db()
    assert (answer.status_code, person.name, person.visibility) == (403, "Луина", visibility)


DENIED = [
    (make_reporter, make_city, "change"),
    (make_reporter, make_source, "change"),
    (make_reporter, make_draft, "delete"),
    (make_reporter, make_person, "delete"),
    (make_reporter, make_event, "delete"),
]


@pytest.mark.parametrize(("make_member", "make", "name"), DENIED)
def test_reporter_deletes_nothing_and_leaves_cities_and_sources_alone(
    client, make_member, make, name
):
    record = make()
    signed_in(client, make_member())
    assert client.post(url(record, name), {"post": "yes"}).status_code == 403
    assert type(record).objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("make", [make_person, make_organisation, make_event, make_tag, make_city])
def test_editor_changes_and_deletes_records(client, make):
    record = make()
    signed_in(client, make_user())
    FilledForm(client, url(record)).saved()
    assert client.post(url(record, "delete"), {"post": "yes"}).status_code == 302


def test_editor_changes_what_is_public(client):
    article = make_article()
    signed_in(client, make_user())
    form = FilledForm(client, url(article))
    form["name"] = "Точнее"
    form.saved()
    assert Article.objects.get().name == "Точнее"


PAGES = [
    "/admin/",
    "/admin/articles/article/",
    "/admin/articles/article/add/",
    "/admin/articles/oldaddress/",
    "/admin/password_change/",
    "/admin/auth/user/",
]


@pytest.mark.parametrize(
    ("make", "answers"),
    [
        (make_reporter, [200, 200, 200, 200, 200, 403]),
        (make_user, [200, 200, 200, 200, 200, 403]),
        (make_administrator, [200] * 6),
        (lambda: make_user(is_staff=False), [302] * 6),
    ],
)
def test_pages_of_the_admin_answer_each_as_they_may(client, make, answers):
    signed_in(client, make())
    assert [client.get(page).status_code for page in PAGES] == answers


def test_index_follows_the_work(client):
    page = signed_in(client, make_user()).get("/admin/")
    assert [
        (str(section["name"]), [str(model["name"]) for model in section["models"]])
        for section in page.context["app_list"]
    ] == [
        ("Статьи и события", ["Статьи", "События"]),
        ("Люди и организации", ["Люди", "Организации"]),
        ("Справочники", ["Города", "Метки", "Источники", "Прежние адреса"]),
    ]
    assert "Изменить пароль" in page.content.decode()


def test_original_file_is_taken_away_as_it_came_in(client, archive):
    article = Article.objects.order_by("pk").first()
    signed_in(client, make_reporter())
    response = client.get(url(article, "original"))
    assert response.content == bytes(article.original.content)
    assert response.headers["Content-Disposition"].startswith("attachment")
    client.logout()
    assert client.get(url(article, "original")).status_code == 302
