"""The newsroom's pages in a browser: the fixture `page` fails a test for any complaint of theirs."""

import pytest
from playwright.sync_api import expect

from tests.browser.moves import sign_in
from tests.conftest import DESK

pytestmark = pytest.mark.parametrize("page", [DESK], indirect=True)


def links(page, selector: str) -> list[str]:
    """Addresses of the newsroom, each once."""
    found = page.locator(selector).evaluate_all("all => all.map(a => new URL(a.href).pathname)")
    return list(dict.fromkeys(path for path in found if path.startswith("/admin/")))


def test_every_page_of_the_newsroom_opens_without_complaints(page, archive):
    sign_in(page)
    pages = [*links(page, "#content a"), *links(page, "#user-tools a")]
    assert {"/admin/articles/article/", "/admin/auth/user/add/"} <= set(pages)
    statuses = {}
    for path in pages:
        statuses[path] = page.goto(path).status
        for record in links(page, "#result_list th a")[:1]:
            statuses[record] = page.goto(record).status
    assert {path: status for path, status in statuses.items() if status != 200} == {}


def test_every_link_of_an_article_offers_records_while_typing(page, archive):
    sign_in(page)
    page.goto("/admin/articles/article/add/")
    for row in ("человека", "организацию", "событие"):
        page.get_by_text(f"Добавить {row}", exact=True).click()
    offers = {
        "cities": ("алма", ["Алматы"]),
        "people-0-person": ("ОТЫНШИЕВ", ["Меиржан Отыншиев"]),
        "organisations-0-organisation": ("muzart", ["Muzart Life"]),
        "events-0-event": ("jas", ["Jas Stars"]),
    }
    for field, (typed, offered) in offers.items():
        page.locator(f"#id_{field} + .select2 .select2-selection").click()
        # The field takes the focus a moment after the click: keys typed before would be lost.
        page.locator(".select2-container--open .select2-search__field").press_sequentially(typed)
        options = page.locator(".select2-results__option")
        expect(options).to_have_text(offered)
        options.first.click()
        expect(page.locator(f"#id_{field} option:checked")).to_have_text(offered)
