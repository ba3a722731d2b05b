"""The module that speaks the database's own language, and what is said when that is no use."""

import logging
from collections.abc import Callable
from functools import wraps
from types import ModuleType
from typing import ParamSpec, TypeVar

from django.db import DatabaseError, connection

from . import postgresql, sqlite

logger = logging.getLogger(__name__)
P, T = ParamSpec("P"), TypeVar("T")


class OutOfOrder(DatabaseError):
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


def counting(function: Callable[P, dict]) -> Callable[P, dict]:
    """A reader of counts that a page can do without: none where the index does not answer."""

    @wraps(function)
    def answer(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        except DatabaseError:
            logger.exception("The index does not answer; a page goes without its counts")
            return {}

    return answer
