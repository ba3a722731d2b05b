"""All settings of the site; what differs between machines comes from the environment.

`.env.example` lists every variable. A file `.env` beside `manage.py` is read too; a variable
that is already set wins over it.
"""

import os
import secrets
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
env.read_env(BASE_DIR / ".env")

# Read once, when numpy is imported: its threads take memory, and on busy cores six times as long.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def kept_secret(path: Path) -> str:
    """The key in the file, made on first use.

    The file appears under its name only when it is whole, and the first one stays: of several
    processes that start at once, all read the same key.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=path.parent) as draft:  # readable by its owner only
            draft.write(secrets.token_urlsafe(50))
            draft.flush()
            with suppress(FileExistsError):
                os.link(draft.name, path)
    return path.read_text()


# The site

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="") or kept_secret(VAR_DIR / "secret_key")
SITE_NAME = env("SITE_NAME", default="Архив гражданских новостей")
SITE_URL = env("SITE_URL", default=f"http://127.0.0.1:{env('PORT', default='8000')}").rstrip("/")
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", urlsplit(SITE_URL).hostname]
)

ROOT_URLCONF = "newsarchive.urls"
WSGI_APPLICATION = "newsarchive.wsgi.application"
INSTALLED_APPS = [
    "articles",  # before Django's own apps: its commands and templates replace theirs
    "newsarchive.apps.ArchiveAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "taggit",
    "axes",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsarchive.compression.QuickGZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "articles.site.in_its_language",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "articles.views.errors.OldAddressMiddleware",
]
TEMPLATES = [
    {  # the site's pages
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "environment": "articles.templating.environment",
            "context_processors": ["articles.site.site"],
        },
    },
    {  # the admin's
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

# Storage

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if env("DATABASE_URL", default=""):
    DATABASES = {"default": env.db("DATABASE_URL")}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(VAR_DIR / "archive.sqlite3"),
        }
    }
database = DATABASES["default"]
if database["ENGINE"] == "django.db.backends.sqlite3":
    if database["NAME"] != ":memory:":  # a relative path is meant from here, not from the shell
        database["NAME"] = str(BASE_DIR / database["NAME"])
        Path(database["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    # Opening one, with its functions, statements and pages, takes longer than a page's queries.
    database["CONN_MAX_AGE"] = 60  # seconds; then a file put in its place is seen too
    database["OPTIONS"] = {
        "timeout": 20,  # seconds to wait for another writer
        "transaction_mode": "IMMEDIATE",  # queue for the write lock; never fail half-way for it
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
        **database.get("OPTIONS", {}),
    }
else:
    database["CONN_MAX_AGE"] = 600
    database["CONN_HEALTH_CHECKS"] = True
    database["OPTIONS"] = {
        # Pages take milliseconds: compiling a query or starting helpers for it takes longer. So
        # does unpacking all documents of the index in turn, which the planner takes for cheap: on
        # disks without moving parts, and in memory, a page costs the same wherever it lies.
        "options": "-c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1",
        # Only what goes to the server apart from its values can keep its plan.
        "server_side_binding": True,
        **database.get("OPTIONS", {}),
    }

# Whether PostgreSQL may keep the plans of queries that every page asks, for as long as a connection.
KEEP_PLANS = env.bool("KEEP_PLANS", default=True)

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}

FIXTURE_DIRS = [BASE_DIR / "fixtures"]
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = BASE_DIR / env("MEDIA_ROOT", default="var/media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

DATA_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024  # a text of ten million Cyrillic letters passes
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # one article's form carries all its mentions and quotes

# Texts that are imported: what is larger is refused before it can fill the memory.

IMPORT_FILE_BYTES = env.int("IMPORT_FILE_BYTES", default=10_000_000)
IMPORT_UNPACKED_BYTES = env.int("IMPORT_UNPACKED_BYTES", default=100_000_000)
IMPORT_RATIO = env.int("IMPORT_RATIO", default=100)
IMPORT_FILES = env.int("IMPORT_FILES", default=2000)
IMPORT_ELEMENTS = env.int("IMPORT_ELEMENTS", default=10_000)
IMPORT_CHARACTERS = env.int("IMPORT_CHARACTERS", default=1_000_000)

# Language and time

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "Русский")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Almaty"
TAGGIT_CASE_INSENSITIVE = True

# Who gets in

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
SESSION_COOKIE_AGE = int(timedelta(hours=8).total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# Failures are counted in the database: the default cache is each process's own.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "admin/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

# What browsers are told

HTTPS = SITE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # monitors ask from inside, without TLS
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}


def address_from_proxy(request) -> str:
    """The address nearest to the proxy: those before it are the visitor's own claim."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


if env.bool("TRUST_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    AXES_CLIENT_IP_CALLABLE = address_from_proxy

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env("LOG_LEVEL", default="WARNING")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.request": {"level": "ERROR"},  # a visitor's 404 is no fault of the site
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "trafilatura": {"level": "CRITICAL"},  # an import says itself what it cannot read
    },
}
