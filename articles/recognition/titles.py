"""A title and a lead for a text that has none, in its own words."""

import re

from .reading import Reading

MOST_TITLE, MOST_LEAD = 120, 300
_OPENINGS = re.compile(r"^(?:Напомним|Напоминаем|Как сообщалось|Сегодня|Вчера)\s*,?\s*")


def title_of(reading: Reading) -> str:
    """The first sentence, cut at a word and marked so where it is long."""
    if not reading.sentences:
        return ""
    first = reading.sentences[0]
    words = _OPENINGS.sub("", " ".join(reading.text[first.start : first.end].split()))
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
    return head.rstrip(" ,;:–—-") + "…"
