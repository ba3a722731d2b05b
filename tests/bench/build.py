"""Builds a synthetic archive in an empty database: other processes make articles, this one writes.

Everything stands there as the gate would have left it; only the way in is shorter.
"""

import gc
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection, transaction

from articles import search
from articles.indexing import reindex_names
from articles.models import City, Event, Kind, Organisation, Person, Source, Tag
from articles.search.engines import engine

from . import archive, bulk, rows
from .records import Named, Plan

AHEAD = 3  # batches that wait for the writer, so that they do not fill the memory
NAMES_AT_ONCE = 500

_at_hand: tuple[Plan, list[int]]


def build(plan: Plan, report: Callable[[int, float], None] = lambda done, seconds: None) -> float:
    """Fills the migrated, empty database; returns the articles written a second, index included."""
    call_command("loaddata", "cities", verbosity=0)
    city_ids = write_records(plan)
    connection.close()  # the processes that make articles must not share it
    for vocabulary in (plan.russian, plan.kazakh):
        vocabulary.learn()  # once, before the processes part
    started = time.perf_counter()
    articles = made_ahead(plan, city_ids)
    with no_garbage(), bulk.hasty(), bulk.without_indexes():
        for number, (made, documents, ties) in enumerate(articles, start=1):
            with transaction.atomic(), connection.cursor() as cursor:
                bulk.write(made)
                engine().write(cursor, documents)
                search.ties.write(cursor, ties)
            report(min(number * archive.BATCH, plan.number), time.perf_counter() - started)
        bulk.put_in_order()
    with transaction.atomic():
        search.recount()
    mark_public()
    bulk.set_sequences([Person, Organisation, Event, Tag, Source, *(t.model for t in rows.TABLES)])
    for _step in search.merge():
        pass
    seconds = time.perf_counter() - started
    bulk.settle()
    return plan.number / seconds


@contextmanager
def no_garbage() -> Iterator[None]:
    """Rows are in no circles: looking for some takes a fifth of the time, here and where they are made."""
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


def made_ahead(plan: Plan, city_ids: list[int]) -> Iterator[tuple]:
    """Rows and documents of all batches, in order; some are made while others are written."""
    global _at_hand
    _at_hand = plan, city_ids
    workers = os.cpu_count() or 2
    waiting: deque = deque()
    # They end when the pool does, whatever this process does about the signal for it.
    calm = (signal.signal, (signal.SIGTERM, signal.SIG_DFL))
    with multiprocessing.get_context("fork").Pool(workers, *calm) as pool:
        for number in range(archive.batches(plan)):
            waiting.append(pool.apply_async(_batch, (number,)))
            if len(waiting) > workers + AHEAD:
                yield waiting.popleft().get()
        while waiting:
            yield waiting.popleft().get()


def _batch(number: int) -> tuple:
    plan, city_ids = _at_hand
    articles = list(archive.batch(plan, number))
    documents = rows.documents_of(articles, city_ids)
    # FTS5 starts a new segment wherever a row id is lower than the last one.
    documents.sort(key=lambda document: document.place)
    ties = [(each.article_id, search.ties.stored(each.ties)) for each in documents if each.ties]
    return rows.rows_of(articles, city_ids), list(map(engine().row_of, documents)), ties


def write_records(plan: Plan) -> list[int]:
    """All that articles refer to, with its names; returns the ids of the plan's cities."""
    by_slug = dict(City.objects.values_list("slug", "pk"))
    city_ids = [by_slug[city.slug] for city in plan.cities]
    made = {
        Kind.PERSON: [record(Person, p, gender=p.kind) for p in plan.people],
        Kind.ORGANISATION: [
            record(
                Organisation,
                o,
                classification=o.kind,
                city_id=None if o.city is None else city_ids[o.city],
            )
            for o in plan.organisations
        ],
        Kind.EVENT: [
            record(Event, e, classification=e.kind, date=e.date, status="held", **evidence(e))
            for e in plan.events
        ],
        Kind.TAG: [record(Tag, t) for t in plan.tags],
    }
    Source.objects.bulk_create([source(plan, s) for s in plan.sources])
    for kind, records in made.items():
        for first in range(0, len(records), NAMES_AT_ONCE):
            some = records[first : first + NAMES_AT_ONCE]
            with transaction.atomic():
                type(some[0]).objects.bulk_create(some)
                reindex_names(kind, [each.pk for each in some])
    held = Event.cities.through
    held.objects.bulk_create(
        [held(event_id=e.id, city_id=city_ids[e.city]) for e in plan.events], batch_size=500
    )
    return city_ids


def record(model, named: Named, **values):
    made = model(id=named.id, ref=f"{named.slug}", name=named.name, slug=named.slug, **values)
    made.derive()
    return made


def evidence(event: Named) -> dict[str, str]:
    if event.date.kind != "between":
        return {}
    return {"date_evidence": "inferred", "date_note": "По датам статей."}


def source(plan: Plan, named: Named) -> Source:
    only = named.id == plan.lead_only
    return record(Source, named, display=Source.Display.LEAD if only else Source.Display.FULL)


def mark_public() -> None:
    """What published articles name has an address that never dies."""
    people = Person.objects.public()
    for records in (
        people, Organisation.objects.public(), Event.objects.public(), Tag.objects.public(),
    ):  # fmt: skip
        records.update(ever_public=True)
    Source.objects.filter(pk__in=Source.objects.public().values("pk")).update(ever_public=True)
