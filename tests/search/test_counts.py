from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.counts import Counts

VALUES = st.one_of(
    st.from_regex(r"[pt][1-9][0-9]{0,6}", fullmatch=True),
    st.sampled_from(["k", "lru", "lkk", "v2026", "w202603", "w000103", "p1", "p12"]),
)


PERIODS = st.sampled_from(["m202603 y2026 z", "m202604 y2026 z", "y2026 z", "y1999 y2026 z", ""])


@given(st.lists(st.lists(VALUES)), st.lists(PERIODS))
def test_each_value_is_counted_as_often_as_it_is_there(rows, periods):
    once_each = Counter(value for row in rows for value in row)
    once_each.update(value for row in periods for value in row.split())
    counts = Counts("\n".join(" ".join(row) for row in rows), "\n".join(periods))
    assert counts.all() == once_each
    assert counts.of([*once_each, "p0", "nothing"]) == once_each
    assert counts.of([]) == {}


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
    counts = Counts("p10 p1 p2\np3 p2 p10 t1\np1 p2 o7", "z\nz\n")
    assert list(counts.most(kinds, limit, offset).items()) == found
