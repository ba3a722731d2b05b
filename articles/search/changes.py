"""Which rows of the index have changed of late, so that a process knows what it remembers wrongly.

Numbers of changes only grow, and in the order of commits, since writers of the index wait for one
another. A process that has seen one of them, and finds it gone, has missed something.
"""

import time

# So many last changes are told; who has missed more forgets everything.
KEPT = 10_000

LAST = "SELECT coalesce(max(id), 0) FROM search_change"


def note(cursor, places: list[int]) -> None:
    """Rows at these places are written anew or gone. What is at a new place was known to nobody."""
    cursor.executemany(
        f"INSERT INTO search_change (id, place) VALUES (({LAST}) + 1, %s)",
        [(place,) for place in places],
    )
    cursor.execute(f"DELETE FROM search_change WHERE id < ({LAST}) - {KEPT}")


def note_everything(cursor) -> None:
    """All rows may be others now, and what was noted before is no use to anybody."""
    cursor.execute("DELETE FROM search_change")
    # By the clock, so that not even a table made anew gives a number twice.
    cursor.execute("INSERT INTO search_change (id, place) VALUES (%s, 0)", [time.time_ns() // 1000])


def since(cursor, seen: int) -> tuple[int, list[int] | None]:
    """The last change, and the places of all after the one seen; None where some are not told."""
    cursor.execute("SELECT id, place FROM search_change WHERE id >= %s ORDER BY id", [seen])
    rows = cursor.fetchall()
    if not rows or rows[0][0] != seen:
        return (rows[-1][0] if rows else 0), None
    return rows[-1][0], [place for _id, place in rows[1:]]
