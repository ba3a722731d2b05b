"""Queries that every page asks: put together once, and from then on only asked.

To build such a query and to write its SQL takes Django longer than it takes the database to answer.
"""

from collections.abc import Callable, Iterable
from copy import copy
from functools import wraps
from threading import local

from django.conf import settings
from django.db import connection, connections
from django.db.models import QuerySet

Value = int | str
# Stands for an id or a slug while a query is put together: in the range of every column, and of no
# record.
_STANDING_FOR = {int: lambda number: -(2**30) - number, str: lambda number: f"\0{number}"}


def prepared(build: Callable[..., QuerySet]) -> Callable[..., list]:
    """The rows that the queryset of `build` finds, for other arguments by the same SQL.

    The arguments are ids, slugs and lists of them. `build` sees stand-ins, so it must hand them
    on to lookups as they are, lists to `__in`, and take nothing from the time or the language.
    """
    known = local()

    @wraps(build)
    def rows(*given: Value | list[Value]) -> list:
        if any(value == [] for value in given):  # Django asks nothing then
            return list(build(*given))
        given = tuple(_filled_up(value) if isinstance(value, list) else value for value in given)
        shape = tuple(
            (type(value[0]), len(value)) if isinstance(value, list) else type(value)
            for value in given
        )
        queries = vars(known)
        query = queries.get(shape)
        if query is None or query.is_of_another_connection():
            query = queries[shape] = _Query(build, given)
        return query.rows(given)

    return rows


def _filled_up(values: list[Value]) -> list[Value]:
    """With the last one repeated, so that lists have few lengths."""
    length = 1 << (len(values) - 1).bit_length()
    return values + values[-1:] * (length - len(values))


def _flat(given: Iterable[Value | list[Value]]) -> list[Value]:
    return [each for value in given for each in (value if isinstance(value, list) else [value])]


class _Query:
    """The SQL of a queryset, and which of its parameters are given anew each time."""

    def __init__(self, build: Callable[..., QuerySet], given: tuple):
        numbers = iter(range(len(_flat(given))))

        def stand_in(value):
            if isinstance(value, list):
                return [stand_in(each) for each in value]
            return _STANDING_FOR[type(value)](next(numbers))

        standing = [stand_in(value) for value in given]
        self._queryset = build(*standing)
        self._compiler = self._queryset.query.get_compiler(self._queryset.db)
        self._sql, self._parameters = self._compiler.as_sql()
        places = {value: number for number, value in enumerate(_flat(standing))}
        self._given_at = [
            (at, places[value])
            for at, value in enumerate(self._parameters)
            if isinstance(value, Value) and value in places
        ]

    def is_of_another_connection(self) -> bool:
        return self._compiler.connection is not connections[self._queryset.db]

    def rows(self, given: tuple) -> list:
        values, parameters = _flat(given), list(self._parameters)
        for at, number in self._given_at:
            parameters[at] = values[number]
        compiler = copy(self._compiler)
        compiler.as_sql = lambda *_args, **_options: (self._sql, tuple(parameters))
        asked = self._queryset.all()
        asked.query.get_compiler = lambda *_args, **_options: compiler
        return list(asked)


def keeps_plans(view: Callable) -> Callable:
    """A view whose queries PostgreSQL plans once a connection, since that takes as long as answering.

    Not for lists that count whole tables: what is best for them depends on the values asked for.
    """

    @wraps(view)
    def answer(request, *args, **kwargs):
        if connection.vendor != "postgresql" or not settings.KEEP_PLANS:
            return view(request, *args, **kwargs)
        connection.ensure_connection()
        asked = connection.connection
        asked.prepare_threshold = 1  # from the second time on
        try:
            return view(request, *args, **kwargs)
        finally:
            asked.prepare_threshold = None

    return answer
