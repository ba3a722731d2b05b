"""The module that speaks the database's own language."""

from types import ModuleType

from django.db import connection

from . import postgresql, sqlite


def engine(vendor: str = "") -> ModuleType:
    return {"sqlite": sqlite, "postgresql": postgresql}[vendor or connection.vendor]
