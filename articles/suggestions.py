"""Records offered while a reader types."""

from django.db.models import Count, Q

from .addresses import PUBLIC
from .language import exact_key, fold
from .models import Kind, NameKey, published_q
from .reading import label_of
from .search.query import parse

LEAST_LETTERS = 2
MOST = 8
CANDIDATES = 50
# How each kind of record is tied to articles.
TIES = {
    Kind.PERSON: ("mentions__article", Q(mentions__in_text=True)),
    Kind.ORGANISATION: ("mentions__article", Q(mentions__in_text=True)),
    Kind.EVENT: ("coverages__article", Q()),
    Kind.CITY: ("articles", Q()),
    Kind.TAG: ("tagged_articles__content_object", Q()),
}


def suggestions(typed: str) -> list[dict]:
    words = parse(typed).words
    if not words or len("".join(words)) < LEAST_LETTERS:
        return []
    found = []
    for kind, ids in matching(words).items():
        path, condition = TIES[kind]
        records = PUBLIC[kind]().filter(pk__in=ids)
        counted = records.annotate(
            n=Count(path, filter=published_q(f"{path}__") & condition, distinct=True)
        )
        found += [
            {
                "kind": kind.value,
                "kind_label": str(kind.label).lower(),
                "label": label_of(record),
                "url": record.get_absolute_url(),
                "count": record.n,
            }
            for record in counted
            if record.n
        ]
    return sorted(found, key=lambda row: (-row["count"], row["label"]))[:MOST]


def matching(words) -> dict[Kind, list[int]]:
    """Ids by kind of records with, for each word, a word of a name that begins so."""
    rows = NameKey.objects.all()
    found = None
    for word in words:
        having = rows.filter(folded__startswith=exact_key(fold(word)))
        pairs = set(having.values_list("kind", "record_id")[:5000])
        found = pairs if found is None else found & pairs
    ids: dict[Kind, list[int]] = {}
    for kind, record in sorted(found or ()):
        if len(ids.setdefault(Kind(kind), [])) < CANDIDATES:
            ids[Kind(kind)].append(record)
    return ids
