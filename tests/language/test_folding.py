import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language import fold


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Үнзила Шапақ", "унзила шапак"),
        ("ӘҒҚҢӨҰҮҺІ әғқңөұүһі", "агкноуухи агкноуухи"),
        ("Семён Артёмов", "семен артемов"),
        ("Партия «Ауыл»", "партия ауыл"),
        ('ПАРТИЯ "АУЫЛ"', "партия ауыл"),
        ("М.Отыншиев", "м отыншиев"),
        ("М.  Отыншиев ", "м отыншиев"),
        ("Алматы–Астана", "алматы астана"),
        ("О’Нил", "онил"),
        ("Ал\u00adма\u200bты\u00a0сегодня", "алматы сегодня"),
        ("За\u0301мок", "замок"),
        ("Байсерик".replace("й", "и\u0306"), "байсерик"),
        ("Almaty Arena", "almaty arena"),
        ("C++", "c++"),
        ("«…»", ""),
        ("", ""),
    ],
)
def test_names_that_differ_only_in_spelling_share_a_key(text, key):
    assert fold(text) == key


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
