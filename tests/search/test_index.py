"""The index itself: what is written once, in which order it is read, and which days it takes in."""

import re
from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import search
from articles.dates import ImpreciseDate
from articles.indexing.texts import KNOWN_TO_THE_DAY, period_token, periods_of, values_of
from articles.search import ALL, All, Any, Beginning, But, Range, Sequence, value

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 15)
# Statements that write; the second are those of many rows.
WRITES = re.compile(r"(INSERT|UPDATE|DELETE)|\d+ times: ")


def document(article_id, words="", *, when="2026-03-15", title="", values=(), ties=()):
    """An article of these words, found under its periods as every article is."""
    when = ImpreciseDate.parse(when)
    fields = {"title": title.split(), "title_exact": [], "text": words.split(), "text_exact": []}
    fields["records"] = values_of(list(values), "ru", None)
    lasted, periods = when.kind == "lasted", periods_of(when)
    return search.document(article_id, when.earliest, when.latest, lasted, periods, ties, **fields)


def found(expression=None, within=search.EVERYTHING, **order) -> list[int]:
    return search.newest(expression, 1000, within=within, **order)


def word(*tokens) -> Sequence:
    return Sequence("text", tokens)


def written(change) -> list[str]:
    """The statements of a change that write."""
    with CaptureQueriesContext(connection) as queries:
        change()
    return [query["sql"] for query in queries if WRITES.match(query["sql"])]


def test_second_time_writes_nothing():
    documents = [document(pk, "a b", values=["t1", "p2"]) for pk in (1, 2, 3)]
    search.replace([1, 2, 3, 4], documents)
    assert written(lambda: search.replace([1, 2, 3, 4], documents)) == []
    assert written(lambda: search.replace([4], [])) == []


def test_only_what_differs_is_written():
    search.write([document(1, "a"), document(2, "b")])
    before = search.indexed()
    search.write([document(1, "a"), document(2, "c", when="2026-03-14")])
    after = search.indexed()
    assert (after[1], after[2] < before[2], len(after)) == (before[1], True, 2)
    assert (found(word("b")), found(word("c"))) == ([], [2])


CHANGES = [
    (document(1, "a"), {"a": [1], "b": [], "t1": [], "t2": []}),
    (document(1, "b"), {"a": [], "b": [1], "t1": [], "t2": []}),
    (document(1, "a b", values=["t1"]), {"a": [1], "b": [1], "t1": [1], "t2": []}),
    (document(1, "b", values=["t2"], when="2025"), {"a": [], "b": [1], "t1": [], "t2": [1]}),
    (None, {"a": [], "b": [], "t1": [], "t2": []}),
]


@pytest.mark.parametrize(("after", "finds"), CHANGES)
@pytest.mark.parametrize("before", [before for before, _finds in CHANGES])
def test_article_is_found_as_it_is_and_not_as_it_was(before, after, finds):
    search.replace([1], [before] if before else [])
    search.replace([1], [after] if after else [])
    assert {
        token: found(value(token) if token in ("t1", "t2") else word(token)) for token in finds
    } == finds
    assert search.indexed() == ({1: after.place} if after else {})
    assert (search.differing([after] if after else []), search.tally_differs()) == ([], False)
    assert search.is_sound()


def test_articles_may_change_places_in_one_go():
    search.write([document(1, "a", when="2026-01-01"), document(2, "b", when="2026-01-02")])
    search.write([document(1, "a", when="2026-01-02"), document(2, "b", when="2026-01-01")])
    assert (found(), found(oldest_first=True)) == ([1, 2], [2, 1])


def test_very_many_articles_are_taken_out_at_once():
    search.write([document(pk, "a") for pk in range(1, 3001)])
    search.remove(range(1, 3000))
    assert (search.indexed().keys(), found(word("a"))) == ({3000}, [3000])


def test_difference_is_named_whatever_it_is():
    kept = [document(pk, "a b", title="c", values=["t1"]) for pk in (1, 2, 3, 4, 5)]
    search.write(kept[:4])
    wanted = [
        kept[0],
        document(2, "a c", title="c", values=["t1"]),
        document(3, "a b", title="c", values=["t2"]),
        document(4, "a b", title="c", values=["t1"], when="2026-03-14/2026-03-15"),
        kept[4],
    ]
    assert search.differing(wanted) == [2, 3, 4, 5]


# Order


def test_newest_come_first_by_last_day_then_first_day_then_number():
    dates = [
        "2026",
        "2026-12",
        "2026-12-31",
        "2026-12-31",
        "2026-12-30",
        "[2025-01-01..2026-12-31]",
    ]
    search.write([document(pk, "a", when=when) for pk, when in enumerate(dates, start=1)])
    assert found(word("a")) == [4, 3, 2, 1, 6, 5]
    assert found(word("a"), oldest_first=True) == [5, 6, 1, 2, 3, 4]


def test_number_of_an_article_beyond_the_bits_kept_for_it_does_not_mix_up_days():
    search.write([document(pk, "a") for pk in (7, 2**24 + 5)] + [document(9, when="2026-03-16")])
    assert found() == [9, 7, 2**24 + 5]


@pytest.mark.parametrize("oldest_first", [False, True])
@pytest.mark.parametrize("expression", [None, word("a"), value("t1")])
@pytest.mark.parametrize("within", [Range(), Range(date(2020, 6, 1), date(2024, 6, 1))])
def test_pages_are_pieces_of_the_whole_list(expression, within, oldest_first):
    random = Random(3)
    search.write(random_documents(random, 60, from_year=2016))
    whole = found(expression, within, oldest_first=oldest_first)
    pieces = [
        search.newest(expression, 7, offset, within, oldest_first) for offset in range(0, 77, 7)
    ]
    assert [pieces[number] for number in range(11)] == [whole[n : n + 7] for n in range(0, 77, 7)]
    assert len(whole) == search.count(expression, 1000, within) > 7


def test_counting_stops_at_the_most_that_is_asked_for():
    search.write([document(pk, "a", when=f"{2000 + pk}") for pk in range(1, 21)])
    within = Range(date(2005, 1, 1), date(2015, 6, 1))
    counts = [search.count(word("a"), most, within) for most in (1, 10, 11, 12)]
    assert (counts, search.count_each([(word("a"), within), (None, Range())], 12)) == (
        [1, 10, 11, 11],
        [11, 12],
    )


def test_values_are_those_of_the_newest():
    search.write(
        [document(pk, "a", values=[f"t{pk % 2}"], when=f"{2000 + pk}") for pk in range(1, 8)]
    )
    found = search.values(word("a"), 3)
    numbers = found.counts.of(["t0", "t1", "t2", "y2004", "y2005", "y2007", ALL])
    assert numbers == {"t0": 1, "t1": 2, "y2005": 1, "y2007": 1, ALL: 3}
    assert (found.number, found.ids(3, 0, oldest_first=False)) == (4, [7, 6, 5])


@pytest.mark.parametrize("oldest_first", [False, True])
@pytest.mark.parametrize("left", [None, value("p1")])
@pytest.mark.parametrize("most", [10, 80, 200])
def test_what_is_counted_is_the_beginning_of_the_list(most, left, oldest_first):
    search.write(random_documents(Random(8), 80))
    counted, whole = search.values(value("t1"), most), found(value("t1"), oldest_first=oldest_first)
    if left and most > 10:
        counted = counted.left_with(left)
        whole = found(All((value("t1"), left)), oldest_first=oldest_first)
    assert len(whole) > 20
    for limit, offset in ((1, 0), (5, 3), (10, 0), (5, 10), (99, 4), (3, 99)):
        ids = counted.ids(limit, offset, oldest_first)
        if most == 10 and (oldest_first or limit + offset > 10):
            assert ids is None
        else:
            assert ids == whole[offset : offset + limit]


def test_numbers_of_articles_are_not_their_ids_where_one_is_too_long():
    search.write([document(pk, "a") for pk in (7, 2**24 - 1)])
    assert search.values(word("a"), 9).ids(9, 0, oldest_first=False) == [2**24 - 1, 7]
    search.write([document(2**24, "b")])
    assert search.values(word("a"), 9).ids(9, 0, oldest_first=False) is None


def test_value_that_could_not_be_counted_is_refused():
    assert document(1, "a", values=["p1234567"]).values
    with pytest.raises(ValueError, match="p12345678"):
        document(1, "a", values=["p12345678"])


# Expressions


EXPRESSIONS = [
    (word("a"), {1, 2, 3}),
    (word("a", "b"), {1}),
    (word("b", "a"), {2}),
    (word("b", "c", "d"), {4}),
    (Beginning("text", ("a",)), {1, 2, 3, 5}),
    (Beginning("text", ("b", "c")), {4}),
    (Any((word("a", "b"), word("b", "a"))), {1, 2}),
    (All((word("a"), word("b"))), {1, 2}),
    (But(word("a"), word("b")), {3}),
    (But(All((word("a"),)), Any((word("b"), word("c")))), set()),
    (Sequence("title", ("a",)), {5}),
    (Sequence("title", ("a", "a")), set()),
    (All((Sequence("title", ("a",)), Beginning("text", ("a",)))), {5}),
    (value("t1"), {4}),
    (value("t"), set()),
    (value(ALL), {1, 2, 3, 4, 5}),
    (None, {1, 2, 3, 4, 5}),
]


@pytest.mark.parametrize(("expression", "articles"), EXPRESSIONS)
def test_expression_finds_what_it_says(expression, articles):
    search.write(
        [
            document(1, "a b", when="2019"),
            document(2, "b a", when="2024"),
            document(3, "a c", when="2025-01"),
            document(4, "b c d", values=["t1", "t12"]),
            document(5, "ab", title="a"),
        ]
    )
    assert set(found(expression)) == articles


def test_case_tells_no_values_apart_so_none_differ_by_it():
    when = ImpreciseDate.parse("2026-03-15/2026-04-01")
    values = [*values_of([], "ru", None), *periods_of(when)]
    assert [token for token in values if token != token.lower()] == []
    assert KNOWN_TO_THE_DAY in values


LONG = [f"w{number}" for number in range(20_000)]


@pytest.mark.parametrize(
    ("tokens", "phrase", "is_found"),
    [
        (LONG, ("w0", "w1"), True),
        (LONG, ("w15000", "w15001"), True),
        (LONG, ("w17000", "w17001"), False),
        (LONG, ("w15999", "w19999"), False),
        (LONG, ("w19999",), True),
        (["a", "b"] * 200, ("b", "a"), True),
        (["a", "b"] * 300 + ["a", "c"], ("a", "c"), False),
        (["a", "b"] * 300 + ["a", "c", "d"], ("c", "d"), True),
        (["a", "b"] * 300 + ["a", "c"], ("b", "c"), False),
        (["a", "b"] * 9000 + ["c"], ("c",), True),
        (["a", "b"] * 9000 + ["c"], ("a", "b"), True),
    ],
)
def test_engines_know_the_same_phrases_of_very_long_texts(tokens, phrase, is_found):
    search.write([document(1, " ".join(tokens), title="t", values=["t1"])])
    assert (found(word(*phrase)) == [1], found(value("t1"))) == (is_found, [1])
    assert search.differing([document(1, " ".join(tokens), title="t", values=["t1"])]) == []


# Ranges of days


def random_when(random: Random, from_year=2023) -> str:
    first = date(from_year, 1, 1) + timedelta(days=random.randrange(365 * (2026 - from_year)))
    last = first + timedelta(days=random.choice((1, 5, 40, 400)))
    forms = (f"{first:%Y}", f"{first:%Y-%m}", f"{first}", f"{first}/{last}", f"[{first}..{last}]")
    return random.choice(forms)


def random_documents(random: Random, number: int, from_year=2023) -> list:
    return [
        document(
            pk,
            random.choice(("a", "a b", "b")),
            when=random_when(random, from_year),
            values=random.choice((["t1"], ["t1", "p1"], [])),
        )
        for pk in random.sample(range(1, 10**6), number)
    ]


def test_ranges_take_in_the_articles_that_may_or_surely_fall_in_them():
    random = Random(4)
    dates = {pk: ImpreciseDate.parse(random_when(random)) for pk in range(1, 61)}
    search.write([document(pk, "a", when=str(when)) for pk, when in dates.items()])
    ends = [None, date(1000, 1, 1), date(9999, 12, 31), DAY]
    days = [date(2023, 1, 1) + timedelta(days=random.randrange(1300)) for _ in range(30)]
    days += [bound for when in list(dates.values())[:8] for bound in (when.earliest, when.latest)]
    wrong = []
    for _number in range(150):
        first, last = random.choice(ends + days), random.choice(ends + days)
        within = Range(first, last, random.random() < 0.5)
        if (first and last and last < first) or not within:
            continue
        expression = random.choice((None, word("a"), value("t1")))
        wanted = [] if expression == value("t1") else in_range(dates, within)
        if found(expression, within) != wanted or search.count(expression, 99, within) != len(
            wanted
        ):
            wrong.append((within, expression))
    assert wrong == []


def in_range(dates: dict[int, ImpreciseDate], within: Range) -> list[int]:
    falls = "surely_falls" if within.certain else "may_fall"
    inside = [pk for pk, when in dates.items() if getattr(when, falls)(within.first, within.last)]
    order = {pk: (dates[pk].latest, dates[pk].earliest, pk) for pk in inside}
    return sorted(inside, key=order.__getitem__, reverse=True)


@pytest.mark.parametrize("certain", [False, True])
def test_periods_take_in_what_the_range_of_their_days_does(certain):
    random = Random(5)
    dates = {pk: ImpreciseDate.parse(random_when(random)) for pk in range(1, 41)}
    search.write([document(pk, when=str(when)) for pk, when in dates.items()])
    for month in range(1, 13):
        days = ImpreciseDate.of_month(2024, month)
        within = Range(days.earliest, days.latest, certain)
        assert found(value(period_token(2024, month, certain))) == found(None, within)
    year = Range(date(2024, 1, 1), date(2024, 12, 31), certain)
    assert found(value(period_token(2024, certain=certain))) == found(None, year) != []


@pytest.mark.parametrize("oldest_first", [False, True])
@pytest.mark.parametrize("expression", [word("a"), value("t1"), All((word("b"), value("t1")))])
def test_what_is_sought_in_a_period_is_what_is_found_there_of_all(expression, oldest_first):
    search.write(random_documents(Random(7), 80))
    whole = found(expression, oldest_first=oldest_first)
    for year, month in ((2024, None), (2024, 3), (2024, 12), (2026, 1), (1999, None)):
        period = value(period_token(year, month))
        inside = {*found(period)}
        both = All((expression, period))
        wanted = [pk for pk in whole if pk in inside]
        pieces = [
            search.newest(both, 4, offset, oldest_first=oldest_first) for offset in range(0, 84, 4)
        ]
        assert pieces == [wanted[n : n + 4] for n in range(0, 84, 4)]
        number = search.values(both, 5).number
        assert (search.count(both, 99), number) == (len(wanted), min(len(wanted), 6))
    assert len(found(All((expression, value("y2024"))))) > 4


def test_several_periods_must_all_be_met():
    dates = {1: "2024", 2: "2024-03", 3: "[2024-12-20..2025-01-10]", 4: "2025-01-05"}
    search.write([document(pk, when=when) for pk, when in dates.items()])
    assert found(All((value("y2024"), value("y2025")))) == [3]
    assert found(All((value("y2024"), value("m202403")))) == [1, 2]
    assert found(All((value("y2024"), Any((value("m202403"), value("m202412")))))) == [3, 1, 2]


@pytest.mark.parametrize(
    ("period", "articles"),
    [
        ("y2870", [1]),
        ("y2871", [3, 2]),
        ("m287110", [2]),
        ("m287112", [3]),
        ("y2872", [3, 4]),
        ("y9999", [5]),
        ("m999912", [5]),
        ("y0000", []),
        ("m202613", []),
    ],
)
def test_years_beyond_the_last_day_kept_are_told_apart(period, articles):
    dates = ["2870-12-31", "2871-10", "[2871-12-30..2872-01-02]", "2872-05", "9999"]
    search.write([document(pk, "a", when=when) for pk, when in enumerate(dates, start=1)])
    assert {*found(value(period))} == {*articles}
    assert {*found(All((word("a"), value(period))))} == {*articles}


@pytest.mark.parametrize(
    "when", ["1000", "[1000-01-01..2026-03-14]", "1000-01-01/2026-03-14", "2026-03-15"]
)
def test_spans_of_centuries_are_found_by_words_and_by_days(when):
    search.write([document(1, "a", when=when), document(2, "a", when="2026-03-16")])
    date_ = ImpreciseDate.parse(when)
    day = date_.latest
    assert (found(word("a")), found(value("t1"))) == ([2, 1], [])
    assert found(word("a"), Range(day, day)) == found(None, Range(day, day)) == [1]
    known = search.indexed()
    assert (known[1] < known[2], search.differing([document(1, "a", when=when)])) == (True, [])


def test_ordinals_beyond_the_last_day_kept_are_taken_for_it():
    search.write([document(1, "a", when="2871-12-31"), document(2, "a", when="2026")])
    everything = Range(date(1000, 1, 1), date(9999, 12, 31))
    assert (found(None, everything), found(word("a"), everything)) == ([1, 2], [1, 2])
    assert search.count_each([(None, Range(date(9999, 1, 1), None))], 9) == [1]
