from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import All, Any, Sequence, value
from articles.search.blocks import number_of
from articles.search.counts import Counts
from articles.search.remembered import Lines, Numbers

VALUES = st.one_of(
    st.from_regex(r"[pt][1-9][0-9]{0,6}", fullmatch=True),
    st.sampled_from(["lru", "lkk", "p1", "p12"]),
)
PERIODS = st.sampled_from(["m202603 y2026 z", "m202604 y2026 z", "y2026 z", "y1999 y2026 z", ""])


def counts_of(rows):
    """Of articles, each given by the values of its date and all others."""
    lines = Lines()
    of_dates = lines.numbers_of([periods for periods, _records in rows])
    values = [number_of(value) for _periods, records in rows for value in records]
    lengths = np.array([len(records) for _periods, records in rows], np.uint16)
    articles = np.arange(len(rows))
    return Counts(
        articles, Numbers(articles, np.array(values, np.uint32), lengths, of_dates, lines)
    )


@given(st.lists(st.tuples(PERIODS, st.lists(VALUES))))
def test_each_value_is_counted_as_often_as_it_is_there(rows):
    once_each = Counter(
        value for periods, records in rows for value in (*periods.split(), *records)
    )
    counts = counts_of(rows)
    assert counts.all() == once_each
    assert counts.of([*once_each, "p0", "none"]) == once_each
    assert counts.of([]) == {}


PARTS = st.recursive(
    st.sampled_from(["p1", "p12", "t3", "lru", "y2026", "y1999", "m202603", "z", "t9999999"]).map(
        value
    ),
    lambda parts: st.builds(
        lambda kind, several: kind(tuple(several)),
        st.sampled_from([All, Any]),
        st.lists(parts, min_size=1, max_size=3),
    ),
    max_leaves=6,
)


def has(values, wanted):
    match wanted:
        case All(parts):
            return all(has(values, part) for part in parts)
        case Any(parts):
            return any(has(values, part) for part in parts)
    return wanted.tokens[0] in values


@given(st.lists(st.tuples(PERIODS, st.lists(VALUES))), PARTS, PARTS)
def test_articles_that_have_some_values_are_counted_alone(rows, wanted, also):
    counts = counts_of(rows)
    for part in (wanted, also):
        rows = [row for row in rows if has({*row[0].split(), *row[1]}, part)]
        counts = counts.left_with(part)
        assert len(counts.articles) == len(rows)
        assert counts.all() == counts_of(rows).all()


def test_what_is_no_value_cannot_be_told_of_counted_articles():
    with pytest.raises(ValueError, match="text"):
        counts_of([]).left_with(Sequence("text", ("p1",)))


@pytest.mark.parametrize(
    ("kinds", "limit", "offset", "found"),
    [
        ("p", 1, 0, [("p2", 3)]),
        ("p", 3, 0, [("p2", 3), ("p1", 2), ("p10", 2)]),
        ("p", 2, 2, [("p10", 2), ("p3", 1)]),
        ("p", 9, 4, []),
        ("tp", 1, 0, [("t1", 1), ("p2", 3)]),
        ("qz", 5, 0, [("z", 2)]),
        ("", 5, 0, []),
    ],
)
def test_biggest_come_first_and_equal_ones_by_their_letters(kinds, limit, offset, found):
    rows = [("z", ["p10", "p1", "p2"]), ("z", ["p3", "p2", "p10", "t1"]), ("", ["p1", "p2", "o7"])]
    assert list(counts_of(rows).most(kinds, limit, offset).items()) == found
