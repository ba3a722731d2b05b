"""Publishing and withdrawing: who may, what is asked first, what readers then get."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError

from articles.models import Article, Person
from articles.publishing import publish, withdraw
from articles.workflow import Status
from tests.admin.filled import FilledForm, signed_in
from tests.factories import (
    make_article,
    make_city,
    make_draft,
    make_mention,
    make_person,
    make_reporter,
    make_user,
)

pytestmark = pytest.mark.django_db


def page(article, name) -> str:
    return f"/admin/articles/article/{article.pk}/{name}/"


def messages(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def state(article):
    article = Article.objects.get(pk=article.pk)
    return article.status, article.public_reason, article.internal_reason


def logged():
    return [(entry.user.username, entry.change_message) for entry in LogEntry.objects.all()]


def test_published_article_and_its_people_show_at_once(client):
    article, person = make_draft(), make_person()
    make_mention(article, person, "Серик Есматов")
    before = client.get(f"/articles/{article.slug}/").status_code
    signed_in(client, make_user())
    asked = client.get(page(article, "publish"))
    assert (asked.status_code, state(article)[0]) == (200, Status.DRAFT)
    response = client.post(page(article, "publish"), {"confirmed": "yes"}, follow=True)
    assert messages(response) == ["Опубликована 1 статья."]
    assert (state(article), logged()) == (("published", "", ""), [("editor", "Опубликована.")])
    assert Article.objects.get().first_published_at is not None
    assert list(Person.objects.public()) == [person]
    client.logout()
    after = client.get(f"/articles/{article.slug}/").status_code
    assert (before, after) == (404, 200)


SHORTCOMINGS = [
    ({"date": None}, "Нужна дата публикации, хотя бы приблизительная."),
    ({"scope": "cities"}, "Выберите хотя бы один город или скажите, что место — вся страна."),
    ({"body": "\n"}, "Нужен текст."),
    ({"name": " "}, "Нужен заголовок."),
]


@pytest.mark.parametrize(("values", "message"), SHORTCOMINGS)
def test_unfinished_draft_is_not_published_and_says_what_it_lacks(client, values, message):
    article = make_draft(**values)
    signed_in(client, make_user())
    asked = client.get(page(article, "publish")).content.decode()
    assert message in asked
    assert 'name="confirmed"' not in asked
    client.post(page(article, "publish"), {"confirmed": "yes"})
    assert state(article)[0] == Status.DRAFT


def test_city_and_scope_must_agree():
    article = make_draft(cities=[make_city()], scope="nationwide")
    with pytest.raises(ValidationError) as refused:
        publish(article, make_user())
    assert refused.value.message_dict == {"scope": ["Города выбраны, а место указано другое."]}


def test_withdrawing_asks_for_a_reason_for_readers(client):
    article = make_article()
    signed_in(client, make_user())
    typed = {"confirmed": "yes", "public_reason": " ", "internal_reason": "Позвонили из редакции."}
    response = client.post(page(article, "withdraw"), typed)
    assert response.context["form"].errors == {"public_reason": ["Обязательное поле."]}
    assert "Позвонили из редакции." in response.content.decode()
    assert state(article)[0] == Status.PUBLISHED
    client.post(page(article, "withdraw"), typed | {"public_reason": "По просьбе источника."})
    assert state(article) == ("withdrawn", "По просьбе источника.", "Позвонили из редакции.")
    assert logged() == [
        ("editor", "Снята с публикации: По просьбе источника. Позвонили из редакции.")
    ]
    client.logout()
    assert client.get(f"/articles/{article.slug}/").status_code == 410


def test_withdrawn_article_can_be_published_again_and_forgets_the_reason():
    article, editor = make_article(), make_user()
    first = article.first_published_at
    withdraw(article, editor, "Ошибка.", "")
    publish(article, editor)
    article.refresh_from_db()
    assert (article.status, article.public_reason, article.first_published_at) == (
        "published",
        "",
        first,
    )


@pytest.mark.parametrize(("make", "move"), [(make_draft, "withdraw"), (make_article, "publish")])
def test_a_move_that_the_state_does_not_allow_is_refused(client, make, move):
    article = make()
    signed_in(client, make_user())
    client.post(page(article, move), {"confirmed": "yes", "public_reason": "Так."})
    assert state(article)[0] == article.status


def test_reporter_neither_publishes_nor_withdraws(client):
    draft, public = make_draft(), make_article()
    signed_in(client, make_reporter())
    answers = [
        client.post(page(draft, "publish"), {"confirmed": "yes"}).status_code,
        client.get(page(public, "withdraw")).status_code,
    ]
    assert (answers, state(draft)[0], state(public)[0]) == ([403, 403], "draft", "published")
    form = FilledForm(client, f"/admin/articles/article/{draft.pk}/change/")
    assert "Опубликовать" not in form.text


def choose(action, *articles):
    return {"action": action, "_selected_action": [article.pk for article in articles]}


def test_list_publishes_what_is_ready_and_names_what_is_not(client):
    ready, unready = make_draft("Готова"), make_draft("Не готова", date=None)
    signed_in(client, make_user())
    asked = client.post("/admin/articles/article/", choose("publish_selected", ready, unready))
    assert (asked.status_code, state(ready)[0]) == (200, "draft")
    sent = choose("publish_selected", ready, unready) | {"confirmed": "yes"}
    response = client.post("/admin/articles/article/", sent, follow=True)
    assert messages(response) == [
        f'<a href="/admin/articles/article/{unready.pk}/change/">Не готова</a>: '
        "Нужна дата публикации, хотя бы приблизительная.",
        "Опубликована 1 статья.",
    ]
    assert [state(article)[0] for article in (ready, unready)] == ["published", "draft"]


def test_list_withdraws_for_one_reason(client):
    articles = [make_article("Раз"), make_article("Два")]
    signed_in(client, make_user())
    sent = choose("withdraw_selected", *articles)
    client.post("/admin/articles/article/", sent)
    client.post("/admin/articles/article/", sent | {"confirmed": "yes", "public_reason": "Суд."})
    assert [state(article) for article in articles] == [("withdrawn", "Суд.", "")] * 2
