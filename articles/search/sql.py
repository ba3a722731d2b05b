from collections.abc import Sized

from django.db import connection

# The column of a query that only counts.
ONE = "1 AS one"
# The column that tells the articles' places.
PLACE = "id"


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
