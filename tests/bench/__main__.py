"""`python -m tests.bench N`: builds archives of N articles and times every kind of page.

On the engine of DATABASE_URL, which must name an empty database; without it on SQLite and then on
a PostgreSQL of its own. Tables are printed, and kept with all figures in var/bench.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg

from tests.postgres import postgres

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "var/bench"
# What `tests.postgres` turns off for tests.
SAFETY = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum")


def main(number: int) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    RESULTS.mkdir(parents=True, exist_ok=True)
    if url := os.environ.get("DATABASE_URL"):
        return run(number, url)
    failed = run(number, f"sqlite:///{RESULTS}/{number}.sqlite3")
    with postgres(**memory()) as url:
        with psycopg.connect(url, autocommit=True) as connection:
            for name in SAFETY:
                connection.execute(f"ALTER SYSTEM RESET {name}")
            connection.execute("SELECT pg_reload_conf()")
        return run(number, url) or failed


def memory() -> dict[str, str]:
    """What a server of PostgreSQL is commonly given of a machine's: a quarter for its buffers.

    With the system's cache it may count on three.
    """
    quarter = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 4 // 2**20
    return {"shared_buffers": f"{quarter}MB", "effective_cache_size": f"{3 * quarter}MB"}


def run(number: int, url: str) -> int:
    name = f"{number}-{url.partition(':')[0]}"
    command = [sys.executable, "-m", "tests.bench.engine", str(number), f"{RESULTS}/{name}.json"]
    environment = {**os.environ, "DATABASE_URL": url, "LOG_LEVEL": "ERROR"}
    running = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        printed, _errors = running.communicate()
    finally:
        running.terminate()
        running.wait()
    print(printed, flush=True)
    if running.returncode == 0:
        (RESULTS / f"{name}.md").write_text(printed)
    return running.returncode


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].isdecimal():
        sys.exit("Say how many articles: make bench N=100000")
    sys.exit(main(int(sys.argv[1])))
