"""What a text says its people are, in the nominative."""

import pytest

from articles.recognition.people import individuals
from articles.recognition.reading import Reading, Span
from articles.recognition.roles import roles
from tests.seeds import BODIES, rows
from tests.seeds import NAMES as RECORDS


def marked_people(model, reading: Reading) -> list[Span]:
    return [Span(mark.start, mark.end) for mark in model.marked(reading) if mark.kind == "PER"]


def stated(model, text: str) -> dict[str, list[str]]:
    reading = Reading(text)
    people = individuals(reading, marked_people(model, reading))
    found = roles(reading, people, [])
    return {each.name.full: [role.role for role in found[n]] for n, each in enumerate(people)}


@pytest.mark.parametrize("ref", BODIES)
def test_roles_of_the_five_articles(model, ref):
    wanted = {}
    for row in rows("statedrole"):
        if row["article"] == [ref]:
            wanted.setdefault(RECORDS[row["person"][0]], []).append(row["role"])
    assert {name: found for name, found in stated(model, BODIES[ref]).items() if found} == wanted


ONE = [
    ("Об этом сообщил директор школы № 5 Ерлан Сапаров.", ["директор школы № 5"]),
    (
        "По словам заместителя директора музея Дианы Ахметовой, залы открыты.",
        ["заместитель директора музея"],
    ),
    ("Гостям помогала переводчица по имени Полина.", ["переводчица"]),
    ("Серик Оспанов, начальник отдела спорта, вручил кубки.", ["начальник отдела спорта"]),
    ("Гостей встретила певица и актриса Жанна Оразбаева.", ["певица", "актриса"]),
    (
        "Слово взял доктор исторических наук, профессор Нурлан Тлеубаев.",
        ["доктор исторических наук", "профессор"],
    ),
    ("Ветерану труда Сауле Бекеновой исполнилось 90 лет.", ["ветеран труда"]),
    ("С учителем физики Арманом Дуйсеновым беседовали дети.", ["учитель физики"]),
    ("Жанна Оразбаева – главный врач больницы.", ["главный врач больницы"]),
    ("Чемпион мира по боксу Данияр Ашимов приехал в школу.", ["чемпион мира по боксу"]),
    ("Вечером Ерлан Сапаров вернулся домой.", []),
    ("Депутаты спорили, а Ерлан Сапаров молчал.", []),
    ("Директору сообщили, что Ерлан Сапаров заболел.", []),
    (
        "Исполняющий обязанности акима района Ерлан Сапаров осмотрел мост.",
        ["исполняющий обязанности акима района"],
    ),
    ("Выступил экс-министр культуры Ерлан Сапаров.", ["экс-министр культуры"]),
]


@pytest.mark.parametrize(("text", "wanted"), ONE, ids=[row[0][:40] for row in ONE])
def test_role_beside_a_name(model, text, wanted):
    (found,) = stated(model, text).values()
    assert found == wanted


def test_plural_role_is_that_of_everybody_in_the_list(model):
    text = "На встречу пришли депутаты маслихата Ерлан Сапаров, Диана Ахметова и Тимур Ли."
    assert stated(model, text) == dict.fromkeys(
        ["Ерлан Сапаров", "Диана Ахметова", "Тимур Ли"], ["депутат маслихата"]
    )


def test_singular_role_is_that_of_the_first_only(model):
    text = "Приехали тренер Ерлан Сапаров, Диана Ахметова и врач Тимур Ли."
    assert stated(model, text) == {
        "Ерлан Сапаров": ["тренер"],
        "Диана Ахметова": [],
        "Тимур Ли": ["врач"],
    }


def test_several_roles_in_several_places_are_all_told_once(model):
    text = (
        "Депутат маслихата города Тараза Ерлан Сапаров выступил первым. Ерлан Сапаров, "
        "председатель клуба, поблагодарил всех. Депутат Ерлан Сапаров ушёл."
    )
    assert stated(model, text) == {
        "Ерлан Сапаров": ["депутат маслихата города Тараза", "председатель клуба"]
    }
