"""What every page knows of the site."""

from django.conf import settings
from django.utils import translation
from django.utils.encoding import escape_uri_path


def absolute(path: str) -> str:
    return settings.SITE_URL.rstrip("/") + path


def in_its_language(get_response):
    """Middleware: sets the site's language, which every word of a page would else look for in vain."""

    def answer(request):
        with translation.override(settings.LANGUAGE_CODE):
            return get_response(request)

    return answer


def site(request) -> dict:
    """Context of every page; those with a query string have a `canonical` that stands for `address`."""
    quoted = escape_uri_path(request.path)  # what is typed may hold what HTML forbids
    return {"site_name": settings.SITE_NAME, "address": absolute(quoted)}
