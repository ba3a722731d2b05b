"""The archive by year, month and day."""

import pytest

from tests.factories import make_article, make_draft
from tests.pages.parsed import visit, words


def parts(page) -> dict[str, tuple[str, str]]:
    """Months or days that have articles: their label → (count, address)."""
    (found,) = page.with_class("periods")
    return {words(a[0]): (words(a[1]), a.get("href")) for a in found.iter("a")}


def steps(page) -> list[tuple[str, str]]:
    return [(words(a), a.get("href")) for nav in page.with_class("steps") for a in nav.iter("a")]


@pytest.mark.parametrize(
    ("path", "heading", "total", "uncertain", "steps_"),
    [
        ("2026", "2026 год", 4, 0, ["← 2025 год"]),
        ("2025", "2025 год", 1, 0, ["2026 год →"]),
        ("2027", "2027 год", 0, 0, ["← 2026 год"]),
        ("1999", "1999 год", 0, 0, ["2025 год →"]),
        ("1000", "1000 год", 0, 0, ["2025 год →"]),
        ("9999", "9999 год", 0, 0, ["← 2026 год"]),
        ("2026/02", "Февраль 2026", 2, 1, ["← январь 2026", "март 2026 →"]),
        ("2026/01", "Январь 2026", 1, 1, ["← август 2025", "февраль 2026 →"]),
        ("2026/03", "Март 2026", 3, 1, ["← февраль 2026"]),
        ("2026/04", "Апрель 2026", 0, 0, ["← март 2026"]),
        ("2025/12", "Декабрь 2025", 0, 0, ["← август 2025", "январь 2026 →"]),
        ("2026/03/13", "13 марта 2026", 2, 1, ["← 12 марта 2026", "14 марта 2026 →"]),
        ("2026/03/15", "15 марта 2026", 0, 0, ["← 14 марта 2026", "16 марта 2026 →"]),
        ("2025/08/29", "29 августа 2025", 1, 0, ["1 января 2026 →"]),
        ("2024/02/29", "29 февраля 2024", 0, 0, ["29 августа 2025 →"]),
    ],
)  # fmt: skip
def test_periods_of_the_seeds(client, archive, path, heading, total, uncertain, steps_):
    page = visit(client, f"/archive/{path}/")
    assert (
        page.heading,
        page.total,
        len(page.entries),
        len(page.uncertain),
        [label for label, _url in steps(page)],
    ) == (heading, total, total, uncertain, steps_)
    assert page.canonical == f"/archive/{path}/"


def test_count_of_a_part_is_what_its_page_shows(client, archive):
    months = parts(visit(client, "/archive/2026/"))
    assert months == {
        "январь": ("1", "/archive/2026/01/"),
        "февраль": ("2", "/archive/2026/02/"),
        "март": ("3", "/archive/2026/03/"),
    }
    days = parts(visit(client, "/archive/2026/03/"))
    assert list(days) == [str(day) for day in range(1, 32) if day != 15]
    for count, url in [*months.values(), *days.values()]:
        assert visit(client, url).total == int(count)


def test_period_without_articles_names_the_nearest_with_some(client, archive):
    page = visit(client, "/archive/2025/12/")
    (ways,) = page.with_class("ways")
    assert [(words(a), a.get("href")) for a in ways.iter("a")] == [
        ("август 2025", "/archive/2025/08/"),
        ("январь 2026", "/archive/2026/01/"),
    ]


@pytest.mark.parametrize(
    "path",
    ["2026/00", "2026/13", "2026/02/29", "2026/02/30", "2026/04/31", "2026/03/00", "0000", "0999"]
    + ["20260", "202", "2026/3", "2026/03/1", "2026/03/15/10", "٢٠٢٦"],
)
def test_impossible_date_is_not_found(client, db, path):
    assert client.get(f"/archive/{path}/").status_code == 404


@pytest.mark.django_db
def test_long_span_belongs_to_every_period_it_touches(client):
    make_article("Долго", date="2023-12-31/2025-01-01")
    make_draft("Черновик", date="2022-01-01")
    assert [visit(client, f"/archive/{year}/").total for year in range(2022, 2027)] == [
        0,
        1,
        1,
        1,
        0,
    ]
    assert len(parts(visit(client, "/archive/2024/"))) == 12
    assert len(parts(visit(client, "/archive/2024/02/"))) == 29
    page = visit(client, "/archive/2024/06/")
    assert (page.uncertain, steps(page)) == (
        [],
        [("← май 2024", "/archive/2024/05/"), ("июль 2024 →", "/archive/2024/07/")],
    )
    assert steps(visit(client, "/archive/2026/")) == [("← 2025 год", "/archive/2025/")]
    assert steps(visit(client, "/archive/2022/")) == [("2023 год →", "/archive/2023/")]


@pytest.mark.django_db
def test_pages_of_a_period_follow_one_another(client):
    for number in range(21):
        make_article(f"Заметка {number}")
    page = visit(client, "/archive/2026/03/15/?page=2&utm=1")
    assert (page.total, len(page.entries), page.canonical) == (21, 1, "/archive/2026/03/15/?page=2")
    visit(client, "/archive/2026/03/15/?page=3", 404)
