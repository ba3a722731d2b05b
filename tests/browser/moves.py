from tests.factories import make_administrator


def follow(link):
    """A click that leads to another page."""
    with link.page.expect_navigation():
        link.click()


def sign_in(page):
    make_administrator()
    page.goto("/admin/")
    page.get_by_label("Имя пользователя").fill("admin")
    page.get_by_label("Пароль").fill("right")
    follow(page.get_by_role("button", name="Войти"))
