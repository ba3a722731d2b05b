"""Names for synthetic records: people, organisations, events, tags, sources, roles."""

from collections.abc import Iterator
from itertools import product
from random import Random

from .words import VOWELS, listed

MALE = listed(
    "Айдос Серик Ерлан Нурлан Марат Болат Асхат Данияр Тимур Руслан Арман Азамат Бауыржан Кайрат"
    " Мурат Талгат Самат Алмас Ильяс Санжар Дархан Олжас Ринат Рустам Канат Берик Жандос Әділет"
    " Әлібек Иван Сергей Андрей Александр Дмитрий Виктор Олег Павел Игорь Максим Антон Роман"
)
FEMALE = listed(
    "Айгуль Сауле Динара Гульнара Асель Алия Жанна Мадина Камила Айжан Зарина Лаура Гаухар Камшат"
    " Перизат Назым Толкын Шолпан Ботагоз Меруерт Салтанат Әсем Үнзила Құралай Анна Ольга Елена"
    " Мария Наталья Ирина Татьяна Юлия Светлана Екатерина Виктория Полина Дарья Вера Нина Лариса"
)
FIRST_PARTS = [
    "Нур",
    "Ер",
    "Аман",
    "Жан",
    "Кан",
    "Бай",
    "Тем",
    "Тлеу",
    "Кура",
    "Айт",
    "Дау",
    "Жол",
    "Есен",
    "Куат",
    "Ораз",
    "Сагын",
    "Кош",
    "Ел",
    "Тас",
    "Мын",
]
SECOND_PARTS = listed("бек жан хан гали мурат болат султан кали тай бай мухамед гельды")
RUSSIAN_SURNAMES = listed(
    "Иванов Петров Сидоров Кузнецов Смирнов Волков Зайцев Павлов Семёнов Голубев Виноградов"
    " Богданов Воробьёв Фёдоров Михайлов Беляев Тарасов Белов Комаров Орлов Киселёв Макаров"
)

CLASSES = (
    ("Общественный фонд", "foundation"),
    ("Общественное объединение", "association"),
    ("Ансамбль", "ensemble"),
    ("Газета", "media"),
    ("Молодёжный центр", "youth"),
    ("Дворец культуры", "venue"),
    ("Компания", "other"),
)
OF_CITIES = (
    ("Акимат города", "government"),
    ("Маслихат города", "council"),
    ("Пресс-служба акимата города", "press_office"),
    ("Управление образования города", "government"),
)
HAPPENINGS = (
    ("Концерт", "concert"),
    ("Фестиваль", "festival"),
    ("Конференция", "conference"),
    ("Встреча", "meeting"),
    ("Дебаты", "debate"),
    ("Форум", "conference"),
    ("Церемония", "ceremony"),
)
ROLES = listed(
    "депутат маслихата, аким района, директор школы, художественный руководитель, певец, волонтёр,"
    " пресс-секретарь, председатель партии, тренер сборной, главный врач, студент университета,"
    " режиссёр театра, начальник управления, сотрудник полиции, член комиссии, предприниматель",
    by=", ",
)
SOURCES = listed(
    "Tengrinews, Казинформ, Егемен Қазақстан, Zakon, Вечерний Алматы, Алматы ақшамы, Курсив,"
    " Астана сегодня, Литер, Айқын, Казахстанская правда, Новое телевидение",
    by=", ",
)


def people(random: Random, number: int) -> list[tuple[str, str]]:
    """Different names of two words, each with a gender."""
    surnames = [first + second for first, second in product(FIRST_PARTS, SECOND_PARTS)]
    surnames = [surname_of(name) for name in surnames] + RUSSIAN_SURNAMES
    found = [(f"{name} {surname}", "male") for name, surname in product(MALE, surnames)]
    found += [(f"{name} {surname}а", "female") for name, surname in product(FEMALE, surnames)]
    return random.sample(found, min(number, len(found)))


def surname_of(name: str) -> str:
    """Kazakh surnames are grandfathers' names: Нурбек, Нурбеков."""
    if name[-1] in "йи":
        return name[:-1] + "ев"
    return name[: -1 if name[-1] in VOWELS else None] + "ов"


def organisations(
    random: Random, number: int, cities: list[str], forms: list[str]
) -> list[tuple[str, str, int | None]]:
    """Names with their classification and the city, by its place in the list."""
    found = [
        (f"{noun} {city}", classification, place)
        for place, city in enumerate(cities)
        for noun, classification in OF_CITIES
    ]
    called = own_names(random, forms)
    while len(found) < number:
        noun, classification = random.choice(CLASSES)
        place = random.choice([None, random.randrange(len(cities))])
        found.append((f"{noun} «{next(called)}»", classification, place))
    return found[:number]


def events(random: Random, number: int, forms: list[str]) -> list[tuple[str, str]]:
    called = own_names(random, forms)
    found = []
    for _number in range(number):
        noun, classification = random.choice(HAPPENINGS)
        found.append((f"{noun} «{next(called)}»", classification))
    return found


def own_names(random: Random, forms: list[str]) -> Iterator[str]:
    """Two words that no other name has, like «Белая птица»."""
    given = set()
    while True:
        name = " ".join(random.sample(forms, 2)).capitalize()
        if name not in given:
            given.add(name)
            yield name


def tags(random: Random, number: int, forms: list[str]) -> list[str]:
    return random.sample(forms, number)
