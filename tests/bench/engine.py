"""One engine's run: build or find the archive, count queries, check counts, time pages.

`python -m tests.bench.engine N FILE` works on the database of DATABASE_URL.
"""

import json
import os
import platform
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from . import build, check, pages, records, report, scratch, serve  # noqa: E402
from .held import held  # noqa: E402
from .records import Plan  # noqa: E402

QUERIES_COUNTED = 20
COUNTS_CHECKED, PAGES_LOOKED_AT = 100, 10
TOTAL = re.compile(r'data-total="([0-9]+)"')
FILTERED = (
    "list", "city and month", "tag and year", "two tags", "search rare", "search common",
    "search two words", "search phrase", "search and filters",
)  # fmt: skip
PageOf = Callable[[str], str]


def run(plan: Plan) -> dict:
    result = {"number": plan.number, "letters": plan.letters, "built": ready(plan)}
    result |= {"engine": engine(), "machine": machine()}
    page_of = visitor()
    urls = pages.queries(plan, lambda url: int(TOTAL.search(page_of(url))[1]))
    result["pages"] = {
        kind: {"asked": len(some)} | counted(some, page_of) for kind, some in urls.items()
    }
    tell("Checking the counts beside filters …")
    result["facets"] = checked(plan, urls, page_of)
    connection.close()
    return result | timings(plan, urls, result["pages"])


def ready(plan: Plan) -> int:
    """Builds the archive, unless this very one stands there; the articles written a second."""
    mark = scratch.fingerprint(plan.number, plan.seed)
    rate = scratch.built(mark)
    if rate is None:
        scratch.emptied()
        call_command("migrate", verbosity=0)
        rate = build.build(plan, progress)
        tell("")
        scratch.note(mark, rate)
    return round(rate)


def visitor() -> PageOf:
    client = Client(SERVER_NAME=serve.HOST)
    return lambda url: client.get(url).content.decode()


def counted(urls: list[str], page_of: PageOf) -> dict:
    numbers = []
    for url in urls[:QUERIES_COUNTED]:
        with CaptureQueriesContext(connection) as queries:
            page_of(url)
        numbers.append(len(queries))
    return {"queries": {"median": report.share(numbers, 0.5), "most": max(numbers)}}


def checked(plan: Plan, urls: dict[str, list[str]], page_of: PageOf) -> dict:
    looked_at = [url for kind in FILTERED for url in urls[kind][:PAGES_LOOKED_AT]]
    promised, capped = check.promises(plan, looked_at, COUNTS_CHECKED, page_of)
    wrong = check.broken(plan, promised)
    return {
        "checked": len(promised),
        "right": len(promised) - len(wrong),
        "capped": capped,
        "wrong": [f"{p.url} {p.facet}={p.value}: {p.count}, not {n}" for p, n in wrong],
    }


def timings(plan: Plan, urls: dict[str, list[str]], found: dict) -> dict:
    """Fills the times into what was found of each kind; memory, saves and failures beside it."""
    failed, probes = set(), [probe()]
    database = os.environ["DATABASE_URL"]
    with held() as is_held, serve.served(database) as (port, server), saving(plan) as saver:
        for connections in (1, 8):
            for kind, some in urls.items():
                answers = serve.timed(port, some, connections)
                figures = report.summary(answers)
                found[kind][str(connections)] = figures
                tell(f"{kind}, {connections} at a time: {figures['median']}, {figures['p95']} ms")
                failed |= {(answer.status, answer.url) for answer in answers}
                probes.append(probe())
        memory = serve.memory_of_workers(server)
        saved = json.loads(saver.communicate("\n")[0])
    failed = sorted((status, url) for status, url in failed if status != 200)
    return {
        "held": is_held,
        "memory": memory,
        "saved": report.of_saves(saved),
        "failed": failed,
        "probes": {"least": min(probes), "median": report.share(probes, 0.5), "most": max(probes)},
    }


def probe() -> float:
    """Milliseconds of always the same work: a shared machine is not always the same machine."""
    started, sums = time.perf_counter(), {}
    for number in range(300_000):
        sums[number % 1000] = number
    return round((time.perf_counter() - started) * 1000, 1)


@contextmanager
def saving(plan: Plan) -> Iterator[subprocess.Popen]:
    saver = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.saves", str(plan.number)],
        cwd=serve.ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield saver
    finally:
        saver.terminate()
        saver.wait()


def engine() -> str:
    if connection.vendor == "sqlite":
        return f"SQLite {connection.Database.sqlite_version}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT split_part(current_setting('server_version'), ' ', 1)")
        version = cursor.fetchone()[0]
        cursor.execute("SHOW shared_buffers")
        return f"PostgreSQL {version} with shared_buffers of {cursor.fetchone()[0]}"


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GB, Python {platform.python_version()}"


def progress(done: int, seconds: float) -> None:
    tell(f"\rBuilding: {done:,} articles, {done / seconds:,.0f} a second ", end="")


def tell(words: str, end: str = "\n") -> None:
    print(words, end=end, file=sys.stderr, flush=True)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    found = run(records.plan(int(sys.argv[1])))
    Path(sys.argv[2]).write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    print(report.table(found))
