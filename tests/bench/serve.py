"""The production server over a scratch archive, and how long it takes to answer."""

import gzip
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import cycle, islice
from pathlib import Path
from threading import Lock

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
LEAST_ANSWERS = 200
WARMING = 10
MOST_SECONDS = 60  # for one kind of page; what is too slow need not be asked as often
LONGEST_WAIT = 60  # seconds; a server that is silent for longer is stuck


@dataclass(frozen=True, slots=True)
class Answer:
    url: str
    status: int
    milliseconds: float
    bytes: int
    sent: int  # of them over the wire, compressed


@contextmanager
def served(database_url: str) -> Iterator[tuple[int, subprocess.Popen]]:
    """Port and process of the server that `make run` starts."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "DATABASE_URL": database_url,
        "DEBUG": "off",
        "SITE_URL": f"http://{HOST}:{port}",
        "ALLOWED_HOSTS": HOST,
        "MALLOC_ARENA_MAX": "2",
        "MALLOC_MMAP_THRESHOLD_": "1048576",
        "MALLOC_TRIM_THRESHOLD_": "8388608",
        "NPY_DISABLE_CPU_FEATURES": "X86_V4",
    }
    command = ["-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port)]
    command += ["--workers", "2", "--blocking-threads", "2", "--no-ws", "--no-log"]
    server = subprocess.Popen(
        [sys.executable, *command, "newsarchive.wsgi:application"], cwd=ROOT, env=environment
    )
    try:
        wait_for(port, server)
        yield port, server
    finally:
        server.terminate()
        server.wait()


def wait_for(port: int, server: subprocess.Popen) -> None:
    for _attempt in range(300):
        try:
            if asked(HTTPConnection(HOST, port), "/healthz").status == 200:
                return
        except (OSError, HTTPException):
            if server.poll() is not None:
                break
        time.sleep(0.1)
    sys.exit("The server does not answer.")


def asked(connection: HTTPConnection, url: str) -> Answer:
    """One answer over a connection that stays open, as browsers ask."""
    started = time.perf_counter()
    connection.request("GET", url, headers={"Accept-Encoding": "gzip"})
    response = connection.getresponse()
    body = response.read()
    milliseconds = (time.perf_counter() - started) * 1000
    whole = gzip.decompress(body) if response.headers["Content-Encoding"] == "gzip" else body
    return Answer(url, response.status, milliseconds, len(whole), len(body))


def timed(port: int, urls: list[str], connections: int) -> list[Answer]:
    """Each address once, and again from the first where there are too few of them."""
    waiting = islice(cycle(urls), max(len(urls), LEAST_ANSWERS))
    turn, end = Lock(), time.monotonic() + MOST_SECONDS

    def ask() -> list[Answer]:
        connection, answers = HTTPConnection(HOST, port, timeout=LONGEST_WAIT), []
        for url in urls[:WARMING]:
            asked(connection, url)
        while True:
            with turn:
                url = next(waiting, None)
            if url is None or time.monotonic() > end:
                break
            answers.append(asked(connection, url))
        connection.close()
        return answers

    with ThreadPoolExecutor(connections) as threads:
        asking = [threads.submit(ask) for _number in range(connections)]
        return [answer for each in asking for answer in each.result()]


def memory_of_workers(server: subprocess.Popen) -> list[dict[str, float]]:
    """Megabytes of each web process: its own (`uss`), and with its share of the common (`pss`)."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children")
    if not children.exists():
        return []
    found = []
    for pid in children.read_text().split():
        kilobytes = {}
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
            name, value, *_unit = line.split()
            kilobytes[name] = int(value)
        own = kilobytes["Private_Clean:"] + kilobytes["Private_Dirty:"]
        found.append({"uss": round(own / 1024, 1), "pss": round(kilobytes["Pss:"] / 1024, 1)})
    # The largest ones; the server's helpers beside them serve nobody.
    return sorted(found, key=lambda each: -each["uss"])[:2]
