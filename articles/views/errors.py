"""Answers where there is no page: moved, gone, not found, refused, broken; and the health check."""

import logging

from django.db import DatabaseError, connection
from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from articles.addresses import Gone, Moved
from articles.indexing import check

logger = logging.getLogger(__name__)


class OldAddressMiddleware:
    """Turns `Moved` and `Gone`, raised anywhere below, into their answers."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, Moved):
            answer = HttpResponsePermanentRedirect(exception.url)
            # Browsers keep such a redirect for ever, but a record may be renamed again.
            answer["Cache-Control"] = "max-age=600"
            return answer
        if isinstance(exception, Gone):
            return render(request, "410.html", {"reason": exception.reason}, status=410)
        return None


def bad_request(request, exception=None):
    return render(request, "400.html", status=400)


def forbidden(request, exception=None, reason=""):
    return render(request, "403.html", status=403)


def not_found(request, exception=None):
    return render(request, "404.html", status=404)


def healthz(request):
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("The database does not answer")
        return HttpResponse("database does not answer\n", content_type="text/plain", status=503)
    lines = ["ok", *filter(None, [check.warning()])]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
