"""Judges the running pages from outside: Nu HTML validator on all, Lighthouse on three.

A scratch archive with the first articles is served as in production; no data of this checkout is
touched. Ends with 1 when a page has an error or a score is below its floor.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.chromium import chromium  # noqa: E402

QUERIES_A_PATH = 5  # filters multiply without end; a few of each list show every kind of markup
MOST_PAGES = 400
FLOORS = {"performance": 90, "accessibility": 100, "best-practices": 100, "seo": 100}


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attributes):
        if tag == "a" and (href := dict(attributes).get("href")):
            self.found.append(href)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a production server over a scratch archive."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{folder}/audit.sqlite3",
        "MEDIA_ROOT": str(folder / "media"),
        "SITE_URL": home,
        "ALLOWED_HOSTS": "127.0.0.1",
    }
    python = [sys.executable, "manage.py", "first_start"]
    subprocess.run(python, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--no-log"]
    server = subprocess.Popen(
        [*granian, "--port", str(port), "newsarchive.wsgi:application"], cwd=ROOT, env=environment
    )
    try:
        wait_for(f"{home}/healthz", server)
        yield home
    finally:
        server.terminate()
        server.wait()


def wait_for(url: str, server: subprocess.Popen) -> None:
    for _ in range(100):
        try:
            urlopen(url).close()
            return
        except URLError:
            if server.poll() is not None:
                break
            time.sleep(0.1)
    sys.exit(f"The server does not answer at {url}.")


def crawl(home: str) -> Iterator[tuple[str, bytes]]:
    """Path and HTML of every public page that can be reached by links from the front page."""
    waiting, seen, queries = ["/"], {"/"}, Counter()
    while waiting and len(seen) <= MOST_PAGES:
        path = waiting.pop(0)
        html = fetched(home + path)
        if html is None:
            continue
        yield path, html
        links = Links()
        links.feed(html.decode())
        for href in links.found:
            url = urldefrag(urljoin(home + path, href)).url
            there = url.removeprefix(home)
            if not url.startswith(home + "/") or there in seen or there.startswith("/admin/"):
                continue
            parts = urlsplit(there)
            queries[parts.path] += bool(parts.query)
            if not parts.query or queries[parts.path] <= QUERIES_A_PATH:
                seen.add(there)
                waiting.append(there)


def fetched(url: str) -> bytes | None:
    """The page, also that of an error; a link to a missing page is reported."""
    try:
        with urlopen(url) as answer:
            return answer.read() if answer.headers.get_content_type() == "text/html" else None
    except HTTPError as error:
        print(f"{url}: answers {error.code}")
        return error.read()


def validate(pages: dict[str, bytes], folder: Path) -> int:
    """Prints what the validator finds and counts the errors."""
    names = {}
    for number, (path, html) in enumerate(pages.items()):
        file = folder / f"{number}.html"
        file.write_bytes(html)
        names[file.name] = path
    jar = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
    command = ["java", "-jar", str(jar), "--format", "json", "--exit-zero-always", "--stdout"]
    result = subprocess.run([*command, *(folder / name for name in names)], stdout=subprocess.PIPE)
    messages = json.loads(result.stdout)["messages"]
    for message in messages:
        place = f"{names[Path(message['url']).name]}:{message.get('lastLine', '?')}"
        print(f"{place}: {message['type']}: {message['message']}")
    errors = sum(message["type"] != "info" for message in messages)
    print(f"Nu HTML validator: {len(pages)} pages, {errors} errors")
    return errors


def score(url: str, browser: str) -> int:
    """Prints Lighthouse's scores of a page and counts those below their floor."""
    result = subprocess.run(
        [
            "node_modules/.bin/lighthouse",
            url,
            "--quiet",
            "--output=json",
            "--no-enable-error-reporting",
            f"--only-categories={','.join(FLOORS)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic",
        ],
        cwd=ROOT,
        env={**os.environ, "CHROME_PATH": browser},
        stdout=subprocess.PIPE,
        check=True,
    )
    report = json.loads(result.stdout)
    scores = {
        name: round(100 * (category["score"] or 0))
        for name, category in report["categories"].items()
    }
    print(f"Lighthouse: {urlsplit(url).path}", *(f"{name} {scores[name]}" for name in FLOORS))
    for audit in report["audits"].values():
        if audit["score"] is not None and audit["score"] < 0.9:
            print(f"  {audit['id']}: {audit.get('displayValue') or audit['title']}")
    return sum(scores[name] < floor for name, floor in FLOORS.items())


def main() -> int:
    missing = [tool for tool in ("npm", "java") if not shutil.which(tool)]
    browser = chromium()
    if missing or browser is None:
        sys.exit("make audit needs Node 18.20 or newer, Java 11 or newer and Chromium.")
    subprocess.run(
        ["npm", "ci", "--ignore-scripts", "--no-fund", "--no-audit"], cwd=ROOT, check=True
    )
    with tempfile.TemporaryDirectory() as name, served(Path(name)) as home:
        pages = dict(crawl(home))
        faults = validate(pages, Path(name))
        article = next(path for path in pages if re.fullmatch(r"/articles/[^?]+/", path))
        for path in ("/", "/articles/", article):
            faults += score(home + path, browser)
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main())
