"""What holds of every public page, crawled by its links from the front page over the first articles."""

import re
from collections import Counter, defaultdict
from urllib.parse import urldefrag, urljoin, urlsplit

import html5lib
import pytest
from django.db import transaction
from django.test import Client

from articles.models import Article, City, Event, Organisation, Person, Tag
from tests.pages.parsed import Page, path_of, words

pytestmark = pytest.mark.django_db

QUERIES_A_PATH = 30  # filters multiply without end; some of each list show every kind of markup
PER_PAGE = 20
PERMANENT = re.compile(r"/(articles|people|organisations|events|cities|tags)/[-a-z0-9]+/")
NAMING = ("aria-labelledby", "aria-describedby", "for")


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker, fill) -> dict[str, Page]:
    """By address, every page without a query string, and pages of filters that those link to."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill()
        found = dict(crawled(Client()))
        transaction.set_rollback(True)
    return found


def crawled(client):
    waiting, seen, queries = ["/"], {"/"}, Counter()
    while waiting:
        url = waiting.pop(0)
        page = Page(client.get(url))
        yield url, page
        for link, _fragment in [] if "?" in url else internal_links(url, page):
            queries[path_of(link)] += "?" in link and link not in seen
            if link not in seen and queries[path_of(link)] <= QUERIES_A_PATH:
                seen.add(link)
                waiting.append(link)


def internal_links(url: str, page: Page) -> list[tuple[str, str]]:
    """Addresses of public pages, each with its fragment."""
    found = [urldefrag(urljoin(url, e.get("href"))) for e in page.all("a")]
    return [
        (link.url, link.fragment)
        for link in found
        if not urlsplit(link.url).scheme and not link.url.startswith("/admin/")
    ]


def faults(pages, find) -> dict:
    """By address, what `find` finds in its page."""
    found = {url: find(page) for url, page in pages.items()}
    return {url: fault for url, fault in found.items() if fault}


def ids(page) -> list[str]:
    return [e.get("id") for e in page.tree.iter() if e.get("id") is not None]


def test_no_link_is_dead(pages):
    assert {url: page.status for url, page in pages.items()} == dict.fromkeys(pages, 200)


def test_every_page_is_without_a_fault_to_a_second_parser(pages):
    for page in pages.values():
        html5lib.HTMLParser(strict=True).parse(page.html)


def test_every_link_into_a_page_finds_its_place(pages):
    known = {url: {"", "main", *ids(page)} for url, page in pages.items()}
    lost = {
        (url, link, fragment)
        for url, page in pages.items()
        for link, fragment in internal_links(url, page)
        if link in known and fragment not in known[link]
    }
    assert lost == set()


def test_links_lead_from_the_front_page_to_every_public_record(pages, archive):
    records = [
        *Article.objects.published(),
        *Person.objects.public(),
        *Organisation.objects.public(),
        *Event.objects.public(),
        *City.objects.all(),
        *Tag.objects.public(),
    ]
    assert {record.get_absolute_url() for record in records} - set(pages) == set()


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ("html", {"lang": "ru"}),
        ("h1", {}),
        ("title", {}),
        ("main", {}),
        ("link", {"rel": "canonical"}),
        ("meta", {"name": "description"}),
        ("meta", {"name": "viewport"}),
    ],
)
def test_every_page_has_exactly_one(pages, tag, attributes):
    counts = {url: len(page.all(tag, **attributes)) for url, page in pages.items()}
    assert counts == dict.fromkeys(pages, 1)


def test_headings_titles_and_descriptions_say_something(pages):
    def empty(page):
        (description,) = page.all("meta", name="description")
        titles = [words(title) for title in page.all("title")]
        told = {"h1": page.heading, "title": titles[0], "description": description.get("content")}
        return [name for name, words in told.items() if len(words.strip(" —.,:")) < 2]

    assert faults(pages, empty) == {}


def test_title_tells_a_page_from_every_other(pages):
    canonicals = defaultdict(set)
    for page in pages.values():
        (title,) = page.all("title")
        canonicals[words(title)].add(page.canonical)
    assert {title: found for title, found in canonicals.items() if len(found) > 1} == {}


def test_canonical_address_of_a_page_without_a_query_string_is_its_own(pages):
    plain = {url: page.canonical for url, page in pages.items() if "?" not in url}
    assert plain == {url: url for url in plain}


def test_canonical_address_is_a_page_of_the_same_path_with_the_same_results(pages):
    found = {url: page for url, page in pages.items() if page.canonical in pages}
    assert len(found) > 0.9 * len(pages)
    assert {url: path_of(page.canonical) for url, page in pages.items()} == {
        url: path_of(url) for url in pages
    }
    assert {url: (page.heading, page.links) for url, page in found.items()} == {
        url: (pages[page.canonical].heading, pages[page.canonical].links)
        for url, page in found.items()
    }


def test_no_page_holds_a_style_or_script_of_its_own(pages):
    def inline(page):
        return [
            e.tag
            for e in page.tree.iter()
            if e.tag == "style"
            or (e.tag == "script" and not e.get("src"))
            or any(name == "style" or name.startswith("on") for name in e.attrib)
        ]

    assert faults(pages, inline) == {}


def test_no_id_stands_twice_and_every_reference_to_one_finds_it(pages):
    def wrong(page):
        known = Counter(ids(page))
        named = [e.get(name, "").split() for e in page.tree.iter() for name in NAMING]
        missing = {id for names in named for id in names} - set(known)
        return [id for id, count in known.items() if count > 1] + sorted(missing)

    assert faults(pages, wrong) == {}


def test_every_picture_has_its_words(pages):
    assert faults(pages, lambda page: [e for e in page.all("img") if e.get("alt") is None]) == {}


def test_every_result_is_an_article_whose_first_link_is_its_permanent_address(pages):
    lists = {url: page for url, page in pages.items() if "data-total" in page.html}
    assert {path_of(url) for url in lists} >= {
        "/articles/",
        "/people/",
        "/organisations/",
        "/events/",
        "/cities/",
        "/tags/",
        "/archive/2026/",
    }
    shown = {url: len(page.entries) for url, page in lists.items()}
    assert shown == {url: expected(url, page) for url, page in lists.items()}
    entries = {entry for page in lists.values() for entry in page.entries}
    assert {entry for entry in entries if not PERMANENT.fullmatch(entry)} == set()
    assert entries - set(pages) == set()


def expected(url: str, page: Page) -> int:
    """How many results the page has to show."""
    if path_of(url) in ("/cities/", "/tags/"):
        return page.total
    number = int(re.search(r"\bpage=(\d+)|$", url)[1] or 1)
    return min(PER_PAGE, page.total - PER_PAGE * (number - 1))
