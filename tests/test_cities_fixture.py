import json
from collections import Counter
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

FIXTURE = Path(__file__).parent.parent / "fixtures" / "cities.json"
RECORDS = json.loads(FIXTURE.read_text(encoding="utf-8"))
CITIES = [r["fields"] for r in RECORDS if r["model"] == "articles.city"]
FORMER = [r["fields"] for r in RECORDS if r["model"] == "articles.cityname"]

REGIONAL_CENTRES = {
    "область Абай": "Семей",
    "Акмолинская область": "Кокшетау",
    "Актюбинская область": "Актобе",
    "Алматинская область": "Конаев",
    "Атырауская область": "Атырау",
    "Восточно-Казахстанская область": "Усть-Каменогорск",
    "Жамбылская область": "Тараз",
    "Западно-Казахстанская область": "Уральск",
    "Карагандинская область": "Караганда",
    "Костанайская область": "Костанай",
    "Кызылординская область": "Кызылорда",
    "Мангистауская область": "Актау",
    "Павлодарская область": "Павлодар",
    "Северо-Казахстанская область": "Петропавловск",
    "Туркестанская область": "Туркестан",
    "область Жетысу": "Талдыкорган",
    "область Улытау": "Жезказган",
}


def of_rank(rank):
    return [city for city in CITIES if city["rank"] == rank]


def repeated(field):
    counts = Counter(city[field] for city in CITIES if city[field])
    return [value for value, count in counts.items() if count > 1]


def test_fixture_holds_only_cities_and_their_former_names_without_keys_of_one_database():
    assert {(record["model"], *sorted(record)) for record in RECORDS} == {
        ("articles.city", "fields", "model"),
        ("articles.cityname", "fields", "model"),
    }


def test_three_cities_are_of_republican_significance_and_lie_in_no_region():
    assert {
        (city["name"], city["region"], city["region_kk"], city["region_en"])
        for city in of_rank("republican")
    } == {("Алматы", "", "", ""), ("Астана", "", "", ""), ("Шымкент", "", "", "")}


def test_each_of_seventeen_regions_has_its_centre():
    centres = [(city["region"], city["name"]) for city in of_rank("regional")]
    assert sorted(centres) == sorted(REGIONAL_CENTRES.items())


def test_every_town_lies_in_a_region_that_has_a_centre():
    assert {city["region"] for city in of_rank("town")} == set(REGIONAL_CENTRES)


def test_a_region_is_named_alike_wherever_it_stands():
    named = {
        (city["region"], city["region_kk"], city["region_en"]) for city in CITIES if city["region"]
    }
    assert len(named) == len(REGIONAL_CENTRES)
    assert [names for names in named if not all(names)] == []


@pytest.mark.parametrize("field", ["ref", "slug", "name", "name_kk", "name_en", "kato", "wikidata"])
def test_no_two_cities_share(field):
    assert repeated(field) == []


def test_reference_is_made_of_the_first_slug():
    assert [city for city in CITIES if city["ref"] != f"city-{city['slug']}"] == []


def test_every_city_lies_within_the_bounds_of_kazakhstan():
    assert [
        city["name"]
        for city in CITIES
        if not (40.5 <= float(city["latitude"]) <= 55.5)
        or not (46 <= float(city["longitude"]) <= 87.5)
    ] == []


def test_coordinates_are_texts_of_at_most_five_decimals():
    numbers = [city[axis] for city in CITIES for axis in ("latitude", "longitude")]
    assert [
        n for n in numbers if not isinstance(n, str) or len(n.partition(".")[2]) not in range(6)
    ] == []


def test_every_name_present_and_former_is_given_in_three_languages():
    names = [(r["name"], r["name_kk"], r["name_en"]) for r in CITIES + FORMER]
    assert [
        forms for forms in names if not all(form and form == form.strip() for form in forms)
    ] == []
    assert [english for _, _, english in names if not english.isascii()] == []


@pytest.mark.parametrize(
    ("name", "name_kk"),
    [
        ("Актобе", "Ақтөбе"),
        ("Экибастуз", "Екібастұз"),
        ("Жанаозен", "Жаңаөзен"),
        ("Жезказган", "Жезқазған"),
        ("Караганда", "Қарағанды"),
        ("Каскелен", "Қаскелең"),
        ("Кокшетау", "Көкшетау"),
        ("Конаев", "Қонаев"),
        ("Костанай", "Қостанай"),
        ("Кызылорда", "Қызылорда"),
        ("Кульсары", "Құлсары"),
        ("Сатпаев", "Сәтбаев"),
        ("Талдыкорган", "Талдықорған"),
        ("Темиртау", "Теміртау"),
        ("Туркестан", "Түркістан"),
        ("Уральск", "Орал"),
        ("Усть-Каменогорск", "Өскемен"),
    ],
)
def test_kazakh_name_is_written_in_kazakh_letters(name, name_kk):
    assert [city["name_kk"] for city in CITIES if city["name"] == name] == [name_kk]


def test_identifiers_are_well_formed_or_left_empty():
    assert [
        city["name"]
        for city in CITIES
        if (city["kato"] and not (city["kato"].isdigit() and len(city["kato"]) == 9))
        or (city["wikidata"] and not city["wikidata"].removeprefix("Q").isdigit())
    ] == []


def test_every_former_name_belongs_to_a_city_and_differs_from_its_present_one():
    present = {city["ref"]: city["name"] for city in CITIES}
    assert [f["name"] for f in FORMER if present[f["city"][0]] == f["name"]] == []


def test_years_of_a_former_name_are_in_order():
    dated = [f for f in FORMER if f["first_year"] and f["last_year"]]
    assert [f["name"] for f in dated if f["first_year"] > f["last_year"]] == []


def test_former_names_of_the_capital_follow_each_other():
    assert [
        (f["name"], f["first_year"], f["last_year"]) for f in FORMER if f["city"] == ["city-astana"]
    ] == [
        ("Акмолинск", 1832, 1961),
        ("Целиноград", 1961, 1992),
        ("Акмола", 1992, 1998),
        ("Нур-Султан", 2019, 2022),
    ]


def loaded_counts():
    models = [apps.get_model("articles", name) for name in ("City", "CityName")]
    return [model.objects.count() for model in models]


@pytest.mark.django_db
def test_loading_twice_gives_every_city_and_former_name_once():
    call_command("loaddata", "cities", verbosity=0)
    call_command("loaddata", "cities", verbosity=0)
    assert loaded_counts() == [len(CITIES), len(FORMER)]


@pytest.mark.django_db
def test_loaded_city_can_be_found_and_sorted_by_its_name():
    call_command("loaddata", "cities", verbosity=0)
    city = apps.get_model("articles", "City").objects
    assert city.filter(folded="").count() + city.filter(sort_key="").count() == 0
    assert city.get_by_natural_key("city-almaty").name == "Алматы"
