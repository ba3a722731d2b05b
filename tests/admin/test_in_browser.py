"""The article's form as an editor uses it, in a real browser, under the content policy."""

import pytest

from articles.models import Article
from tests.factories import make_administrator, make_draft, make_person, make_tag

pytestmark = pytest.mark.django_db


def sign_in(page):
    make_administrator()
    page.goto("/admin/")
    page.get_by_label("Имя пользователя").fill("admin")
    page.get_by_label("Пароль").fill("right")
    page.get_by_role("button", name="Войти").click()


def test_person_is_linked_and_the_draft_published(page):
    article = make_draft(body="В Алматы поёт Луина.")
    make_person("Луина")
    make_tag("концерты")
    sign_in(page)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.get_by_text("Добавить человека", exact=True).click()
    page.locator("#people-0 .select2-selection").click()
    page.locator(".select2-dropdown .select2-search__field").fill("ЛУИ")
    page.locator(".select2-results__option", has_text="Луина").click()
    page.locator("#id_people-0-places").fill("Луина")
    page.locator("#id_tags").fill("музыка, кон")
    offers = page.locator("#tag-names option")
    assert [offer.get_attribute("value") for offer in offers.all()] == ["музыка, концерты"]
    page.locator("#id_tags").fill("музыка, концерты")
    page.get_by_role("button", name="Сохранить и продолжить").click()
    assert page.locator("#id_people-0-places").input_value() == "Луина"
    page.get_by_role("link", name="Опубликовать").click()
    page.get_by_role("button", name="Опубликовать").click()
    assert page.locator(".state").inner_text() == "Опубликована"
    article = Article.objects.get()
    assert (
        article.status,
        article.body,
        [str(mention) for mention in article.mentions.all()],
        sorted(tag.name for tag in article.tags.all()),
    ) == ("published", "В Алматы поёт Луина.", ["Луина"], ["концерты", "музыка"])


PAGES = [
    "/admin/",
    "/admin/articles/article/",
    "/admin/articles/article/add/",
    "/admin/articles/person/",
    "/admin/articles/event/add/",
]


def test_pages_fit_the_screen(page, archive):
    sign_in(page)
    article = Article.objects.order_by("pk").first()
    for path in [*PAGES, f"/admin/articles/article/{article.pk}/change/"]:
        page.goto(path)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert (path, width) == (path, page.viewport_size["width"])
