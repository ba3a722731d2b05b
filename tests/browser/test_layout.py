"""No page is wider than the window, on the smallest phone and on a desk."""

import pytest
from django.conf import settings

from articles.models import Article
from tests.browser.every_page import LISTS, PERIODS, START, gone, records
from tests.conftest import DESK, PHONE
from tests.factories import (
    make_article,
    make_city,
    make_coverage,
    make_event,
    make_mention,
    make_organisation,
    make_tag,
)

pytestmark = pytest.mark.engine("sqlite")  # pages look the same on every engine
WIDTHS = (320, PHONE, DESK)
WIDTH_CLOSED_AND_OPEN = """() => {
    const details = [...document.querySelectorAll("details")];
    const widths = [false, true].map(open => {
        details.forEach(each => each.open = open);
        return document.documentElement.scrollWidth;
    });
    return Math.max(...widths);
}"""


def too_wide(page, pages: dict[str, int]) -> dict[tuple[str, int], int]:
    """By page and window, how wide the page is where it is wider."""
    found = {}
    for path, status in pages.items():
        assert page.goto(path).status == status, path
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            needed = page.evaluate(WIDTH_CLOSED_AND_OPEN)
            if needed > width:
                found[path, width] = needed
    return found


@pytest.mark.parametrize("page", [DESK], indirect=True)
def test_no_page_scrolls_sideways(page, archive):
    assert too_wide(page, START | LISTS | PERIODS | records() | gone()) == {}


@pytest.mark.parametrize("page", [DESK], indirect=True)
def test_no_name_however_long_makes_a_page_scroll_sideways(page, transactional_db):
    long = "Самоедисамодостаточность" * 6
    city, tag = make_city(long[:100]), make_tag(long[:100])
    organisation = make_organisation(f"Общество {long}")
    event = make_event(f"Съезд {long}", cities=[city], venue=long)
    parent = make_event(f"Неделя {long}")
    body = f"{organisation.name} {long}\nhttps://example.org/{'a' * 300}"
    article = make_article(f"О том, что {long}", body, cities=[city], tags=[tag], lead=long)
    event.parent = parent
    event.save()
    make_mention(article, organisation)
    make_coverage(article, event)
    make_coverage(article, parent)
    found = [article, organisation, event, city, tag]
    lists = [
        "/",
        "/articles/",
        "/events/",
        "/organisations/",
        "/cities/",
        "/tags/",
        "/archive/2026/",
    ]
    filtered = f"/articles/?city={city.slug}&tag={tag.slug}&event={event.slug}"
    paths = [*lists, filtered, *(record.get_absolute_url() for record in found)]
    assert too_wide(page, dict.fromkeys(paths, 200)) == {}


@pytest.mark.parametrize("page", [DESK], indirect=True)
def test_article_prints_without_what_only_a_screen_needs(page, archive):
    article = Article.objects.get(ref="seed-000")
    page.goto(article.get_absolute_url())
    page.emulate_media(media="print")
    seen = page.locator("body").inner_text().split("\n")
    assert {"Разделы", "Скопировать", "Фильтры", "Для редакции"} & set(seen) == set()
    lines = [line.strip() for line in article.body.split("\n")]
    assert {line for line in lines if line} - set(seen) == set()
    assert seen[-1] == f"{settings.SITE_URL}{article.get_absolute_url()}"
    assert page.locator("#citation").is_visible()
    assert page.pdf().startswith(b"%PDF-")
