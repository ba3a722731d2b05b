"""No page has a barrier that axe-core knows of, on a phone and on a desk, in light and in dark."""

import pytest

from tests.browser.every_page import LISTS, PERIODS, START, gone, records
from tests.conftest import DESK, PHONE

pytestmark = pytest.mark.engine("sqlite")  # pages look the same on every engine
ON_A_PHONE = pytest.mark.parametrize("page", [PHONE], indirect=True)
# A dark page differs from a light one in its colours only.
COLOURS = ("color-contrast", "link-in-text-block")
OPEN_ALL = "() => document.querySelectorAll('details').forEach(each => each.open = true)"


def barriers(page, axe, pages: dict[str, int]) -> dict[tuple, list]:
    """By page, width and scheme; `pages` are paths, each with its status."""
    found = {}
    for path, status in pages.items():
        page.set_viewport_size({"width": PHONE, "height": 800})
        assert page.goto(path).status == status, path
        page.evaluate(OPEN_ALL)
        for width in (PHONE, DESK):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme="dark")
            found[path, width, "dark"] = axe(page, *COLOURS)
            page.emulate_media(color_scheme="light")
            found[path, width, "light"] = axe(page)
    return {where: rules for where, rules in found.items() if rules}


@ON_A_PHONE
def test_front_archive_and_error_pages_have_no_barrier(page, archive, axe):
    assert barriers(page, axe, START | PERIODS | gone()) == {}


@ON_A_PHONE
def test_lists_with_and_without_filters_have_no_barrier(page, archive, axe):
    assert barriers(page, axe, LISTS) == {}


@ON_A_PHONE
def test_pages_of_records_have_no_barrier(page, archive, axe):
    assert barriers(page, axe, records()) == {}
