import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language import slugify


@pytest.mark.parametrize(("letter", "latin"), list(zip("әғқңөұүһі", "agqnouuhi", strict=True)))
def test_each_kazakh_letter_has_its_latin_one_in_both_cases(letter, latin):
    assert [slugify(letter, "x"), slugify(letter.upper(), "x")] == [latin, latin]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Үнзила Шапақ", "unzila-shapaq"),
        ("Айдос Сарым", "aidos-sarym"),
        ("Алматы", "almaty"),
        ("Меиржан Отыншиев", "meirzhan-otynshiev"),
        ("Әкежан Кеңесов", "akezhan-kenesov"),
        ("Бахтияр Байсерик", "bakhtiyar-baiserik"),
        ("Бахтияр Байсерик".replace("й", "и\u0306"), "bakhtiyar-baiserik"),
        ("Әшімжан Жүгінісов", "ashimzhan-zhuginisov"),
        ("Алматинский новый мир", "almatinskiy-novy-mir"),
        ("Съезд семьи, щедрый Ёж", "sezd-semi-shchedry-ezh"),
        ("Партия «AMANAT»", "partiya-amanat"),
        ("О’Нил", "onil"),
        ("30 августа 2025", "30-avgusta-2025"),
        ("2026", "2026"),
        ("Qazaqstan Jastary: ÖSKEN ŞAĞ, ıssı", "qazaqstan-jastary-osken-sag-issi"),
        ("Әділет пен тұрақтылықтың тірегі", "adilet-pen-turaqtylyqtyn-tiregi"),
    ],
)
def test_slug_is_the_name_in_latin(text, slug):
    assert slugify(text, "x") == slug


@pytest.mark.parametrize(
    ("text", "fallback", "slug"),
    [
        ("«…»", "person-7", "person-7"),
        ("北京", "Город 7", "gorod-7"),
        ("", "…", "record"),
    ],
)
def test_text_without_letters_gets_the_fallback_made_safe(text, fallback, slug):
    assert slugify(text, fallback) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("абвгд " * 20, "-".join(["abvgd"] * 13)),
        ("а" * 79 + " б", "a" * 79),
        ("а" * 80 + " б", "a" * 80),
        ("а" * 100, "a" * 80),
    ],
)
def test_long_slug_is_cut_at_a_word(text, slug):
    assert slugify(text, "x") == slug


@given(st.text(), st.text())
def test_slug_is_never_empty_and_always_safe(text, fallback):
    slug = slugify(text, fallback)
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 80
    assert slugify(slug, "x") == slug
