"""Which other articles a reader of this one may want, and why."""

from collections import defaultdict

from django.db.models import CharField, Q, Value

from .models import Article, Coverage, Mention, Person, TaggedArticle

MOST = 6
# Only the newest that share anything are weighed: an archive may hold thousands.
WEIGHED = 60
WEIGHTS = {"event": 8, "person": 4, "organisation": 2, "tag": 1}
# Where each kind of tie is kept: rows, their column of the record, their column of the article.
TIES = {
    "event": (Coverage.objects.public, "event", "article"),
    "person": (Mention.objects.public, "person", "article"),
    "organisation": (Mention.objects.public, "organisation", "article"),
    "tag": (TaggedArticle.objects.all, "tag", "content_object"),
}


def related_to(article, mentions, coverages) -> list[dict]:
    """Those that share most with the article, each with what it shares; two queries."""
    labels = _ties_of(article, mentions, coverages)
    if not labels:
        return []
    shares = Q()
    for kind, (rows, record, other) in TIES.items():
        shares |= Q(pk__in=rows().filter(**{f"{record}__in": labels[kind]}).values(other))
    candidates = Article.objects.published().filter(shares).exclude(pk=article.pk)
    articles = {a.pk: a for a in candidates.defer("body").newest_first()[:WEIGHED]}
    shared = defaultdict(list)
    for kind, record, other in _shared_ties(labels, articles):
        shared[other].append((-WEIGHTS[kind], labels[kind][record]))
    best = sorted(articles, key=lambda pk: sum(weight for weight, label in shared[pk]))[:MOST]
    return [
        {"article": articles[pk], "reasons": [label for _weight, label in sorted(shared[pk])[:3]]}
        for pk in best
    ]


def _ties_of(article, mentions, coverages) -> dict[str, dict[int, str]]:
    labels: dict[str, dict[int, str]] = {kind: {} for kind in TIES}
    labels["event"] = {row.event_id: row.event.label for row in coverages}
    labels["tag"] = {tag.pk: tag.label for tag in article.tags.all()}
    for mention in mentions:
        if not mention.in_text:
            continue
        if mention.organisation:
            labels["organisation"][mention.organisation_id] = mention.organisation.label
        elif mention.person.visibility == Person.Visibility.PAGE:
            labels["person"][mention.person_id] = mention.person.label
    return labels if any(labels.values()) else {}


def _shared_ties(labels, articles):
    """(kind, record, article) of every tie of these articles to the labelled records."""
    parts = [
        rows()
        .filter(**{f"{record}__in": labels[kind], f"{other}__in": articles})
        .order_by()
        .values_list(Value(kind, output_field=CharField()), record, other)
        for kind, (rows, record, other) in TIES.items()
        if labels[kind]
    ]
    return parts[0].union(*parts[1:], all=True)
