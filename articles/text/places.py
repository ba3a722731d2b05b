"""The notation in which an editor marks places of a text.

One form a line, exactly as it stands in the text, optionally with the numbers of its places:

    Серика Есматова         every place where these characters stand as whole words
    Серик Есматов [2]       only the second such place
    Алматы [1, 3]           the first and the third

Numbers in brackets that end a line are always numbers of places. A form that itself ends so, such
as a footnote «Закон [2]», is therefore always written with its numbers: «Закон [2] [1]».
A line with nothing before the brackets is a form: «[2]».
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from .occurrences import is_word, occurrences, stands_alone
from .paragraphs import paragraphs

_NUMBERS = re.compile(r"\s*[0-9]{1,9}(?:\s*,\s*[0-9]{1,9})*\s*\]")
_LONGEST_SHOWN = 80
_ORDINALS = (
    gettext_noop("второго"),
    gettext_noop("третьего"),
    gettext_noop("четвёртого"),
    gettext_noop("пятого"),
    gettext_noop("шестого"),
    gettext_noop("седьмого"),
    gettext_noop("восьмого"),
    gettext_noop("девятого"),
    gettext_noop("десятого"),
)


class Place3(NamedTuple):
    start: int
    end: int
    text: str


class PlacesError(ValueError):
    """`messages` has one sentence for each line that names no place."""

    def __init__(self, messages: list[str]):
        super().__init__(" ".join(messages))
        self.messages = messages


def find_places(lines: str, body: str) -> list[Place3]:
    """Sorted, each once, whichever lines name it; empty lines say nothing."""
    found: set[Place3] = set()
    messages = []
    for line in paragraphs(lines):
        form, numbers = _read(line.text)
        starts = list(occurrences(form, body))
        if message := _objection(form, numbers, len(starts)):
            messages.append(message)
            continue
        chosen = starts if numbers is None else [starts[number - 1] for number in numbers]
        found.update(Place3(start, start + len(form), form) for start in chosen)
    if messages:
        raise PlacesError(messages)
    return sorted(found)


def describe_places(places: Iterable[tuple], body: str) -> str:
    """The shortest notation that finds exactly these places, given as (start, end, …).

    What the notation has no way to say is brought into its reach: a place that spans several lines
    is named line by line, one that cuts a word is widened to the whole word.
    """
    starts: dict[str, set[int]] = {}
    for start, end in sorted({part for place in places for part in _parts(place, body)}):
        starts.setdefault(body[start:end], set()).add(start)
    return "\n".join(_line(form, chosen, body) for form, chosen in starts.items())


def _read(line: str) -> tuple[str, list[int] | None]:
    form, _bracket, numbers = line.rpartition("[")
    if form and _NUMBERS.fullmatch(numbers):
        return form.rstrip(), [int(number) for number in numbers.rstrip("]").split(",")]
    return line, None


def _line(form: str, chosen: set[int], body: str) -> str:
    starts = list(occurrences(form, body))
    if len(starts) == len(chosen) and _read(form) == (form, None):
        return form
    numbers = [number for number, start in enumerate(starts, start=1) if start in chosen]
    return f"{form} [{', '.join(map(str, numbers))}]"


def _parts(place: tuple, body: str) -> Iterator[tuple[int, int]]:
    first, last = place[:2]
    for line in paragraphs(body[first:last]):
        start, end = first + line.start, first + line.end
        while start > 0 and is_word(body[start]) and is_word(body[start - 1]):
            start -= 1
        while not stands_alone(body, start, end):
            end += 1
        yield start, end


def _objection(form: str, numbers: list[int] | None, count: int) -> str | None:
    shown = form if len(form) <= _LONGEST_SHOWN else form[:_LONGEST_SHOWN].rstrip() + "…"
    if count == 0:
        return _("«%(form)s» нет в тексте.") % {"form": shown}
    wrong = [number for number in numbers or [] if not 1 <= number <= count]
    if not wrong:
        return None
    if wrong[0] == 0:
        return _("«%(form)s»: места считаются с первого, нулевого нет.") % {"form": shown}
    return ngettext(
        "«%(form)s» встречается в тексте %(count)d раз, %(ordinal)s места нет.",
        "«%(form)s» встречается в тексте %(count)d раза, %(ordinal)s места нет.",
        count,
    ) % {"form": shown, "count": count, "ordinal": _ordinal(wrong[0])}


def _ordinal(number: int) -> str:
    """In the genitive, from the second on."""
    if number < len(_ORDINALS) + 2:
        return _(_ORDINALS[number - 2])
    return _("%(number)d-го") % {"number": number}
