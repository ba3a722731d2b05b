import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text import credit_lines, find_places, relocate
from tests.text.bodies import BODIES


def spans(lines, body):
    return [(start, end) for start, end, _text in find_places(lines, body)]


@pytest.mark.parametrize(
    ("old", "new", "place", "found"),
    [
        ("в Алматы", "в Алматы", (2, 8), (2, 8)),
        ("в Алматы", "сегодня в Алматы", (2, 8), (10, 16)),
        ("в Алматы", "в Алматы.", (2, 8), (2, 8)),
        ("в Алматы", "в Алматыда", (2, 8), None),
        ("в Алматы", "в Астане", (2, 8), None),
        ("в Алматы", "", (2, 8), None),
        ("в Алматы был", "и вот Алматы жил", (2, 8), (6, 12)),
        ("вода горячая", "воздух, вода холодная", (0, 4), (8, 12)),
        ("а Алматы б", "в Алматыда Алматы г", (2, 8), (11, 17)),
        # A place that was part of a word may be part of a word again.
        ("Алматыда", "не Алматыға", (0, 6), (3, 9)),
        # Moved within what changed, and out of it.
        ("Сарым и Башимов сказали", "Башимов и Сарым заявили", (0, 5), (10, 15)),
        ("Сарым. Точка. Сарым", "Точка. Сарым", (0, 5), None),
        # No such place in the old text.
        ("а", "а", (0, 2), None),
        ("а", "а", (1, 1), None),
    ],
)
def test_place_is_found_again_by_its_text(old, new, place, found):
    assert relocate(old, new, [place]) == [found]


@pytest.mark.parametrize(
    ("old", "new", "places", "found"),
    [
        # Which of three equal words was deleted: never one that is marked.
        ("аб аб аб!", "аб аб!", [(3, 5), (6, 8)], [(0, 2), (3, 5)]),
        ("аб аб аб!", "аб аб!", [(0, 2), (6, 8)], [(0, 2), (3, 5)]),
        ("аб аб аб!", "аб аб!", [(0, 2), (3, 5)], [(0, 2), (3, 5)]),
        ("аб аб", "аб", [(0, 2), (3, 5)], [(0, 2), None]),
        # The order in which they are asked for is kept, equal ones go together, nested ones too.
        (
            "акимат Алматы",
            "и акимат Алматы",
            [(7, 13), (0, 13), (7, 13)],
            [(9, 15), (2, 15), (9, 15)],
        ),
    ],
)
def test_places_with_equal_text_do_not_take_each_others(old, new, places, found):
    assert relocate(old, new, places) == found


def test_places_outlive_corrections_all_over_an_article():
    old = BODIES["000"]
    new = (
        old.replace("5000", "5 000")
        .replace("15 марта – это", "Пятнадцатое марта – это")
        .replace("г. Алматы", "города Алматы")
        .replace("Фото: акимат города Алматы\n\nВ ходе", "В ходе", 1)
    )
    places = spans("Алматы\nСерика Есматова\nСерик Есматов\nБахтияр Байсерик", old)
    kept = [place for place, found in zip(places, relocate(old, new, places), strict=True) if found]
    deleted = credit_lines(old)[1]
    assert [place for place in places if place not in kept] == [(deleted.end - 6, deleted.end)]
    assert [new[slice(*found)] for found in relocate(old, new, kept)] == [
        old[slice(*place)] for place in kept
    ]
    assert new[: relocate(old, new, kept)[-1][0]].endswith("обратились к жителям ")


def test_text_too_long_to_align_is_searched():
    words = [f"слово{number}" for number in range(50)] * 60
    old = " ".join(["раз", *words, "Алматы", "два"])
    new = " ".join(["одно", *words[::-1], "в", "Алматы", "три"])
    start, found = old.index("Алматы"), new.index("Алматы")
    assert relocate(old, new, [(start, start + 6)]) == [(found, found + 6)]


WORDS = st.lists(st.sampled_from(["аб", "а", "б", "«а»", "аб б", ".", "\n"]), max_size=6)


def with_places(words: list[str], marked: set[int]) -> tuple[str, list[tuple[int, int]]]:
    """The words with a space between them, and where the marked ones stand."""
    places = []
    at = 0
    for number, word in enumerate(words):
        if number in marked and word.strip():
            places.append((at, at + len(word)))
        at += len(word) + 1
    return " ".join(words), places


@settings(deadline=None, max_examples=500)
@given(st.data(), WORDS)
def test_insertions_between_places_lose_none(data, words):
    marked = data.draw(st.sets(st.integers(0, 6)))
    old, places = with_places(words, marked)
    new = " ".join([each for word in words for each in [*data.draw(WORDS), word]])
    found = relocate(old, new, places)
    assert [place and new[slice(*place)] for place in found] == [old[slice(*p)] for p in places]
    assert len({(place, new[slice(*place)]) for place in found}) == len(set(places))


@settings(deadline=None, max_examples=500)
@given(st.data(), WORDS)
def test_deletion_outside_places_loses_none(data, words):
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(words))] * 2)))
    marked = data.draw(st.sets(st.integers(0, 6))) - set(range(first, last))
    old, places = with_places(words, marked)
    new = " ".join(words[:first] + words[last:])
    found = relocate(old, new, places)
    assert [place and new[slice(*place)] for place in found] == [old[slice(*p)] for p in places]
    assert len(set(found)) == len(set(places))


@settings(deadline=None)
@given(st.data(), WORDS.filter(any))
def test_place_whose_words_were_edited_is_lost_and_no_other(data, words):
    at = data.draw(st.integers(0, len(words) - 1).filter(lambda at: words[at].strip()))
    old, places = with_places(words, set(range(len(words))))
    start, end = with_places(words, {at})[1][0]
    spot = data.draw(st.integers(start, end - 1))
    new = old[:spot] + "#" + old[spot + 1 :]
    expected = [None if place == (start, end) else place for place in places]
    assert relocate(old, new, places) == expected


@settings(deadline=None)
@given(st.text("аб \n"), st.text("аб \n"), st.lists(st.tuples(*[st.integers(0, 9)] * 2)))
def test_whatever_is_found_has_the_same_text_and_a_spot_of_its_own(old, new, places):
    found = relocate(old, new, places)
    pairs = {pair for pair in zip(places, found, strict=True) if pair[1]}
    assert all(old[slice(*place)] == new[slice(*spot)] for place, spot in pairs)
    assert len({spot for _place, spot in pairs}) == len(pairs)


def test_relocation_of_a_thousand_places_in_a_rewritten_text_ends():
    source = random.Random(5)
    words = [source.choice(["Алматы", "Астана", "и", "в", "город", "."]) for _each in range(4000)]
    old = " ".join(words)
    new = " ".join(word for word in words if source.random() > 0.05)
    places = spans("Алматы", old)
    found = relocate(old, new, places)
    assert len(set(found) - {None}) == len(spans("Алматы", new))
