"""What a search shows beside its list: marked words, the record it names, ways on from nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

from django.db.models import CharField, Count, Exists, OuterRef, QuerySet, Value
from django.utils.translation import gettext as _

from .chips import Chip
from .filters import ArticleFilter
from .filters.base import ArchiveFilter
from .labels import PUBLIC
from .language import exact_key, fold
from .models import Kind, Mention, NameKey, Person
from .querystring import Query as Parameters
from .reading import link_to
from .search.highlight import Matcher, pieces, snippet
from .search.query import Query, parse
from .searching import Search, names_with
from .selection import Selection, counts_of

MOST_CARDS = 5
SNIPPET = 240
MOST_WAYS = 6
MOST_RESPELLED = 3
# Percent of the letters of both words that stand in both in one order.
LEAST_LIKENESS, NEAREST = 75, 2
MOST_WORDS, FEW_WORDS = 4_000, 100
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
    """Articles with what `mark` needs beside their text."""
    hidden = Mention.objects.filter(
        article=OuterRef("pk"), person__visibility=Person.Visibility.HIDDEN
    )
    return articles.annotate(hides=Exists(hidden))


def mark(articles, query: Query) -> None:
    """Puts the matches, in the form written, into each article's title and a piece of its text.

    No piece where the text may not be shown, names somebody hidden, or does not match by itself.
    """
    matcher = Matcher(query)
    titles = [article.title for article in articles]
    languages = [article.language for article in articles]
    for article, spans in zip(articles, matcher.spans_of(titles, languages), strict=True):
        article.title_pieces = pieces(article.title, spans)
        article.snippet_pieces = None
    shown = [article for article in articles if article.shows_body and not article.hides]
    bodies = [article.body for article in shown]
    for article, spans in zip(shown, matcher.spans_of(bodies, repeat(None), SNIPPET), strict=True):
        if spans:
            article.snippet_pieces = snippet(article.body, spans, SNIPPET)


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
    """The query with each of its words taken for the nearest words of the archive's names."""
    from rapidfuzz import fuzz, process  # which only pages load that found nothing

    found = []
    for word in query.words[:MOST_RESPELLED]:
        nearest = process.extract(
            word.lower(),
            words_like(word),
            scorer=fuzz.ratio,
            score_cutoff=LEAST_LIKENESS,
            limit=NEAREST,
        )
        found += [query.text.replace(word, near) for near, _likeness, _at in nearest]
    return found


def words_like(word: str) -> list[str]:
    """Words of names that begin as this one does; fewer letters alike where few words do."""
    folded = exact_key(fold(word))
    for letters in (2, 1):
        rows = NameKey.objects.filter(folded__begins=folded[:letters])
        # As the index has them: read from it alone, each once.
        found = rows.order_by("folded", "word").values_list("folded", "word").distinct()
        known = list(dict.fromkeys(word for _folded, word in found[:MOST_WORDS]))
        if len(known) >= FEW_WORDS or len(folded) < 2:
            break
    return known


def ways_on(filters: ArticleFilter, chips: list[Chip]) -> list[Way]:
    """Queries and filters near to those that found nothing, each with what it would find."""
    query, parameters = filters.cleaned.get("q"), filters.query
    tried: list[tuple[str, Parameters, Selection]] = []
    if query:
        others = other_queries(query)
        names = names_with(others)
        for other in others:
            label = _("Возможно, вы искали: %s") % other.text
            selection = filters.selection("q", search=Search(other, names))
            tried.append((label, parameters.changed(q=(other.text,), page=()), selection))
    for label, names, changed in _loosened(parameters, chips):
        tried.append((label, changed, filters.selection(*names)))
    counts = counts_of([selection for _label, _parameters, selection in tried[:MOST_TRIED]])
    return _best(zip(tried, counts, strict=False))


def without_each(filters: ArchiveFilter, chips: list[Chip]) -> list[Way]:
    """The same records without one of the filters, each with what it would find."""
    tried = [
        (label, changed, filters.narrowed(*names))
        for label, names, changed in _loosened(filters.query, chips, keep=())
    ][:MOST_TRIED]
    parts = [
        rows.order_by()
        .values_list(Value(str(number), output_field=CharField()))
        .annotate(n=Count("pk"))
        for number, (_label, _parameters, rows) in enumerate(tried)
    ]
    if not parts:
        return []
    counts = dict(parts[0].union(*parts[1:], all=True)) if len(parts) > 1 else dict(parts[0])
    return _best((row, counts.get(str(number), 0)) for number, row in enumerate(tried))


def _loosened(
    parameters: Parameters, chips: list[Chip], keep=("q",)
) -> Iterator[tuple[str, tuple[str, ...], Parameters]]:
    """Each filter in words, the parameters it is made of, and the query string without them."""
    for name in parameters.values:
        if name in ("page", "sort", "month", *keep) or len(parameters.values) == 1:
            continue
        with_it = ("year", "month") if name == "year" else (name,)
        words = ", ".join(chip.label for chip in chips if chip.parameter in with_it)
        gone = dict.fromkeys((*with_it, "page"), ())
        yield _("Без фильтра «%s»") % words, with_it, parameters.changed(**gone)


def _best(tried) -> list[Way]:
    ways = [
        Way(label, parameters.url(), count) for (label, parameters, _rows), count in tried if count
    ]
    return sorted(ways, key=lambda way: -way.count)[:MOST_WAYS]
