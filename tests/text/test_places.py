import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text import PlacesError, describe_places, find_places
from tests.text.bodies import BODIES

BODY = 'Алматы, "Jas Stars". В Алматы\nпрошёл концерт "Jas Stars" [2]; Алматының сәні – Алматы [1].'


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        ("", []),
        (" \r\n\n", []),
        ("Алматы", [(0, 6, "Алматы"), (23, 29, "Алматы"), (79, 85, "Алматы")]),
        ("  Алматы [2] ", [(23, 29, "Алматы")]),
        ("Алматы[3,1]", [(0, 6, "Алматы"), (79, 85, "Алматы")]),
        ("Алматы [1, 1]\r\nАлматы [1]", [(0, 6, "Алматы")]),
        ('"Jas Stars" [1]', [(8, 19, '"Jas Stars"')]),
        ("концерт\nАлматы [1]", [(0, 6, "Алматы"), (37, 44, "концерт")]),
        ("[2]", [(57, 60, "[2]")]),
        ("Алматы [1] [1]", [(79, 89, "Алматы [1]")]),
        ('"Jas Stars" [2] [1]', [(45, 60, '"Jas Stars" [2]')]),
    ],
)
def test_places_are_found_by_their_words(lines, places):
    assert find_places(lines, BODY) == places


@pytest.mark.parametrize(
    ("places", "lines"),
    [
        ([], ""),
        ([(79, 85), (0, 6), (23, 29)], "Алматы"),
        ([(79, 85), (37, 44), (0, 6)], "Алматы [1, 3]\nконцерт"),
        ([(79, 89)], "Алматы [1] [1]"),
        ([(57, 60)], "[2]"),
        ([(0, 6, "Алматы")], "Алматы [1]"),
        ([(64, 70)], "Алматының"),
        ([(19, 44)], ". В Алматы\nпрошёл концерт"),
    ],
)
def test_places_are_described_as_briefly_as_they_can_be(places, lines):
    assert describe_places(places, BODY) == lines


@pytest.mark.parametrize(
    ("lines", "messages"),
    [
        ("Есматова", ["«Есматова» нет в тексте."]),
        ("Алмат", ["«Алмат» нет в тексте."]),
        ("алматы [1]", ["«алматы» нет в тексте."]),
        ("Алматы прошёл", ["«Алматы прошёл» нет в тексте."]),
        ("концерт [2]", ["«концерт» встречается в тексте 1 раз, второго места нет."]),
        (
            '"Jas Stars" [1, 3]\nАлматы\nЕсматова',
            [
                '«"Jas Stars"» встречается в тексте 2 раза, третьего места нет.',
                "«Есматова» нет в тексте.",
            ],
        ),
        ("Алматы [10]", ["«Алматы» встречается в тексте 3 раза, десятого места нет."]),
        ("Алматы [11]", ["«Алматы» встречается в тексте 3 раза, 11-го места нет."]),
        ("Алматы [0]", ["«Алматы»: места считаются с первого, нулевого нет."]),
        ("Алматы [1234567890]", ["«Алматы [1234567890]» нет в тексте."]),
        ("Алматы [٢]", ["«Алматы [٢]» нет в тексте."]),
        ("о" * 100, [f"«{'о' * 80}…» нет в тексте."]),
        ("\0", ["«\0» нет в тексте."]),
    ],
)
def test_each_line_that_names_no_place_is_told_so(lines, messages):
    with pytest.raises(PlacesError) as error:
        find_places(lines, BODY)
    assert error.value.messages == messages


@pytest.mark.parametrize(
    ("name", "lines", "texts"),
    [
        ("000", "Серика Есматова\nСерик Есматов", ["Серика Есматова", "Серик Есматов"]),
        ("000", "Фото: акимат города Алматы [2, 4]", ["Фото: акимат города Алматы"] * 2),
        ("004", "М. Отыншиев\nМеиржан Отыншиев", ["Меиржан Отыншиев", "М. Отыншиев"]),
        ("003", '"Ауыл"', ['"Ауыл"']),
    ],
)
def test_names_of_the_first_five_articles_are_found(name, lines, texts):
    assert [text for _start, _end, text in find_places(lines, BODIES[name])] == texts


def whole_words(body: str) -> list[tuple[int, int, str]]:
    """All places of a short body that begin and end with a word or a mark and stay on a line."""

    def is_edge(at):
        return not (0 < at < len(body) and body[at - 1].isalnum() and body[at].isalnum())

    return [
        (start, end, body[start:end])
        for start in range(len(body))
        for end in range(start + 1, len(body) + 1)
        if is_edge(start)
        and is_edge(end)
        and body[start:end] == body[start:end].strip()
        and not set("\r\n") & set(body[start:end])
    ]


@settings(deadline=None)
@given(st.data(), st.text('аб1, []"-\n\r\u00a0', max_size=25))
def test_what_describes_places_finds_exactly_these_again(data, body):
    possible = whole_words(body)
    places = data.draw(st.lists(st.sampled_from(possible), unique=True)) if possible else []
    assert find_places(describe_places(places, body), body) == sorted(places)


@settings(deadline=None)
@given(st.data(), st.text("аб [1]\n", max_size=25))
def test_any_place_can_be_described_if_need_be_by_whole_words(data, body):
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(body))] * 2)))
    named = find_places(describe_places([(start, end)], body), body)
    covered = {at for first, last, _text in named for at in range(first, last)}
    assert {at for at in range(start, end) if not body[at].isspace()} <= covered
