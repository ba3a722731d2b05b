"""What is sought as queries, one for each stretch of places, which the engine writes in its own language."""

from .engines import engine
from .expression import PERIODS, All, Expression, Sequence, value
from .place import Range, Stretch, stretches, stretches_of


def pieces(
    expression: Expression | None, within: Range, oldest_first: bool = False
) -> list[tuple[Expression | None, Stretch]]:
    """What to look for in each stretch of places, in their order."""
    period, others = _split(expression)
    if period and not within:
        parts = [(others, stretch) for stretch in stretches_of(period, engine().PERIODS_APART)]
    else:
        parts = [(expression, stretch) for stretch in stretches(within)]
    found = [
        (_narrowed(wanted, stretch), stretch)
        for wanted, stretch in parts
        if stretch.low < stretch.high
    ]
    return found[::-1] if oldest_first else found


def _split(expression: Expression | None) -> tuple[str, Expression | None]:
    """The value of a year or a month of which all must be, if there is one, and what else is sought."""
    parts = expression.parts if isinstance(expression, All) else (expression,)
    for part in parts:
        if isinstance(part, Sequence) and part.field == "records" and part.tokens[0][0] in PERIODS:
            others = tuple(other for other in parts if other != part)
            return part.tokens[0], All(others) if others else None
    return "", expression


def select(
    column: str,
    expression: Expression | None,
    stretch: Stretch,
    order: str,
    most: int,
    offset: int = 0,
) -> tuple[str, list]:
    """A query for at most `most` rows from `offset` on, in the order of their places, ASC or DESC."""
    if expression is not None:
        return engine().select(column, expression, stretch, order, most, offset)
    return (
        f"SELECT {column} FROM search_row WHERE id >= %s AND id < %s{stretch.and_condition}"
        f" ORDER BY id {order} LIMIT %s OFFSET %s",
        [stretch.low, stretch.high, most, offset],
    )


def _narrowed(expression: Expression | None, stretch: Stretch) -> Expression | None:
    if not stretch.value:
        return expression
    narrow = value(stretch.value)
    return narrow if expression is None else All((expression, narrow))
