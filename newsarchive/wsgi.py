import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

application = get_wsgi_application()

# What is loaded for good is left out of the search for garbage, which made pages 5 % slower;
# the views are loaded before, and not by the first reader.
get_resolver().url_patterns  # noqa: B018
gc.collect()
gc.freeze()
gc.set_threshold(20_000)  # objects: about as many as a long page makes
