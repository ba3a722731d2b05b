"""The page of one event."""

import pytest

from articles.models import Coverage
from articles.views import recent
from tests.factories import (
    make_article,
    make_coverage,
    make_event,
    make_figure,
    make_mention,
    make_organisation,
    make_participation,
    make_person,
    make_quote,
)
from tests.pages.parsed import visit, words

JAS_STARS, REFERENDUM = (
    "/events/jas-stars/",
    "/events/respublikanskiy-referendum-po-novoi-konstitutsii/",
)


def by_heading(page, title) -> dict[str, list[str]]:
    """The parts of a section: their subheadings and the words of their titles."""
    (section,) = [e for e in page.all("section") if words(next(e.iter("h2"))) == title]
    (parts,) = [e for e in section.iter("div") if e.get("class") == "parts"]
    return {
        words(next(part.iter("h3"))): [words(next(row.iter("a"), row)) for row in part.iter("li")]
        for part in parts
    }


def figures(page) -> list[tuple[str, str]]:
    rows = [row for e in page.with_class("figures") for row in e.iter("li")]
    return [tuple(words(p) for p in list(row.iter("p"))[:2]) for row in rows]


def test_concert_has_two_articles_and_more_than_five_thousand_people(client, archive):
    page = visit(client, JAS_STARS)
    assert by_heading(page, "Статьи о событии") == {
        "Рассказывают": ["В Алматы прошёл молодёжный концерт Jas Stars в поддержку референдума"],
        "Упоминают": ["Как Алматы готовился к референдуму по новой Конституции"],
    }
    assert figures(page) == [("более 5000 человек", "«более 5000 участников»")]
    assert by_heading(page, "Связанные события") == {
        "Часть события": [
            "Республиканский референдум по новой Конституции",
            "Общенациональная информационная кампания к референдуму",
            "Информационная кампания к референдуму в Алматы",
        ]
    }
    assert "в тексте: «во Дворце спорта имени Балуана Шолака, в Almaty Arena и" in page.text


def test_performers_of_unknown_kind_are_named_without_pages(client, archive):
    page = visit(client, JAS_STARS)
    rows = [row for row in page.all("p") if row.get("class") == "row-title"]
    assert [(words(row), next(row.iter("a"), None) is not None) for row in rows] == [
        ("Бахтияр Байсерик", True),
        ("Muzart Life", True),
        ("Dieta KZ", True),
        ("Луина", True),
        ("Мирас Жүгінісов", True),
        ("DJ Ахметов", False),
        ("Арқайым", True),
        ("Алатау серілері", True),
        ("Нурсултан Нурбердиев", True),
        ("Alpha", False),
        ("Moonlight", False),
    ]


def test_referendum_has_three_articles(client, archive):
    page = visit(client, REFERENDUM)
    assert by_heading(page, "Статьи о событии") == {
        "Анонсируют": [
            "В Алматы прошёл молодёжный концерт Jas Stars в поддержку референдума",
            "Как Алматы готовился к референдуму по новой Конституции",
        ],
        "Упоминают": ["В Астане подвели итоги разъяснительной работы перед референдумом"],
    }
    assert [(e.get("datetime"), words(e)) for e in page.with_class("facts")[0].iter("time")] == [
        ("2026-03-15", "15 марта 2026")
    ]


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        (
            "informatsionnaya-kampaniya-k-referendumu-v-almaty",
            [
                ("537 мероприятий", "«537 мероприятий»"),
                ("более 103 000 человек", "«более 103 тыс. человек»"),
            ],
        ),
        (
            "informatsionnaya-kampaniya-k-referendumu-v-astane",
            [
                ("более 1000 встреч", "«более тысячи встреч»"),
                ("почти 1 000 000 человек", "«почти миллиона человек»"),
            ],
        ),
    ],
)
def test_figures_stand_beside_the_words_they_come_from(client, archive, slug, expected):
    assert figures(visit(client, f"/events/{slug}/")) == expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"number": 1}, "1 человек"),
        ({"number": 2}, "2 человека"),
        ({"number": 5, "qualifier": "less"}, "менее 5 человек"),
        ({"number": 21, "unit": "meetings", "qualifier": "about"}, "около 21 встреча"),
        ({"number": 104, "unit": "events"}, "104 мероприятия"),
        ({"number": 0, "unit": "other"}, "0"),
        ({"number": 9_000_000_000, "qualifier": "almost"}, "почти 9 000 000 000 человек"),
    ],
)
def test_figure_is_said_in_words(client, values, shown):
    event, article = make_event(), make_article()
    make_coverage(article, event)
    make_figure(event, article, "слова", **values)
    assert [value for value, _words in figures(visit(client, event.get_absolute_url()))] == [shown]


@pytest.mark.django_db
def test_figures_that_contradict_stand_side_by_side_with_their_claimants(client):
    event, article = make_event("Встреча"), make_article(body="Серик Есматов, AMANAT")
    make_coverage(article, event)
    person, party = make_person(), make_organisation("AMANAT")
    make_mention(article, person)
    make_mention(article, party)
    make_figure(event, article, "сто", 100, claimed_by_person=person)
    make_figure(event, article, "двести", 200, claimed_by_organisation=party)
    make_figure(event, article, "триста", 300, claimed_as="очевидцы")
    make_figure(event, article, "четыреста", 400)
    notes = [words(p) for p in visit(client, "/events/vstrecha/").with_class("row-note")]
    assert [note for note in notes if note.startswith("Так говорит")] == [
        "Так говорит Серик Есматов · Заметка",
        "Так говорит AMANAT · Заметка",
        "Так говорит очевидцы · Заметка",
        "Так говорит сама статья · Заметка",
    ]


@pytest.mark.django_db
def test_participant_of_two_articles_is_one_line_in_each_part(client):
    event, person = make_event("Встреча"), make_person()
    for name in ("Первая", "Вторая"):
        article = make_article(name)
        make_mention(article, person)
        make_coverage(article, event)
        make_participation(event, article, f"слова: {name}", person=person, part="speaker")
    make_participation(event, article, "слова", person=person, part="organiser")
    assert by_heading(visit(client, "/events/vstrecha/"), "Кто участвовал") == {
        "Организаторы": ["Серик Есматов"],
        "Спикеры": ["Серик Есматов"],
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("manner", "said"), [("reports", ["собрал тысячу"]), ("recalls", []), ("announces", [])]
)
def test_words_of_those_who_took_part_come_from_articles_that_report(client, manner, said):
    event, person, article = make_event("Встреча"), make_person(), make_article()
    make_mention(article, person)
    make_coverage(article, event, manner=Coverage.Manner(manner))
    make_participation(event, article, "слова", person=person)
    make_quote(article, "собрал тысячу", person=person)
    make_quote(article, "Концерт", speaker_as_stated="очевидец")
    page = visit(client, "/events/vstrecha/")
    assert [words(e) for e in page.all("blockquote")] == said


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "label"),
    [
        ({"status": "announced", "date": "2026-08-30"}, "Намечено 30 августа 2026"),
        ({"status": "held", "date": "2026-03-15"}, "Прошло 15 марта 2026"),
        ({"status": "held", "date": "2026-02-14/2026-03-14"}, "Проходило с 14 февраля по 14 марта 2026"),
        ({"status": "cancelled", "date": "2026-03"}, "Намечалось март 2026"),
        ({"status": "unknown", "date": "2026"}, "Дата события 2026 год"),
        ({"status": "held"}, "Прошло дата неизвестна"),
    ],
)  # fmt: skip
def test_date_says_what_it_is_the_date_of(client, values, label):
    event = make_event("Встреча", **values)
    make_coverage(make_article(), event)
    fact = visit(client, "/events/vstrecha/").with_class("facts")[0][0]
    assert " ".join(words(e) for e in fact) == label


@pytest.mark.django_db
def test_children_stand_oldest_first_and_ancestors_from_the_root(client):
    root, article = make_event("Корень"), make_article()
    middle = make_event("Середина", parent=root)
    late = make_event("Поздний", parent=middle, date="2026-03-02")
    early = make_event("Ранний", parent=middle, date="2026-03-01")
    undated = make_event("Без даты", parent=middle)
    for event in (root, middle, late, early, undated):
        make_coverage(article, event)
    assert by_heading(visit(client, "/events/seredina/"), "Связанные события") == {
        "Часть события": ["Корень"],
        "В него входят": ["Ранний", "Поздний", "Без даты"],
    }


@pytest.mark.django_db
def test_many_parts_of_an_event_make_pages(client):
    whole, article = make_event("Целое"), make_article()
    make_coverage(article, whole)
    for number in range(51):
        part = make_event(
            f"Часть {number:02}",
            parent=whole,
            date=f"2025-{number // 28 + 1:02}-{number % 28 + 1:02}",
        )
        make_coverage(article, part)
    first = visit(client, "/events/tseloe/")
    (rows,) = by_heading(first, "Связанные события").values()
    assert rows[:50] == [f"Часть {number:02}" for number in range(50)]
    second = visit(client, "/events/tseloe/?page=2")
    (rows,) = by_heading(second, "Связанные события").values()
    assert (rows[0], second.canonical) == ("Часть 50", "/events/tseloe/?page=2")
    visit(client, "/events/tseloe/?page=3", 404)
    assert "Номер страницы — это число." in visit(client, "/events/tseloe/?page=x", 400).text


@pytest.mark.django_db
def test_event_of_very_many_articles_is_told_of_by_the_newest(client, monkeypatch):
    monkeypatch.setattr(recent, "WEIGHED", 2)
    event, person = make_event("Встреча"), make_person()
    for number, manner in enumerate(["reports", "announces", "reports"]):
        article = make_article(f"Заметка {number}", date=f"2026-03-0{number + 1}")
        make_mention(article, person)
        make_coverage(article, event, manner=Coverage.Manner(manner))
        make_figure(event, article, f"число {number}", number)
        make_participation(event, article, f"слова {number}", person=person)
        make_quote(article, ["Алматы", "Концерт", "тысячу"][number], person=person)
    page = visit(client, "/events/vstrecha/")
    assert by_heading(page, "Статьи о событии") == {
        "Рассказывают": ["Заметка 2"],
        "Анонсируют": ["Заметка 1"],
    }
    assert [value for value, _words in figures(page)] == ["1 человек", "2 человека"]
    assert "«слова 1» — Заметка 1" in page.text
    assert [words(e) for e in page.all("blockquote")] == ["тысячу"]
    assert ("По последним статьям: 2." in page.text, "Все статьи (3)" in page.text) == (True, True)


@pytest.mark.django_db
def test_of_many_articles_of_an_event_the_rest_are_counted(client):
    event = make_event("Встреча")
    for number in range(22):
        make_coverage(make_article(f"Заметка {number:02}"), event)
    ((label, rows),) = by_heading(visit(client, "/events/vstrecha/"), "Статьи о событии").items()
    assert (label, len(rows), rows[0], rows[-1]) == (
        "Рассказывают", 21, "Заметка 21", "и ещё 2 статьи",
    )  # fmt: skip
