import re

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from articles.language.skeleton import exact, faithful, forgiving

WORDS = st.text("абвгджзийклмнопщъыьэюяёәғқңөұүһіabcxyzw0159北", min_size=1, max_size=8)
HARD = [
    "2026",
    "5g",
    "1e5",
    "p123",
    "п123",
    "covid19",
    "1x2",
    "0x1f",
    "北京",
    "м2",
    "ь",
    "w4e2dw",
    "аъ0",
]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("мат", "мать", False),
        ("быть", "бить", False),
        ("цель", "цел", False),
        ("ванна", "вана", False),
    ],
)
def test_faithful_code_tells_dictionary_words_apart(left, right, same):
    assert (faithful(left) == faithful(right)) is same


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("айдос", "аидос", True),
        ("гульнар", "гулнар", True),
        ("асем", "ассем", True),
        ("нурдаулет", "нурдаулит", False),
        ("ии", "и", False),
    ],
)
def test_forgiving_code_joins_spellings_of_a_name(left, right, same):
    assert (forgiving(left) == forgiving(right)) is same


@given(WORDS, WORDS)
def test_exact_codes_are_equal_for_equal_words_only(left, right):
    assert (exact(left) == exact(right)) == (left == right)


@given(st.text("абжёәіюяxw", min_size=1, max_size=6), st.text("абжёәіюяxw", max_size=6))
def test_exact_code_of_a_beginning_begins_the_code(beginning, rest):
    assert exact(beginning + rest).startswith(exact(beginning))


@given(WORDS)
def test_every_code_is_one_ascii_word_and_no_mark_of_an_index(word):
    for code in (exact(word), faithful(word), forgiving(word)):
        assert re.fullmatch("[a-z0-9]+", code)
        assert not re.fullmatch(r"[a-z]\d+", code)


@pytest.mark.django_db
@pytest.mark.parametrize("word", [*HARD, "есматову", "жүгінісов", "respublica", "ёж"])
def test_database_takes_every_code_for_one_word(word):
    codes = [exact(word), faithful(word), forgiving(word)]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tsvector_to_array(to_tsvector('simple', code)) FROM unnest(%s::text[]) AS code",
                [codes],
            )
            assert [row[0] for row in cursor.fetchall()] == [[code] for code in codes]
        else:
            cursor.execute("CREATE VIRTUAL TABLE temp.taken USING fts5(code)")
            cursor.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(taken, row)")
            cursor.executemany("INSERT INTO taken VALUES (%s)", [[code] for code in codes])
            cursor.execute("SELECT term FROM terms ORDER BY term")
            assert [row[0] for row in cursor.fetchall()] == sorted(set(codes))
            cursor.execute("DROP TABLE temp.terms")
            cursor.execute("DROP TABLE temp.taken")
