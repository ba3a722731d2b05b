"""Rows of the index that are not what they were, as a failing disk leaves them: noticed, and mended."""

import zlib

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles import search
from tests.factories import (
    make_article,
    make_city,
    make_event,
    make_mention,
    make_participation,
    make_person,
    make_tag,
)
from tests.pages.parsed import visit

# What has been spoilt is made anew for good: tables are dropped and created.
pytestmark = pytest.mark.django_db(transaction=True)

OTHER_WORDS = zlib.compress(b"avulkan 0 bvulkan")
SQLITE = {
    "words that are no archive": "UPDATE search_text SET tokens = x'00ff'",
    "words cut off": "UPDATE search_text SET tokens = substr(tokens, 1, 20)",
    "other words": f"UPDATE search_text SET tokens = x'{OTHER_WORDS.hex()}'",
    "words gone": "DELETE FROM search_text",
    "postings gone": "INSERT INTO search_index (search_index) VALUES ('delete-all')",
    "block emptied": "UPDATE search_block SET numbers = x''",
    "block cut off": "UPDATE search_block SET numbers = substr(numbers, 1, length(numbers) - 4)",
}
POSTGRESQL = {
    "other vector": "UPDATE search_row SET document = '''2026a1'':1'::tsvector",
    "other words": "UPDATE search_words SET words = 'abc'",
    "words gone": "DELETE FROM search_words",
    "block emptied": "UPDATE search_block SET numbers = ''",
    "block cut off": "UPDATE search_block"
    " SET numbers = substring(numbers FROM 1 FOR length(numbers) - 4)",
}
BOTH = {
    "other records": "UPDATE search_row SET records = 'a lkk'",
    "records that are none": "UPDATE search_row SET records = 'a Я'",
    "other dates": "UPDATE search_row SET periods = 'y1999'",
    "a day in place of a span": "UPDATE search_row SET lasted = 1 - lasted",
    "other digest": "UPDATE search_row SET digest = digest + 1",
    "other place": "UPDATE search_row SET id = id + 1000000000000",
    "rows gone": "DELETE FROM search_row WHERE records LIKE '%c%'",
    "counters higher": "UPDATE search_tally SET n = n + 1",
    "counters of another kind": "UPDATE search_tally SET kind = 'x'",
    "counters gone": "DELETE FROM search_tally WHERE b LIKE 'y%'",
    "lines of a block gone": "UPDATE search_block SET lines = ''",
    "lines that are none": "UPDATE search_block SET lines = 'Я'",
    "ties that are none": "UPDATE search_tied SET ties = 'ab1c2'",
    "ties gone": "DELETE FROM search_tied",
    "pairs counted higher": "UPDATE search_tie SET n = n + 1",
}
SPOILING = [
    *(pytest.param(sql, id=how, marks=pytest.mark.engine("sqlite")) for how, sql in SQLITE.items()),
    *(
        pytest.param(sql, id=how, marks=pytest.mark.engine("postgresql"))
        for how, sql in POSTGRESQL.items()
    ),
    *(pytest.param(sql, id=how) for how, sql in BOTH.items()),
]
LISTS = {
    "/articles/": 3,
    "/articles/?city=almaty": 2,
    "/articles/?city=almaty&tag=nauka": 1,
    "/people/?city=almaty": 1,
    "/archive/2026/03/": 2,
}
FOUND = {"/articles/?q=вулканы": 1, "/articles/?q=озеро&city=almaty": 1, "/articles/?year=2025": 1}


@pytest.fixture
def three():
    """Three articles; the index is whole again afterwards."""
    almaty, tag = make_city("Алматы"), make_tag("наука")
    make_article("Вулкан", "Проснулся.", cities=[almaty], tags=[tag], date="2026-03-01")
    lake = make_article("Озеро", "Иван у озера.", cities=[almaty], date="2026-03-02/2026-03-04")
    ivan = make_person("Иван")
    make_mention(lake, ivan)
    make_participation(make_event("Заплыв"), lake, "Иван", person=ivan)
    make_article("Степь", "Ветер.", date="2025-03-03")
    yield
    search.build()


@pytest.mark.parametrize("sql", SPOILING)
def test_rows_that_are_spoilt_are_noticed_lists_go_on_and_reindex_mends_them(
    client, three, sql, capsys
):
    before = {url: visit(client, url).choices for url in FOUND}
    with connection.cursor() as cursor:
        cursor.execute(sql)
        assert cursor.rowcount
    assert client.get("/healthz").status_code == 200
    assert [client.get(url).status_code for url in LISTS] == [200] * len(LISTS)
    with pytest.raises(CommandError):
        call_command("check_index")
    call_command("reindex", verbosity=0)
    call_command("check_index")
    assert client.get("/healthz").content.decode() == "ok\n"
    assert {url: visit(client, url).total for url in LISTS} == LISTS
    pages = {url: visit(client, url) for url in FOUND}
    assert {url: page.total for url, page in pages.items()} == FOUND
    assert {url: page.choices for url, page in pages.items()} == before
