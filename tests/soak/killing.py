"""Edits and imports that are killed in the middle, again and again; the archive has to be whole each time."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, TemporaryFile

import psycopg

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST_EDIT = 0.04  # seconds; a kill comes within so many of an edit's beginning
LONGEST_IMPORT = 0.1  # the same of a text's import
LONGEST_RECOVERY = 60
MADE = "создан черновик"  # as the report has it


class Broken(Exception):
    """The archive is not whole, or does not answer."""


@dataclass
class Site:
    """One engine's database, and the processes that use it."""

    name: str
    url: str

    def process(self, *arguments: str, **options) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": self.url},
            stdout=subprocess.PIPE,
            **options,
        )

    def run(self, *arguments: str) -> str:
        """What it prints; raises where it fails."""
        process = self.process(*arguments, stderr=subprocess.STDOUT, text=True)
        said, _nothing = process.communicate()
        if process.returncode:
            raise Broken(
                f"{self.name}: {' '.join(arguments)} ended with {process.returncode}:\n{said[-4000:]}"
            )
        return said

    def say(self, words: str) -> None:
        print(f"{self.name:10}  {words}", flush=True)


def kill_again_and_again(site: Site, seed: int, edits: int, kills: int) -> None:
    random, done, cut = Random(seed), 0, 0
    ways: list[Callable] = [kill_process] * kills
    if site.name == "PostgreSQL":
        ways[kills // 2] = kill_server
    site.run("-m", "tests.soak.edits", "fill", str(seed), "300")
    while done < edits:
        left = edits - done
        most = random.randrange(1, 2 * left // (len(ways) + 1) + 1) if ways else left
        kill = ways.pop(0) if ways else None
        kept, begun = edit_until_killed(site, random, most, kill)
        done, cut = done + kept, cut + (begun > kept)
        site.run("manage.py", "check_index")
        ended = kill.__doc__ if kill else "left to its end"
        site.say(f"{done:5} edits; {ended}; check_index finds no difference")
    site.run("-m", "tests.soak.questions", str(seed), "100", "--here")
    site.say(f"{cut} of {kills} kills came in the middle of an edit; 100 questions answered right")


def edit_until_killed(site: Site, random: Random, number: int, kill) -> tuple[int, int]:
    """How many edits were kept, and how many begun."""
    seed = str(random.randrange(10**6))
    with TemporaryFile() as errors:
        editor = site.process("-m", "tests.soak.edits", "go", seed, "1000", stderr=errors)
        said = b""
        while said.count(b".") < number and (more := editor.stdout.read1()):
            said += more
        if kill:
            time.sleep(random.random() * LONGEST_EDIT)
        (kill or kill_process)(site, editor)
        said += editor.stdout.read()
        editor.wait()
        if said.count(b".") < number:
            errors.seek(0)
            raise Broken(f"{site.name}: edits stopped by themselves: {errors.read().decode()}")
    return said.count(b"."), said.count(b"+")


def kill_imports(site: Site, seed: int, texts: int, kills: int) -> None:
    """An import of so many texts that is begun again after each kill, and is left alone at last."""
    random, made = Random(seed), 0
    site.run("manage.py", "flush", "--no-input")
    with TemporaryDirectory() as folder:
        site.run("-m", "tests.soak.imports", "write", str(seed), str(texts), folder)
        for kill in range(kills, 0, -1):
            most = random.randrange(1, 2 * max(texts - made, 1) // (kill + 1) + 2)
            made += import_until_killed(site, random, folder, most)
            site.say(f"{made:5} articles made; the importing process killed")
        said = site.run("manage.py", "import_articles", folder)
        site.run("-m", "tests.soak.imports", "check", folder)
        site.run("manage.py", "check_index")
        again = site.run("manage.py", "import_articles", folder)
    if MADE in again:
        raise Broken(f"{site.name}: an import of what is there made drafts:\n{again[-4000:]}")
    site.say(f"{said.splitlines()[-1]}: each text is one whole article")


def import_until_killed(site: Site, random: Random, folder: str, most: int) -> int:
    """How many drafts it says it made; of one more it may not have come to say so."""
    importer = site.process("manage.py", "import_articles", folder, stderr=subprocess.STDOUT)
    said = b""
    while said.count(MADE.encode()) < most and (more := importer.stdout.read1()):
        said += more
    time.sleep(random.random() * LONGEST_IMPORT)
    importer.kill()
    said += importer.stdout.read()
    importer.wait()
    return said.count(MADE.encode())


def kill_process(site: Site, editor: subprocess.Popen) -> None:
    """the editing process killed"""
    editor.kill()


def kill_server(site: Site, editor: subprocess.Popen) -> None:
    """the server's process killed, so that it recovered from its log"""
    with psycopg.connect(site.url, autocommit=True) as connection:
        found = connection.execute(
            "SELECT pid FROM pg_stat_activity"
            " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
        for (pid,) in found.fetchall():
            os.kill(pid, signal.SIGKILL)
    editor.wait()
    until = time.monotonic() + LONGEST_RECOVERY
    while not answers(site.url):
        if time.monotonic() > until:
            raise Broken(f"{site.name}: the server did not come back")
        time.sleep(0.1)


def answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True
