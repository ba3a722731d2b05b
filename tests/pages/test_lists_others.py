"""The lists of people, organisations and events."""

import pytest

from tests.factories import (
    make_article,
    make_city,
    make_coverage,
    make_event,
    make_mention,
    make_organisation,
    make_participation,
    make_person,
    make_role,
)
from tests.pages.parsed import visit, words
from tests.seeds import rows

PEOPLE = [
    "Улан Абдыханов",
    "Бағдат Анарбаева",
    "Маржан Арапбаева",
    "Жанарбек Әшімжан",
    "Асем Баденова",
    "Бахтияр Байсерик",
    "Марат Башимов",
    "Мухаммед Болысбек",
    "Анар Дукенбаева",
    "Серик Есматов",
    "Улыкпан Жолдасов",
    "Фарида Жолдасова",
    "Мирас Жүгінісов",
    "Азамат Калдыбеков",
    "Ерлан Каналимов",
    "Әкежан Кеңесов",
    "Луина",
    "Арсланбек Магзум",
    "Куралай Мейрамбек",
    "Нурсултан Нурбердиев",
    "Кымбат Нурдаулет",
    "Меиржан Отыншиев",
    "Бексултан Сарсеков",
    "Айдос Сарым",
    "Балауса Смагулова",
    "Акарыс Торебеков",
    "Чингиз Тусипбаев",
    "Үнзила Шапақ",
]


def titles(page) -> list[str]:
    return [words(next(e.iter("a"))) for e in page.results.iter("article")]


def test_people_are_the_certain_ones_of_the_texts_by_surname_and_no_robot(client, archive):
    pages = [visit(client, f"/people/?page={number}") for number in (1, 2)]
    assert [name for page in pages for name in titles(page)] == PEOPLE
    assert [page.total for page in pages] == [28, 28]
    for name in ("Темирбек", "Әділет", "Moonlight", "DJ"):
        assert [name in page.text for page in pages] == [False, False]
    assert sorted(PEOPLE) == sorted(person["name"] for person in rows("person"))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("letter=С", ["Бексултан Сарсеков", "Айдос Сарым", "Балауса Смагулова"]),
        ("letter=с", ["Бексултан Сарсеков", "Айдос Сарым", "Балауса Смагулова"]),
        ("letter=Ә", ["Жанарбек Әшімжан"]),
        ("letter=А", ["Улан Абдыханов", "Бағдат Анарбаева", "Маржан Арапбаева"]),
        ("letter=Ж", ["Улыкпан Жолдасов", "Фарида Жолдасова", "Мирас Жүгінісов"]),
        ("letter=Q", []),
        (
            "organisation=mazhilis-parlamenta-respubliki-kazakhstan",
            ["Жанарбек Әшімжан", "Марат Башимов", "Айдос Сарым", "Үнзила Шапақ"],
        ),
        (
            "organisation=mazhilis-parlamenta-respubliki-kazakhstan&city=almaty",
            ["Жанарбек Әшімжан", "Айдос Сарым", "Үнзила Шапақ"],
        ),
        ("organisation=mazhilis-parlamenta-respubliki-kazakhstan&letter=Ш", ["Үнзила Шапақ"]),
        ("organisation=maslikhat-goroda-astany", ["Арсланбек Магзум"]),
        ("city=none", []),
    ],
)
def test_people_are_found_by_letter_city_and_organisation(client, archive, query, names):
    page = visit(client, f"/people/?{query}")
    assert (titles(page), page.total) == (names, len(names))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        (
            "classification=party",
            [
                "Народная партия Казахстана",
                "Партия AMANAT",
                "Партия «Respublica»",
                "Партия «Ак жол»",
                "Партия «Ауыл»",
            ],
        ),
        ("classification=venue&city=astana", ["Филармония города Астаны"]),
        (
            "classification=parliament&city=none",
            ["Мажилис Парламента Республики Казахстан", "Парламент Республики Казахстан"],
        ),
        ("classification=media", []),
        (
            "classification=council&city=astana&city=almaty",
            ["Маслихат города Алматы", "Маслихат города Астаны"],
        ),
    ],
)
def test_organisations_are_found_by_kind_and_city(client, archive, query, names):
    page = visit(client, f"/organisations/?{query}")
    assert (titles(page), page.total) == (names, len(names))


@pytest.mark.parametrize(
    ("query", "names", "uncertain"),
    [
        ("classification=concert", ["Jas Stars"], []),
        ("city=astana", ["Подведение итогов работы коалиции в Астане", "Информационная кампания к референдуму в Астане"], []),
        ("person=luina", ["Jas Stars"], []),
        ("organisation=ansambl-zhoshy", ["Подведение итогов работы коалиции в Астане"], []),
        ("person=aidos-sarym&year=2026&month=2", ["Конституционный батл среди молодёжи Алматы", "Интеллектуальный Meet-up о проекте новой Конституции"], []),
        ("year=2025&sort=date&city=none", [], []),
        ("year=2025&month=8&certain=1&sort=date", ["Научно-практическая конференция «Конституция – әділет пен тұрақтылықтың тірегі»", "Награждение медалями «Қазақстан Республикасының Конституциясына 30 жыл»", "Торжественные мероприятия 30 августа 2025 года в Алматы"], []),
        ("year=2026&month=1", ["ALGYS FEST", "Jas Stars"], ["ALGYS FEST", "Jas Stars"]),
        ("year=2026&month=1&certain=1", [], []),
        ("date_after=2026-03-14&date_before=2026-03-15", ["Республиканский референдум по новой Конституции", "Информационная кампания к референдуму в Астане", "Информационная кампания к референдуму в Алматы", "Общенациональная информационная кампания к референдуму"], []),
        ("date_after=2026-03-14&date_before=2026-03-14&certain=1", ["Информационная кампания к референдуму в Астане", "Информационная кампания к референдуму в Алматы", "Общенациональная информационная кампания к референдуму"], []),
        ("classification=campaign&certain=1&date_before=2026-02-13", ["Информационная кампания к референдуму в Алматы", "Общенациональная информационная кампания к референдуму"], []),
        ("certain=1&city=none", ["Республиканский референдум по новой Конституции", "Общенациональная информационная кампания к референдуму"], []),
    ],
)  # fmt: skip
def test_events_are_found_by_kind_place_people_and_time(client, archive, query, names, uncertain):
    page = visit(client, f"/events/?{query}")
    marked = [
        words(next(e.iter("a")))
        for e in page.results.iter("article")
        if "дата приблизительная" in words(e)
    ]
    assert (titles(page), page.total, marked) == (names, len(names), uncertain)


@pytest.mark.django_db
def test_events_without_a_date_stand_last_and_in_no_period(client):
    article = make_article()
    for name, date in (("Без даты", None), ("Первое", "2026-01"), ("Второе", "2026-02-01")):
        make_coverage(article, make_event(name, date=date))
    assert [
        titles(visit(client, f"/events/?{query}"))
        for query in ("", "sort=date", "year=2026", "certain=1", "date_before=2026-12-31")
    ] == [
        ["Второе", "Первое", "Без даты"],
        ["Первое", "Второе", "Без даты"],
        ["Второе", "Первое"],
        ["Второе"],
        ["Второе", "Первое"],
    ]


@pytest.mark.django_db
def test_letters_of_every_script_find_their_people(client):
    names = ["Ёлкин Юрий", "Ұлан Әлі", "Ivan Smith", "Иван Іңкәр", "Łukasz Żak", "北京 北"]
    article = make_article(body=" ".join(names))
    for name in names:
        make_mention(article, make_person(name))
    page = visit(client, "/people/")
    assert page.counts("letter") == {"S": 1, "Z": 1, "Ә": 1, "І": 1, "Ю": 1}
    for choice in page.choices:
        if choice.facet == "letter":
            assert visit(client, choice.href).total == choice.count, choice
    assert page.total == 6


@pytest.mark.django_db
def test_person_card_shows_the_newest_role_and_all_articles(client):
    person, organisation = make_person(), make_organisation("Совет")
    for name, date, role in (("Первая", "2026-03-01", "член"), ("Вторая", "2026-03-02", "глава")):
        article = make_article(name, date=date)
        make_mention(article, person)
        make_role(article, person, role, organisation=organisation)
    (card,) = visit(client, "/people/").results.iter("article")
    assert words(card) == "Серик Есматов глава 2 статьи"


@pytest.mark.django_db
def test_people_without_a_city_are_those_whom_an_article_without_a_city_names(client):
    almaty = make_city()
    for name, cities in (("Иван Алматинский", [almaty]), ("Пётр Нигдешний", [])):
        make_mention(make_article(name, name, cities=cities), make_person(name))
    assert [
        titles(visit(client, f"/people/?{query}"))
        for query in ("city=almaty", "city=none", "city=none&city=almaty")
    ] == [
        ["Иван Алматинский"],
        ["Пётр Нигдешний"],
        ["Иван Алматинский", "Пётр Нигдешний"],
    ]


@pytest.mark.django_db
def test_event_card_counts_public_articles_and_names_its_public_whole(client):
    whole, event = make_event("Целое"), make_event("Часть")
    event.parent = whole
    event.save()
    article, draft = make_article(), make_article("Черновик", status="draft")
    for each in (article, draft):
        make_coverage(each, event)
        make_participation(event, each, "слова", performer="DJ")
    make_coverage(draft, whole)
    (card,) = visit(client, "/events/").results.iter("article")
    assert words(card) == "Дата события дата неизвестна Часть Другое 1 статья"
