import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language import analyser
from articles.language.analyser import Token, analyse, exact_key, paragraph_language, query_keys
from tests.seeds import BODIES

ROOT = Path(__file__).resolve().parents[2]
KEYS = {ref: {token.key for token in analyse(body)} for ref, body in BODIES.items()}


def texts_with(query):
    """Numbers of the texts that have every word of the query."""
    wanted = [set(query_keys(query[token.start : token.end])) for token in analyse(query)]
    return sorted(ref[-3:] for ref, keys in KEYS.items() if all(keys & one for one in wanted))


def read(text, language=None):
    return [token.key for token in analyse(text, language)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("есматову", ["000"]),
        ("серик есматов", ["000"]),
        ("унзила шапак", ["001"]),
        ("Unzila Shapaq", ["001"]),
        ("ашимжан", ["001"]),
        ("кенесов", ["001"]),
        ("жугинисов", ["000"]),
        ("референдумы", ["000", "002", "003"]),
        ("алматыда", ["000", "001", "002", "004"]),
        ("конституцияның", ["000", "001", "002", "003", "004"]),
        ("aidos sarym", ["001", "003"]),
        ("Айдосу Сарыму", ["001", "003"]),
        ("волонтерами", ["001"]),
        ("астана филармония", ["003"]),
        ("депутатам мажилиса", ["001", "003"]),
        ("jas stars", ["000", "002"]),
        ("закон и порядок", ["001", "004"]),
        ("әділеттің тірек", ["004"]),
        ("токаев", []),
    ],
)
def test_query_in_any_form_finds_the_texts(query, found):
    assert texts_with(query) == found


def test_token_has_key_exact_word_and_place():
    assert analyse("Ёж в\nАлматы, 15-го") == [
        Token("ezh", "xfxz", 0, 2),
        Token("v", "v", 3, 4),
        Token("almat", "almatq", 5, 11),
        Token("15", "15", 13, 15),
        Token("go", "go", 16, 18),
    ]


def test_places_are_those_of_the_original_text():
    text = "кафе\u0301, О’Нил\r\n\r\nи конс\u00adтитуция"
    assert [text[token.start : token.end] for token in analyse(text)] == [
        "кафе\u0301",
        "О’Нил",
        "и",
        "конс\u00adтитуция",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Алматыда жаңа мектеп ашылды.", "kk"),
        ("Әкежан Кеңесов", "kk"),
        ("Депутаты Мажилиса Жанарбек Әшімжан и Үнзила Шапақ приняли участие в обсуждении", "ru"),
        ("ҚАЗАҚСТАН ПРЕЗИДЕНТІ ТОҚАЕВ", "kk"),
        ("Депутат Әшімжан выступил", "ru"),
        ("Мұғалімдер «Закон и порядок» қағидатын талқылап, жаңа бағдарламаны қолдады", "kk"),
        ("Almaty 2026", "ru"),
        ("", "ru"),
    ],
)
def test_language_of_a_paragraph_is_told_by_its_letters(text, language):
    assert paragraph_language(text) == language


def test_every_paragraph_is_read_in_its_own_language_unless_one_is_given():
    text = "Халықтың саны артты.\nДала бой"
    assert read(text)[0] == read("халық", "kk")[0]
    assert [read(text)[-2], read(text, "kk")[-2]] == ["datq", "dala"]


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("концерт", ("kontsert",)),
        ("стали", ("statq", "stali", "stalq")),
        ("Токаевым", ("tokaev",)),
        ("вера", ("vera", "ver")),
        ("2026", ("2026",)),
        ("!", ()),
        ("", ()),
    ],
)
def test_query_word_has_one_to_three_readings(word, keys):
    assert query_keys(word) == keys


@pytest.mark.parametrize(
    ("left", "right"), [("республика", "respublica"), ("ёлка", "елка"), ("қала", "кала")]
)
def test_exact_keys_tell_apart_what_is_written_differently(left, right):
    assert exact_key(left) != exact_key(right)


def test_case_and_marks_do_not_change_the_exact_key():
    assert exact_key("КО\u0301ФЕ") == exact_key("кофе")


def test_known_surname_wins_over_a_common_word_of_the_same_form():
    assert read("Боровиков") == ["borovik"]
    analyser.add_surnames(["боровиков"])
    assert [read("Боровиков"), read("боровики")] == [["borovikov"], ["borovik"]]
    assert "borovikov" in query_keys("боровиков")


@given(st.text(max_size=60), st.sampled_from(["ru", "kk", None]))
def test_any_text_has_ordered_tokens_that_a_query_for_them_finds(text, language):
    tokens = analyse(text, language)
    ends = [place for token in tokens for place in (token.start, token.end)]
    assert ends == sorted(ends)
    assert all(1 <= len(query_keys(text[token.start : token.end])) <= 3 for token in tokens)


def loaded_after(statement):
    script = (
        "import sys; from articles.language import analyser;"
        f"{statement}; print('pymorphy3' in sys.modules)"
    )
    return subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=os.environ, capture_output=True, text=True
    ).stdout


def test_dictionary_is_loaded_by_the_first_word_and_not_before():
    assert loaded_after("analyser.add_surnames(['токаев'])") == "False\n"
    assert loaded_after("analyser.analyse('слово')") == "True\n"
