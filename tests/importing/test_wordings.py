"""What texts are known again by is true after every way of writing an article."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from articles.indexing import reindex
from articles.models import Article, Shingle, Wording
from articles.text import mark_of, wording
from tests.admin.filled import FilledForm, signed_in
from tests.factories import BODY, make_article, make_draft

BEFORE = [("articles", "0005_values_of_dates")]


def kept() -> dict[int, tuple]:
    return {
        row.article_id: (
            row.made_of,
            row.words,
            sorted(row.article.shingles.values_list("number", flat=True)),
        )
        for row in Wording.objects.all()
    }


def wanted() -> dict[int, tuple]:
    return {
        article.pk: (
            mark_of(article.body),
            wording(article.body).words,
            sorted(wording(article.body).sample),
        )
        for article in Article.objects.all()
    }


def test_loaded_articles_are_known(archive):
    assert len(kept()) == 5
    assert kept() == wanted()


@pytest.mark.parametrize("status", ["draft", "published", "withdrawn"])
def test_article_of_any_state_is_known(db, status):
    make_article(status=status)
    assert kept() == wanted()


def test_changed_body_is_known_as_it_is_now(db):
    article = make_article()
    article.body += " И ещё несколько слов, которых не было."
    article.save()
    reindex([article.pk])
    assert kept() == wanted()


def test_what_editors_write_and_delete_is_kept_in_step(client, db):
    make_draft(body="Заметка, которую удалят.")
    article = make_article(body="Заметка, которую исправят.")
    signed_in(client)
    client.post(f"/admin/articles/article/{article.pk - 1}/delete/", {"post": "yes"})
    form = FilledForm(client, f"/admin/articles/article/{article.pk}/change/")
    form["body"] = "Заметка, которую исправили."
    form.saved()
    new = FilledForm(client, "/admin/articles/article/add/")
    new["name"], new["body"] = "Новая", "Заметка, которую написали."
    new.saved()
    assert sorted(Article.objects.values_list("body", flat=True)) == [
        "Заметка, которую исправили.",
        "Заметка, которую написали.",
    ]
    assert kept() == wanted()


def test_what_is_deleted_is_known_no_more(db):
    make_article().delete()
    make_draft(body="Другая заметка о другом.")
    assert kept() == wanted()
    Article.objects.all().delete()
    assert (Wording.objects.count(), Shingle.objects.count()) == (0, 0)


def test_unchanged_body_is_only_read(db):
    article = make_article()
    before = sorted(Shingle.objects.values_list("pk", flat=True))
    article.name = "Другой заголовок"
    article.save()
    reindex([article.pk])
    assert sorted(Shingle.objects.values_list("pk", flat=True)) == before


def test_texts_by_the_hundred_are_no_trouble(db):
    made = Article.objects.bulk_create(
        [
            Article(name="Статья", slug=f"s-{n}", body=f"Слово {n} и ещё одно слово {n}.")
            for n in range(1200)
        ]
    )
    reindex(article.pk for article in made)
    assert kept() == wanted()


@pytest.mark.parametrize("spoil", ["missing", "of another text"])
def test_check_index_names_what_is_behind_and_reindex_mends_it(db, capsys, spoil):
    article = make_article()
    if spoil == "missing":
        Shingle.objects.all().delete()
        Wording.objects.all().delete()
    else:
        Article.objects.update(body="Другой текст, записанный в обход всех ворот.")
        call_command("reindex")
        Article.objects.update(body=BODY)
    with pytest.raises(CommandError):
        call_command("check_index")
    assert f"the text of article {article.pk} would not be known again\n" in capsys.readouterr().out
    call_command("reindex")
    call_command("check_index")
    assert kept() == wanted()


def test_dump_may_say_what_it_likes_of_texts(db, tmp_path):
    make_draft()
    call_command("dumpdata", "articles", output=str(tmp_path / "dump.json"), verbosity=0)
    rows = json.loads((tmp_path / "dump.json").read_text())
    for row in rows:
        if row["model"] == "articles.wording":
            row["fields"]["words"] = 7
    (tmp_path / "dump.json").write_text(json.dumps(rows))
    Article.objects.all().delete()
    call_command("loaddata", str(tmp_path / "dump.json"), verbosity=0)
    assert kept() == wanted()
    assert len(kept()) == 1


@pytest.mark.django_db(transaction=True)
def test_texts_of_an_older_archive_become_known_with_its_tables():
    for number in range(3):
        make_article(f"Статья {number}", f"Заметка номер {number} о том, что было до сих пор.")
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    MigrationExecutor(connection).migrate(BEFORE)
    MigrationExecutor(connection).migrate(latest)
    assert len(kept()) == 3
    assert kept() == wanted()
