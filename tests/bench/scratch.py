"""The scratch database: whether this very archive stands in it, and how it is emptied if not."""

import hashlib
import sys
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
# What an archive and its index follow from.
MADE_BY = [
    f"tests/bench/{name}.py"
    for name in ("words", "names", "records", "texts", "archive", "rows", "bulk", "build")
]
MADE_BY += [
    f"articles/{name}"
    for name in ("language", "text", "search", "indexing", "models", "migrations")
]


def fingerprint(number: int, seed: int) -> str:
    digest = hashlib.sha256(f"{number} {seed}".encode())
    for name in MADE_BY:
        path = ROOT / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    return digest.hexdigest()


def built(mark: str) -> float | None:
    """How fast the archive of this fingerprint was built, if it is the one that stands there."""
    if "bench_archive" not in connection.introspection.table_names():
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT rate FROM bench_archive WHERE mark = %s", [mark])
        row = cursor.fetchone()
    return row[0] if row else None


def note(mark: str, rate: float) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_archive (mark, rate) VALUES (%s, %s)", [mark, rate])


def emptied() -> None:
    """An empty database, and a sign in it that it is a scratch one; no other is touched."""
    tables = connection.introspection.table_names()
    if tables and "bench_archive" not in tables:
        sys.exit("This database holds something else: name an empty one in DATABASE_URL.")
    if connection.vendor == "sqlite":
        connection.close()
        path = Path(connection.settings_dict["NAME"])
        for file in path.parent.glob(f"{path.name}*"):
            file.unlink()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and tables:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
        cursor.execute("CREATE TABLE bench_archive (mark text NOT NULL, rate real NOT NULL)")
