"""One imprecise date from the editor's form to the list, the count and the archive page."""

import pytest

from articles.models import Article
from articles.publishing import publish
from tests.admin.filled import FilledForm, signed_in
from tests.factories import make_administrator, make_article
from tests.pages.parsed import visit

BETWEEN, LASTED = "[2026-01-01..2026-03-14]", "2026-02-14/2026-03-14"

# What the date is, as an editor types it, what is asked, and whether the article is shown, is
# marked as one that only may belong there, and is still shown with `certain=1`.
TABLE = [
    ("2026-03-15", "15.03.2026", "year=2026&month=3", True, False, True),
    ("2026-03-15", "15 марта 2026", "year=2026", True, False, True),
    ("2026-03-15", "2026-03-15", "year=2026&month=2", False, False, False),
    ("2026-03-15", "2026-03-15", "date_after=2026-03-15&date_before=2026-03-15", True, False, True),
    ("2026-03-15", "2026-03-15", "date_after=2026-03-16", False, False, False),
    ("2026-03-15", "2026-03-15", "date_before=2026-03-14", False, False, False),
    ("2026-03-15", "2026-03-15", "", True, False, True),
    ("2026-03", "март 2026", "year=2026&month=3", True, False, True),
    ("2026-03", "2026-03", "date_after=2026-03-31", True, True, False),
    ("2026-03", "2026-03", "date_before=2026-03-01", True, True, False),
    ("2026-03", "2026-03", "date_after=2026-03-01&date_before=2026-03-31", True, False, True),
    ("2026-03", "03.2026", "date_after=2026-04-01", False, False, False),
    ("2026-03", "2026-03", "", True, False, False),
    ("2025", "2025", "year=2025", True, False, True),
    ("2025", "2025 год", "year=2025&month=7", True, True, False),
    ("2025", "2025", "year=2026", False, False, False),
    ("2025", "2025", "date_after=2025-12-31&date_before=2026-12-31", True, True, False),
    ("2025", "2025", "date_after=2025-01-01", True, False, True),
    (BETWEEN, BETWEEN, "year=2026", True, False, True),
    (BETWEEN, "между 01.01.2026 и 14.03.2026", "year=2026&month=2", True, True, False),
    (BETWEEN, BETWEEN, "year=2026&month=4", False, False, False),
    (BETWEEN, BETWEEN, "date_after=2026-01-01&date_before=2026-03-14", True, False, True),
    (BETWEEN, BETWEEN, "date_after=2026-03-14", True, True, False),
    (BETWEEN, BETWEEN, "date_before=2026-03-13", True, True, False),
    (BETWEEN, BETWEEN, "", True, False, False),
    (LASTED, "с 14 февраля по 14 марта 2026", "year=2026&month=2", True, False, True),
    (LASTED, LASTED, "year=2026&month=3", True, False, True),
    (LASTED, LASTED, "year=2026&month=1", False, False, False),
    (LASTED, LASTED, "date_after=2026-03-14&date_before=2026-03-14", True, False, True),
    (LASTED, LASTED, "date_before=2026-02-13", False, False, False),
    (LASTED, LASTED, "", True, False, True),
    ("2024-02-29", "29.02.2024", "year=2024&month=2", True, False, True),
    ("[2024-12-31..2025-01-01]", "[2024-12-31..2025-01-01]", "year=2025", True, True, False),
    ("2024-12-31/2025-01-01", "2024-12-31/2025-01-01", "year=2024&month=12", True, False, True),
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("edtf", "typed", "query", "shown", "uncertain", "surely"), TABLE)
def test_date_typed_by_an_editor_is_found_by_what_may_and_what_surely_falls(
    client, edtf, typed, query, shown, uncertain, surely
):
    administrator = make_administrator()
    form = FilledForm(signed_in(client, administrator), "/admin/articles/article/add/")
    form["name"], form["body"], form["date"] = "Заметка", "Слово.", typed
    form["scope"] = Article.Scope.UNKNOWN
    form.saved()
    article = publish(Article.objects.get(), administrator)
    client.logout()
    assert article.date.edtf == edtf

    page = visit(client, f"/articles/?{query}")
    certain = visit(client, f"/articles/?{query}&certain=1")
    assert (page.total, len(page.uncertain), certain.total, certain.uncertain) == (
        int(shown),
        int(uncertain),
        int(surely),
        [],
    )
    for listed in (page, certain):
        check_counts(client, listed)


def check_counts(client, listed):
    """Every year and month says what its link gives."""
    for choice in listed.choices:
        if choice.facet in ("year", "month") and not choice.current:
            assert visit(client, choice.href).total == choice.count, choice


PERIODS = [
    ("2026-03-15", {"2026": 1, "2026/03": 1, "2026/03/15": 1, "2026/03/14": 0, "2026/02": 0}),
    ("2026-03", {"2026": 1, "2026/03": 1, "2026/03/15": "?", "2026/02": 0, "2025": 0}),
    ("2025", {"2025": 1, "2025/07": "?", "2025/07/09": "?", "2026": 0, "2024/12": 0}),
    (BETWEEN, {"2026": 1, "2026/01": "?", "2026/03": "?", "2026/03/14": "?", "2026/03/15": 0}),
    (LASTED, {"2026": 1, "2026/02": 1, "2026/02/14": 1, "2026/02/13": 0, "2026/04": 0}),
    ("[2024-12-31..2025-01-01]", {"2024": "?", "2025": "?", "2024/12": "?", "2025/01/01": "?"}),
    ("2024-12-31/2025-01-01", {"2024": 1, "2025": 1, "2024/12": 1, "2025/01/02": 0}),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("edtf", "periods"), PERIODS)
def test_archive_pages_show_what_may_fall_in_them_and_mark_what_only_may(client, edtf, periods):
    make_article(date=edtf)
    pages = {path: visit(client, f"/archive/{path}/") for path in periods}
    assert {path: "?" if page.uncertain else page.total for path, page in pages.items()} == periods
    lists = {path: as_list(path) for path in periods}
    assert {path: visit(client, url).total for path, url in lists.items()} == {
        path: page.total for path, page in pages.items()
    }


def as_list(path: str) -> str:
    year, *rest = path.split("/")
    if len(rest) == 2:
        day = path.replace("/", "-")
        return f"/articles/?date_after={day}&date_before={day}"
    return f"/articles/?year={year}" + "".join(f"&month={int(month)}" for month in rest)
