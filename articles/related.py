"""Which other articles a reader of this one may want, and why."""

from collections import defaultdict
from itertools import accumulate
from typing import NamedTuple

from django.db.models import CharField, ExpressionWrapper, F, Value

from .indexing.texts import record_token
from .models import Article, Coverage, Mention, Person, TaggedArticle, published_q
from .search import ALL, tally
from .selection import in_order, linked_with

MOST = 6
# Ties are followed from the rarest on while they lead to so many articles: what is common to
# thousands tells nothing of two.
FOLLOWED = 300
WEIGHTS = {"event": 8, "person": 4, "organisation": 2, "tag": 1}
# Where each kind of tie is kept: rows, their column of the record, their column of the article.
TIES = {
    "event": (Coverage.objects.public, "event", "article"),
    "person": (Mention.objects.public, "person", "article"),
    "organisation": (Mention.objects.public, "organisation", "article"),
    "tag": (
        lambda: TaggedArticle.objects.filter(published_q("content_object__")),
        "tag",
        "content_object",
    ),
}


class Tie(NamedTuple):
    kind: str
    record: int


def related_to(article, mentions, coverages) -> list[dict]:
    """Those that share most with the article, each with what it shares; three queries."""
    labels = _ties_of(article, mentions, coverages)
    shared = _articles_sharing(labels, article)
    best = sorted(shared, key=lambda pk: -sum(WEIGHTS[tie.kind] for tie in shared[pk]))[:MOST]
    rows = Article.objects.among(best).defer("body")
    return [
        {"article": other, "reasons": _reasons(shared[other.pk], labels)}
        for other in in_order(best, rows)
    ]


def _articles_sharing(labels: dict[Tie, str], article) -> dict[int, list[Tie]]:
    """The other articles that share one of the rarer ties, newest first, each with those it has."""
    numbers = tally.counts(ALL, [record_token(*tie) for tie in labels])
    rarest = sorted(labels, key=lambda tie: (numbers.get(record_token(*tie), 0), tie))
    totals = accumulate(numbers.get(record_token(*tie), 0) for tie in rarest)
    followed = [tie for tie, total in zip(rarest, totals, strict=True) if total <= FOLLOWED]
    if followed or not rarest:
        return _having(followed, article)
    newest = linked_with(*rarest[0]).newest(MOST + 1)
    return {pk: rarest[:1] for pk in newest if pk != article.pk}


def _ties_of(article, mentions, coverages) -> dict[Tie, str]:
    labels = {Tie("event", row.event_id): row.event.label for row in coverages}
    labels |= {Tie("tag", tag.pk): tag.label for tag in article.tag_labels}
    for mention in mentions:
        if not mention.in_text:
            continue
        if mention.organisation:
            labels[Tie("organisation", mention.organisation_id)] = mention.organisation.label
        elif mention.person.visibility == Person.Visibility.PAGE:
            labels[Tie("person", mention.person_id)] = mention.person.label
    return labels


def _having(ties: list[Tie], article) -> dict[int, list[Tie]]:
    parts = []
    for kind, (rows, record, other) in TIES.items():
        ids = [tie.record for tie in ties if tie.kind == kind]
        if ids:
            parts.append(
                rows()
                .filter(**{f"{record}__in": ids})
                .order_by()
                .annotate(latest=_as_kept(f"{other}__date_latest"))
                .annotate(earliest=_as_kept(f"{other}__date_earliest"))
                .values_list("latest", "earliest", other, Value(kind, CharField()), record)
            )
    if not parts:
        return {}
    found = sorted(parts[0].union(*parts[1:], all=True), reverse=True)
    shared = defaultdict(list)
    for _latest, _earliest, pk, kind, record in found:
        if pk != article.pk:
            shared[pk].append(Tie(kind, record))
    return dict(shared)


def _as_kept(day: str):
    """A day that is only sorted by: on SQLite hundreds need not become dates first."""
    return ExpressionWrapper(F(day), output_field=CharField())


def _reasons(ties: list[Tie], labels: dict[Tie, str]) -> list[str]:
    return [labels[tie] for tie in sorted(ties, key=lambda t: (-WEIGHTS[t.kind], labels[t]))[:3]]
