import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from . import garbage

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

application = get_wsgi_application()

get_resolver().url_patterns  # noqa: B018 - the views are loaded now, and not by the first reader
garbage.look_between_requests()
