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
        if connection.vendor != "postgresql":
            given = tuple(map(_filled_up, given))
        shape = tuple(map(_shape, given))
        queries = vars(known)
        query = queries.get(shape)
        if query is None or query.is_of_another_connection():
            query = queries[shape] = _Query(build, given)
        return query.rows(given)

    return rows


def _filled_up(value: Value | list[Value]) -> Value | list[Value]:
    """A list with its last one repeated, so that lists have few lengths."""
    if not isinstance(value, list):
        return value
    length = 1 << (len(value) - 1).bit_length()
    return value + value[-1:] * (length - len(value))


def _shape(value: Value | list[Value]):
    if not isinstance(value, list):
        return type(value)
    # To PostgreSQL a list is one parameter, whatever its length.
    return type(value[0]), 0 if connection.vendor == "postgresql" else len(value)


def _flat(given: Iterable[Value | list[Value]]) -> list[Value]:
    return [each for value in given for each in (value if isinstance(value, list) else [value])]


class _Query:
    """The SQL of a queryset, and which of its parameters are given anew each time."""

    def __init__(self, build: Callable[..., QuerySet], given: tuple):
        self._has_arrays = connection.vendor == "postgresql"
        if self._has_arrays:  # two of a list are enough to see where it is asked for
            given = tuple(value[:1] * 2 if isinstance(value, list) else value for value in given)
        numbers = iter(range(len(_flat(given))))

        def stand_in(value):
            if isinstance(value, list):
                return [stand_in(each) for each in value]
            return _STANDING_FOR[type(value)](next(numbers))

        standing = [stand_in(value) for value in given]
        self._queryset = build(*standing)
        self._compiler = self._queryset.query.get_compiler(self._queryset.db)
        self._sql, self._parameters = self._compiler.as_sql()
        if self._has_arrays:
            lists = [value for value in standing if isinstance(value, list)]
            self._sql, self._parameters = _with_arrays(self._sql, self._parameters, lists)
            standing = [value[0] if isinstance(value, list) else value for value in standing]
        places = {value: number for number, value in enumerate(_flat(standing))}
        self._given_at = [
            (at, places[value])
            for at, value in enumerate(self._parameters)
            if isinstance(value, Value) and value in places
        ]

    def is_of_another_connection(self) -> bool:
        return self._compiler.connection is not connections[self._queryset.db]

    def rows(self, given: tuple) -> list:
        values = given if self._has_arrays else _flat(given)
        parameters = list(self._parameters)
        for at, number in self._given_at:
            parameters[at] = values[number]
        compiler = copy(self._compiler)
        compiler.as_sql = lambda *_args, **_options: (self._sql, tuple(parameters))
        asked = self._queryset.all()
        asked.query.get_compiler = lambda *_args, **_options: compiler
        return list(asked)


def _with_arrays(sql: str, parameters: Iterable, lists: list[list]) -> tuple[str, list]:
    """The same, but every `IN` of one of these pairs asks for an array, which the first stands for.

    So a query is planned once for lists of all lengths, and has not hundreds of parameters.
    """
    pairs = {tuple(pair) for pair in lists}
    found, kept, parameters = "", [], [*parameters]
    pieces = iter(sql.split("%s"))
    at = 0
    for piece in pieces:
        found += piece
        if at == len(parameters):
            break
        kept.append(parameters[at])
        if tuple(parameters[at : at + 2]) in pairs:
            between = next(pieces)
            if not (found.endswith("IN (") and between == ", "):
                raise ValueError(f"a list that is not asked for by `__in`: {sql}")
            found = found.removesuffix("IN (") + "= ANY("
            at += 1
        found += "%s"
        at += 1
    return found, kept


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
