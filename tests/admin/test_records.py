"""People, organisations, events, cities and tags: told apart, found, kept while in use."""

import pytest

from articles.models import City, Event, OldAddress, Organisation, Person, Tag
from tests.admin.filled import FilledForm, signed_in
from tests.factories import (
    make_article,
    make_city,
    make_coverage,
    make_draft,
    make_event,
    make_figure,
    make_mention,
    make_organisation,
    make_participation,
    make_person,
    make_reporter,
    make_source,
    make_tag,
)

pytestmark = pytest.mark.django_db


def url(record, name="change") -> str:
    return f"/admin/articles/{record._meta.model_name}/{record.pk}/{name}/"


@pytest.mark.parametrize("popup", ["", "?_popup=1"])
@pytest.mark.parametrize("user", [None, make_reporter])
def test_equal_name_asks_for_a_note_that_tells_them_apart(client, user, popup):
    make_person("Айдос Сарым", disambiguation="депутат")
    signed_in(client, user and user())
    form = FilledForm(client, f"/admin/articles/person/add/{popup}")
    form["name"] = "АЙДОС  Сарым"
    question = (
        "В архиве уже есть: Айдос Сарым (депутат). "
        "Если это другая запись, впишите уточнение, которое их различит."
    )
    form = form.refused()
    assert form.errors == {"disambiguation": [question]}
    form["disambiguation"] = "Депутат"
    form = form.refused()
    assert form.errors == {"disambiguation": [question]}
    form["disambiguation"] = "певец"
    assert form.send().status_code == (200 if popup else 302)
    assert sorted(map(str, Person.objects.all())) == [
        "АЙДОС  Сарым (певец)",
        "Айдос Сарым (депутат)",
    ]


@pytest.mark.parametrize("make", [make_organisation, make_event])
def test_record_does_not_end_up_inside_itself(client, make):
    top = make("Верх")
    below = make("Низ", parent=top)
    form = FilledForm(signed_in(client), url(top))
    form["parent"] = below.pk
    assert form.refused().errors == {"parent": ["Так запись окажется внутри самой себя."]}


def test_tag_that_folds_alike_or_has_a_comma_is_refused(client):
    make_tag("Қазақстан")
    form = FilledForm(signed_in(client), "/admin/articles/tag/add/")
    form["name"] = "казахстан, Алматы"
    form = form.refused()
    assert form.errors == {"name": ["Запятая разделяет метки: в самой метке её быть не может."]}
    form["name"] = "«КАЗАКСТАН»"
    assert form.refused().errors == {"name": ["Такая метка уже есть."]}


def test_changed_address_of_a_public_record_leads_on_and_says_so(client):
    person = make_person("Луина")
    make_mention(make_article(body="Поёт Луина."), person)
    form = FilledForm(signed_in(client), url(person))
    form["slug"] = "pevitsa-luina"
    page = client.get(form.saved().url)
    assert [str(message) for message in page.context["messages"]][0] == (
        "Адрес изменён. Прежний, «luina», будет вести на новый."
    )
    assert list(OldAddress.objects.values_list("slug", "target_ref")) == [("luina", person.ref)]
    client.logout()
    assert client.get("/people/luina/").headers["Location"] == "/people/pevitsa-luina/"


def test_address_that_is_or_was_anothers_is_refused(client):
    make_person("Первая", slug="taken")
    OldAddress.objects.create(kind="person", slug="former", target_ref="other")
    form = FilledForm(signed_in(client), url(make_person("Вторая")))
    form["slug"] = "taken"
    assert form.refused().errors == {"slug": ["Этот адрес занят: «Первая»."]}
    form["slug"] = "former"
    assert form.refused().errors == {
        "slug": ["По этому адресу раньше была другая запись: выберите другой."]
    }


def test_city_is_not_called_what_being_without_one_is(client):
    city = make_city("None")
    assert city.slug == "none-2"
    form = FilledForm(signed_in(client), url(city))
    form["slug"] = "none"
    assert form.refused().errors == {
        "slug": ["У этого адреса в списках другой смысл: выберите другой."]
    }


def test_address_taken_out_beside_an_error_stays_out_of_the_form(client):
    person = make_person()
    make_mention(make_article(), person)
    form = FilledForm(signed_in(client), url(person))
    form["slug"], form["name"] = "", "—"
    form = form.refused()
    assert form.errors == {"name": ["Нужна хотя бы одна буква или цифра."]}
    assert form["slug"] == ""
    assert 'href="/people/serik-esmatov/"' in form.response.content.decode()


def test_own_former_address_may_come_back(client):
    person = make_person("Луина", slug="new", ever_public=True)
    OldAddress.objects.create(kind="person", slug="old", target_ref=person.ref)
    form = FilledForm(signed_in(client), url(person))
    form["slug"] = "old"
    form.saved()
    assert list(OldAddress.objects.values_list("slug", "target_ref")) == [("new", person.ref)]


def test_words_of_a_participation_and_a_figure_must_stand_in_their_article(client):
    article, event = make_article(), make_event()
    form = FilledForm(signed_in(client), url(event))
    form.add_row(
        "participations", article=article.pk, performer="Alpha", part="performer", words="пел"
    )
    form.add_row("figures", article=article.pk, number="1000", unit="people", words="сто")
    absent = ["Этих слов в тексте статьи нет."]
    form = form.refused()
    assert form.errors == {"participations-0-words": absent, "figures-0-words": absent}
    form["participations-0-words"], form["figures-0-words"] = "выступил", "собрал тысячу"
    form.saved()
    assert [str(row) for row in event.participations.all()] == ["Alpha"]
    assert [(row.number, row.words) for row in event.figures.all()] == [(1000, "собрал тысячу")]


def test_article_of_a_participation_and_a_figure_must_name_who_they_are_of(client):
    article, event, person = make_article(), make_event(), make_person()
    form = FilledForm(signed_in(client), url(event))
    stated = {"article": article.pk, "words": "выступил"}
    form.add_row("participations", person=person.pk, part="speaker", **stated)
    form.add_row("figures", claimed_by_person=person.pk, number="1000", unit="people", **stated)
    unknown = ["Эта статья никого такого не упоминает."]
    form = form.refused()
    assert form.errors == {
        "participations-0-person": unknown,
        "figures-0-claimed_by_person": unknown,
    }
    make_mention(article, person)
    form.saved()
    assert [str(row) for row in event.participations.all()] == [person.name]
    assert [row.claimed_by_person for row in event.figures.all()] == [person]


def test_participation_is_of_one_only(client):
    article, event, person = make_article(), make_event(), make_person()
    make_mention(article, person)
    form = FilledForm(signed_in(client), url(event))
    row = {"article": article.pk, "part": "speaker", "words": "выступил"}
    form.add_row("participations", person=person.pk, performer="Alpha", **row)
    one = ["Выберите что-то одно: человека, организацию или имя исполнителя."]
    assert form.refused().errors == {"participations-0": one}


SEARCHES = [
    ("person", "есматов", ["Серик Есматов"]),
    ("person", "ЕСМАТОВ серик", ["Серик Есматов"]),
    ("person", "отыншиев", ["Меиржан Отыншиев"]),
    ("person", "м. отын", ["Меиржан Отыншиев"]),
    ("person", "унзила", ["Үнзила Шапақ"]),
    ("organisation", "amanat", ["Партия AMANAT"]),
    ("city", "АЛМ", ["Алматы"]),
]


@pytest.fixture
def registry(db):
    make_person("Серик Есматов")
    person = make_person("Меиржан Отыншиев")
    person.other_names.create(name="М. Отыншиев", kind="initials")
    make_person("Үнзила Шапақ")
    make_organisation("Партия AMANAT")
    make_city("Алматы")


@pytest.mark.parametrize(("kind", "words", "found"), SEARCHES)
def test_records_are_found_whatever_the_case_and_spelling(client, registry, kind, words, found):
    signed_in(client)
    page = client.get(f"/admin/articles/{kind}/", {"q": words})
    assert [record.name for record in page.context["cl"].result_list] == found


def test_autocomplete_tells_namesakes_apart(client):
    make_person("Айдос Сарым")
    make_person("Айдос Сарым", disambiguation="певец")
    asked = {"app_label": "articles", "model_name": "mention", "field_name": "person"}
    answer = signed_in(client).get("/admin/autocomplete/", asked | {"term": "сарым"})
    assert [result["text"] for result in answer.json()["results"]] == [
        "Айдос Сарым",
        "Айдос Сарым (певец)",
    ]


def used_person():
    person = make_person()
    make_mention(make_article("Первая"), person, "Серик Есматов")
    make_mention(make_draft("Вторая"), person, "Серик Есматов")
    return person, ["Вторая", "Первая"]


def used_city():
    city = make_city()
    make_article("Первая", cities=[city])
    make_event("Встреча", cities=[city])
    make_organisation("Акимат", city=city)
    return city, ["Первая", "Встреча", "Акимат"]


def used_event():
    event, article, other = make_event(), make_article("Первая"), make_draft("Вторая")
    make_coverage(article, event)
    make_participation(event, other, "выступил", performer="Alpha")
    return event, ["Вторая", "Первая"]


def used_organisation():
    organisation = make_organisation()
    make_figure(
        make_event(), make_article("Первая"), "собрал", 1, claimed_by_organisation=organisation
    )
    make_organisation("Аппарат маслихата", parent=organisation)
    return organisation, ["Первая", "Аппарат маслихата"]


def used_tag():
    tag = make_tag()
    make_draft("Первая", tags=[tag])
    return tag, ["Первая"]


def used_source():
    source = make_source()
    make_article("Первая", source=source)
    return source, ["Первая"]


def public_article():
    article = make_article("Первая")
    return article, []


def article_with_a_version():
    article = make_draft("Первая")
    make_draft("Перевод", version_of=article, version_kind="translation")
    return article, ["Перевод"]


USED = [
    used_person,
    used_city,
    used_event,
    used_organisation,
    used_tag,
    used_source,
    public_article,
    article_with_a_version,
]


@pytest.mark.parametrize("make", USED)
def test_what_is_in_use_is_not_deleted_and_its_users_are_named(client, make):
    record, users = make()
    signed_in(client)
    page = client.post(url(record, "delete"), {"post": "yes"})
    listed = client.post(
        f"/admin/articles/{record._meta.model_name}/",
        {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes"},
    )
    assert (page.status_code, listed.status_code) == (200, 200)
    for response in (page, listed):
        named = [line.partition('/change/">')[2] for line in response.context["protected"]]
        assert [name.removesuffix("</a>") for name in named if name] == users
        assert "нельзя" in response.content.decode() or not users
    assert type(record).objects.filter(pk=record.pk).exists()


def test_article_that_was_public_says_it_can_only_be_withdrawn(client):
    article = make_article("Первая", status="withdrawn", ever_public=True)
    page = signed_in(client).post(url(article, "delete"), {"post": "yes"})
    assert page.context["protected"] == [
        "Первая — была опубликована: её можно только снять с публикации."
    ]


@pytest.mark.parametrize(
    "make",
    [make_person, make_organisation, make_event, make_city, make_tag, make_source, make_draft],
)
@pytest.mark.parametrize("listed", [False, True])
def test_what_nothing_uses_is_deleted(client, make, listed):
    record = make()
    signed_in(client)
    if listed:
        sent = {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes"}
        client.post(f"/admin/articles/{record._meta.model_name}/", sent)
    else:
        client.post(url(record, "delete"), {"post": "yes"})
    assert not type(record).objects.exists()


def test_deleted_record_that_was_public_leaves_gone_behind_even_in_bulk(client):
    person = make_person("Луина", ever_public=True)
    sent = {"action": "delete_selected", "_selected_action": [person.pk], "post": "yes"}
    signed_in(client).post("/admin/articles/person/", sent)
    assert client.get("/people/luina/").status_code == 410


@pytest.mark.parametrize(
    ("model", "make"),
    [
        (Person, make_person),
        (Organisation, make_organisation),
        (Event, make_event),
        (City, make_city),
        (Tag, make_tag),
    ],
)
def test_opening_and_saving_a_record_changes_nothing(client, archive, model, make):
    signed_in(client)
    for record in [*model.objects.order_by("pk")[:6], make("Өзге")]:
        before = model.objects.filter(pk=record.pk).values().get()
        FilledForm(client, url(record)).saved()
        after = model.objects.filter(pk=record.pk).values().get()
        assert {**after, "updated_at": 0} == {**before, "updated_at": 0}


@pytest.mark.parametrize("make", [make_draft, make_person])
def test_deleting_what_others_have_deleted_meanwhile_is_answered(client, make):
    record = make()
    listed = f"/admin/articles/{record._meta.model_name}/"
    record.delete()
    chosen = {"action": "delete_selected", "_selected_action": [1_000_000]}
    assert signed_in(client).post(listed, chosen).status_code == 200
    assert client.post(listed, {**chosen, "post": "yes"}).status_code == 302


@pytest.mark.parametrize("name", ["change", "history", "delete", "publish", "withdraw", "original"])
def test_number_beyond_all_keys_is_found_nowhere(client, name):
    page = f"/admin/articles/article/{10**25}/{name}/"
    assert signed_in(client).get(page).status_code in (302, 404)


@pytest.mark.django_db(transaction=True)
def test_history_is_shown_however_it_is_asked_for(client):
    page = url(make_draft(), "history")
    assert signed_in(client).post(page).status_code == 200
