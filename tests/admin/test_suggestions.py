"""What machines propose, on the article's form: to be seen, answered, and nothing else."""

import pytest

from articles.models import Suggestion
from tests.admin.filled import FilledForm, signed_in
from tests.factories import make_article, make_draft, make_reporter, make_user
from tests.seeds import BODIES

pytestmark = pytest.mark.django_db
State = Suggestion.State
SEEDS = list(BODIES.values())


def change(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def suggested(article, label="Ерлан Сапаров", **values):
    values = {"about": "person", "confidence": 0.9, "reason": "имя и фамилия"} | values
    return Suggestion.objects.create(article=article, label=label, key=label, **values)


def test_form_shows_what_waits_for_an_answer_and_why(client):
    draft = make_draft()
    suggested(draft)
    suggested(
        draft,
        "Ахметов",
        confidence=0.6,
        details={"candidates": [{"name": "Ерлан Ахметов"}, {"name": "Диас Ахметов"}]},
    )
    suggested(
        draft,
        "Сапаров",
        details={"candidates": [{"ref": "p1", "name": "Ерлан Сапаров", "hint": "аким"}]},
    )
    suggested(draft, "Отклонённый", state=State.DECLINED)
    form = FilledForm(signed_in(client), change(draft))
    for words in (
        "Ерлан Сапаров",
        "90 %",
        "имя и фамилия",
        "в тексте: Ерлан Ахметов / Диас Ахметов",
        "в архиве: Ерлан Сапаров (аким)",
    ):
        assert words in form.text
    assert "Отклонённый" not in form.text


def test_answer_is_kept_and_the_rest_left_alone(client):
    draft = make_draft()
    first, second = suggested(draft), suggested(draft, "Диана Ахметова")
    form = FilledForm(signed_in(client), change(draft))
    form["suggestions-0-state"] = State.DECLINED
    form.saved()
    states = {row.pk: row.state for row in Suggestion.objects.all()}
    assert states == {first.pk: State.DECLINED, second.pk: State.OPEN}


def test_draft_that_nearly_repeats_an_article_says_which(client):
    original = make_article("Исходная статья", SEEDS[0])
    draft = make_draft("Перепечатка", SEEDS[0] + "\n\nДобавлено редакцией.")
    page = signed_in(client)
    form = FilledForm(page, change(draft))
    assert "Возможная перепечатка" in form.text
    assert change(original) in form.response.content.decode()
    draft.version_of = original
    draft.version_kind = "reprint"
    draft.save()
    assert "Возможная перепечатка" not in FilledForm(page, change(draft)).text


def test_text_like_no_other_is_no_reprint(client):
    make_article("Исходная статья", SEEDS[0])
    form = FilledForm(signed_in(client), change(make_draft("Своя", SEEDS[1])))
    assert "Возможная перепечатка" not in form.text


def test_form_without_suggestions_has_no_place_for_them(client):
    form = FilledForm(signed_in(client), change(make_draft()))
    assert form["suggestions-TOTAL_FORMS"] is None


def test_reporter_answers_for_drafts_only(client):
    draft, published = make_draft(), make_article()
    suggested(draft), suggested(published)
    signed_in(client, make_reporter())
    assert FilledForm(client, change(draft))["suggestions-0-state"] == State.OPEN
    assert FilledForm(client, change(published))["suggestions-0-state"] is None


def test_editor_answers_for_published_articles_too(client):
    published = make_article()
    suggested(published)
    form = FilledForm(signed_in(client, make_user()), change(published))
    form["suggestions-0-state"] = State.ACCEPTED
    form.saved()
    assert Suggestion.objects.get().state == State.ACCEPTED
