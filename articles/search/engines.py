"""The module that speaks the database's own language, and what is said when that is no use."""

from collections.abc import Callable
from functools import wraps
from types import ModuleType
from typing import ParamSpec, TypeVar

from django.db import DatabaseError, connection

from . import postgresql, sqlite

P, T = ParamSpec("P"), TypeVar("T")


class OutOfOrder(Exception):
    """The index is missing or broken; `manage.py reindex` makes it anew."""


def engine(vendor: str = "") -> ModuleType:
    return {"sqlite": sqlite, "postgresql": postgresql}[vendor or connection.vendor]


def reading(function: Callable[P, T]) -> Callable[P, T]:
    """A reader of the index, which says so where that does not answer."""

    @wraps(function)
    def answer(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        except DatabaseError as broken:
            raise OutOfOrder(str(broken)) from broken

    return answer
