"""The page of one organisation."""

import pytest

from tests.factories import (
    make_article,
    make_city,
    make_mention,
    make_organisation,
    make_person,
    make_quote,
    make_role,
)
from tests.pages.parsed import sections, visit, words


def test_people_stand_with_the_roles_that_articles_state_of_them(client, archive):
    page = visit(client, "/organisations/mazhilis-parlamenta-respubliki-kazakhstan/")
    role = "депутат Мажилиса Парламента РК"
    later = "В Астане подвели итоги разъяснительной работы перед референдумом, до 31 марта 2026 ≈"
    earlier = (
        "Проект новой Конституции обсудили в Алматы с помощью искусственного интеллекта,"
        " 9 февраля 2026"
    )
    assert sections(page)["Люди"] == [
        f"Жанарбек Әшімжан {role} {earlier}",
        f"Марат Башимов {role} {later}",
        f"Айдос Сарым {role} {later}; {earlier}",
        f"Үнзила Шапақ {role} {earlier}",
    ]


@pytest.mark.parametrize(
    ("slug", "trail", "children"),
    [
        (
            "partiya-amanat",
            ["Организации"],
            [
                "Астанинский городской филиал партии AMANAT",
                "Молодежное крыло «Жастар рухы» партии AMANAT",
            ],
        ),
        (
            "molodezhnoe-krylo-zhastar-rukhy-partii-amanat",
            ["Организации", "Партия AMANAT"],
            None,
        ),
    ],
)
def test_party_and_its_wing_lead_to_each_other(client, archive, slug, trail, children):
    page = visit(client, f"/organisations/{slug}/")
    (shown,) = page.with_class("trail")
    assert ([words(e) for e in shown], sections(page).get("В неё входят")) == (trail, children)


def test_akimat_of_photo_credits_has_only_the_article_that_names_it(client, archive):
    page = visit(client, "/organisations/akimat-goroda-almaty/")
    assert sections(page)["Статьи"] == ["В Алматы прошла конференция о роли Конституции"]
    assert sections(page)["Люди"] == [
        "Азамат Калдыбеков заместитель акима города Алматы"
        " В Алматы прошла конференция о роли Конституции, 29 августа 2025"
    ]


@pytest.mark.django_db
def test_facts_and_names_show(client):
    organisation = make_organisation(
        "Партия «Ауыл»", short_name="Ауыл", classification="party", city=make_city()
    )
    organisation.other_names.create(name="Auyl", kind="latin", language="en")
    organisation.other_names.create(name="Тайное", public=False)
    article = make_article(body="Партия «Ауыл»: «Мы за»")
    make_mention(article, organisation)
    make_quote(article, "Мы за", organisation=organisation)
    page = visit(client, "/organisations/partiya-auyl/")
    assert [words(e) for e in page.with_class("facts")[0]] == [
        "Видпартия",
        "КраткоАуыл",
        "ГородАлматы",
        "Другие названияAuyl латиницей",
    ]
    assert ([words(e) for e in page.all("blockquote")], "Тайное" in page.html) == (["Мы за"], False)


@pytest.mark.django_db
def test_several_roles_of_one_person_stand_together(client):
    organisation, person = make_organisation("Совет"), make_person()
    for name, role in (("Первая", "депутат"), ("Вторая", "председатель"), ("Третья", "депутат")):
        article = make_article(name, "Серик Есматов, Совет")
        make_mention(article, person)
        make_mention(article, organisation)
        make_role(article, person, role, organisation=organisation)
    assert sections(visit(client, "/organisations/sovet/"))["Люди"] == [
        "Серик Есматов депутатпредседатель Третья, 15 марта 2026; Вторая, 15 марта 2026;"
        " Первая, 15 марта 2026"
    ]


@pytest.mark.django_db
def test_of_many_people_those_show_whom_most_articles_name(client):
    organisation, article = make_organisation("Совет"), make_article(body="Совет")
    make_mention(article, organisation)
    people = [make_person(f"Имя Фамилия{number:02}") for number in range(22)]
    for person in people:
        make_mention(article, person)
        make_role(article, person, "член", organisation=organisation)
    second = make_article("Вторая", body="Совет")
    make_mention(second, organisation)
    for person in people[2:]:
        make_mention(second, person)
        make_role(second, person, "член", organisation=organisation)
    page = visit(client, "/organisations/sovet/")
    shown = [row.split(" член")[0] for row in sections(page)["Люди"]]
    assert shown == [person.name for person in people[2:]]
    assert "Показаны те, кого статьи называют чаще." in page.text
    assert visit(client, "/people/?organisation=sovet").total == 22
    assert "/people/?organisation=sovet" in page.links
