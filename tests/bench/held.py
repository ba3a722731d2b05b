"""SQLite's file in memory while pages are timed, as the system's cache of a server keeps it.

A machine that is shared takes from that cache what has not been read for a minute: what is timed
then is the disk. PostgreSQL has memory of its own, `shared_buffers`.
"""

import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

MAP_LOCKED = 0x2000  # of Linux


@contextmanager
def held() -> Iterator[bool]:
    """Whether the file is held; it is not where the system has less memory for it, or forbids it."""
    if connection.vendor != "sqlite":
        yield False
        return
    try:
        with Path(connection.settings_dict["NAME"]).open("rb") as file:
            flags = mmap.MAP_SHARED | MAP_LOCKED
            pages = mmap.mmap(file.fileno(), 0, flags=flags, prot=mmap.PROT_READ)
    except OSError:
        yield False
        return
    with pages:
        yield True
