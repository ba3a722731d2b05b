"""What readers find by words, through the lists' own address."""

import pytest
from django.core.management import CommandError, call_command

from articles import search
from articles.models import Article, NameKey, Person
from tests.factories import make_article, make_draft, make_mention, make_person
from tests.pages.parsed import visit

SEEDS = {
    "jas": "seed-000",
    "meetup": "seed-001",
    "campaign": "seed-002",
    "astana": "seed-003",
    "conference": "seed-004",
}


def found(client, words: str, **parameters) -> list[str]:
    """References of the articles on the first page, in their order."""
    page = client.get("/articles/", {"q": words, **parameters}).context["page"]
    return [article.ref for article in page.object_list]


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


@pytest.mark.parametrize(("words", "articles"), WORDS)
def test_words_find_articles_in_any_form(client, archive, words, articles):
    assert found(client, words) == [SEEDS[name] for name in articles]


def test_party_comes_before_the_republic(client, archive):
    assert found(client, "respublica")[0] == SEEDS["astana"]


def test_words_and_filters_apply_together(client, archive):
    assert found(client, "референдум", city="almaty", sort="date") == ["seed-002", "seed-000"]


def test_name_in_any_form_puts_its_record_on_top(client, archive):
    page = client.get("/articles/", {"q": "Айдосу Сарыму"})
    assert [tuple(card) for card in cards(page)] == [
        ("человек", "Айдос Сарым", "/people/aidos-sarym/")
    ]


def cards(page):
    return [(card.kind_label, card.label, card.url) for card in page.context["found_cards"]]


@pytest.mark.parametrize(
    ("typed", "offered"), [("fkvfns", "алматы"), ("серик есматв", "серик есматов")]
)
def test_nothing_found_offers_what_may_have_been_meant(client, archive, typed, offered):
    ways = client.get("/articles/", {"q": typed}).context["ways"]
    label = f"Возможно, вы искали: {offered}"
    (way,) = [way for way in ways if way.label == label]
    assert visit(client, way.url).total == way.count > 0


@pytest.mark.parametrize(
    ("path", "words", "names"),
    [
        ("/people/", "сарыму", ["Айдос Сарым"]),
        ("/people/", "М. Отыншиев", ["Меиржан Отыншиев"]),
        ("/events/", "jas stars", ["Jas Stars"]),
        ("/organisations/", "маслихата астаны", ["Маслихат города Астаны"]),
    ],
)
def test_lists_of_records_are_searched_by_name(client, archive, path, words, names):
    page = client.get(path, {"q": words}).context["page"]
    assert [record.name for record in page.object_list] == names


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
    assert found(client, "вулканы") == [article.ref]
    article.delete()
    assert (found(client, "вулканы"), search.indexed()) == ([], {})


def test_hidden_name_is_no_way_to_an_article(client, db):
    article = make_article(body="Пришёл Скрытый Иван и сел.")
    person = make_person("Скрытый Иван", visibility=Person.Visibility.HIDDEN)
    make_mention(article, person, "Скрытый Иван")
    call_command("reindex", verbosity=0)
    assert (found(client, "скрытый"), found(client, "сел")) == ([], [article.ref])


def test_renamed_person_is_found_without_his_articles_being_written_again(client, db):
    person = make_person("Серик Есматов")
    article = make_article(body="Выступил Серик Есматов.")
    make_mention(article, person, "Серик Есматов")
    call_command("reindex", verbosity=0)
    person.name = "Болат Жаксыбеков"
    person.save()
    call_command("reindex", verbosity=0)
    assert found(client, "жаксыбекову") == [article.ref]


def test_check_index_names_what_differs_and_reindex_mends_it(db, capsys):
    article = make_article("Вулкан")
    search.clear()
    with pytest.raises(CommandError):
        call_command("check_index")
    assert capsys.readouterr().out == f"article {article.pk} is not in the index\n"
    call_command("reindex")
    call_command("check_index")
    assert capsys.readouterr().out == "The index is as the archive.\n"


def test_names_of_deleted_records_are_forgotten(db):
    person = make_person("Серик Есматов")
    assert NameKey.objects.filter(kind="person").count() == 2
    person.delete()
    assert not NameKey.objects.filter(kind="person").exists()


def test_text_too_long_for_the_index_is_still_stored(db):
    article = make_article(body=" ".join(f"слово{number}" for number in range(60_000)))
    assert Article.objects.get(pk=article.pk).body == article.body
