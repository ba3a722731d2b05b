"""A title and a lead for a text that has none, in its own words."""

import re

from articles.language import fold

from .reading import Reading

MOST_TITLE, MOST_LEAD = 120, 300
_OPENINGS = re.compile(r"^(?:Напомним|Напоминаем|Как сообщалось)\s*,?\s*")


def title_of(reading: Reading) -> str:
    """The first sentence that says something, cut at a word and marked so where it is long."""
    sentences = (" ".join(reading.text[start:end].split()) for start, end in reading.sentences)
    # Without prose, a photo credit alone: that.
    first = next(filter(fold, sentences), " ".join(reading.text[reading.body_start :].split()))
    words = _OPENINGS.sub("", first)
    return shortened(words[:1].upper() + words[1:].rstrip(".…"), MOST_TITLE)


def lead_of(reading: Reading) -> str:
    """The first sentences that have room, whole; the first one cut where even it is too long."""
    found = ""
    for sentence in reading.sentences:
        words = " ".join(reading.text[sentence.start : sentence.end].split())
        longer = f"{found} {words}".strip()
        if len(longer) > MOST_LEAD:
            return found or shortened(longer, MOST_LEAD)
        found = longer
    return found


def shortened(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    head = cut.rpartition(" ")[0] if not text[most - 1].isspace() else cut
    return (head or cut).rstrip(" ,;:–—-") + "…"
