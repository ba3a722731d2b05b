"""Records with the numbers of their articles, as the index keeps them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import BooleanField, F, Func, QuerySet

from .indexing.texts import LETTER, record_token
from .labels import MODELS, Label, numbered
from .models import Kind
from .search import ALL, tally

KINDS = {letter: Kind(name) for name, letter in LETTER.items()}
# So many of a kind are looked at for the biggest: equal ones stand by their names, not by chance.
WEIGHED = 60


class Counted(NamedTuple):
    record: Label
    number: int


def biggest(numbers: dict[str, int], most: dict[Kind, int]) -> dict[Kind, list[Counted]]:
    """Those that most articles have of each kind, given the articles of each token; one query."""
    by_kind: dict[Kind, dict[int, int]] = defaultdict(dict)
    for token, number in numbers.items():
        by_kind[KINDS[token[0]]][int(token[1:])] = number
    leading = {kind: _leading(ids, most[kind]) for kind, ids in by_kind.items()}
    found: dict[Kind, list[Counted]] = {kind: [] for kind in most}
    for (kind, pk), record in numbered(leading).items():
        found[Kind(kind)].append(Counted(record, by_kind[Kind(kind)][pk]))
    return {kind: sorted(rows, key=_rank)[: most[kind]] for kind, rows in found.items()}


def _leading(numbers: dict[int, int], most: int) -> list[int]:
    """The biggest, and all that are equal to the last of them."""
    least = sorted(numbers.values(), reverse=True)[:most][-1]
    return [pk for pk, number in numbers.items() if number >= least]


def _rank(row: Counted):
    return -row.number, row.record.sort_key, row.record.slug


def in_articles(kind: Kind) -> QuerySet:
    """The public people, organisations or events as the index knows them, to be counted.

    The public rule looks at rows of articles: of a record or twenty at once, of thousands in a
    second. What a page shows of these passes that rule all the same.
    """
    return MODELS[kind].objects.filter(_counted(kind))


def in_no_article(kind: Kind) -> QuerySet:
    """All the others."""
    return MODELS[kind].objects.exclude(_counted(kind))


def _counted(kind: Kind) -> Func:
    return Func(
        F("pk"),
        template="EXISTS (SELECT 1 FROM search_tally WHERE a = '%(all)s'"
        " AND b = '%(letter)s' || %(expressions)s)",
        all=ALL,
        letter=LETTER[kind],
        output_field=BooleanField(),
    )


def count_articles(records: Iterable) -> None:
    """Puts the number of its articles on each of these records, of whatever kinds; one query."""
    tokens = [(record, record_token(record.kind.value, record.pk)) for record in records]
    numbers = tally.counts(ALL, [token for _record, token in tokens])
    for record, token in tokens:
        record.article_count = numbers.get(token, 0)
