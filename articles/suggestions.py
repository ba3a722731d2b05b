"""Records offered while a reader types."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from .counted import KINDS, Counted, biggest
from .indexing.texts import LETTER, record_token
from .language import exact_key, fold
from .models import Kind, NameKey
from .search import ALL, tally
from .search.query import parse

LEAST_LETTERS = 2
MOST = 8
OFFERED = (Kind.PERSON, Kind.ORGANISATION, Kind.EVENT, Kind.CITY, Kind.TAG)
# So many names are looked at as they come; where more begin so, first those of the biggest records.
CANDIDATES = 500
BIGGEST = 300


def suggestions(typed: str) -> list[dict]:
    words = parse(typed).words
    if not words or len("".join(words)) < LEAST_LETTERS:
        return []
    return [
        {
            "kind": record.kind,
            "kind_label": str(Kind(record.kind).label).lower(),
            "label": record.label,
            "url": record.get_absolute_url(),
            "count": number,
        }
        for record, number in most_named(words)
    ]


def most_named(words) -> list[Counted]:
    """Records with, for each word, a word of a name that begins so; those of most articles."""
    names = beginning(words)
    tokens = tokens_of(names[: CANDIDATES + 1])
    numbers = {}
    if len(tokens) > CANDIDATES:
        numbers = among_the_biggest(names)
    if len(numbers) < MOST:
        numbers |= tally.counts(ALL, tokens[:CANDIDATES])
    found = biggest(numbers, dict.fromkeys(OFFERED, MOST))
    rows = [row for rows in found.values() for row in rows]
    return sorted(rows, key=lambda row: (-row.number, row.record.label))[:MOST]


def beginning(words) -> QuerySet:
    """(kind, id) of the records, each once. The longest word leads: fewest names begin so."""
    first, *others = sorted({exact_key(fold(word)) for word in words}, key=len, reverse=True)
    rows = NameKey.objects.filter(folded__begins=first)
    for other in others:
        same = NameKey.objects.filter(kind=OuterRef("kind"), record_id=OuterRef("record_id"))
        rows = rows.filter(Exists(same.filter(folded__begins=other)))
    return rows.values_list("kind", "record_id").distinct()


def among_the_biggest(names: QuerySet) -> dict[str, int]:
    letters = "".join(LETTER[kind] for kind in OFFERED)
    numbers = tally.most(ALL, letters, BIGGEST)
    ids: dict[Kind, list[int]] = {}
    for token in numbers:
        ids.setdefault(KINDS[token[0]], []).append(int(token[1:]))
    big = Q()
    for kind, some in ids.items():
        big |= Q(kind=kind, record_id__in=some)
    return {token: numbers[token] for token in tokens_of(names.filter(big))}


def tokens_of(names: QuerySet) -> list[str]:
    return [record_token(kind, record) for kind, record in names]
