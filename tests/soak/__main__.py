"""What takes too long for every day: `python -m tests.soak`, ends with 1 on any difference.

Random questions, each answered alike by SQLite, PostgreSQL and plain Python; then a thousand edits
that are killed in the middle again and again, and so is an import of a thousand texts.
"""

import argparse
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import zip_longest
from pathlib import Path
from time import monotonic

import psycopg

from tests.postgres import postgres
from tests.soak.killing import Broken, Site, kill_again_and_again, kill_imports


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
            if asked.questions:
                ask(sites, asked.seed, asked.questions)
            on_each(
                sites, lambda site: kill_again_and_again(site, asked.seed, asked.edits, asked.kills)
            )
            on_each(sites, lambda site: kill_imports(site, asked.seed, asked.texts, asked.stops))
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
    parser.add_argument("--texts", type=int, default=1_000)
    parser.add_argument("--stops", type=int, default=10, help="kills of the import")
    return parser.parse_args()


def remember_safety(url: str) -> None:
    """What the tests' server forgoes is what is looked at here."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM RESET ALL")
        connection.execute("SELECT pg_reload_conf()")


def ask(sites: list[Site], seed: int, number: int) -> None:
    """Both engines at once; what they print is compared line by line."""
    on_each(sites, lambda site: site.run("-m", "tests.soak.edits", "fill", str(seed), "0"))
    command = ["-m", "tests.soak.questions", str(seed), str(number)]
    asking = [site.process(*command, stderr=subprocess.STDOUT, text=True) for site in sites]
    try:
        for said in zip_longest(*(process.stdout for process in asking), fillvalue=""):
            if len(set(said)) > 1:
                raise Broken(all_said(sites, asking, said))
            print(said[0], end="", flush=True)
        if {process.wait() for process in asking} != {0}:
            raise Broken("Both engines answer otherwise than plain Python")
    finally:
        for process in asking:
            process.kill()
    print("The same articles in the same order, totals and counts on both engines", flush=True)


def all_said(sites: list[Site], asking: list[subprocess.Popen], said: tuple[str, ...]) -> str:
    for process in asking:
        process.terminate()
    words = [line + process.stdout.read() for line, process in zip(said, asking, strict=True)]
    return "\n".join(f"{site.name}: {each}" for site, each in zip(sites, words, strict=True))


def on_each(sites: list[Site], work) -> list:
    """At once: each waits for processes of its own."""
    with ThreadPoolExecutor(len(sites)) as threads:
        return list(threads.map(work, sites))


if __name__ == "__main__":
    sys.exit(main())
