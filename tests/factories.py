"""Small records for tests: each function makes one that is whole, told apart by what matters.

Places are given by the words as they stand in the body, each at its first occurrence.
"""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from articles.dates import ImpreciseDate
from articles.groups import EDITORS, REPORTERS
from articles.indexing import reindex, reindex_names
from articles.models import (
    Article,
    City,
    Coverage,
    Event,
    Figure,
    Mention,
    Organisation,
    Participation,
    Person,
    Photo,
    Quote,
    Source,
    StatedRole,
    Tag,
)
from articles.workflow import Status

BODY = 'В Алматы выступил Серик Есматов, депутат маслихата.\n\nКонцерт "Jas Stars" собрал тысячу.'


def make_article(name="Заметка", body=BODY, *, cities=(), tags=(), **values):
    """A published article of 15 March 2026, unless said otherwise."""
    values = {"date": "2026-03-15", "status": Status.PUBLISHED, "scope": scope(cities)} | values
    values["date"] = values["date"] and ImpreciseDate.parse(str(values["date"]))
    if values["status"] != Status.DRAFT:
        values = {"first_published_at": timezone.now()} | values
    if values["status"] == Status.WITHDRAWN:
        values = {"public_reason": "По просьбе источника.", "ever_public": True} | values
    article = Article.objects.create(name=name, body=body, **values)
    article.cities.set(cities)
    article.tags.set(tags)
    reindex([article.pk])
    article.refresh_from_db()
    return article


def make_draft(name="Черновик", body=BODY, **values):
    return make_article(name, body, **{"status": Status.DRAFT} | values)


def scope(cities) -> str:
    return Article.Scope.CITIES if cities else Article.Scope.UNKNOWN


def indexed(record):
    """The record with its names findable, as every way of saving leaves it."""
    reindex_names(record.kind, [record.pk])
    return record


def make_person(name="Серик Есматов", **values):
    return indexed(Person.objects.create(name=name, **values))


def make_organisation(name="Маслихат города Алматы", **values):
    return indexed(Organisation.objects.create(name=name, **values))


def make_event(name="Концерт «Jas Stars»", *, cities=(), **values):
    if values.get("date"):
        values["date"] = ImpreciseDate.parse(str(values["date"]))
    event = indexed(Event.objects.create(name=name, **values))
    event.cities.set(cities)
    return event


def make_city(name="Алматы", **values):
    return indexed(City.objects.create(name=name, **values))


def make_tag(name="референдум", **values):
    return indexed(Tag.objects.create(name=name, **values))


def make_source(name="Tengrinews", **values):
    return Source.objects.create(name=name, **values)


def make_mention(article, record, *forms):
    """Names a person or an organisation in the article; without forms, by its name if it stands there."""
    link = "person" if isinstance(record, Person) else "organisation"
    mention = Mention.objects.create(article=article, **{link: record})
    mark(mention, forms or [name for name in [record.name] if name in article.body])
    return mention


def make_coverage(article, event, *forms, manner=Coverage.Manner.REPORTS):
    coverage = Coverage.objects.create(article=article, event=event, manner=manner)
    mark(coverage, forms)
    return coverage


def make_quote(article, *parts, **values):
    quote = Quote.objects.create(article=article, **values)
    mark(quote, parts)
    return quote


def make_photo(article, line="Фото: акимат города Алматы", **values):
    values = {"credit": line.partition(": ")[2]} | values
    photo = Photo.objects.create(article=article, **place(article.body, line), **values)
    reindex([article.pk])
    return photo


def make_role(article, person, words, role=None, organisation=None, **values):
    stated = StatedRole.objects.create(
        article=article,
        person=person,
        words=words,
        role=role or words,
        organisation=organisation,
        **values,
    )
    reindex([article.pk])
    return stated


def make_participation(event, article, words, **values):
    values = {"part": Participation.Part.PARTICIPANT} | values
    part = Participation.objects.create(event=event, article=article, words=words, **values)
    reindex([article.pk])
    return part


def make_figure(event, article, words, number, **values):
    values = {"unit": Figure.Unit.PEOPLE} | values
    return Figure.objects.create(event=event, article=article, words=words, number=number, **values)


def mark(owner, forms):
    for form in forms:
        owner.places.create(**place(owner.article.body, form))
    reindex([owner.article_id])
    owner.refresh_from_db()


def place(body, form) -> dict:
    start = body.index(form)
    return {"start": start, "end": start + len(form), "text": form}


def make_user(username="editor", group=EDITORS, **values):
    """A member of the newsroom who may sign in with the password «right»."""
    user = get_user_model().objects.create_user(
        username, password="right", **{"is_staff": True} | values
    )
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def make_reporter(username="reporter", **values):
    return make_user(username, REPORTERS, **values)


def make_administrator(username="admin"):
    return get_user_model().objects.create_superuser(username, password="right")
