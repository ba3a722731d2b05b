"""Places of the five seeds, the cities they are about, then phrases by kinds."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.recognition.organisations import organisations
from articles.recognition.places import city_of, places
from articles.recognition.reading import Reading, Span
from tests.seeds import BODIES, FIXTURES

CITIES = [
    row["fields"][column]
    for row in json.loads((FIXTURES / "cities.json").read_text(encoding="utf-8"))
    if row["model"] == "articles.city"
    for column in ("name", "name_kk")
]


def found(text, marked=(), people=()):
    """(kind, name) of the places, with their venues."""
    reading = Reading(text)
    everybody = spans(text, people)
    bodies = organisations(reading, everybody)
    return [
        (each.kind, each.name)
        for each in places(reading, spans(text, marked), bodies, CITIES, everybody)
    ]


def spans(text, words):
    return [Span(text.index(each), text.index(each) + len(each)) for each in words]


def city(text):
    reading = Reading(text)
    return city_of(reading, places(reading, cities=CITIES), organisations(reading))


@pytest.mark.parametrize(
    ("ref", "about", "where"),
    [
        ("seed-000", "Алматы", [("city", "Алматы"), ("country", "Казахстан")]),
        (
            "seed-001",
            "Алматы",
            [
                ("venue", "Комьюнити-центр Ауэзовского района города Алматы"),
                ("region", "Ауэзовский район"),
                ("city", "Алматы"),
                ("country", "Казахстан"),
            ],
        ),
        (
            "seed-002",
            "Алматы",
            [
                ("city", "Алматы"),
                ("venue", "Дворец спорта имени Балуана Шолака"),
                ("venue", "Almaty Arena"),
                ("venue", "торгово-развлекательные центры"),
                ("other", "Кок-Тобе"),
            ],
        ),
        (
            "seed-003",
            "Астана",
            [
                ("city", "Астана"),
                ("venue", "Филармония города Астаны"),
                ("country", "Казахстан"),
            ],
        ),
        ("seed-004", "Алматы", [("country", "Казахстан"), ("city", "Алматы")]),
    ],
)
def test_seed_has_its_places_and_its_city(ref, about, where):
    reading = Reading(BODIES[ref])
    assert city_of(reading, places(reading, cities=CITIES), organisations(reading)) == about
    bodies = organisations(reading, city=about)
    assert [(p.kind, p.name) for p in places(reading, (), bodies, CITIES)] == where


def test_mentions_are_the_words_of_the_text():
    text = BODIES["seed-003"]
    astana = next(p for p in places(Reading(text), cities=CITIES) if p.name == "Астана")
    assert [text[span.start : span.end] for span in astana.mentions] == [
        "столичного",
        "Астаны",
        "столицы",
        "столицы",
        "столичной",
        "Астане",
        "столицы",
    ]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        # cities
        ("в Караганде и под Павлодаром", [("city", "Караганда"), ("city", "Павлодар")]),
        ("между Шымкентом и Кызылордой", [("city", "Шымкент"), ("city", "Кызылорда")]),
        ("жителям Усть-Каменогорска", [("city", "Усть-Каменогорск")]),
        ("из города Семей и г. Актобе", [("city", "Семей"), ("city", "Актобе")]),
        ("в Семее и Конаеве", [("city", "Семей")]),
        ("в городе Конаеве", [("city", "Конаев")]),
        ("от города Темиртау", [("city", "Темиртау")]),
        ("в городе Рудном", [("city", "Рудный")]),
        ("ТАРАЗ. На днях", [("city", "Тараз")]),
        ("в столице и из столицы", [("city", "Астана")]),
        ("столичные улицы", [("city", "Астана")]),
        ("в южной столице", [("city", "Алматы")]),
        ("в культурной столице и в столице Узбекистана", [("country", "Узбекистан")]),
        ("в мегаполисе", []),
        ("Алматы – на площадях мегаполиса", [("city", "Алматы")]),
        # no cities
        ("поэт Абай и стихи Абая", []),
        ("рудный двор, степняк и сарань", []),
        ("театр имени Абая", []),
        ("клуб «Астана» и группа «Алатау»", []),
        # regions and districts
        ("в Карагандинской области", [("region", "Карагандинская область")]),
        ("акимы области Абай и Улытау", [("region", "область Абай")]),
        (
            "в Жетысуской области и ВКО",
            [("region", "Жетысуская область"), ("region", "Восточно-Казахстанская область")],
        ),
        ("по Медеускому району", [("region", "Медеуский район")]),
        (
            "в районе «Есиль» и районе Сарыарка",
            [("region", "район «Есиль»"), ("region", "район Сарыарка")],
        ),
        ("в Каргалинском сельском округе", [("region", "Каргалинский сельский округ")]),
        ("в каждой области и в районе школы", []),
        # countries
        ("в Казахстане, Республике Казахстан и РК", [("country", "Казахстан")]),
        (
            "гости из России, Китая и США",
            [("country", "Россия"), ("country", "Китай"), ("country", "США")],
        ),
        ("в Республике Корея", [("country", "Республика Корея")]),
        # streets and villages
        (
            "на улице Абая и по проспекту Назарбаева",
            [("street", "улица Абая"), ("street", "проспект Назарбаева")],
        ),
        ("на ул. Толе би", [("street", "улица Толе би")]),
        ("по пр. Аль-Фараби", [("street", "проспект Аль-Фараби")]),
        ("в микрорайоне Самал-2", [("street", "микрорайон Самал-2")]),
        (
            "на площади Республики и Новой площади",
            [("street", "площадь Республики"), ("street", "Новая площадь")],
        ),
        ("на улице и на площади", []),
        (
            "в селе Узынагаш и ауле Шамалган",
            [("other", "село Узынагаш"), ("other", "аул Шамалган")],
        ),
        # nature
        ("на телевышке Кок-Тобе", [("other", "Кок-Тобе")]),
        (
            "на берегу реки Есиль и озера Балхаш",
            [("other", "река Есиль"), ("other", "озеро Балхаш")],
        ),
        ("у Каспийского моря", [("other", "Каспийское море")]),
        # venues
        ("во Дворце «Жастар»", [("venue", "Дворец «Жастар»")]),
        ("на стадионе «Астана Арена»", [("venue", "Стадион «Астана Арена»")]),
        ("на базе университета имени Абая", [("venue", "Университет имени Абая")]),
        (
            "в отеле «Rixos» и парке имени Ганди",
            [("venue", "отель «Rixos»"), ("venue", "парк имени Ганди")],
        ),
        (
            "во Дворце спорта имени Шолака, в Almaty Arena и торгово-развлекательных центрах",
            [
                ("venue", "Дворец спорта имени Шолака"),
                ("venue", "Almaty Arena"),
                ("venue", "торгово-развлекательные центры"),
            ],
        ),
        ("директор Дворца «Жастар» и дизайн торговых центров", []),
    ],
)
def test_russian_phrase_names_its_places(text, where):
    assert found(f"Это и было {text}.") == where


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Алматыда және Астанаға", [("city", "Алматы"), ("city", "Астана")]),
        ("Қарағандыдан Өскеменге дейін", [("city", "Қарағанды"), ("city", "Өскемен")]),
        ("Конаев қаласында", [("city", "Конаев")]),
        ("елордада болды", [("city", "Астана")]),
        ("мегаполистің тұрғындары", []),
        ("Алматыда, мегаполистің өзінде", [("city", "Алматы")]),
        ("бүгін Алматы облысында", [("region", "Алматы облысы")]),
        ("бүгін Шығыс Қазақстан облысында", [("region", "Шығыс Қазақстан облысы")]),
        ("Әуезов ауданының тұрғындары", [("region", "Әуезов ауданы")]),
        ("Жиында Ұйғыр ауданының тұрғыны", [("region", "Ұйғыр ауданы")]),
        ("Қазақстан Республикасының азаматтары", [("country", "Қазақстан")]),
        ("Қазақстанда және Өзбекстанда", [("country", "Қазақстан"), ("country", "Өзбекстан")]),
        ("бүгін Абай көшесінде", [("street", "Абай көшесі")]),
        ("бүгін Төле би көшесінде", [("street", "Төле би көшесі")]),
        ("бүгін Назарбаев даңғылымен", [("street", "Назарбаев даңғылы")]),
        ("бүгін Ұзынағаш ауылында", [("other", "Ұзынағаш ауылы")]),
        ("бүгін Балқаш көлінің жағасында", [("other", "Балқаш көлі")]),
        ("бүгін «Наз» би театрында", [("venue", "«Наз» би театры")]),
        ("«Наз» би театрының директоры", []),
        ("«Астана» тобы және Абай атындағы мектеп", []),
    ],
)
def test_kazakh_phrase_names_its_places(text, where):
    assert found(f"{text}, деп хабарлады бұл туралы.") == where


def test_places_of_a_photo_credit_are_none():
    assert found("Был праздник.\n\nФото: Иван Иванов, Астана") == []


@pytest.mark.parametrize(
    ("text", "marked", "where"),
    [
        ("Так было в Ташкенте", "Ташкенте", [("other", "Ташкент")]),
        ("Так было на Ближнем Востоке", "Ближнем Востоке", [("other", "Ближний Восток")]),
        ("Сегодня было тепло", "Сегодня", []),
        ("Так было в Астане", "Астане", [("city", "Астана")]),
        ("Так было с Айжан", "Айжан", []),
    ],
)
def test_marked_span_adds_what_the_grammar_does_not_read(text, marked, where):
    people = ["Айжан"] if "Айжан" in text else []
    assert found(text, [marked], people) == where


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("В Таразе и на дорогах снег.", "Тараз"),
        ("Так решил маслихат города Алматы. Встреча была в Шымкенте.", "Шымкент"),
        ("На встрече в столице выступил депутат маслихата Алматы.", "Астана"),
        ("Алматы и Астана встречают гостей.", "Алматы"),
        ("Снег и ветер.", None),
        ("Выступил председатель Алматинского городского штаба партии.", "Алматы"),
        ("Студенты Карагандинского областного колледжа.", None),
        (
            "В Алматы прошел концерт.\n\nИз Астаны и Тараза приехали гости.\n\nИз Астаны – двое.",
            "Алматы",
        ),
        ("Бұл туралы Қостанайда айтылды.", "Қостанай"),
    ],
)
def test_city_of_a_text_is_the_one_most_told_of(text, about):
    assert city(text) == about


@given(st.lists(st.sampled_from(" ".join(BODIES.values()).split()), max_size=40))
def test_any_words_have_names_that_stand_within_them(words):
    text = " ".join(words)
    reading = Reading(text)
    bodies = organisations(reading, city="Алматы")
    named = [*bodies, *places(reading, (), bodies, CITIES)]
    assert all(each.name and each.mentions for each in named)
    assert all(0 <= span.start < span.end <= len(text) for each in named for span in each.mentions)
