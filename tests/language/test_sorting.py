import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language import first_letter, sort_key

ALPHABET = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"

IN_ORDER = [
    "5000 участников",
    "Almaty Arena",
    "Muzart Life",
    "Айдос Сарым",
    "«Ақ жол»",
    "Аян",
    "Әділет",
    "Әкежан Кеңесов",
    "Бахтияр Байсерик",
    "Елена",
    "Ёлкин",
    "Жанна",
    "Ирина",
    "Йод",
    "Кайрат",
    "Қайрат",
    "Сарым Аян",
    "Сарым-Аянов",
    "Сарымов",
    "Ұлан",
    "Үнзила Шапақ",
    "Ыбырай",
    "Ілияс",
    "Эльдар",
    "Яна",
    "北京",
]


def test_alphabet_stands_in_kazakh_order_in_both_cases():
    letters = list(ALPHABET)
    random.Random(1).shuffle(letters)
    assert "".join(sorted(letters, key=sort_key)) == ALPHABET
    assert [sort_key(letter) for letter in ALPHABET.lower()] == [sort_key(a) for a in ALPHABET]
    assert len(set(map(sort_key, ALPHABET))) == 42


def test_names_stand_in_the_order_of_a_card_index():
    shuffled = IN_ORDER.copy()
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == IN_ORDER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("«Ауыл»", "ауыл"),
        ("…  Ауыл. ", "Ауыл"),
        ("О’Нил", "Онил"),
        ("За\u0301мок", "Замок"),
        ("Байсерик".replace("й", "и\u0306"), "Байсерик"),
        ("Édith", "edith"),
        ("г.Алматы", "г. Алматы"),
    ],
)
def test_quotes_marks_and_case_do_not_count(one, other):
    assert sort_key(one) == sort_key(other)


def test_key_is_as_long_as_was_asked_for():
    assert [len(sort_key("а" * 300)), len(sort_key("а" * 300, max_length=10))] == [400, 20]


@given(st.text())
def test_key_is_ascii_digits_two_a_character(text):
    key = sort_key(text)
    assert not set(key) - set("0123456789")
    assert len(key) % 2 == 0


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Әкежан", "Ә"),
        ("ілияс", "І"),
        ("«Ёлка»", "Ё"),
        ("Йод", "Й"),
        ("muzart", "M"),
        ("Édith", "E"),
        ("30 августа", "#"),
        ("北京", "#"),
        ("«…»", "#"),
        ("", "#"),
    ],
)
def test_first_letter_is_the_one_of_the_alphabet_bar(text, letter):
    assert first_letter(text) == letter
