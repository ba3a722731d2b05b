"""People of a text: whom it names, how often, under which name and of which gender."""

import pytest

from articles.recognition.people import individuals
from articles.recognition.reading import Reading, Span
from tests.seeds import BODIES, rows

SEED_PEOPLE = {row["ref"]: row for row in rows("person")}


def marked_people(model, reading: Reading) -> list[Span]:
    return [Span(mark.start, mark.end) for mark in model.marked(reading) if mark.kind == "PER"]


def people(model, text: str) -> dict[str, tuple[str, list[str]]]:
    """Full name: gender and the mentions as written."""
    reading = Reading(text)
    return {
        each.name.full: (each.gender, [text[start:end] for start, end in each.spans])
        for each in individuals(reading, marked_people(model, reading))
    }


def names(model, text: str) -> list[str]:
    return list(people(model, text))


@pytest.mark.parametrize("ref", BODIES)
def test_all_people_of_the_five_articles_and_nobody_else(model, ref):
    named = [
        row["person"][0] for row in rows("mention") if row["article"] == [ref] and "person" in row
    ]
    wanted = {SEED_PEOPLE[person]["name"]: SEED_PEOPLE[person]["gender"] for person in named}
    found = people(model, BODIES[ref])
    assert {name: gender for name, (gender, _mentions) in found.items()} == wanted


CASES = [
    ("По словам Дианы Ахметжановой, ремонт начался.", "Диана Ахметжанова", "female"),
    ("С Ерланом Сапаровым встретились жители.", "Ерлан Сапаров", "male"),
    ("Награду вручили Гульнаре Бектасовой.", "Гульнара Бектасова", "female"),
    ("Об этом рассказали Нурлану Тлеубаю.", "Нурлан Тлеубай", "male"),
    ("Выставку открыла Асель Мурат.", "Асель Мурат", "female"),
    ("На вопросы Тимура Кима ответил тренер.", "Тимур Ким", "male"),
    ("Проектом руководит Сергей Петрович Лисовский.", "Сергей Петрович Лисовский", "male"),
    ("Слово дали Людмиле Викторовне Цой.", "Людмила Викторовна Цой", "female"),
    ("В зале ждали Қайрата Нұртасова.", "Қайрат Нұртасов", "male"),
    ("О премьере рассказала Жанна Оразбаева.", "Жанна Оразбаева", "female"),
    ("Кубок получил Даулет Шынгысулы Абенов.", "Даулет Шынгысулы Абенов", "male"),
    (
        "Благодарность объявили Айгерим Сериковне Жумабаевой.",
        "Айгерим Сериковна Жумабаева",
        "female",
    ),
    ("Среди гостей видели Олжаса Бейсенбая.", "Олжас Бейсенбай", "male"),
    ("Матч судил Виктор Шевченко.", "Виктор Шевченко", "male"),
    ("Интервью с Ольгой Шевченко вышло утром.", "Ольга Шевченко", "female"),
    ("Чемпионом стал Арман Дуйсен.", "Арман Дуйсен", "male"),
    ("Песню исполнила Мадина Садвакасова.", "Мадина Садвакасова", "female"),
    ("Письмо адресовано Бауыржану Момышеву.", "Бауыржан Момышев", "male"),
]


@pytest.mark.parametrize(("text", "name", "gender"), CASES, ids=[row[1] for row in CASES])
def test_name_in_any_case_is_given_in_the_nominative(model, text, name, gender):
    found = people(model, text)
    assert {full: whose for full, (whose, _mentions) in found.items()} == {name: gender}


def test_later_mentions_are_of_the_person_named_in_full(model):
    text = (
        "Аким Ерлан Сапаров осмотрел мост. По мнению Сапарова, работы идут медленно. "
        "Е. Сапаров обещал вернуться. Сапаров поблагодарил строителей."
    )
    assert people(model, text) == {
        "Ерлан Сапаров": ("male", ["Ерлан Сапаров", "Сапарова", "Е. Сапаров", "Сапаров"])
    }


def test_surname_before_the_first_name_is_the_same_person(model):
    text = "Сапаров Ерлан открыл собрание. Затем выступил Ерлан Сапаров."
    assert people(model, text) == {"Ерлан Сапаров": ("male", ["Сапаров Ерлан", "Ерлан Сапаров"])}


def test_people_of_one_surname_stay_apart(model):
    text = (
        "Директор Ерлан Сапаров встретил гостей. Учительница Гульмира Сапарова показала класс. "
        "Сапарова рассказала о кружках."
    )
    assert people(model, text) == {
        "Ерлан Сапаров": ("male", ["Ерлан Сапаров"]),
        "Гульмира Сапарова": ("female", ["Гульмира Сапарова", "Сапарова"]),
    }


NOBODY = [
    "Робот Темирбек встретил гостей у входа.",
    "Маскот по имени Барсик раздал флажки.",
    "Выставка открылась в театре имени Мухтара Ауэзова.",
    "Авария произошла на улице Каныша Сатпаева.",
    "Горожане посадили деревья у подножия горы Кок-Тобе.",
    "На проспекте Абылай хана перекрыли движение.",
    "Выступил дуэт DJ Ахметов.",
    "Турнир памяти прошёл на кубок Дениса Тена.",
    "Матч состоялся на стадионе Кажымукана Мунайтпасова.",
    "Скакун Акжал пришёл первым.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_robot_street_hill_and_eponym_are_nobody(model, text):
    assert names(model, text) == []


def test_name_in_a_photo_credit_is_not_of_the_text(model):
    assert names(model, "Открылся мост.\n\nФото: Ерлан Сапаров") == []


def test_text_without_anybody(model):
    assert names(model, "") == []
    assert names(model, "Погода на завтра: без осадков.") == []
