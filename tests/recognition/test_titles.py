"""Titles for texts that have none, in their own words."""

import pytest

from articles.recognition.reading import Reading
from articles.recognition.titles import title_of

LONG = "Очень длинное предложение о том, " + "как " * 40


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Встреча прошла. Её вёл аким.", "Встреча прошла"),
        ("Заголовок\nПервое предложение.", "Заголовок"),
        (" date 2026-02-09 Вчера\tпрошло.", "Вчера прошло"),
        ("Фото: акимат\n***\nТекст.", "Текст"),
        ("Фото: акимат города Алматы", "Фото: акимат города Алматы"),
        ("А" * 120, "А" * 120),
        ("А" * 121, "А" * 119 + "…"),
        (LONG, LONG[:116].rstrip() + "…"),
        ("А" + "а" * 116 + ", но не всё", "А" + "а" * 116 + "…"),
        ("Напомним, в городе прошёл форум.", "В городе прошёл форум"),
    ],
)
def test_title_is_the_first_sentence_cut_at_a_word(text, title):
    assert title_of(Reading(text)) == title
    assert len(title) <= 120
