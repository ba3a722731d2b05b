"""Two people at one record: the second to save is told first, and loses nothing."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from articles.models import Article, Person
from tests.admin.filled import FilledForm, signed_in
from tests.factories import make_article, make_draft, make_mention, make_person, make_user

pytestmark = pytest.mark.django_db


def test_stale_tab_is_told_who_changed_the_article_and_keeps_what_was_typed(client):
    article = make_article()
    url = f"/admin/articles/article/{article.pk}/change/"
    first = FilledForm(signed_in(client, make_user("aigul", first_name="Айгуль")), url)
    stale = FilledForm(client, url)
    first["name"] = "Первая правка"
    first.saved()
    stale["name"], stale["lead"] = "Вторая правка", "Мой лид"
    stale.add_row("people", person=make_person().pk, places="Серик Есматов")
    stale = stale.refused()
    assert list(stale.errors) == [""]
    assert stale.errors[""][0].startswith("Пока вы правили, статью изменил(а) Айгуль (")
    assert (stale["name"], stale["lead"]) == ("Вторая правка", "Мой лид")
    assert stale["people-0-places"] == "Серик Есматов"
    assert Article.objects.get().name == "Первая правка"
    stale.saved()
    assert Article.objects.get().name == "Вторая правка"


def test_stale_tab_of_a_person_is_told_too(client):
    person = make_person("Луина")
    url = f"/admin/articles/person/{person.pk}/change/"
    form = FilledForm(signed_in(client), url)
    person.summary = "Певица"
    person.save()
    form["name"] = "Лейла"
    assert form.refused().errors[""][0].startswith("Пока вы правили, эту запись изменил(а) —")
    assert Person.objects.get().name == "Луина"


def test_row_deleted_meanwhile_is_told_and_nothing_is_lost(client):
    article = make_article()
    make_mention(article, make_person(), "Серик Есматов")
    url = f"/admin/articles/article/{article.pk}/change/"
    first, stale = FilledForm(signed_in(client), url), FilledForm(client, url)
    first.delete_row("people-0")
    first.saved()
    stale["lead"] = "Мой лид"
    stale = stale.refused()
    assert stale["lead"] == "Мой лид"
    assert not article.mentions.exists()


def test_very_long_text_is_saved(client):
    body = "Слово за словом.\n" * 300_000
    form = FilledForm(signed_in(client), "/admin/articles/article/add/")
    form["name"], form["body"] = "Длинная", body
    form.saved()
    assert Article.objects.get().body == body


@pytest.mark.engine("postgresql")  # on SQLite writers queue from the start
@pytest.mark.django_db(transaction=True)
def test_two_new_articles_of_one_title_get_two_addresses():
    def write():
        try:
            return make_draft("Заметка").slug
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            first = make_draft("Заметка").slug
            second = other.submit(write)
            while not waiting():
                assert not second.done()
        assert (first, second.result()) == ("zametka", "zametka-2")


def waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return cursor.fetchone()[0]
