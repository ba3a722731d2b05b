"""Which record answers at an address now, and what is said where none does."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from django.db.models import CharField, Value
from django.http import Http404
from django.utils.translation import gettext as _

from .labels import PUBLIC
from .models import Kind, OldAddress
from .prepared import prepared


class Moved(Exception):
    """The address has a successor."""

    def __init__(self, url: str):
        super().__init__(url)
        self.url = url


class Gone(Exception):
    """The address was public once; `reason` is what readers are told."""

    def __init__(self, reason: str = ""):
        super().__init__(reason)
        self.reason = reason or _("Эта страница больше не опубликована.")


# What the page of a record shows of those that it belongs to.
_WITH = {Kind.ARTICLE: ["source", "version_of"], Kind.ORGANISATION: ["city"]}


@cache
def _at(kind: Kind):
    related = _WITH.get(kind, [None])
    return prepared(lambda slug: PUBLIC[kind]().filter(slug=slug).select_related(*related))


def public_or_answer(kind: Kind, slug: str):
    """The public record at this slug; else raises `Moved`, `Gone` or `Http404`."""
    if found := _at(kind)(slug):
        return found[0]
    raise Moved(successor(kind, slug).get_absolute_url())


def successor(kind: Kind, slug: str):
    """The public record that answers for a slug it no longer has; else `Gone` or `Http404`."""
    model = PUBLIC[kind]().model
    record = model.objects.filter(slug=slug).first()
    if record is None:
        old = OldAddress.objects.filter(kind=kind, slug=slug).first()
        if old is None:
            raise Http404
        if not old.target_ref:
            raise Gone(old.reason)
        record = PUBLIC[kind]().filter(ref=old.target_ref).first()
        if record is not None:
            return record
        record = model.objects.filter(ref=old.target_ref).first()
    if record is None or not record.ever_public:
        raise Http404
    raise Gone(getattr(record, "public_reason", ""))


def successors(missing: Iterable[tuple[Kind, str]]) -> dict[Kind, dict[str, str]]:
    """For the slugs of a query string: old slug → new one, by kind. Unknown ones are left out."""
    found: dict[Kind, dict[str, str]] = defaultdict(dict)
    for kind, slug in _once_public(missing):
        try:
            found[kind][slug] = successor(kind, slug).slug
        except Http404:
            continue
    return found


def _once_public(addresses: Iterable[tuple[Kind, str]]) -> list[tuple[Kind, str]]:
    """Those that were ever public, in one query: rubbish comes by the hundred."""
    slugs: dict[Kind, list[str]] = defaultdict(list)
    for kind, slug in addresses:
        slugs[kind].append(slug)
    former = [
        OldAddress.objects.filter(kind=kind, slug__in=slugs[kind]).values_list("kind", "slug")
        for kind in slugs
    ]
    still = [
        PUBLIC[kind]()
        .model.objects.filter(slug__in=slugs[kind], ever_public=True)
        .order_by()
        .values_list(Value(kind.value, output_field=CharField()), "slug")
        for kind in slugs
    ]
    rows = [*former, *still]
    return [(Kind(kind), slug) for kind, slug in rows[0].union(*rows[1:])]
