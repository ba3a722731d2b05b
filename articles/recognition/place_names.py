"""Names of places: their forms in the cases, and which place a form is of.

Cities are looked up in a list of nominatives. Organisations are read with a short one of their
own, so that «акимат Алматы» needs no registry.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from articles.language import kazakh

from .grammar import CASES, folded

CAPITAL, METROPOLIS = "Астана", "Алматы"
# Why «столица» and «мегаполис» are these two.
CAPITAL_SAID, METROPOLIS_SAID = "столица Казахстана", "мегаполисом зовут Алматы"

# Seats of regions and cities of the republic: in Russian, in Kazakh, and the adjective.
_SEATS = [
    row.split()
    for row in """
    Алматы Алматы алматинский
    Астана Астана астанинский
    Шымкент Шымкент шымкентский
    Семей Семей семейский
    Кокшетау Көкшетау кокшетауский
    Актобе Ақтөбе актюбинский
    Конаев Қонаев конаевский
    Атырау Атырау атырауский
    Уральск Орал уральский
    Тараз Тараз таразский
    Талдыкорган Талдықорған талдыкорганский
    Караганда Қарағанды карагандинский
    Костанай Қостанай костанайский
    Кызылорда Қызылорда кызылординский
    Актау Ақтау актауский
    Павлодар Павлодар павлодарский
    Петропавловск Петропавл петропавловский
    Туркестан Түркістан туркестанский
    Жезказган Жезқазған жезказганский
    Усть-Каменогорск Өскемен усть-каменогорский
    """.strip().splitlines()
]
_KAZAKH_NAMES = {russian: kazakh_name for russian, kazakh_name, _adjective in _SEATS}
_CITY_ADJECTIVES = {adjective: russian for russian, _kazakh_name, adjective in _SEATS}
# Larger towns whose names mean nothing else.
_TOWNS = """
    Аксай Аркалык Атбасар Аягоз Байконур Балхаш Ерейментау Жанаозен Жаркент Зайсан Кандыагаш
    Каскелен Кентау Косшы Кульсары Лисаковск Макинск Приозерск Риддер Сарыагаш Степногорск Талгар
    Текели Темиртау Хромтау Шахтинск Шемонаиха Щучинск Экибастуз
"""
OWN_CITIES = (*dict.fromkeys(name for row in _SEATS for name in row[:2]), *_TOWNS.split())

# Cities whose names are also those of people, other places or common words: they want «город» or a
# preposition before them.
UNSURE = frozenset(
    """
    абай аксу ақсу алатау алга алға алтай арал аральск арысь булаев верное верный державин ембі
    есиль есік есіл есик жем каратау қаратау конаев қонаев курчатов лисаков мамлют мамлютка орал
    риддер рудный саран сарань сатпаев сәтбаев семей сергеев сергеевка степняк темир темір тобыл
    черняев чу шар шу эмба
    """.split()
)
_COUNTRIES = tuple(
    """
    Австралия Австрия Азербайджан Албания Алжир Аргентина Армения Афганистан Беларусь Белоруссия
    Бельгия Болгария Бразилия Великобритания Венгрия Вьетнам Германия Греция Грузия Дания Египет
    Израиль Индия Индонезия Иордания Ирак Иран Ирландия Испания Италия Казахстан Канада Катар
    Киргизия Китай Кувейт Кыргызстан Латвия Литва Малайзия Мексика Молдова Монголия Нидерланды
    Норвегия ОАЭ Пакистан Польша Португалия Россия Румыния США Сербия Сингапур Словакия Словения
    Таджикистан Таиланд Туркменистан Турция Узбекистан Украина Финляндия Франция Хорватия Чехия
    Швейцария Швеция Эстония ЮАР Япония Ангола Андорра Багамы Бангладеш Барбадос Бахрейн Бенин
    Боливия Ботсвана Бруней Бурунди Бутан Вануату Венесуэла Габон Гаити Гайана Гамбия Гана Гватемала
    Гвинея Гондурас Джибути Доминика Замбия Зимбабве Исландия Йемен Камбоджа Камерун Кения Кипр
    Колумбия Конго Куба Лаос Лесото Либерия Ливан Ливия Лихтенштейн Люксембург Маврикий Мавритания
    Мадагаскар Малави Мальдивы Мальта Марокко Мозамбик Монако Мьянма Намибия Непал Нигер Нигерия
    Никарагуа Оман Палестина Панама Парагвай Перу Руанда Сальвадор Сенегал Сирия Сомали Судан Суринам
    Танзания Того Тунис Туркмения Уганда Уругвай Фиджи Филиппины Чад Черногория Чили Эквадор Эритрея
    Эфиопия Ямайка
    """.split()
)
_KAZAKH_COUNTRIES = tuple(
    """
    АҚШ Армения Ауғанстан Әзербайжан БАӘ Беларусь Германия Грузия Египет Жапония Иран Испания Италия
    Қазақстан Қырғызстан Қытай Моңғолия Өзбекстан Польша Ресей Тәжікстан Түркия Түрікменстан Украина
    Ұлыбритания Үндістан Франция
    """.split()
)

_VOWELS = "аеёиоуыэюяіү"
_HUSHING = "гкхжшщч"
# Endings behind a stem, in the order of CASES, by the end of the nominative.
_MASCULINE = ("", "а", "у", "", "ом", "е")
_FEMININE = ("а", "ы", "е", "у", "ой", "е")
_HUSHING_FEMININE = ("а", "и", "е", "у", "ой", "е")
_DECLENSIONS = {
    "ый": ("ый", "ого", "ому", "ый", "ым", "ом"),
    "й": ("й", "я", "ю", "й", "ем", "е"),
    "ь": ("ь", "я", "ю", "ь", "ем", "е"),
    "ия": ("ия", "ии", "ии", "ию", "ией", "ии"),
    "я": ("я", "и", "е", "ю", "ей", "е"),
}
_THIRD = ("ь", "и", "и", "ь", "ью", "и")
# A soft sign at the end says no gender.
_SOFT_FEMALE = frozenset({"арысь", "беларусь", "казань", "пермь", "рязань", "сарань", "тверь"})


class Form(NamedTuple):
    """The place of which a word is a form, and the cases that the form may stand for."""

    name: str
    cases: frozenset[str]


@cache
def declined(name: str) -> dict[str, str]:
    """A place's name by case; abbreviations and names in other vowels are never declined."""
    stem, endings = _declension(name)
    return {case: stem + ending for case, ending in zip(CASES, endings, strict=True)}


def _declension(name: str) -> tuple[str, tuple[str, ...]]:
    low = name.lower()
    if name.isupper():
        return name, ("",) * len(CASES)
    if low in _SOFT_FEMALE:
        return name[:-1], _THIRD
    for end, endings in _DECLENSIONS.items():
        if low.endswith(end):
            return name[: -len(end)], endings
    if low.endswith("а"):
        return name[:-1], _HUSHING_FEMININE if low[-2] in _HUSHING else _FEMININE
    return name, ("",) * len(CASES) if low[-1] in _VOWELS else _MASCULINE


@lru_cache(maxsize=8)
def _forms(names: tuple[str, ...]) -> dict[str, Form]:
    """Small letters of every form, Kazakh letters kept, to the place.

    Of two places with one form the first has it: «Караганды» is the genitive of Караганда.
    """
    found: dict[str, Form] = {}
    for name in names:
        for case, form in declined(name).items():
            low = _small(form)
            known = found.get(low)
            if known is None or known.name == name:
                found[low] = Form(name, (known.cases if known else frozenset()) | {case})
    return found


def _small(word: str) -> str:
    return word.lower().replace("ё", "е")


def russian_city(word: str, cities: tuple[str, ...] = OWN_CITIES) -> Form | None:
    return _forms(cities).get(_small(word))


def country(word: str) -> Form | None:
    found = _forms(_COUNTRIES).get(_small(word))
    return found if found and (word.isupper() or not found.name.isupper()) else None


@lru_cache(maxsize=2**14)
def kazakh_city(word: str, cities: tuple[str, ...] = OWN_CITIES) -> str | None:
    """The city whose name this is, with any Kazakh endings."""
    return _without_endings(word, cities)


@lru_cache(maxsize=2**12)
def kazakh_country(word: str) -> str | None:
    return _without_endings(word, _KAZAKH_COUNTRIES)


def _without_endings(word: str, names: tuple[str, ...]) -> str | None:
    known = _small_letters(names)
    return next((known[form] for form in kazakh.stripped(word.lower()) if form in known), None)


@lru_cache(maxsize=8)
def _small_letters(names: tuple[str, ...]) -> dict[str, str]:
    return {name.lower(): name for name in reversed(names)}


@lru_cache(maxsize=2**12)
def city_of_adjective(low: str) -> str | None:
    """«алматинского» tells of Алматы; the word is folded."""
    for ending in (2, 3):
        if low[:-ending].endswith("ск"):
            return _CITY_ADJECTIVES.get(low[:-ending] + "ий")
    return None


def adjective_of(city: str) -> str | None:
    return next((each for each, name in _CITY_ADJECTIVES.items() if name == city), None)


def kazakh_name(city: str) -> str:
    """That of a seat of a region, given in either language."""
    return _KAZAKH_NAMES.get(city, city)


def is_unsure(name: str) -> bool:
    return name.lower() in UNSURE or folded(name) in UNSURE
