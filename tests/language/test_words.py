import pytest

from articles.language.words import MAX_LENGTH, plain, words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("В Алматы, 15 марта!", ["В", "Алматы", "15", "марта"]),
        ("«IT-сектор» Кок-Тобе", ["IT", "сектор", "Кок", "Тобе"]),
        ("О'Нил и О’Нил сказали 'да'", ["О'Нил", "и", "О’Нил", "сказали", "да"]),
        ("ко́фе кафе\u0301", ["ко́фе", "кафе\u0301"]),
        ("консти\u00adтуция", ["консти\u00adтуция"]),
        ("snake_case", ["snake", "case"]),
        ("👍 … — №", []),
        ("北京 مرحبا", ["北京", "مرحبا"]),
        ("ʼ ʼда ОʼНил", ["да", "ОʼНил"]),
    ],
)
def test_words_are_runs_of_letters_and_digits(text, parts):
    assert [match[0] for match in words(text)] == parts


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("АЛМАТЫ", "алматы"),
        ("Жүгінісов", "жүгінісов"),
        ("Байсерик".replace("й", "и\u0306"), "байсерик"),
        ("ко́фе", "кофе"),
        ("О’Нил", "онил"),
        ("консти\u00adтуция", "конституция"),
        ("тiрегi", "тірегі"),  # Latin i
        ("əділет", "әділет"),  # Latin schwa
        ("LEDэкран", "ledэкран"),
        ("İstanbul", "istanbul"),
        ("м²", "м2"),
        ("ё" * 1000, "ё" * MAX_LENGTH),
    ],
)
def test_plain_word_has_neither_case_nor_what_is_not_seen(written, read):
    assert plain(written) == read
