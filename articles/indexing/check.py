"""Whether the index says what the archive says."""

from collections.abc import Iterator

from django.db import DatabaseError

from articles import search
from articles.models import Article, NameKey

from .names import NAMED, rows_of
from .texts import documents
from .wordings import behind

AT_ONCE = 200


def differences() -> Iterator[str]:
    """A sentence for every article and record whose index is not what it would be now."""
    try:
        yield from _of_articles()
        yield from _of_index()
    except DatabaseError as broken:
        yield f"the index does not answer: {broken}"
    for kind, records in NAMED.items():
        yield from _of_names(kind, records)
    yield from _of_wordings()


def warning() -> str:
    """What is wrong with the index at first sight, in a sentence; nothing where all is well."""
    newest = list(Article.objects.published().newest_first().values_list("pk", flat=True)[:1])
    try:
        search.look_at_tables()
        found = search.newest(search.value(search.ALL), 1)
        behind = found != newest or search.differing(documents(newest))
        behind = behind or (newest and not search.tally.counts(search.ALL, [search.ALL]))
    except DatabaseError:
        behind = True
    return "the search index is missing, broken or behind: run manage.py reindex" if behind else ""


def _of_articles() -> Iterator[str]:
    published = list(Article.objects.published().order_by("pk").values_list("pk", flat=True))
    indexed, missing = search.indexed(), "not in the index"
    for pk in sorted(indexed.keys() - set(published)):
        yield f"article {pk} is in the index, but not published"
    for first in range(0, len(published), AT_ONCE):
        some = published[first : first + AT_ONCE]
        for pk in search.differing(documents(some)):
            yield f"article {pk} is {'in the index as it was before' if pk in indexed else missing}"


def _of_index() -> Iterator[str]:
    if not search.is_sound():
        yield "the index is at odds with itself"
    if search.tally_differs():
        yield "the counters differ from the articles in the index"
    if search.blocks_differ():
        yield "the values that are counted differ from those of the articles in the index"


def _of_names(kind, records) -> Iterator[str]:
    kept: dict[int, set] = {}
    for row in NameKey.objects.filter(kind=kind):
        kept.setdefault(row.record_id, set()).add((row.key, row.exact, row.folded, row.name))
    if hasattr(records.model, "other_names"):
        records = records.prefetch_related("other_names")
    for record in records.iterator(chunk_size=500):
        wanted = {(row.key, row.exact, row.folded, row.name) for row in rows_of(kind, record)}
        if kept.pop(record.pk, set()) != wanted:
            yield f"the names of {kind.value} {record.pk} are in the index as they were before"
    for pk in sorted(kept):
        yield f"names of {kind.value} {pk} are in the index, but there is no such record"


def _of_wordings() -> Iterator[str]:
    everything = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(everything), AT_ONCE):
        for pk in behind(everything[first : first + AT_ONCE]):
            yield f"the text of article {pk} would not be known again"
