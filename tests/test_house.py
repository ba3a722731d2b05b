"""What the house itself promises, before any page: settings, headers, first start, sign-in."""

import io
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from articles.models import Article
from newsarchive.settings import kept_secret

ROOT = Path(__file__).resolve().parent.parent
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
}


def manage(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "SECRET_KEY": "long-enough-" * 6, **environment},
        capture_output=True,
        text=True,
    )


def setting(name, **environment):
    script = f"from django.conf import settings; print(settings.{name})"
    return manage("shell", "--verbosity=0", "-c", script, **environment).stdout.strip()


def test_secret_key_is_made_once_and_for_its_owner_only(tmp_path):
    path = tmp_path / "var" / "secret_key"
    first = kept_secret(path)
    assert (kept_secret(path), len(first) >= 50) == (first, True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "environment", "value"),
    [
        ("DEBUG", {}, "False"),
        ("DEBUG", {"DEBUG": "on"}, "True"),
        ("SITE_URL", {"PORT": "8123"}, "http://127.0.0.1:8123"),
        ("SITE_URL", {"SITE_URL": "https://archive.kz/"}, "https://archive.kz"),
        ("SECURE_SSL_REDIRECT", {"SITE_URL": "https://archive.kz"}, "True"),
        ("CSRF_TRUSTED_ORIGINS", {"SITE_URL": "https://archive.kz"}, "['https://archive.kz']"),
        (
            "ALLOWED_HOSTS",
            {"SITE_URL": "https://archive.kz"},
            "['localhost', '127.0.0.1', '[::1]', 'archive.kz']",
        ),
        ("ALLOWED_HOSTS", {"ALLOWED_HOSTS": "a.kz,b.kz"}, "['a.kz', 'b.kz']"),
        (
            "DATABASES['default']['NAME']",
            {"DATABASE_URL": "sqlite:////tmp/a b/c.sqlite3"},
            "/tmp/a b/c.sqlite3",
        ),
        (
            "DATABASES['default']['ENGINE']",
            {"DATABASE_URL": "postgres://u:p@db/archive"},
            "django.db.backends.postgresql",
        ),
    ],
)
def test_settings_come_from_the_environment(name, environment, value):
    assert setting(name, **environment) == value


def test_deployment_check_is_clean_behind_https():
    checked = manage(
        "check", "--deploy", "--fail-level=WARNING", SITE_URL="https://archive.kz", TRUST_PROXY="on"
    )
    assert (checked.stdout, checked.returncode) == (
        "System check identified no issues (0 silenced).\n",
        0,
    ), checked.stderr


def test_every_answer_carries_the_security_headers(client, db):
    headers = client.get("/admin/login/").headers
    assert set(headers["Content-Security-Policy"].split("; ")) == POLICY
    names = (
        "Cross-Origin-Opener-Policy",
        "Referrer-Policy",
        "X-Content-Type-Options",
        "X-Frame-Options",
    )
    assert [headers[name] for name in names] == [
        "same-origin",
        "strict-origin-when-cross-origin",
        "nosniff",
        "DENY",
    ]


@pytest.mark.django_db
def test_first_start_fills_an_untouched_archive_once():
    first, second = io.StringIO(), io.StringIO()
    call_command("first_start", stdout=first)
    articles = list(Article.objects.values())
    administrator = get_user_model().objects.get()
    call_command("first_start", stdout=second)
    assert (len(articles), administrator.is_superuser) == (5, True)
    assert administrator.check_password(first.getvalue().split("password: ")[1].strip())
    assert second.getvalue() == ""
    assert list(Article.objects.values()) == articles


@pytest.mark.django_db
def test_first_start_leaves_an_archive_alone_whose_articles_were_deleted():
    get_user_model().objects.create_user("editor")
    call_command("first_start", stdout=io.StringIO())
    assert (Article.objects.count(), get_user_model().objects.count()) == (0, 1)


def test_first_start_names_a_new_database_only_when_it_is_whole(tmp_path):
    path = tmp_path / "with space" / "archive.sqlite3"
    path.parent.mkdir()
    path.with_name("archive.sqlite3.draft").write_text("what a killed start left behind")
    started = manage("first_start", DATABASE_URL=f"sqlite:///{path}")
    assert started.returncode == 0, started.stderr
    assert [each.name for each in path.parent.iterdir()] == ["archive.sqlite3"]


@pytest.mark.django_db
def test_sixth_wrong_password_is_told_to_wait_and_so_is_the_right_one(client):
    get_user_model().objects.create_superuser("admin", password="right")

    def sign_in(password, name="admin"):
        return client.post("/admin/login/", {"username": name, "password": password}).status_code

    assert [sign_in("wrong") for _ in range(5)] == [200, 200, 200, 200, 429]
    assert (sign_in("right"), sign_in("wrong", "editor")) == (429, 200)
    assert (
        "Вход временно закрыт"
        in client.post("/admin/login/", {"username": "admin", "password": "right"}).content.decode()
    )


@pytest.mark.django_db
@pytest.mark.parametrize("page", [1280], indirect=True)
def test_admin_works_under_the_content_policy(page):
    get_user_model().objects.create_superuser("admin", password="right")
    page.goto("/admin/")
    page.get_by_label("Имя пользователя").fill("admin")
    page.get_by_label("Пароль").fill("right")
    page.get_by_role("button", name="Войти").click()
    page.goto("/admin/auth/user/add/")
    assert page.locator("h1").last.inner_text() == "Добавить пользователь"
