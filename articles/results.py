"""What a search shows beside its list: marked words, the record it names, ways on from nothing."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from django.db.models import CharField, Count, Exists, OuterRef, QuerySet, Value
from django.utils.translation import gettext as _

from .addresses import PUBLIC
from .chips import Chip
from .filters.base import ArchiveFilter
from .models import Kind, Mention, NameKey, Person
from .querystring import Query as Parameters
from .reading import link_to
from .search.highlight import Matcher, pieces, snippet
from .search.query import Query, parse
from .searching import Search

MOST_CARDS = 5
MOST_WAYS = 6
MOST_TRIED = 12
RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё"
LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
OTHER_LAYOUT = str.maketrans(LATIN + RUSSIAN, RUSSIAN + LATIN)


@dataclass(frozen=True, slots=True)
class Card:
    kind_label: str
    label: str
    url: str


class Way(NamedTuple):
    label: str
    url: str
    count: int | None = None


def marked(articles: QuerySet) -> QuerySet:
    """Articles with what `mark` needs of them."""
    hidden = Mention.objects.filter(
        article=OuterRef("pk"), person__visibility=Person.Visibility.HIDDEN
    )
    return articles.defer(None).defer("internal_reason").annotate(hides=Exists(hidden))


def mark(articles, query: Query) -> None:
    """Puts the matches, in the form written, into each article's title and a piece of its text."""
    matcher = Matcher(query)
    for article in articles:
        title = matcher.spans(article.title, article.language)
        article.title_pieces = pieces(article.title, title)
        article.snippet_pieces = snippet_of(article, matcher)


def snippet_of(article, matcher):
    """None where the text may not be shown, names somebody hidden, or does not match by itself."""
    if not article.shows_body or article.hides:
        return None
    spans = matcher.spans(article.body)
    return snippet(article.body, spans) if spans else None


def named_records(search: Search) -> list[Card]:
    """Public records whose name the query is."""
    cards = []
    for kind, ids in search.named().items():
        for record in PUBLIC[Kind(kind)]().filter(pk__in=ids)[: MOST_CARDS - len(cards)]:
            link = link_to(record)
            cards.append(Card(str(Kind(kind).label).lower(), link.label, link.url))
    return cards


def other_queries(query: Query) -> list[Query]:
    """What the reader may have meant: another keyboard, another spelling, fewer words."""
    found = [query.text.lower().translate(OTHER_LAYOUT)]
    found += respelled(query)
    if len(query.words) > 1:
        found += [query.without(number) for number in range(len(query.words))]
    queries = [parse(text) for text in dict.fromkeys(found) if text != query.text]
    return [other for other in queries if other.searches]


def respelled(query: Query) -> list[str]:
    """The query with each of its words taken for the nearest word of the archive's names."""
    known = sorted(set(NameKey.objects.values_list("word", flat=True)))
    found = []
    for word in query.words:
        for near in get_close_matches(word.lower(), known, n=2, cutoff=0.75):
            found.append(query.text.replace(word, near))
    return found


def ways_on(filters: ArchiveFilter, chips: list[Chip]) -> list[Way]:
    """Queries and filters near to those that found nothing, each with what it would find."""
    query, parameters = filters.cleaned.get("q"), filters.query
    tried: list[tuple[str, Parameters, QuerySet]] = []
    if query:
        others = other_queries(query)
        found = filters.filters["q"].finder(others)
        for other in others:
            label = _("Возможно, вы искали: %s") % other.text
            rows = found(filters.narrowed("q"), other)
            tried.append((label, parameters.changed(q=(other.text,), page=()), rows))
    for name in parameters.values:
        if name in ("q", "page", "sort", "month") or len(parameters.values) == 1:
            continue
        with_it = ("year", "month") if name == "year" else (name,)
        gone = dict.fromkeys((*with_it, "page"), ())
        words = ", ".join(chip.label for chip in chips if chip.parameter in with_it)
        label = _("Без фильтра «%s»") % words
        tried.append((label, parameters.changed(**gone), filters.narrowed(*with_it)))
    return counted(tried[:MOST_TRIED])


def counted(tried) -> list[Way]:
    """Those of the tried queries that find something, most first; one query for all counts."""
    if not tried:
        return []
    parts = [
        rows.order_by()
        .values_list(Value(str(number), output_field=CharField()))
        .annotate(n=Count("pk"))
        for number, (_label, _parameters, rows) in enumerate(tried)
    ]
    counts = dict(parts[0].union(*parts[1:], all=True)) if len(parts) > 1 else dict(parts[0])
    ways = [
        Way(label, parameters.url(), counts[str(number)])
        for number, (label, parameters, _rows) in enumerate(tried)
        if counts.get(str(number))
    ]
    return sorted(ways, key=lambda way: -way.count)[:MOST_WAYS]
