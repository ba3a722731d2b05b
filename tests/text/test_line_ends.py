import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text import keep_line_ends, same_text


@pytest.mark.parametrize(
    ("typed", "original", "kept"),
    [
        ("а\r\nб", "а\nб", "а\nб"),
        ("а\r\nб", "а\r\nб", "а\r\nб"),
        ("а\r\nб\r\nв", "а\rб\nв", "а\rб\nв"),
        ("\r\nа", "\nа", "\nа"),
        ("\r\n", "\r", "\r"),
        ("а\r\n\r\nб", "а\n\rб", "а\n\rб"),
        ("а\r\nб\r\n", "а", "а\nб\n"),
        ("а\r\nб\r\nв", "а\rв", "а\rб\rв"),
        ("а\r\nб\r\nв\r\nгг", "а\r\nб\nв\nг", "а\r\nб\nв\nгг"),
        ("а\r\nновое\r\nг", "а\r\nб\nв\rг", "а\r\nновое\rг"),
        ("", "а\nб", ""),
        ("\n\n", "\rа\n", "\r\r"),
        ("а", "", "а"),
    ],
)
def test_line_ends_of_the_original_outlive_a_browser(typed, original, kept):
    assert keep_line_ends(typed, original) == kept


@settings(deadline=None)
@given(st.text("аб\n\r"), st.text("аб\n\r"))
def test_line_ends_are_all_that_keeping_them_changes(typed, original):
    assert same_text(keep_line_ends(typed, original), typed)
    sent = "\r\n".join(original.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert keep_line_ends(sent, original) == original
