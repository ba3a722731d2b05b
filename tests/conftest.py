"""What every test may ask for by name: a filled archive, and a real browser over a live server."""

import gc
import os
import tempfile
from contextlib import contextmanager
from importlib.resources import files

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from tests import snapshot
from tests.chromium import MISSING, chromium

# Playwright's synchronous interface runs an event loop, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

PHONE, DESK = 360, 1280
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# The suite says the same whatever the machine's environment and .env say.
SETTINGS = {
    "ALLOWED_HOSTS": ["localhost", "127.0.0.1"],
    "CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    "CSRF_COOKIE_SECURE": False,
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
    "SECURE_HSTS_SECONDS": 0,
    "SECURE_SSL_REDIRECT": False,
    "SESSION_COOKIE_SECURE": False,
    "SITE_NAME": "Архив гражданских новостей",
    "SITE_URL": "http://127.0.0.1:8000",
    "STORAGES": {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    },
}


def pytest_configure(config):
    folder = tempfile.TemporaryDirectory(prefix="newsarchive-tests-")
    config.add_cleanup(folder.cleanup)
    for name, value in SETTINGS.items():
        setattr(settings, name, value)
    settings.LOGGING["root"]["level"] = "CRITICAL"
    for name in ("MEDIA_ROOT", "STATIC_ROOT"):
        setattr(settings, name, os.path.join(folder.name, name))
        os.mkdir(getattr(settings, name))


def pytest_collection_modifyitems(config, items):
    """What is true of one engine only is left out on the other, which is not a skip."""
    others = [item for item in items if not runs_here(item)]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if runs_here(item)]


def pytest_collection_finish():
    """What is imported stays to the end: the collector need not look at it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


def runs_here(item) -> bool:
    marker = item.get_closest_marker("engine")
    return marker is None or connection.vendor in marker.args


def pytest_terminal_summary(terminalreporter):
    if terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("Failed: a test that is skipped proves nothing.", red=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session, exitstatus):
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if exitstatus == pytest.ExitCode.OK and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory):
    """SQLite in a file: the live server's threads then have connections of their own."""
    if connection.vendor == "sqlite":
        folder = tmp_path_factory.mktemp("database")
        connections["default"].settings_dict["TEST"]["NAME"] = str(folder / "test.sqlite3")


@pytest.fixture(scope="session")
def fill():
    """Fills an empty database as a first start does: the cities and the five articles."""
    return snapshot.once(lambda: call_command("loaddata", "cities", "seeds", verbosity=0))


@pytest.fixture
def archive(db, fill):
    """The archive as a first start fills it."""
    fill()


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import expect, sync_playwright

    # A busy machine is slow, not wrong.
    expect.set_options(timeout=20_000)
    path = chromium()
    if path is None:
        pytest.exit(MISSING, returncode=1)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=[PHONE, DESK])
def page(request, browser, live_server):
    """A page in a fresh profile, on a phone and on a desk; `goto` takes paths.

    For one width only: `@pytest.mark.parametrize("page", [1280], indirect=True)`.
    What the console or the server complains about fails the test afterwards.
    """
    with opened(browser, live_server.url, request.param) as page:
        yield page


@pytest.fixture(params=[PHONE, DESK])
def page_without_scripts(request, browser, live_server):
    """The same in a browser whose JavaScript is off."""
    with opened(browser, live_server.url, request.param, java_script_enabled=False) as page:
        yield page


@contextmanager
def opened(browser, home: str, width: int, **options):
    context = browser.new_context(
        base_url=home,
        locale="ru-RU",
        timezone_id="Asia/Almaty",
        viewport={"width": width, "height": 800},
        reduced_motion="reduce",
        **options,
    )
    context.set_default_timeout(15_000)
    context.add_init_script(TELL_OF_VIOLATIONS)
    complaints = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("console", lambda message: complaints.extend(complaint(message)))
    context.on("request", lambda request: complaints.extend(leak(request, home)))
    yield context.new_page()
    context.close()
    assert complaints == []


TELL_OF_VIOLATIONS = """
    document.addEventListener("securitypolicyviolation", (event) =>
        console.error("against the policy:", event.violatedDirective, event.blockedURI));
"""


def complaint(message) -> list[str]:
    """An error in the console, unless it is the status of the very page the test asked for.

    Nor does the icon count that a browser asks every site for.
    """
    address = message.location["url"]
    expected = address == message.page.url or address.endswith("/favicon.ico")
    if message.type != "error" or (message.text.startswith("Failed to load") and expected):
        return []
    return [f"{message.page.url}: {message.text} ({address})"]


def leak(request, home: str) -> list[str]:
    return [] if request.url.startswith((home, "data:", "blob:")) else [f"asked {request.url}"]


@pytest.fixture(scope="session")
def axe():
    """axe-core's judgement of a page: `axe(page) == []`, else rules and the elements at fault.

    With names of rules, of these only.
    """
    source = files("axe_playwright_python").joinpath("axe.min.js").read_text()

    def violations(page, *rules) -> list[tuple[str, list[str]]]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(source)
        only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": STANDARDS}
        options = {"runOnly": only, "resultTypes": ["violations"]}
        if not rules:  # the one rule of WCAG 2.2, which axe leaves out unless told
            options["rules"] = {"target-size": {"enabled": True}}
        found = page.evaluate("options => axe.run(options).then(r => r.violations)", options)
        return [
            (rule["id"], [" ".join(map(str, node["target"])) for node in rule["nodes"]])
            for rule in found
        ]

    return violations


STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
