"""The archive as its readers and editors go through it, in a real browser."""

from urllib.parse import urlsplit

import pytest

from tests.browser.moves import follow, sign_in
from tests.conftest import DESK, PHONE
from tests.factories import make_city, make_draft, make_mention, make_person

JAS_STARS = "В Алматы прошёл молодёжный концерт Jas Stars в поддержку референдума"
CAMPAIGN = "Как Алматы готовился к референдуму по новой Конституции"
ON_A_DESK = pytest.mark.parametrize("page", [DESK], indirect=True)


def choose(page, facet: str, value: str):
    """A filter; on a phone they are folded away, so that the results come first."""
    choice = page.locator(f"[data-facet={facet}][data-value={value}]")
    folded = page.locator(".filters > summary")
    on_a_phone = page.viewport_size["width"] == PHONE
    assert (folded.is_visible(), choice.is_visible()) == (on_a_phone, not on_a_phone)
    assert page.locator("[data-total] article").first.bounding_box()["y"] < 800
    if on_a_phone:
        folded.click()
    follow(choice)


def found(page) -> tuple[str, list[str], list[str]]:
    """The address, the titles of the results, and the filters that are on."""
    titles = page.locator("[data-total] article h3").all_inner_texts()
    assert page.locator("[data-total]").get_attribute("data-total") == str(len(titles))
    chosen = page.locator("[data-facet][aria-current=true]")
    chips = page.locator(".chips-off a:not(.reset)").count()
    assert chips == chosen.count()
    values = [choice.get_attribute("data-value") for choice in chosen.all()]
    return page.url.partition("?")[2], titles, values


def read(page):
    page.goto("/")
    follow(page.get_by_role("navigation", name="Разделы").get_by_role("link", name="Статьи"))
    choose(page, "city", "almaty")
    choose(page, "tag", "referendum")
    both = ("city=almaty&tag=referendum", [JAS_STARS, CAMPAIGN], ["almaty", "referendum"])
    assert found(page) == both
    choose(page, "tag", "molodezh")
    assert found(page) == (
        "city=almaty&tag=referendum&tag=molodezh",
        [JAS_STARS],
        ["almaty", "molodezh", "referendum"],
    )
    follow(page.get_by_role("link", name="Снять фильтр: молодёжь"))
    assert found(page) == both
    follow(page.get_by_role("link", name=JAS_STARS))
    follow(page.locator(".prose").get_by_role("link", name="Мирас Жүгінісов"))
    heading = page.locator("h1")
    assert heading.inner_text() == "Мирас Жүгінісов"
    follow(page.get_by_role("link", name="Jas Stars", exact=True))
    assert heading.inner_text() == "Jas Stars"
    parts = page.locator(".parts > div", has=page.get_by_role("heading", name="Часть события"))
    follow(parts.get_by_role("link", name="Информационная кампания к референдуму в Алматы"))
    assert heading.inner_text() == "Информационная кампания к референдуму в Алматы"


def test_reader_finds_an_article_and_follows_its_links(page, archive):
    read(page)


def test_reader_needs_no_javascript(page_without_scripts, archive):
    read(page_without_scripts)


FOCUS = """() => {
    const element = document.activeElement, box = element.getBoundingClientRect();
    const shown = box.width > 1 && box.bottom > 0 && box.top < innerHeight;
    // the button within a date field has the browser's own ring
    const within = element.type === "date" && !element.matches(":focus-visible");
    return shown && (within || getComputedStyle(element).outlineStyle !== "none");
}"""


def tab_to(page, selector: str):
    """Goes on by the Tab key; whatever it stops at shows that it has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        where = page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        assert page.evaluate(FOCUS), f"no focus to be seen at {where}"
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never comes to {selector}")


def press_enter(page):
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_filters_work_by_keyboard_alone(page, archive):
    page.goto("/articles/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="К содержанию")
    assert skip.evaluate("link => link === document.activeElement")
    assert page.evaluate(FOCUS)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    if page.viewport_size["width"] == PHONE:
        tab_to(page, ".filters > summary")
        page.keyboard.press("Enter")
    tab_to(page, "[data-facet=city][data-value=astana]")
    press_enter(page)
    assert found(page)[::2] == ("city=astana", ["astana"])
    tab_to(page, ".chips-off a")
    press_enter(page)
    assert urlsplit(page.url).query == ""


BODY = "В Алматы выступил Серик Есматов.\n\nСерика Есматова поблагодарила Әлия Нұрлан."


def add_by_popup(page, name: str):
    """A person who is new to the archive, from within the article's form."""
    page.get_by_text("Добавить человека", exact=True).click()
    with page.expect_popup() as opened:
        page.locator("#add_id_people-1-person").click()
    popup = opened.value
    popup.locator("#id_name").fill(name)
    with popup.expect_event("close"):
        popup.get_by_role("button", name="Сохранить").first.click()
    page.locator("#id_people-1-places").fill(name)


def links_in_text(page) -> list[tuple[str, str]]:
    links = page.locator(".prose a").all()
    return [(link.inner_text(), link.get_attribute("href")) for link in links]


@ON_A_DESK
@pytest.mark.django_db
def test_editor_publishes_a_draft_and_withdraws_it(page):
    draft = make_draft("Черновик", BODY, cities=[make_city()])
    make_mention(draft, make_person(), "Серик Есматов")
    sign_in(page)
    follow(page.get_by_role("link", name="Статьи", exact=True).first)
    follow(page.locator("#result_list").get_by_role("link", name="Черновик"))
    page.locator("#id_name").fill("Благодарность депутату")
    page.locator("#id_people-0-places").fill("Серик Есматов\nСерика Есматова")
    add_by_popup(page, "Әлия Нұрлан")
    follow(page.get_by_role("button", name="Сохранить и продолжить редактирование"))
    draft.refresh_from_db()
    marked = draft.mentions.get(person__name="Серик Есматов").places.all()
    assert [place.text for place in marked] == ["Серик Есматов", "Серика Есматова"]
    address = draft.get_absolute_url()
    assert page.goto(address).status == 404
    page.go_back()
    follow(page.get_by_role("link", name="Опубликовать"))
    follow(page.get_by_role("button", name="Опубликовать"))
    editing = page.url

    page.goto("/articles/")
    follow(page.get_by_role("link", name="Благодарность депутату"))
    assert (urlsplit(page.url).path, links_in_text(page)) == (
        address,
        [("Серик Есматов", "/people/serik-esmatov/"), ("Әлия Нұрлан", "/people/aliya-nurlan/")],
    )

    page.goto(editing)
    follow(page.get_by_role("link", name="Снять с публикации"))
    page.get_by_label("Причина для читателей").fill("По просьбе депутата.")
    page.get_by_label("Причина для редакции").fill("Письмо № 7")
    follow(page.get_by_role("button", name="Снять с публикации"))
    assert page.goto(address).status == 410
    assert page.get_by_text("По просьбе депутата.").is_visible()
    assert page.get_by_text("Письмо № 7").count() == 0
    page.goto("/articles/")
    assert page.locator("[data-total]").get_attribute("data-total") == "0"
