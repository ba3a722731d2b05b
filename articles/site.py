"""What every page knows of the site."""

from django.conf import settings


def absolute(path: str) -> str:
    return settings.SITE_URL.rstrip("/") + path


def site(request) -> dict:
    """Context of every template; pages with a query string put their own `canonical` over this."""
    return {"site_name": settings.SITE_NAME, "canonical": absolute(request.path)}
