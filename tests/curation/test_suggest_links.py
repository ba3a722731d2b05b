"""Suggestions of drafts: made by a command, made again, and never seen by readers."""

from io import StringIO

import pytest
from django.core.management import call_command

from articles.models import Article, Mention, Person, StatedRole, Suggestion
from tests.factories import make_article, make_city, make_draft, make_event

pytestmark = pytest.mark.django_db
About, State = Suggestion.About, Suggestion.State

BODY = (
    "В Таразе прошёл концерт «Жастар». По словам депутата маслихата Ерлана Сапарова, "
    "пришли более 300 человек.\n\n– Город ждал этого праздника, – отметил он.\n\nФото: акимат"
)


def suggest(*arguments: str) -> str:
    printed = StringIO()
    call_command("suggest_links", *arguments, stdout=printed, stderr=StringIO())
    return printed.getvalue()


def told(article, about) -> list[str]:
    rows = article.suggestions.filter(about=about).order_by("start", "id")
    return list(rows.values_list("label", flat=True))


def test_draft_gets_suggestions_with_places_and_reasons():
    draft = make_draft(body=BODY, date=None)
    suggest()
    person = draft.suggestions.get(about=About.PERSON)
    assert (person.label, person.places, person.state) == (
        "Ерлан Сапаров",
        [[BODY.index("Ерлана"), BODY.index("Ерлана") + 15, "Ерлана Сапарова"]],
        State.OPEN,
    )
    assert person.reason
    assert person.confidence > 0.5
    assert told(draft, About.ROLE) == ["депутат маслихата"]
    assert told(draft, About.QUOTE) == ["пришли более 300 человек", "Город ждал этого праздника"]
    assert told(draft, About.FIGURE) == ["более 300 человек"]
    assert told(draft, About.CREDIT) == ["Фото: акимат"]
    assert told(draft, About.CITY) == ["Тараз"]
    quote = draft.suggestions.get(about=About.QUOTE, details__speech="direct")
    assert (quote.details["speaker"], quote.details["found_by"]) == ("Ерлан Сапаров", "pronoun")


def test_published_articles_wait_for_all():
    published = make_article(body=BODY)
    assert suggest() == "Статей: 0. Предложений ждут решения: 0.\n"
    assert published.suggestions.count() == 0
    suggest("--all")
    assert told(published, About.PERSON) == ["Ерлан Сапаров"]


def test_second_run_changes_nothing():
    draft = make_draft(body=BODY)
    suggest()
    before = list(draft.suggestions.values())
    suggest()
    assert list(draft.suggestions.values()) == before


def test_new_name_of_the_archive_is_recognised_by_the_next_run():
    draft = make_draft(body=BODY)
    suggest()
    assert draft.suggestions.get(about=About.PERSON).record_ref == ""
    person = Person.objects.create(name="Ерлан Сапаров", gender="male")
    suggest()
    assert list(
        draft.suggestions.filter(about=About.PERSON).values_list("label", "record_ref")
    ) == [("Ерлан Сапаров", person.ref)]


def test_answered_suggestion_is_not_asked_again():
    draft = make_draft(body=BODY)
    suggest()
    draft.suggestions.filter(about=About.PERSON).update(state=State.DECLINED)
    suggest()
    rows = draft.suggestions.filter(about=About.PERSON)
    assert [(each.label, each.state) for each in rows] == [("Ерлан Сапаров", State.DECLINED)]


def test_answer_outlives_a_correction_of_the_text_and_a_new_name_of_the_archive():
    draft = make_draft(body=BODY)
    suggest()
    draft.suggestions.update(state=State.DECLINED)
    Article.objects.filter(pk=draft.pk).update(body=f"Итак, {BODY}")
    Person.objects.create(name="Ерлан Сапаров", gender="male")
    suggest()
    waiting = draft.suggestions.filter(state=State.OPEN)
    # Title and lead are other words now.
    assert set(waiting.values_list("about", flat=True)) <= {About.TITLE, About.LEAD}


def test_role_that_an_editor_has_stated_is_not_suggested():
    person = Person.objects.create(name="Ерлан Сапаров", gender="male")
    draft = make_draft(body=BODY)
    StatedRole.objects.create(
        article=draft, person=person, words="депутата маслихата", role="депутат маслихата"
    )
    suggest()
    assert told(draft, About.ROLE) == []


def test_what_is_confirmed_is_not_suggested():
    person = Person.objects.create(name="Ерлан Сапаров", gender="male")
    draft = make_draft(body=BODY)
    mention = Mention.objects.create(article=draft, person=person)
    start = BODY.index("Ерлана")
    mention.places.create(start=start, end=start + 15, text="Ерлана Сапарова")
    suggest()
    assert told(draft, About.PERSON) == []


def test_lone_surname_is_offered_with_all_its_bearers_and_joined_to_none():
    for first in ("Ерлан", "Тимур"):
        Person.objects.create(
            name=f"{first} Сапаров", gender="male", disambiguation=f"депутат {first}"
        )
    draft = make_draft(body="Вчера Сапаров открыл новую школу в Таразе.")
    suggest()
    row = draft.suggestions.get(about=About.PERSON)
    assert row.record_ref == ""
    assert sorted((each["name"], each["hint"]) for each in row.details["candidates"]) == [
        ("Ерлан Сапаров", "депутат Ерлан"),
        ("Тимур Сапаров", "депутат Тимур"),
    ]


def test_surname_of_two_people_of_the_text_is_offered_with_both():
    draft = make_draft(
        body="Депутат Ерлан Сапаров и хирург Данияр Сапаров открыли клинику. Затем Сапаров уехал."
    )
    suggest()
    rows = draft.suggestions.filter(about=About.PERSON).order_by("start")
    assert [(row.label, [place[2] for place in row.places]) for row in rows] == [
        ("Ерлан Сапаров", ["Ерлан Сапаров"]),
        ("Данияр Сапаров", ["Данияр Сапаров"]),
        ("Сапаров", ["Сапаров"]),
    ]
    assert rows[2].details["candidates"] == [
        {"ref": "", "name": "Ерлан Сапаров", "hint": "депутат"},
        {"ref": "", "name": "Данияр Сапаров", "hint": "хирург"},
    ]


def test_event_of_the_archive_is_known_by_its_kind_city_and_day():
    city = make_city("Тараз")
    event = make_event("Большой праздник музыки", classification="concert", date="2026-03-14")
    event.cities.add(city)
    draft = make_draft(body="Праздничный концерт прошёл в Таразе 14 марта.", date="2026-03-15")
    suggest()
    row = draft.suggestions.get(about=About.EVENT)
    assert (row.label, row.record_ref) == ("Праздничный концерт", event.ref)


def test_undated_text_is_bounded_by_what_it_says_of_a_dated_event():
    make_event("Республиканский референдум", classification="referendum", date="2026-03-15")
    draft = make_draft(
        body="Напомним, 15 марта в стране прошёл республиканский референдум.", date=None
    )
    suggest()
    row = draft.suggestions.get(about=About.DATE)
    assert row.label == "не раньше 16 марта 2026"
    assert "15 марта" in row.reason


def test_readers_see_no_suggestion(client):
    draft = make_draft("Секретная заметка", body=BODY)
    published = make_article("Открытая заметка", body="Сапаров молчал.")
    suggest("--all")
    assert draft.suggestions.exists()
    for url in (
        "/",
        "/articles/",
        "/people/",
        "/organisations/",
        "/events/",
        "/articles/?q=сапаров",
    ):
        assert "Ерлан Сапаров" not in client.get(url).content.decode()
    assert client.get(f"/articles/{published.slug}/").status_code == 200


def test_text_is_left_as_it_is():
    draft = make_draft(body=BODY)
    suggest()
    assert Article.objects.get(pk=draft.pk).body == BODY


def test_suggestion_forgets_a_record_that_is_deleted():
    person = Person.objects.create(name="Ерлан Сапаров", gender="male")
    draft = make_draft(body=BODY)
    suggest()
    person.delete()
    row = draft.suggestions.get(about=About.PERSON)
    assert (row.label, row.record_kind, row.record_ref) == ("Ерлан Сапаров", "", "")


def test_deleted_article_takes_its_suggestions_along():
    draft = make_draft(body=BODY)
    suggest()
    draft.delete()
    assert Suggestion.objects.count() == 0
