"""What the full-text index holds of each published article."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import QuerySet, Value

from articles import search
from articles.language import Token, analyse, surname_key
from articles.models import Article, Coverage, Mention, MentionPlace, Person, TaggedArticle
from articles.prepared import prepared
from articles.search import GAP

from .ties import ties_of

LETTER = {"person": "p", "organisation": "o", "event": "e", "tag": "t", "city": "c", "source": "s"}
# The other values of filters, each under a letter of its own too.
NO_CITY = "n"
KNOWN_TO_THE_DAY = "k"


def record_token(kind: str, record_id: int) -> str:
    """The token that stands in the index for a linked record, whatever it is called."""
    return f"{LETTER[kind]}{record_id}"


def language_token(language: str) -> str:
    return f"l{language}"


def period_token(year: int, month: int | None = None, certain: bool = False) -> str:
    """Articles that may fall in this year or month, or (`certain`) surely do."""
    if month is None:
        return f"{'v' if certain else 'y'}{year:04}"
    return f"{'w' if certain else 'm'}{year:04}{month:02}"


def index_texts(ids: list[int], thorough: bool = False) -> None:
    """Puts in what is published of these articles, takes out what is not.

    What is there already is taken for whole; if `thorough`, it is read, and OutOfOrder raised where it is not.
    """
    left = search.replace(ids, documents(ids))
    if thorough and (spoilt := search.differing(left)):
        raise search.OutOfOrder(f"articles {spoilt} are in the index otherwise than it says")


def forget_flushed(sender, **kwargs):
    """`manage.py flush` empties the models' tables only, and then asks to be followed."""
    if search.exists() and not Article.objects.exists():
        search.clear()


def documents(ids: list[int]) -> Iterator[search.Document]:
    """What the index is to hold of those of these articles that are published."""
    records, names = records_of(ids), names_of(ids)
    ties = ties_of(ids, records)
    for article in _published(ids):
        yield document_of(article, records[article.pk], names[article.pk], ties.get(article.pk, ()))


def values_of(linked: list[str], language: str, source_id: int | None) -> list[str]:
    """The values of filters that an article has whatever its date; `linked` are its records' tokens."""
    found = [*linked, language_token(language)]
    if source_id:
        found.append(record_token("source", source_id))
    if not any(token[0] == LETTER["city"] for token in linked):
        found.append(NO_CITY)
    return found


def periods_of(date) -> list[str]:
    """The years and months that an imprecise date may fall in, and those that it surely does."""
    first, last = date.earliest, date.latest
    lasted = date.kind == "lasted"
    found = [KNOWN_TO_THE_DAY] if first == last or lasted else []
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, month = divmod(number, 12)
        month += 1
        sure = lasted or (first.year, first.month) == (last.year, last.month)
        found += [period_token(year, month)] + [period_token(year, month, True)] * sure
    for year in range(first.year, last.year + 1):
        sure = lasted or first.year == last.year
        found += [period_token(year)] + [period_token(year, certain=True)] * sure
    return found


def document_of(article, records: list[str], names: "Names", ties) -> search.Document:
    title, lead = analyse(article.name, article.language), []
    if article.shows_lead:
        lead = analyse(article.lead, article.language)
    body = body_tokens(article.body, names) if article.shows_body else []
    return search.document(
        article.pk,
        article.date_earliest,
        article.date_latest,
        article.date.kind == "lasted",
        title=[token.key for token in title],
        title_exact=[token.exact for token in title],
        text=[token.key for token in lead] + [GAP] + [token.key for token in body],
        text_exact=[token.exact for token in lead] + [GAP] + [token.exact for token in body],
        records=values_of(records, article.language, article.source_id),
        periods=periods_of(article.date),
        ties=ties,
    )


class Names(NamedTuple):
    """Where a body names people: those whom readers must not find, and all others."""

    hidden: list[tuple[int, int]]
    shown: list[tuple[int, int]]


def body_tokens(body: str, names: Names) -> list[Token]:
    """The words of a body; what is marked as a person's name is read as one."""
    found = []
    for token in analyse(body):
        if inside(token, names.hidden):
            continue
        if inside(token, names.shown) and (key := surname_key(body[token.start : token.end])):
            token = token._replace(key=key)
        found.append(token)
    return found


def inside(token: Token, spans) -> bool:
    return any(start < token.end and token.start < end for start, end in spans)


def records_of(ids: list[int]) -> dict[int, list[str]]:
    """The tokens of everything that each article is linked with."""
    found = defaultdict(list)
    for kind, article, record in _linked(ids):
        found[article].append(record_token(kind, record))
    return found


def names_of(ids: list[int]) -> dict[int, Names]:
    found = defaultdict(lambda: Names([], []))
    for article, visibility, start, end in _places(ids):
        hidden = visibility == Person.Visibility.HIDDEN
        spans = found[article].hidden if hidden else found[article].shown
        spans.append((start, end))
    return found


@prepared
def _published(ids: list[int]) -> QuerySet:
    return Article.objects.among(ids).select_related("source")


@prepared
def _linked(ids: list[int]) -> QuerySet:
    """Kinds, articles and records."""
    mentions = Mention.objects.filter(article__in=ids, in_text=True)
    people = mentions.filter(person__visibility=Person.Visibility.PAGE)
    organisations = mentions.filter(organisation__isnull=False)
    tags = TaggedArticle.objects.filter(content_object__in=ids)
    links = [
        (people, "person", "article"),
        (organisations, "organisation", "article"),
        (Coverage.objects.filter(article__in=ids), "event", "article"),
        (tags, "tag", "content_object"),
        (Article.cities.through.objects.filter(article__in=ids), "city", "article"),
    ]
    first, *rest = (
        rows.order_by().values_list(Value(kind), article, kind) for rows, kind, article in links
    )
    return first.union(*rest, all=True)


@prepared
def _places(ids: list[int]) -> QuerySet:
    places = MentionPlace.objects.filter(mention__article__in=ids, mention__person__isnull=False)
    return places.values_list("mention__article", "mention__person__visibility", "start", "end")
