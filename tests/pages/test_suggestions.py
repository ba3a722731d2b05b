"""Records offered while a reader types."""

import pytest

from articles import suggestions
from tests.factories import (
    make_article,
    make_city,
    make_mention,
    make_organisation,
    make_person,
    make_tag,
)


def offered(client, typed: str) -> list[tuple[str, int]]:
    found = client.get("/suggest", {"q": typed}).json()["suggestions"]
    return [(row["label"], row["count"]) for row in found]


@pytest.fixture
def names(db):
    """Ten people whose names begin alike; the last ones stand in most articles."""
    people = [make_person(f"Айдос Серик{letter}ев") for letter in "абвгдежзик"]
    for number in range(3):
        body = " ".join(person.name for person in people)
        article = make_article(f"Заметка {number}", body)
        for person in people[4 * number :]:
            make_mention(article, person)
    return [person.name for person in people]


@pytest.mark.parametrize("candidates", [500, 3])
def test_records_of_most_articles_come_first(client, names, monkeypatch, candidates):
    monkeypatch.setattr(suggestions, "CANDIDATES", candidates)
    most, some, few = names[8:], names[4:8], names[:4]
    expected = [(name, 3) for name in most] + [(name, 2) for name in some]
    assert offered(client, "айд") == expected + [(name, 1) for name in few[:2]]


@pytest.mark.parametrize("typed", ["Серика", "ай серика", "серика ай", "айдос серикаев", "СЕРИКА"])
def test_every_typed_word_begins_a_word_of_the_name(client, names, typed):
    assert offered(client, typed) == [("Айдос Серикаев", 1)]


def test_words_of_different_records_offer_neither(client, names):
    make_mention(make_article(body="Нурлан Асанов"), make_person("Нурлан Асанов"))
    assert offered(client, "айдос асанов") == []


@pytest.mark.django_db
def test_every_kind_of_record_is_offered_and_what_no_article_names_is_not(client):
    city, tag = make_city("Арай"), make_tag("арайское")
    organisation = make_organisation("Арай Медиа")
    make_mention(make_article(body="Арай Медиа", cities=[city], tags=[tag]), organisation)
    make_person("Арай Неназванная")
    make_person("Арай Скрытая", visibility="hidden")
    assert offered(client, "арай") == [("Арай", 1), ("Арай Медиа", 1), ("арайское", 1)]


@pytest.mark.parametrize(("candidates", "queries"), [(500, 3), (3, 5)])
def test_suggestions_ask_little(
    client, names, monkeypatch, django_assert_num_queries, candidates, queries
):
    monkeypatch.setattr(suggestions, "CANDIDATES", candidates)
    monkeypatch.setattr(suggestions, "MOST", 20)
    with django_assert_num_queries(queries):
        assert len(offered(client, "айдос")) == 10
