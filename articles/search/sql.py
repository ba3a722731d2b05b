from collections.abc import Sized

# The column of a query that only counts.
ONE = "1 AS one"


def marks(values: Sized) -> str:
    """As many placeholders as there are values."""
    return ", ".join(["%s"] * len(values))
