"""An article laid out for reading: its text in blocks, with links, quotes and credits over it."""

from collections import defaultdict
from dataclasses import dataclass

from .models import Article, Mention, MentionPlace, Person
from .text import Overlay, blocks, paragraphs, redact


@dataclass(frozen=True, slots=True)
class Link:
    kind: str
    url: str
    label: str


def link_to(record) -> Link | None:
    """A link to a record's page; none to a person who has no page."""
    if record is None or (isinstance(record, Person) and not has_page(record)):
        return None
    return Link(record.kind.value, record.get_absolute_url(), record.full_label)


def has_page(person: Person) -> bool:
    return person.visibility == Person.Visibility.PAGE


def article_blocks(article: Article, mentions, coverages, quotes, photos) -> list:
    """Every row with its places prefetched, all of this article."""
    overlays = [Overlay(photo.start, photo.end, "credit", photo) for photo in photos]
    for quote in quotes:
        if quote.speech == quote.Speech.DIRECT:
            quote.speaker_link = link_to(quote.person or quote.organisation)
            overlays += [Overlay(p.start, p.end, "quote", quote) for p in quote.places.all()]
    overlays += [Overlay(*span, "redaction") for span in hidden_spans(mentions)]
    overlays += _first_links(mentions, coverages)
    return blocks(article.body, overlays)


def hidden_spans(mentions) -> list[tuple[int, int]]:
    return [
        (place.start, place.end)
        for mention in mentions
        if mention.person and mention.person.visibility == Person.Visibility.HIDDEN
        for place in mention.places.all()
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


def quote_texts(quotes) -> dict[int, str]:
    """What each quote says, shown apart from its article, with hidden names kept hidden."""
    hidden = defaultdict(list)
    places = MentionPlace.objects.filter(
        mention__article__in={quote.article_id for quote in quotes},
        mention__person__visibility=Person.Visibility.HIDDEN,
    )
    for article, start, end in places.values_list("mention__article", "start", "end"):
        hidden[article].append((start, end))
    return {quote.pk: _quote_text(quote, hidden[quote.article_id]) for quote in quotes}


def _quote_text(quote, hidden) -> str:
    if not hidden:
        return quote.text
    return " […] ".join(
        redact(quote.article.body, place.start, place.end, hidden) for place in quote.places.all()
    )


def mentions_of(article: Article):
    return (
        Mention.objects.filter(article=article)
        .select_related("person", "organisation")
        .prefetch_related("places")
    )


def spoken(quotes) -> list[dict]:
    """Public quotes for a list apart from their articles, newest first, each with its place there."""
    quotes = list(
        quotes.public()
        .select_related("article", "person", "organisation")
        .prefetch_related("places")
        .order_by("-article__date_latest", "-article_id", "position")
    )
    texts = quote_texts(quotes)
    return [
        {
            "quote": quote,
            "text": texts[quote.pk],
            "article": quote.article,
            "url": f"{quote.article.get_absolute_url()}#p{paragraph_number(quote)}",
            "speech": quote.get_speech_display(),
            "speaker": link_to(quote.person or quote.organisation),
        }
        for quote in quotes
    ]


def paragraph_number(quote) -> int:
    return sum(line.start <= quote.position for line in paragraphs(quote.article.body))
