"""Records with the numbers of their articles, as the index keeps them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from .indexing.texts import LETTER, record_token
from .labels import Label, numbered
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


def count_articles(records: Iterable) -> None:
    """Puts the number of its articles on each of these records, of whatever kinds; one query."""
    tokens = [(record, record_token(record.kind.value, record.pk)) for record in records]
    numbers = tally.counts(ALL, [token for _record, token in tokens])
    for record, token in tokens:
        record.article_count = numbers.get(token, 0)
