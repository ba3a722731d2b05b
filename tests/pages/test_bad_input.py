"""Rubbish in every parameter of every list: an answer by the rules, in a whole page."""

from functools import cache
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pages.parsed import LISTS, Page, visit, words

ARCHIVES = ("/archive/2026/", "/archive/2026/03/", "/archive/2026/03/13/")
PARAMETERS = {
    "/articles/": [
        "city",
        "tag",
        "person",
        "organisation",
        "event",
        "language",
        "source",
        "date_after",
        "date_before",
        "year",
        "month",
        "certain",
        "sort",
        "page",
    ],
    "/events/": [
        "city",
        "classification",
        "organisation",
        "person",
        "date_after",
        "date_before",
        "year",
        "month",
        "certain",
        "sort",
        "page",
    ],
    "/people/": ["letter", "city", "organisation", "page"],
    "/organisations/": ["classification", "city", "page"],
}
PAIRS = [(path, name) for path, names in PARAMETERS.items() for name in names]
RUBBISH = {
    "NUL": "%00",
    "NUL inside": "2026%00",
    "broken UTF-8": "%FF",
    "lone surrogate": "%ED%A0%80",
    "emoji": quote("🦄"),
    "right to left": quote("\u202eabc\u200f"),
    "noncharacter": quote("\ufffe"),
    "far noncharacter": quote("\U0001fffe"),
    "control characters": "%01%0B%1F%7F%C2%85",
    "markup": quote("<script>alert(1)</script>\"'&"),
    "quoted SQL": quote("' OR 1=1 --"),
    "template": quote("{{ 7*7 }}{% now %}%s %(x)s"),
    "long": "a" * 10_000,
    "long digits": "9" * 5_000,
    "line break": "a%0D%0Ab",
    "negative": "-1",
    "fraction": "1.5",
    "infinity": "inf",
    "path": "../../etc/passwd",
    "unknown": "neizvestno",
    "percent": "%25%",
}
SINGLE = ["letter"]


@pytest.fixture
def parsed(client, archive):
    def answer(url) -> Page:
        page = Page(client.get(url))
        assert page.status in (200, 302, 400, 404), url
        return page

    return answer


@pytest.mark.parametrize(("path", "name"), PAIRS)
def test_rubbish_answers_400_with_the_error_at_its_field(parsed, path, name):
    answers = {kind: parsed(f"{path}?{name}={value}") for kind, value in RUBBISH.items()}
    assert {kind: page.status for kind, page in answers.items()} == dict.fromkeys(RUBBISH, 400)
    for kind, page in answers.items():
        assert (page.total, page.entries, page.canonical) == (0, [], path), kind
        alert = page.all("div", role="alert")
        assert len(alert) == 1, kind
        (problem,) = list(alert[0].iter("li"))
        targets = [a.get("href").lstrip("#") for a in problem.iter("a")]
        ids = {e.get("id") for e in page.tree.iter()}
        assert set(targets) <= ids, (kind, targets)
        if name != "page":
            assert len(targets) == 1, kind
    assert max(len(page.html) for page in answers.values()) < 200_000


CANNOT_BE = [
    ("/articles/", "date_after", "13.45.2026", "Нет такого дня. Напишите дату так: 2026-03-15."),
    ("/articles/", "date_after", "2026-02-30", "Нет такого дня. Напишите дату так: 2026-03-15."),
    ("/articles/", "date_after", "0001-01-01", "Нет такого дня. Напишите дату так: 2026-03-15."),
    ("/articles/", "date_after", "0999-12-31", "Нет такого дня. Напишите дату так: 2026-03-15."),
    ("/articles/", "date_after", "10000-01-01", "Нет такого дня. Напишите дату так: 2026-03-15."),
    ("/articles/", "date_before", "вчера", "Нет такого дня. Напишите дату так: 2026-03-15."),
    ("/events/", "date_before", "2026", "Нет такого дня. Напишите дату так: 2026-03-15."),
    ("/articles/", "certain", "maybe", "Здесь может стоять только 1."),
]


@pytest.mark.parametrize(("path", "name", "value", "error"), CANNOT_BE)
def test_field_repeats_what_was_typed_and_says_what_is_wrong(
    client, archive, path, name, value, error
):
    page = visit(client, f"{path}?{urlencode({name: value})}", 400)
    (field,) = page.all("input", name=name)
    assert page.field_errors == [error]
    if field.get("type") != "checkbox":
        shown = "date" if value in ("0001-01-01", "0999-12-31") else "text"
        assert (field.get("type"), field.get("value")) == (shown, value)


def test_choice_that_cannot_be_is_repeated_beside_its_filter(client, archive):
    for name in ("city", "tag", "person", "year", "language", "source"):
        page = visit(client, f"/articles/?{name}=atlantida", 400)
        (facet,) = [e for e in page.tree.iter() if e.get("id") == f"facet-{name}"]
        assert "atlantida" in words(facet)


def test_day_that_can_be_stands_in_a_date_control(client, archive):
    page = visit(client, "/articles/?date_after=2026-03-01&date_before=2026-3-9")
    fields = [e for e in page.all("input") if e.get("id") and e.get("name") != "q"]
    assert [(e.get("type"), e.get("value")) for e in fields] == [
        ("date", "2026-03-01"),
        ("text", "2026-3-9"),
        ("checkbox", "1"),
    ]


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ("date_after=2026-03-02&date_before=2026-03-01", ["Конец периода раньше его начала."]),
        ("month=3", ["Месяц без года не говорит, какой год искать."]),
        ("month=13&year=2026", ["Месяц — это число от 1 до 12."]),
        ("month=0&year=2026", ["Месяц — это число от 1 до 12."]),
        ("year=abc", ["Год — это число."]),
        ("year=999", ["Такого года в архиве быть не может."]),
        ("year=10000", ["Такого года в архиве быть не может."]),
        ("city=atlantida", ["В архиве нет «atlantida»."]),
        ("city=almaty&city=atlantida", ["В архиве нет «atlantida»."]),
        ("language=en", ["Статей на таком языке в архиве нет."]),
        ("sort=name", ["Такого порядка нет."]),
        ("sort=-relevance", ["Такого порядка нет."]),
        (
            "date_after=x&date_before=y",
            ["Нет такого дня. Напишите дату так: 2026-03-15."] * 2,
        ),
    ],
)  # fmt: skip
def test_errors_stand_at_their_fields(client, archive, query, errors):
    assert visit(client, f"/articles/?{query}", 400).field_errors == errors


@pytest.mark.parametrize("path", [*LISTS, *ARCHIVES])
@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("1", 200),
        ("", 200),
        ("3", 404),
        ("1000000000", 404),
        (str(10**30), 404),
        ("0", 400),
        ("-1", 400),
        ("1e9", 400),
        ("abc", 400),
        ("last", 400),
        ("9" * 5_000, 400),
        ("%00", 400),
        ("1%00", 400),
    ],
)
def test_page_number_is_found_past_the_end_or_impossible(client, archive, path, value, status):
    page = visit(client, f"{path}?page={value}", status)
    if status != 404:
        assert page.canonical == path
    if status == 400:
        assert "Страниц" in words(page.all("div", role="alert")[0])


@pytest.mark.parametrize("path", LISTS)
def test_value_that_cannot_be_is_told_on_every_page_of_a_list(client, archive, path):
    page = visit(client, f"{path}?city=atlantida&page=2", 400)
    assert (page.canonical, page.field_errors) == (f"{path}?page=2", ["В архиве нет «atlantida»."])


def test_hundred_unknown_values_cost_no_more_queries_than_six(
    client, archive, django_assert_num_queries
):
    names = ("city", "tag", "person", "organisation", "event", "source")
    for values in (1, 20):
        query = "&".join(f"{name}=x{number}" for name in names for number in range(values))
        with django_assert_num_queries(5):
            visit(client, f"/articles/?{query}", 400)


@pytest.mark.parametrize("path", [*LISTS, *ARCHIVES])
@pytest.mark.parametrize(
    "query",
    [
        "city[]=almaty&city[0]=x&page[]=2&year[$gt]=1",
        "=&==&&&=x&%00=%00&%FF=1&🦄=1",
        "q=%00&utm_source=" + "a" * 10_000,
        "&".join(f"unknown{number}={number}" for number in range(2000)),
        "__proto__=1&_method=DELETE&format=json&page_size=100000",
    ],
)
def test_unknown_parameters_are_ignored_and_left_out_of_the_canonical_link(
    client, archive, path, query
):
    page = visit(client, f"{path}?{query}")
    assert (page.canonical, page.html.count("unknown1=")) == (path, 0)
    assert page.entries == visit(client, path).entries


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        (
            "page=1&sort=date&certain=on&month=03&year=2026&date_before=2026-3-31&date_after="
            "2026-01-01&source=&language=ru&event=jas-stars&organisation=muzart-life"
            "&person=luina&tag=referendum&city=almaty",
            "city=almaty&tag=referendum&person=luina&organisation=muzart-life&event=jas-stars"
            "&language=ru&date_after=2026-01-01&date_before=2026-03-31&year=2026&month=3"
            "&certain=1&sort=date",
        ),
        ("city=astana&city=almaty&city=astana", "city=almaty&city=astana"),
        ("tag=referendum&tag=referendum", "tag=referendum"),
        ("city=+almaty+", "city=almaty"),
        ("city=&city=almaty&city=", "city=almaty"),
        ("sort=-date&page=1", ""),
        ("sort=date&page=1", "sort=date"),
        ("certain=0", ""),
        ("certain=true", "certain=1"),
        ("year=1999&year=2026", "year=2026"),
        ("year=+2026+", "year=2026"),
    ],
)
def test_canonical_link_has_known_parameters_in_one_order(client, archive, query, canonical):
    page = visit(client, f"/articles/?{query}")
    expected = f"/articles/?{canonical}" if canonical else "/articles/"
    assert page.canonical == expected
    again = visit(client, expected)
    assert (again.canonical, again.entries) == (expected, page.entries)


@pytest.mark.parametrize(("path", "name"), PAIRS)
def test_one_parameter_two_thousand_times_is_answered(parsed, path, name):
    page = parsed(f"{path}?" + "&".join([f"{name}=neizvestno"] * 2000))
    assert (page.status, len(page.html) < 200_000) == (400, True)
    page = parsed(f"{path}?" + "&".join(f"{name}=x{number}" for number in range(2000)))
    assert (page.status, len(page.html) < 200_000) == (400, True)


def test_known_value_two_thousand_times_is_one_value(client, archive):
    page = visit(client, "/articles/?" + "&".join(["city=almaty"] * 2000))
    assert (page.total, page.canonical) == (4, "/articles/?city=almaty")


def test_more_parameters_than_the_site_reads_are_refused_in_a_whole_page(client, archive):
    page = visit(client, "/articles/?" + "&".join(["a=1"] * 10_001), 400)
    assert page.heading != ""


@pytest.mark.parametrize("path", [*LISTS, *ARCHIVES, "/", "/about/", "/cities/", "/tags/"])
def test_reading_takes_no_other_methods_than_get_and_head(client, archive, path):
    assert client.head(path).status_code == 200
    if path in LISTS:
        assert client.post(path).status_code == 405


NAMES = sorted({name for names in PARAMETERS.values() for name in names} | {"q", "x", "city[]", ""})
VALUES = st.one_of(
    st.text(max_size=30),
    st.integers().map(str),
    st.dates().map(str),
    st.sampled_from(
        ["almaty", "astana", "none", "referendum", "jas-stars", "aidos-sarym", "ru", "1", "2026"]
        + ["concert", "party", "А", "date", "-date", "3", "2026-03-01", "muzart-life"]
    ),
)
PAIR_LISTS = st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=8)


@pytest.mark.parametrize("path", [*LISTS, *ARCHIVES])
def test_any_query_string_gets_an_answer_in_a_whole_page(client, archive, path):
    @cache  # nothing is written meanwhile, so the same address has the same page
    def answer(url):
        page = Page(client.get(url))
        return page.status, (page.canonical, page.entries) if page.status == 200 else None

    @given(pairs=PAIR_LISTS)
    @settings(
        max_examples=200 if path in LISTS else 50,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def holds(pairs):
        query = "&".join(
            f"{quote(name)}={quote(value, errors='surrogatepass')}" for name, value in pairs
        )
        status, found = answer(f"{path}?{query}")
        assert status in (200, 400, 404)
        if status == 200:
            assert answer(found[0]) == (200, found)

    holds()
