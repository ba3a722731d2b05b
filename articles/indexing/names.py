"""The words of every name, for finding records by any form of them."""

from collections.abc import Iterable

from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver

from articles import search
from articles.language import Token, analyse, exact_key, fold, surname_key
from articles.models import (
    Article,
    City,
    Event,
    Kind,
    NameKey,
    Organisation,
    Participation,
    Person,
    Tag,
)

from .texts import index_texts

NAMED = {
    Kind.PERSON: Person.objects.filter(visibility=Person.Visibility.PAGE),
    Kind.ORGANISATION: Organisation.objects.all(),
    Kind.EVENT: Event.objects.all(),
    Kind.CITY: City.objects.all(),
    Kind.TAG: Tag.objects.all(),
}


def reindex_names(kind: Kind, ids: Iterable[int]) -> None:
    """The keys of these records' names, as readers may know them."""
    ids = list(ids)
    NameKey.objects.filter(kind=kind, record_id__in=ids).delete()
    records = NAMED[kind].filter(pk__in=ids)
    if hasattr(records.model, "other_names"):
        records = records.prefetch_related("other_names")
    NameKey.objects.bulk_create(
        [row for record in records for row in rows_of(kind, record)], batch_size=500
    )


def rows_of(kind: Kind, record) -> list[NameKey]:
    rows = {}
    for name, language in names_of(record):
        tokens = analyse(name, language)
        if kind == Kind.PERSON:
            tokens = [token._replace(key=key_in_name(name, token)) for token in tokens]
        whole = " ".join(sorted(token.key for token in tokens))[:500]
        for token in tokens:
            word = name[token.start : token.end]
            row = NameKey(
                kind=kind,
                record_id=record.pk,
                word=word.lower()[:200],
                key=token.key[:100],
                exact=token.exact[:200],
                folded=exact_key(fold(word))[:200],
                name=whole,
            )
            rows[row.key, row.exact, row.name] = row
    return list(rows.values())


def key_in_name(name: str, token: Token) -> str:
    return surname_key(name[token.start : token.end]) or token.key


def names_of(record):
    """Each name with its language; names that readers do not see are no way to find anyone."""
    yield record.name, "ru"
    for language in ("kk", "en"):
        if name := getattr(record, f"name_{language}", ""):
            yield name, language
    if short := getattr(record, "short_name", ""):
        yield short, "ru"
    if hasattr(record, "other_names"):
        for other in record.other_names.all():
            if other.public:
                yield other.name, other.language
    if isinstance(record, City):
        for former in record.former_names.all():
            yield former.name, "ru"


@receiver(pre_delete, sender=Event)
def note_participations(sender, instance, **kwargs):
    rows = Participation.objects.filter(event=instance.pk).order_by()
    instance.told_in = list(rows.values_list("article", flat=True).distinct())


@receiver(post_delete)
def forget(sender, instance, **kwargs):
    """However a record is deleted, nothing of it is found from then on."""
    if isinstance(instance, Article):
        search.remove([instance.pk])
    elif isinstance(instance, tuple(records.model for records in NAMED.values())):
        NameKey.objects.filter(kind=instance.kind, record_id=instance.pk).delete()
    if isinstance(instance, Event) and instance.told_in:
        index_texts(instance.told_in)  # who took part has gone with it
