"""Fixtures go into a living archive without overwriting or doubling what its editors made."""

import json
from datetime import datetime

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from articles.indexing import NAMED, reindex, reindex_names
from articles.models import (
    Article,
    City,
    Event,
    Mention,
    NameKey,
    OldAddress,
    Organisation,
    Person,
    Quote,
    Shingle,
    Tag,
    TaggedArticle,
)
from articles.workflow import Status
from tests.factories import (
    make_article,
    make_city,
    make_coverage,
    make_draft,
    make_event,
    make_mention,
    make_organisation,
    make_person,
    make_quote,
    mark,
)
from tests.pages.parsed import crawl, visit

MODELS = list(apps.get_app_config("articles").get_models())


def load(*fixtures):
    call_command("loaddata", *(fixtures or ("cities", "seeds")), verbosity=0)


def state() -> dict[str, list]:
    """Every row of the archive's own tables; what is made anew of them comes in any order."""
    return {m.__name__: list(m.objects.order_by("pk").values()) for m in MODELS} | {
        "NameKey": without_keys(NameKey),
        "Shingle": without_keys(Shingle),
        "cities": list(Article.cities.through.objects.order_by("pk").values()),
        "event cities": list(Event.cities.through.objects.order_by("pk").values()),
    }


def without_keys(model) -> list[dict]:
    columns = [field.attname for field in model._meta.fields if field.name != "id"]
    return list(model.objects.order_by(*columns).values(*columns))


def write(path, *rows) -> str:
    path.write_text(
        json.dumps([{"model": f"articles.{model}", "fields": fields} for model, fields in rows])
    )
    return str(path)


PAGES: dict[str, dict[str, str]] = {}


def pages_once(state_of_the_archive: str, client) -> dict[str, str]:
    """Two tests begin with the same pages, which take seconds to read."""
    if state_of_the_archive not in PAGES:
        PAGES[state_of_the_archive] = pages(client)
    return PAGES[state_of_the_archive]


def pages(client) -> dict[str, str]:
    return {url: page.html for url, page in crawl(client, "/").items()}


def test_second_load_changes_nothing(archive):
    before = state()
    load()
    load("seeds")
    load("cities")
    assert state() == before


def rename_a_person(seed):
    person = Person.objects.get(ref="person-aidos-sarym")
    person.name, person.slug = "Айдос Өзгерген", "ozgergen"
    person.save()


def delete_a_quote(seed):
    Quote.objects.filter(article=seed, speech="direct").first().delete()


def move_a_quote(seed):
    quote = Quote.objects.filter(article=seed).first()
    quote.places.all().delete()
    mark(quote, [seed.body[:20]])


def add_a_quote_at_the_place_of_another(seed):
    first = Quote.objects.filter(article=seed, speech="direct").first()
    make_quote(seed, first.places.first().text[:10], speech="reported")


def delete_a_mention_and_its_roles(seed):
    mention = Mention.objects.filter(article=seed, person__isnull=False).first()
    mention.person.stated_roles.filter(article=seed).delete()
    mention.delete()


def add_a_mention_and_a_place(seed):
    make_mention(seed, make_person("Новый Человек"), seed.body[:5])


def change_the_body(seed):
    seed.body = "Новое начало. " + seed.body
    seed.save()


def withdraw_and_delete_an_article(seed):
    seed.status, seed.public_reason = Status.WITHDRAWN, "Так."
    seed.save()
    seed.delete()


def delete_an_article_and_its_people(seed):
    people = list(Person.objects.filter(mentions__article=seed).exclude(name="Айдос Сарым"))
    seed.delete()
    for person in people:
        person.delete()


def change_tags(seed):
    seed.tags.set([Tag.objects.create(name="новая метка")])
    unused = Tag.objects.exclude(tagged_articles__isnull=False)
    unused.delete()


def change_cities(seed):
    seed.cities.clear()
    seed.scope = Article.Scope.NATIONWIDE
    seed.save()
    City.objects.filter(ref="city-shymkent").delete()
    almaty = City.objects.get(ref="city-almaty")
    almaty.slug, almaty.name = "alma-ata", "Алма-Ата"
    almaty.former_names.all().delete()
    almaty.save()


def change_parents(seed):
    Organisation.objects.filter(parent__isnull=False).update(parent=None)
    Event.objects.filter(ref="event-jas-stars").update(parent=None)


def delete_an_event(seed):
    event = Event.objects.get(ref="event-algys-fest")
    event.coverages.all().delete()
    event.participations.all().delete()
    event.delete()


def write_new_ones(seed):
    article = make_article("Своя", cities=[make_city("Наш город")])
    make_coverage(article, make_event("Наше"))
    make_draft("Свой черновик")
    # A name the fixture has too, under a reference of its own.
    make_organisation("Партия AMANAT", disambiguation="другая")


EDITS = [
    rename_a_person,
    delete_a_quote,
    move_a_quote,
    add_a_quote_at_the_place_of_another,
    delete_a_mention_and_its_roles,
    add_a_mention_and_a_place,
    change_the_body,
    withdraw_and_delete_an_article,
    delete_an_article_and_its_people,
    change_tags,
    change_cities,
    change_parents,
    delete_an_event,
    write_new_ones,
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@pytest.mark.parametrize("ref", ["seed-000", "seed-001"])
def test_load_neither_overwrites_nor_doubles_what_editors_did(archive, edit, ref):
    edit(Article.objects.get(ref=ref))
    before = state()
    load()
    assert state() == before


def test_load_after_all_edits_at_once_changes_nothing(archive):
    for edit in EDITS:
        if Article.objects.filter(ref="seed-001").exists():
            edit(Article.objects.get(ref="seed-001"))
    before = state()
    load()
    assert state() == before


def test_new_article_of_a_fixture_joins_what_the_archive_has(archive, tmp_path):
    rename_a_person(None)
    before = state()
    fixture = write(
        tmp_path / "more.json",
        ("person", {"ref": "person-new", "name": "Новый Человек"}),
        (
            "article",
            {
                "ref": "seed-new",
                "name": "Новая",
                "body": "Сказал Айдос Сарым. И Новый Человек.",
                "date": "2026-04-01",
                "status": "published",
                "scope": "cities",
                "cities": [["city-almaty"]],
                "entered_on": "2026-11-20",
            },
        ),
        ("mention", {"article": ["seed-new"], "person": ["person-aidos-sarym"]}),
        ("mention", {"article": ["seed-new"], "person": ["person-new"]}),
        (
            "mentionplace",
            {
                "mention": ["seed-new", "person-new"],
                "start": 22,
                "end": 35,
                "text": "Новый Человек",
            },
        ),
    )
    load(fixture)
    article = Article.objects.get(ref="seed-new")
    assert (article.slug, article.date_latest.isoformat(), article.ever_public) == (
        "novaya",
        "2026-04-01",
        True,
    )
    new = Person.objects.get(ref="person-new")
    assert (new.slug, new.sort_name, new.ever_public) == (
        "novy-chelovek",
        "Человек Новый",
        True,
    )
    assert list(new.mentions.values_list("position", "in_text")) == [(22, True)]
    assert [p.name for p in Person.objects.filter(mentions__article=article).order_by("pk")] == [
        "Айдос Өзгерген",
        "Новый Человек",
    ]
    old = {row["id"] for row in before["Person"]}
    assert [row for row in state()["Person"] if row["id"] in old] == before["Person"]
    after = state()
    load(fixture)
    assert state() == after


def test_list_counts_and_pages_are_right_after_a_load(client, archive):
    before = pages_once("as loaded", client)
    load()
    assert pages(client) == before
    assert visit(client, "/articles/").counts("city") == {"almaty": 4, "astana": 1}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rows", "error"),
    [
        (
            [
                ("person", {"ref": "a", "name": "А"}),
                ("mention", {"article": ["no"], "person": ["a"]}),
            ],
            CommandError,
        ),
        (
            [("person", {"ref": "a", "name": "А"}), ("person", {"ref": "b", "name": "А"})],
            IntegrityError,
        ),
        ([("person", {"ref": "a", "name": "А"}), ("person", {"nothing": 1})], Exception),
        (
            [
                ("person", {"ref": "a", "name": "А"}),
                ("article", {"ref": "x", "name": "X", "body": "X", "status": "published"}),
            ],
            IntegrityError,
        ),
    ],
)
def test_load_that_fails_midway_leaves_nothing(tmp_path, rows, error):
    fixture = write(tmp_path / "broken.json", *rows)
    with pytest.raises(error):
        load("cities", fixture)
    assert (Person.objects.count(), City.objects.count(), Article.objects.count()) == (0, 0, 0)


@pytest.mark.django_db
def test_load_that_is_interrupted_leaves_nothing(monkeypatch):
    def interrupted(ids):
        raise KeyboardInterrupt

    monkeypatch.setattr("articles.management.commands.loaddata.reindex", interrupted)
    with pytest.raises(KeyboardInterrupt):
        load()
    assert {name: rows for name, rows in state().items() if rows} == {}


def dumped(path, *options) -> str:
    call_command("dumpdata", "articles", *options, output=str(path), verbosity=0)
    return str(path)


def as_dumped(state) -> dict:
    """Without what a dump leaves out: parts of a millisecond, keys of pairs."""
    return {
        name: [
            {
                column: value.isoformat(timespec="milliseconds")
                if isinstance(value, datetime)
                else value
                for column, value in row.items()
                if (column, name.islower()) != ("id", True)
            }
            for row in found
        ]
        for name, found in state.items()
    }


NATURAL = ["--natural-primary", "--natural-foreign"]


@pytest.mark.parametrize("options", [[], NATURAL], ids=["keys", "natural"])
def test_dump_of_everything_goes_into_an_empty_archive(client, archive, tmp_path, options):
    rename_a_person(None)
    change_cities(Article.objects.get(ref="seed-001"))
    delete_an_article_and_its_people(Article.objects.get(ref="seed-004"))
    # A whole that came into the archive after its part.
    part = Organisation.objects.get(ref="organisation-qamqor")
    part.parent = make_organisation("Целое")
    part.save()
    version = Article.objects.get(ref="seed-000")
    version.version_of, version.version_kind = make_article("Исходная", date="2025"), "reprint"
    version.save()
    through_the_gate()
    before, rows = pages_once("edited", client), state()
    fixture = dumped(tmp_path / "dump.json", *options)
    wipe()
    assert {name: kept for name, kept in state().items() if kept} == {}
    load(fixture)
    assert pages(client) == before
    if not options:
        assert as_dumped(state()) == as_dumped(rows)
    after = state()
    load(fixture)
    assert state() == after
    assert make_person("Кто-то ещё").pk > 0
    assert client.get("/people/aidos-sarym/").status_code == 301
    assert OldAddress.objects.count() == len(rows["OldAddress"])


def through_the_gate():
    """As every way of writing leaves it."""
    reindex(Article.objects.values_list("pk", flat=True))
    for kind, records in NAMED.items():
        reindex_names(kind, records.model.objects.values_list("pk", flat=True))


def wipe():
    """As `flush` does, but for this application's own tables."""
    Article.objects.update(version_of=None, version_kind="")
    TaggedArticle.objects.all().delete()
    Article.objects.all().delete()
    for model in (Event, Organisation):
        model.objects.update(parent=None)
        model.objects.all().delete()
    for model in MODELS:
        model.objects.all().delete()
    OldAddress.objects.all().delete()
