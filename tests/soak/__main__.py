"""What takes too long for every day: `python -m tests.soak`, ends with 1 on any difference.

Random questions, each answered alike by SQLite, PostgreSQL and plain Python; then a thousand edits
that are killed in the middle again and again.
"""

import argparse
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

import psycopg

from tests.postgres import postgres
from tests.soak.killing import Broken, Site, kill_again_and_again


def main() -> int:
    asked = arguments()
    start = monotonic()
    print(f"Seed {asked.seed}: {asked.questions} questions, {asked.edits} edits", flush=True)
    with tempfile.TemporaryDirectory(prefix="soak") as folder, postgres() as url:
        remember_safety(url)
        sites = [
            Site("SQLite", f"sqlite:///{Path(folder) / 'soak.sqlite3'}"),
            Site("PostgreSQL", url),
        ]
        try:
            ask(sites, asked.seed, asked.questions)
            on_each(
                sites, lambda site: kill_again_and_again(site, asked.seed, asked.edits, asked.kills)
            )
        except Broken as broken:
            print(broken, file=sys.stderr)
            return 1
    print(f"No difference, in {monotonic() - start:.0f} s")
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--questions", type=int, default=10_000)
    parser.add_argument("--edits", type=int, default=1_000)
    parser.add_argument("--kills", type=int, default=12)
    return parser.parse_args()


def remember_safety(url: str) -> None:
    """What the tests' server forgoes is what is looked at here."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM RESET ALL")
        connection.execute("SELECT pg_reload_conf()")


def ask(sites: list[Site], seed: int, number: int) -> None:
    if not number:
        return

    def answers(site: Site) -> str:
        site.run("-m", "tests.soak.edits", "fill", str(seed), "0")
        said = site.run("-m", "tests.soak.questions", str(seed), str(number))
        site.say("answers as plain Python does")
        return said

    first, second = on_each(sites, answers)
    print(first, end="", flush=True)
    if first != second:
        raise Broken(f"The engines differ:\n{first}\n{second}")
    print("The same articles in the same order, totals and counts on both engines", flush=True)


def on_each(sites: list[Site], work) -> list:
    """At once: each waits for processes of its own."""
    with ThreadPoolExecutor(len(sites)) as threads:
        return list(threads.map(work, sites))


if __name__ == "__main__":
    sys.exit(main())
