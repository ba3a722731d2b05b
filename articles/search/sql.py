import struct
import zlib
from collections.abc import Iterator, Sized
from contextlib import contextmanager

from django.db import DatabaseError, connection

# The column of a query that only counts.
ONE = "1 AS one"
# The column that tells the articles' places.
PLACE = "id"


@contextmanager
def unpacking(what: str) -> Iterator[None]:
    """What a database has kept may have been spoilt there: then it is the database that fails."""
    try:
        yield
    except (ValueError, IndexError, struct.error, zlib.error) as spoilt:
        raise DatabaseError(f"{what} cannot be read: {spoilt}") from spoilt


def marks(values: Sized) -> str:
    """As many placeholders as there are values."""
    return ", ".join(["%s"] * len(values))


def among(column: str, values: list) -> tuple[str, list]:
    """The condition that a column has one of these values, and its parameters.

    On PostgreSQL it is the same for however many values, so that the query is planned once.
    """
    if connection.vendor == "postgresql":
        return f"{column} = ANY(%s)", [values]
    return f"{column} IN ({marks(values)})", values
