"""What readers find by words, through the lists' own address."""

from urllib.parse import urlencode

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles import search
from articles.models import Article, NameKey, Person
from tests.factories import make_article, make_draft, make_mention, make_person
from tests.pages.parsed import visit, words

SEEDS = {
    "jas": "seed-000",
    "meetup": "seed-001",
    "campaign": "seed-002",
    "astana": "seed-003",
    "conference": "seed-004",
}


def asking(typed: str, **parameters) -> str:
    return f"/articles/?{urlencode({'q': typed, **parameters})}"


def found(client, typed: str, **parameters) -> list[str]:
    """Addresses of the articles on the first page, in their order."""
    return visit(client, asking(typed, **parameters)).entries


def pages_of(*names: str) -> list[str]:
    return [Article.objects.get(ref=SEEDS[name]).get_absolute_url() for name in names]


WORDS = [
    ("есматову", ["jas"]),
    ("серик есматов", ["jas"]),
    ("унзила шапак", ["meetup"]),
    ("Unzila Shapaq", ["meetup"]),
    ("ашимжан", ["meetup"]),
    ("кенесов", ["meetup"]),
    ("жугинисов", ["jas"]),
    ("алматыда", ["jas", "campaign", "meetup", "conference"]),
    ("aidos sarym", ["astana", "meetup"]),
    ("Айдосу Сарыму", ["astana", "meetup"]),
    ('"Закон и порядок"', ["meetup"]),
    ("волонтерами", ["meetup"]),
    ("астана филармония", ["astana"]),
    ("депутатам мажилиса", ["astana", "meetup"]),
    ("heroes OR jas stars", ["jas", "campaign"]),
    ("концерт -робот", ["astana", "conference"]),
    ("ничегоподобного", []),
]


@pytest.mark.parametrize(("typed", "articles"), WORDS)
def test_words_find_articles_in_any_form(client, archive, typed, articles):
    assert found(client, typed) == pages_of(*articles)


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["цонов", "ЦОНов", "ЦОН"])
def test_words_are_found_as_they_are_written_too(client, typed):
    article = make_article(body="Прибавилось ЦОНов.")
    assert found(client, typed) == [article.get_absolute_url()]


def test_party_comes_before_the_republic(client, archive):
    assert found(client, "respublica")[:1] == pages_of("astana")


def test_words_and_filters_apply_together(client, archive):
    expected = pages_of("campaign", "jas")
    assert found(client, "референдум", city="almaty", sort="date") == expected


def test_name_in_any_form_puts_its_record_on_top(client, archive):
    (cards,) = visit(client, asking("Айдосу Сарыму")).with_class("found")
    assert words(cards) == "Совпадает по названию Айдос Сарым — человек"
    assert [link.get("href") for link in cards.iter("a")] == ["/people/aidos-sarym/"]


@pytest.mark.parametrize(
    ("typed", "offered"), [("fkvfns", "алматы"), ("серик есматв", "серик есматов")]
)
def test_nothing_found_offers_what_may_have_been_meant(client, archive, typed, offered):
    page = visit(client, asking(typed))
    label = f"Возможно, вы искали: {offered}"
    (way,) = [e for ways in page.with_class("ways") for e in ways if words(e).startswith(label)]
    (link,) = way.iter("a")
    number = visit(client, link.get("href")).total
    assert (words(way), number > 0) == (f"{label} ({number})", True)


@pytest.mark.parametrize(
    ("path", "typed", "names"),
    [
        ("/people/", "сарыму", ["Айдос Сарым"]),
        ("/people/", "М. Отыншиев", ["Меиржан Отыншиев"]),
        ("/events/", "jas stars", ["Jas Stars"]),
        ("/organisations/", "маслихата астаны", ["Маслихат города Астаны"]),
    ],
)
def test_lists_of_records_are_searched_by_name(client, archive, path, typed, names):
    page = visit(client, f"{path}?{urlencode({'q': typed})}")
    assert [words(title) for title in page.with_class("entry-title")] == names


def test_suggestions_begin_with_what_is_typed(client, archive):
    answer = client.get("/suggest", {"q": "унз"}).json()
    assert answer == {
        "query": "унз",
        "suggestions": [
            {
                "kind": "person",
                "kind_label": "человек",
                "label": "Үнзила Шапақ",
                "url": "/people/unzila-shapaq/",
                "count": 1,
            }
        ],
    }


@pytest.mark.parametrize("typed", ["", "а", "\0", '"(', "😀", "я" * 10_000])
def test_anything_may_be_typed_for_suggestions(client, archive, typed):
    assert client.get("/suggest", {"q": typed}).json()["suggestions"] == []


def test_draft_is_not_found(client, db):
    make_draft("Тайный вулкан", "Вулкан проснулся.")
    assert found(client, "вулкан") == []


def test_article_is_found_as_long_as_it_is_published(client, db):
    article = make_article("Вулкан", "Вулкан проснулся.")
    assert found(client, "вулканы") == [article.get_absolute_url()]
    article.delete()
    assert (found(client, "вулканы"), search.indexed()) == ([], {})


def test_hidden_name_is_no_way_to_an_article(client, db):
    article = make_article(body="Пришёл Скрытый Иван и сел.")
    person = make_person("Скрытый Иван", visibility=Person.Visibility.HIDDEN)
    make_mention(article, person, "Скрытый Иван")
    call_command("reindex", verbosity=0)
    assert (found(client, "скрытый"), found(client, "сел")) == ([], [article.get_absolute_url()])


def test_renamed_person_is_found_without_his_articles_being_written_again(client, db):
    person = make_person("Серик Есматов")
    article = make_article(body="Выступил Серик Есматов.")
    make_mention(article, person, "Серик Есматов")
    call_command("reindex", verbosity=0)
    person.name = "Болат Жаксыбеков"
    person.save()
    call_command("reindex", verbosity=0)
    assert found(client, "жаксыбекову") == [article.get_absolute_url()]


def test_check_index_names_what_differs_and_reindex_mends_it(db, capsys):
    article = make_article("Вулкан")
    search.clear()
    with pytest.raises(CommandError):
        call_command("check_index")
    assert capsys.readouterr().out == f"article {article.pk} is not in the index\n"
    call_command("reindex")
    call_command("check_index")
    assert capsys.readouterr().out == "The index is as the archive.\n"


@pytest.mark.engine("sqlite")  # elsewhere an index has no parts
def test_reindex_merges_what_writing_has_left_apart(client, db, capsys):
    made = [make_article(f"Вулкан {number}") for number in range(3)]
    apart = parts_of_the_index()
    call_command("reindex")
    assert (apart > 1, parts_of_the_index()) == (True, 1)
    assert "merging the index: 1" in capsys.readouterr().err
    call_command("check_index")
    assert found(client, "вулканы") == [article.get_absolute_url() for article in reversed(made)]
    call_command("reindex")
    assert (parts_of_the_index(), "merging" in capsys.readouterr().err) == (1, False)


def parts_of_the_index() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT segid) FROM search_index_idx")
        return cursor.fetchone()[0]


def test_names_of_deleted_records_are_forgotten(db):
    person = make_person("Серик Есматов")
    assert NameKey.objects.filter(kind="person").count() == 2
    person.delete()
    assert not NameKey.objects.filter(kind="person").exists()


def test_text_too_long_for_the_index_is_still_stored(db):
    article = make_article(body=" ".join(f"слово{number}" for number in range(60_000)))
    assert Article.objects.get(pk=article.pk).body == article.body
