"""Searching as readers do it: the box of every page with its suggestions, and what it finds."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.moves import follow
from tests.conftest import DESK

pytestmark = pytest.mark.engine("sqlite")  # pages look the same on every engine

ON_A_DESK = pytest.mark.parametrize("page", [DESK], indirect=True)
BOX = "Что найти в архиве"


def box(page):
    return page.get_by_label(BOX)


def options(page):
    return page.get_by_role("option")


def write(page, text: str, *suggestions: str):
    """Types into the box of the page and waits for suggestions that begin with these names."""
    box(page).click()
    page.keyboard.type(text)
    expect(options(page).locator("span:first-child")).to_have_text(list(suggestions))


def combobox(page) -> dict:
    """What the box tells those who listen."""
    field = box(page)
    active = field.get_attribute("aria-activedescendant")
    selected = page.locator("[role=option][aria-selected=true]").all()
    assert [option.get_attribute("id") for option in selected] == ([active] if active else [])
    return {
        "open": field.get_attribute("aria-expanded") == "true",
        "at": selected[0].inner_text() if selected else None,
        "typed": field.input_value(),
    }


def where(page) -> tuple[str, dict[str, list[str]]]:
    address = urlsplit(page.url)
    return address.path, parse_qs(address.query)


def go(page, key: str):
    with page.expect_navigation():
        page.keyboard.press(key)


def test_suggestion_is_chosen_by_keyboard_alone(page, archive):
    page.goto("/about/")
    assert box(page).get_attribute("role") == "combobox"
    write(page, "айдос", "Айдос Сарым")
    assert combobox(page) == {"open": True, "at": None, "typed": "айдос"}
    page.keyboard.press("ArrowDown")
    first = {"open": True, "at": "Айдос Сарым\nчеловек, 2 статьи", "typed": "айдос"}
    assert combobox(page) == first
    page.keyboard.press("ArrowDown")
    assert combobox(page)["at"] is None
    page.keyboard.press("ArrowUp")
    assert combobox(page) == first
    go(page, "Enter")
    assert where(page) == ("/people/aidos-sarym/", {})


def test_enter_without_a_choice_searches(page, archive):
    page.goto("/")
    write(page, "айдос", "Айдос Сарым")
    go(page, "Enter")
    assert where(page) == ("/articles/", {"q": ["айдос"]})
    assert box(page).input_value() == "айдос"


def test_suggestion_is_chosen_by_a_tap(page, archive):
    page.goto("/people/")
    write(page, "айдос", "Айдос Сарым")
    follow(options(page).first)
    assert where(page) == ("/people/aidos-sarym/", {})


@ON_A_DESK
def test_escape_and_leaving_the_box_close_the_list_and_keep_what_was_typed(page, archive):
    page.goto("/tags/")
    write(page, "айдос", "Айдос Сарым")
    closed = {"open": False, "at": None, "typed": "айдос"}
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert (combobox(page), options(page).first.is_visible()) == (closed, False)
    page.keyboard.press("ArrowDown")
    assert combobox(page)["at"] == "Айдос Сарым\nчеловек, 2 статьи"
    page.keyboard.press("Tab")
    assert combobox(page) == closed
    assert page.evaluate("document.activeElement.innerText") == "Найти"


@ON_A_DESK
def test_number_of_suggestions_is_announced(page, archive):
    page.goto("/")
    status = page.locator(".search [role=status]")
    write(page, "айдос", "Айдос Сарым")
    expect(status).to_have_text("Подсказок: 1. Выбирайте стрелками.")
    page.keyboard.type("ъъъ")
    expect(status).to_have_text("Подсказок нет.")
    assert combobox(page)["open"] is False


@ON_A_DESK
def test_only_the_last_of_what_was_typed_is_answered(page, archive):
    held, asked, stopped = [], [], []
    page.on("requestfailed", lambda request: stopped.append(queried(request.url)))

    def answer(route):
        asked.append(queried(route.request.url))
        if asked == ["ас"]:
            held.append(route)  # answered never
        else:
            route.continue_()

    page.route("**/suggest?*", answer)
    page.goto("/")
    box(page).click()
    page.keyboard.type("а")
    page.wait_for_timeout(400)
    with page.expect_request("**/suggest?*"):
        page.keyboard.type("с")
    page.keyboard.press("Backspace")
    page.keyboard.type("йдос")
    expect(options(page).locator("span:first-child")).to_have_text(["Айдос Сарым"])
    assert (asked, stopped) == (["ас", "айдос"], ["ас"])


def queried(url: str) -> str:
    return parse_qs(urlsplit(url).query)["q"][0]


@pytest.mark.engine("sqlite")
def test_open_list_of_suggestions_has_no_barrier_and_fits_the_window(page, archive, axe):
    for path in ("/", "/events/"):
        page.goto(path)
        write(page, "айдос", "Айдос Сарым")
        page.keyboard.press("ArrowDown")
        assert axe(page) == []
        page.emulate_media(color_scheme="dark")
        assert axe(page, "color-contrast") == []
        page.emulate_media(color_scheme="light")
        width = page.viewport_size["width"]
        page.set_viewport_size({"width": 320, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        page.set_viewport_size({"width": width, "height": 800})


def marked(page, where: str) -> set[str]:
    return set(page.locator(f"[data-total] {where} mark").all_inner_texts())


@ON_A_DESK
def test_words_are_marked_in_the_form_they_are_written(page, archive):
    page.goto("/articles/?q=серик есматов")
    assert marked(page, ".entry-lead") == {"Серика", "Есматова"}
    page.goto("/articles/?q=референдумы")
    assert marked(page, "h3") == {"референдумом", "референдума", "референдуму"}


def search_without_scripts(page):
    page.goto("/articles/?city=almaty")
    page.get_by_label("Искать в этом списке").fill("есматову")
    follow(page.locator("aside").get_by_role("button", name="Найти"))
    path, query = where(page)
    assert (path, query["q"], query["city"]) == ("/articles/", ["есматову"], ["almaty"])
    box(page).fill("референдумы")
    follow(page.get_by_role("search").get_by_role("button", name="Найти"))
    assert where(page) == ("/articles/", {"q": ["референдумы"]})


def test_list_keeps_its_filters_and_the_box_of_the_page_starts_anew(page, archive):
    search_without_scripts(page)


def test_search_needs_no_javascript(page_without_scripts, archive):
    assert page_without_scripts.goto("/").status == 200
    assert box(page_without_scripts).get_attribute("role") is None
    search_without_scripts(page_without_scripts)
