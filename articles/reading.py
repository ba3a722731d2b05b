"""An article laid out for reading: its text in blocks, with links, quotes and credits over it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from .models import Article, Mention, MentionPlace, Person, Quote
from .prepared import prepared
from .text import Overlay, blocks, paragraphs, redact


@dataclass(frozen=True, slots=True)
class Link:
    kind: str
    url: str
    label: str


def link_to(record) -> Link | None:
    """A link to a record's page; none to what has none."""
    if record is None or not has_page(record):
        return None
    return Link(record.kind.value, record.get_absolute_url(), label_of(record))


def label_of(record) -> str:
    """The name with the note that tells it apart, where its kind has one."""
    return getattr(record, "full_label", record.label)


def has_page(record) -> bool:
    """A record that was never public has no page, even where a published article leads to it."""
    hidden = isinstance(record, Person) and record.visibility != Person.Visibility.PAGE
    return record.ever_public and not hidden


def is_hidden(record) -> bool:
    return isinstance(record, Person) and record.visibility == Person.Visibility.HIDDEN


def article_blocks(article: Article, mentions, coverages, quoted, photos) -> list:
    """Mentions and coverages with their places, places `quoted` with their quotes, all of this article."""
    overlays = [Overlay(photo.start, photo.end, "credit", photo) for photo in photos]
    hidden = hidden_places(mentions)
    quotes = {}
    for place in quoted:
        quote = quotes.setdefault(place.quote_id, place.quote)
        overlays.append(Overlay(place.start, place.end, "quote", quote))
    for quote in quotes.values():
        quote.speaker_link = link_to(quote.person or quote.organisation)
        quote.speaker_as_stated = speaker_of(quote, hidden)
    overlays += [Overlay(place.start, place.end, "redaction") for place in hidden]
    overlays += _first_links(mentions, coverages)
    return blocks(article.body, overlays)


def hidden_places(mentions) -> list[MentionPlace]:
    return [
        place for mention in mentions if is_hidden(mention.person) for place in mention.places.all()
    ]


def _first_links(mentions, coverages) -> list[Overlay]:
    """One link a record, where it is first named and no longer name already stands."""
    candidates = [
        (link, [place for place in mention.places.all() if place.where != place.Where.CREDIT])
        for mention in mentions
        if (link := link_to(mention.person or mention.organisation))
    ]
    candidates += [(link_to(row.event), list(row.places.all())) for row in coverages]
    candidates = [(link, places) for link, places in candidates if places]
    candidates.sort(key=lambda pair: (pair[1][0].start, -pair[1][0].end))
    taken: list[Overlay] = []
    for link, places in candidates:
        for place in places:
            if all(place.end <= other.start or other.end <= place.start for other in taken):
                taken.append(Overlay(place.start, place.end, "link", link))
                break
    return taken


def hidden_by_article(article_ids: Iterable[int]) -> dict[int, list[MentionPlace]]:
    """Where these articles name people who are hidden; one query."""
    found = defaultdict(list)
    for place in _hidden_in(sorted(set(article_ids))):
        found[place.mention.article_id].append(place)
    return found


@prepared
def _hidden_in(articles: list[int]):
    return MentionPlace.objects.filter(
        mention__article__in=articles, mention__person__visibility=Person.Visibility.HIDDEN
    ).select_related("mention")


def _quote_text(quote, hidden: list[MentionPlace]) -> str:
    if not hidden:
        return quote.text
    spans = [(place.start, place.end) for place in hidden]
    return " […] ".join(
        redact(quote.article.body, place.start, place.end, spans) for place in quote.places.all()
    )


def speaker_of(quote, hidden: list[MentionPlace]) -> str:
    """Who speaks, in words for where no link says it."""
    if is_hidden(quote.person):
        return _("имя скрыто")
    if quote.person or quote.organisation:
        return (quote.person or quote.organisation).label
    return without_names(quote.speaker_as_stated, hidden)


def shown_words(words: str, article: Article, hidden: dict[int, list[MentionPlace]]) -> str:
    """What the article says word for word, as it may be shown apart from it.

    Nothing where its source lends no text, so the article comes with its source.
    """
    return without_names(words, hidden[article.pk]) if article.shows_body else ""


def without_names(words: str, hidden: list[MentionPlace]) -> str:
    for form in sorted({place.text for place in hidden}, key=len, reverse=True):
        words = words.replace(form, f"[{_('имя скрыто')}]")
    return words


@prepared
def mentions_of(article: int):
    return (
        Mention.objects.filter(article=article)
        .select_related("person", "organisation")
        .prefetch_related("places")
    )


def newest_quotes(quotes: QuerySet, most: int) -> QuerySet:
    """Public quotes with all that `spoken` says of them."""
    return (
        quotes.public()
        .select_related("article", "person", "organisation")
        .prefetch_related("places")
        .order_by("-article__date_latest", "-article_id", "position")[:most]
    )


def spoken(quotes: list[Quote], hidden: dict[int, list[MentionPlace]]) -> list[dict]:
    """Quotes for a list apart from their articles, each with its place there."""
    for quote in quotes:
        quote.speaker_as_stated = speaker_of(quote, hidden[quote.article_id])
    return [
        {
            "quote": quote,
            "text": _quote_text(quote, hidden[quote.article_id]),
            "article": quote.article,
            "url": f"{quote.article.get_absolute_url()}#p{paragraph_number(quote)}",
            "speech": quote.get_speech_display(),
            "speaker": link_to(quote.person or quote.organisation),
        }
        for quote in quotes
    ]


def paragraph_number(quote) -> int:
    return sum(line.start <= quote.position for line in paragraphs(quote.article.body))
