"""The site inside a process of the soak: settings of the tests over the database it is given."""

import os
import warnings

import django


def start() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsarchive.settings"
    warnings.simplefilter("ignore")
    django.setup()
    from django.conf import settings

    from tests.conftest import SETTINGS

    for name, value in SETTINGS.items():
        setattr(settings, name, value)
