"""The page of one person."""

import pytest

from articles.views import recent
from tests.factories import (
    make_article,
    make_coverage,
    make_event,
    make_mention,
    make_organisation,
    make_participation,
    make_person,
    make_photo,
    make_quote,
    make_role,
)
from tests.pages.parsed import sections, visit, words

SARYM, ROLES = "/people/aidos-sarym/", "Роли, как их называют статьи"
FIRST = "В Астане подвели итоги разъяснительной работы перед референдумом, до 31 марта 2026 ≈"
SECOND = (
    "Проект новой Конституции обсудили в Алматы с помощью искусственного интеллекта, 9 февраля 2026"
)


@pytest.mark.parametrize(
    ("slug", "roles"),
    [
        (
            "aidos-sarym",
            [
                "депутат Мажилиса Парламента РК Мажилис Парламента Республики Казахстан"
                f" {FIRST}; {SECOND}"
            ],
        ),
        (
            "arslanbek-magzum",
            [
                f"депутат маслихата столицы Маслихат города Астаны {FIRST}",
                "председатель молодежного крыла «Жастар рухы» партии AMANAT"
                f" Молодежное крыло «Жастар рухы» партии AMANAT {FIRST}",
            ],
        ),
    ],
)
def test_equal_roles_are_one_with_all_their_articles(client, archive, slug, roles):
    assert sections(visit(client, f"/people/{slug}/"))[ROLES] == roles


def test_person_of_two_articles_shows_both_and_the_events_and_words_of_each(client, archive):
    page = visit(client, SARYM)
    shown = sections(page)
    assert shown["Статьи"] == [
        "В Астане подвели итоги разъяснительной работы перед референдумом",
        "Проект новой Конституции обсудили в Алматы с помощью искусственного интеллекта",
    ]
    assert [row.partition(" «")[0] for row in shown["События"]] == [
        "Подведение итогов работы коалиции в Астане Спикер · до 31 марта 2026 ≈",
        "Конституционный батл среди молодёжи Алматы Участник · до 9 февраля 2026 ≈",
        "Интеллектуальный Meet-up о проекте новой Конституции Участник · до 9 февраля 2026 ≈",
    ]
    (quote,) = page.all("blockquote")
    assert words(quote).startswith("Это очень хороший, молодежный и современный формат.")
    assert (page.heading, page.canonical) == ("Айдос Сарым", SARYM)


def test_quote_leads_to_its_paragraph_in_the_article(client, archive):
    (quote,) = visit(client, SARYM).all("blockquote")
    path, _hash, spot = quote.get("cite").partition("#")
    (paragraph,) = [e for e in visit(client, path).tree.iter() if e.get("id") == spot]
    assert words(quote) in words(paragraph)


def test_written_forms_of_one_person_are_one_person(client, archive):
    page = visit(client, "/articles/?person=serik-esmatov")
    assert page.total == 1
    article = visit(client, page.entries[0])
    assert {"Серика Есматова", "Серик Есматов"} <= {words(a) for a in article.all("a")} | {
        form for form in ("Серика Есматова", "Серик Есматов") if form in article.text
    }


@pytest.mark.django_db
def test_only_public_names_show(client):
    person = make_person("Серик Есматов", summary="Депутат.", disambiguation="Алматы")
    person.other_names.create(name="Serik Esmatov", kind="latin")
    person.other_names.create(name="С. Тайный", public=False)
    person.identifiers.create(scheme="wikidata", value="Q1")
    make_mention(make_article(), person)
    page = visit(client, person.get_absolute_url())
    (facts,) = page.all("dl")
    assert words(facts) == "Также пишетсяSerik Esmatov латиницей В других справочникахwikidata: Q1"
    assert ("С. Тайный" in page.html, page.heading, "Депутат." in page.text) == (
        False,
        "Серик Есматов",
        True,
    )


@pytest.mark.django_db
def test_roles_differ_by_words_and_by_organisation(client):
    person, council, party = make_person(), make_organisation("Совет"), make_organisation("Партия")
    for name, role, organisation in (
        ("Первая", "Депутат", council),
        ("Вторая", "депутат", council),
        ("Третья", "депутат", party),
        ("Четвёртая", "депутат", None),
    ):
        article = make_article(name, "Серик Есматов, Совет, Партия")
        for record in (person, council, party):
            make_mention(article, record)
        make_role(article, person, role, organisation=organisation)
    assert sections(visit(client, person.get_absolute_url()))[ROLES] == [
        "депутат Четвёртая, 15 марта 2026",
        "депутат Партия Третья, 15 марта 2026",
        "депутат Совет Вторая, 15 марта 2026; Первая, 15 марта 2026",
    ]


@pytest.mark.django_db
def test_twenty_newest_articles_show_and_the_rest_is_a_click_away(client):
    person = make_person()
    for number in range(23):
        make_mention(make_article(f"Заметка {number:02d}"), person)
    page = visit(client, person.get_absolute_url())
    assert sections(page)["Статьи"] == [f"Заметка {number:02d}" for number in range(22, 2, -1)]
    (more,) = page.with_class("section-more")
    assert (words(more), visit(client, more.get("href")).total) == ("Все статьи (23)", 23)


@pytest.mark.django_db
def test_article_that_names_the_person_in_a_credit_only_is_not_listed(client):
    person = make_person()
    make_mention(make_article("Первая"), person)
    credited = make_article("Вторая", "Слово.\nФото: Серик Есматов")
    make_photo(credited, "Фото: Серик Есматов")
    make_mention(credited, person)
    page = visit(client, person.get_absolute_url())
    assert sections(page)["Статьи"] == ["Первая"]
    assert visit(client, "/articles/?person=serik-esmatov").total == 1
    (card,) = visit(client, "/people/").results.iter("article")
    assert words(card) == "Серик Есматов 1 статья"


@pytest.mark.django_db
def test_reported_speech_is_no_quotation(client):
    person, article = make_person(), make_article()
    make_mention(article, person)
    make_quote(article, "собрал тысячу", person=person, speech="reported")
    page = visit(client, person.get_absolute_url())
    assert ([words(e) for e in page.with_class("retold")], page.all("blockquote")) == (
        ["собрал тысячу"],
        [],
    )


@pytest.mark.django_db
def test_organisation_of_a_role_that_no_article_names_is_no_link(client):
    person, article = make_person(), make_article()
    make_mention(article, person)
    make_role(article, person, "депутат", organisation=make_organisation("Комитет"))
    page = visit(client, person.get_absolute_url())
    assert sections(page)[ROLES] == ["депутат Комитет Заметка, 15 марта 2026"]
    assert "None" not in page.links


@pytest.mark.django_db
def test_newest_event_comes_first_and_undated_last(client):
    person, article = make_person(), make_article()
    make_mention(article, person)
    for name, date in (("Май", "2026-05"), ("Когда-то", None), ("Июнь", "2026-06")):
        event = make_event(name, date=date)
        make_coverage(article, event)
        make_participation(event, article, "выступил", person=person)
    rows = sections(visit(client, person.get_absolute_url()))["События"]
    assert [row.split()[0] for row in rows] == ["Июнь", "Май", "Когда-то"]


@pytest.mark.django_db
def test_part_in_an_event_that_is_not_public_does_not_show(client):
    person, article, event = make_person(), make_article(), make_event("Тайное")
    make_mention(article, person)
    make_participation(event, article, "выступил Серик Есматов", person=person)
    assert "Тайное" not in visit(client, person.get_absolute_url()).html
    make_coverage(article, event)
    assert sections(visit(client, person.get_absolute_url()))["События"] == [
        "Тайное Участник · дата неизвестна «выступил Серик Есматов» — слова статьи Заметка"
    ]


@pytest.mark.django_db
def test_few_articles_stand_beside_a_role_and_the_rest_are_counted(client):
    person = make_person()
    for number in range(8):
        article = make_article(f"Заметка {number}")
        make_mention(article, person)
        make_role(article, person, "депутат")
    page = visit(client, person.get_absolute_url())
    (row,) = sections(page)[ROLES]
    assert row.count("15 марта 2026") == 5
    assert row.endswith("Заметка 3, 15 марта 2026; и ещё 3 статьи")
    assert visit(client, "/articles/?person=serik-esmatov").total == 8


@pytest.mark.django_db
def test_twenty_newest_words_roles_and_events_show_with_ways_on(client):
    person, article = make_person(), make_article(body="Серик Есматов: раз")
    make_mention(article, person)
    for number in range(21):
        make_quote(article, "раз", person=person)
        make_role(article, person, f"роль {number}")
        event = make_event(f"Событие {number}")
        make_coverage(article, event)
        make_participation(event, article, "слова", person=person)
    page = visit(client, person.get_absolute_url())
    shown = sections(page)
    assert (len(page.all("blockquote")), len(shown[ROLES]), len(shown["События"])) == (20, 20, 20)
    assert [(words(a), a.get("href")) for a in page.with_class("section-more")] == [
        ("Остальные — в статьях", "/articles/?person=serik-esmatov"),
        ("Открыть списком с фильтрами", "/articles/?person=serik-esmatov"),
        ("Все события", "/events/?person=serik-esmatov"),
    ]
    assert "Показаны последние высказывания: 20." in page.text
    assert "Показаны те, что названы последними." in page.text
    assert visit(client, "/events/?person=serik-esmatov").total == 21


@pytest.mark.django_db
def test_person_of_very_many_articles_is_told_of_by_the_newest(client, monkeypatch):
    monkeypatch.setattr(recent, "WEIGHED", 2)
    person = make_person()
    for number, role in enumerate(["министр", "депутат", "депутат"]):
        article = make_article(f"Заметка {number}", date=f"2026-03-0{number + 1}")
        make_mention(article, person)
        make_role(article, person, role)
        make_quote(article, ["Алматы", "Концерт", "тысячу"][number], person=person)
        event = make_event(f"Событие {number}")
        make_coverage(article, event)
        make_participation(event, article, "слова", person=person)
    page = visit(client, person.get_absolute_url())
    shown = sections(page)
    assert shown[ROLES] == ["депутат Заметка 2, 3 марта 2026; Заметка 1, 2 марта 2026"]
    assert [row.split(" Участник")[0] for row in shown["События"]] == ["Событие 2", "Событие 1"]
    assert [words(e) for e in page.all("blockquote")] == ["тысячу", "Концерт"]
    assert "По последним статьям: 2." in page.text
    assert "Все статьи (3)" in page.text
