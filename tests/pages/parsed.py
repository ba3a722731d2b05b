"""A page as checks may rely on it: its results, choices, links and words, read from strict HTML."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from django.conf import settings

from tests.standard_html import read_strictly

LISTS = ("/articles/", "/people/", "/organisations/", "/events/")


@dataclass(frozen=True)
class Choice:
    facet: str
    value: str
    count: int
    href: str
    current: bool


class Page:
    def __init__(self, response):
        self.status = response.status_code
        self.html = response.content.decode()
        self.tree = read_strictly(self.html)

    def all(self, tag: str, **attributes) -> list:
        found = self.tree.iter(tag)
        return [e for e in found if all(e.get(k) == v for k, v in attributes.items())]

    def with_class(self, name: str) -> list:
        return [e for e in self.tree.iter() if name in (e.get("class") or "").split()]

    @cached_property
    def text(self) -> str:
        """All that a reader sees, white space made even; titles and descriptions too."""
        hidden = [e.get(name, "") for e in self.tree.iter() for name in ("title", "content", "alt")]
        return " ".join([words(self.tree), *filter(None, hidden)])

    @cached_property
    def results(self):
        (found,) = [e for e in self.tree.iter() if e.get("data-total") is not None]
        return found

    @property
    def total(self) -> int:
        return int(self.results.get("data-total"))

    @property
    def entries(self) -> list[str]:
        """The permanent address of each result."""
        return [next(e.iter("a")).get("href") for e in self.results.iter("article")]

    @property
    def uncertain(self) -> list[str]:
        marked = "дата приблизительная"
        return [
            next(e.iter("a")).get("href")
            for e in self.results.iter("article")
            if marked in words(e)
        ]

    @cached_property
    def choices(self) -> list[Choice]:
        return [
            Choice(
                e.get("data-facet"),
                e.get("data-value"),
                int(e.get("data-count")),
                e.get("href"),
                e.get("aria-current") == "true",
            )
            for e in self.all("a")
            if e.get("data-facet")
        ]

    def counts(self, facet: str) -> dict[str, int]:
        return {c.value: c.count for c in self.choices if c.facet == facet}

    @property
    def links(self) -> set[str]:
        return {e.get("href") for e in self.all("a")}

    @property
    def canonical(self) -> str:
        (link,) = self.all("link", rel="canonical")
        return link.get("href").removeprefix(settings.SITE_URL)

    @property
    def heading(self) -> str:
        (found,) = self.all("h1")
        return words(found)

    @property
    def field_errors(self) -> list[str]:
        return [words(e) for e in self.with_class("field-error")]


def words(element) -> str:
    return " ".join("".join(element.itertext()).split())


def visit(client, url: str, status: int = 200) -> Page:
    response = client.get(url)
    assert response.status_code == status, f"{url} answers {response.status_code}"
    return Page(response)


def path_of(url: str) -> str:
    return urlsplit(url).path


def crawl(client, *starts: str) -> dict[str, Page]:
    """Every page that links lead to, filters one at a time; dead links fail."""
    found, waiting = {}, list(starts)
    while waiting:
        url = waiting.pop(0).partition("#")[0]
        elsewhere = not url.startswith("/") or url.startswith(("/admin/", "/static/"))
        if url in found or elsewhere or "&" in url:
            continue
        found[url] = visit(client, url)
        waiting += sorted(found[url].links)
    return found


def sections(page: Page) -> dict[str, list[str]]:
    """What stands under each heading: the words of its rows, else those of its entries' titles."""
    found = {}
    for section in page.all("section"):
        title = words(next(section.iter("h2")))
        rows = list(section.iter("li")) or [next(e.iter("a")) for e in section.iter("article")]
        found[title] = [words(row) for row in rows]
    return found
