"""A body with overlays on it -> blocks that a template can write out."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from django.utils.translation import gettext

from .layers import Layer, Overlay, Stretch, holds, longest, merged, over, trimmed
from .paragraphs import Paragraph, paragraphs

_MARKS = r"""\s"'«»„“”‟‘’‚‹›…"""
_BEFORE_QUOTE = re.compile(rf"[{_MARKS}\-‐‑‒–—―−]*")
_AFTER_QUOTE = re.compile(rf"[{_MARKS}.!?]*")


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    link: object = None
    redacted: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces that are all inside one direct quote (its target), or all outside any (None)."""

    quote: object
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: a photo credit (`target`), nothing but a quote, words with a quote, or words.

    `number` counts from 1; `quotes` are the targets of the direct quotes that begin here.
    """

    kind: Literal["credit", "quotation", "speech", "paragraph"]
    number: int
    start: int
    end: int
    runs: list[Run]
    quotes: list[object]
    target: object = None


def blocks(body: str, overlays: Iterable[Overlay]) -> list[Block]:
    """One block a paragraph. Joined, its pieces are the paragraph, but for what is redacted.

    A link that crosses the border of a quote or a paragraph, or lies in a redaction, is dropped; of
    links that overlap the longest stays. A credit that covers only part of a line is ignored.
    """
    by_kind = _by_kind(overlays)
    lines = paragraphs(body)
    quotes = trimmed(by_kind["quote"])
    credits = trimmed(by_kind["credit"])
    cuts = [quotes.cut(line.start, line.end) for line in lines]
    marks = _marks(
        by_kind["link"], merged(by_kind["redaction"]), [part for cut in cuts for part in cut]
    )
    begun = _begun(by_kind["quote"], lines)
    built = []
    for number, (line, cut, begin) in enumerate(zip(lines, cuts, begun, strict=True), start=1):
        credit = credits.covering(line.start, line.end)
        kind = "credit" if credit else _kind(body, cut)
        runs = [_run(body, stretch, marks) for stretch in cut]
        target = credit.target if credit else None
        built.append(Block(kind, number, line.start, line.end, runs, begin, target))
    return built


def redact(body: str, start: int, end: int, redactions: Iterable[tuple[int, int]]) -> str:
    """`body[start:end]` as it may be shown apart from its article."""
    hidden = _by_kind(Overlay(*span, "redaction") for span in redactions)["redaction"]
    return "".join(piece.text for piece in _pieces(body, start, end, merged(hidden)))


def _by_kind(overlays: Iterable[Overlay]) -> dict[str, list[Overlay]]:
    """In the order of the text, the longer of two with one start first; empty ones left out."""
    found: dict[str, list[Overlay]] = {"link": [], "quote": [], "redaction": [], "credit": []}
    for overlay in sorted(overlays, key=lambda each: (each.start, -each.end)):
        if overlay.start < overlay.end:
            found[overlay.kind].append(overlay)
    return found


def _marks(links: list[Overlay], redactions: Layer, stretches: list[Stretch]) -> Layer:
    """Redactions, and beside them the links that are shown."""
    shown = [
        link
        for link in links
        if holds(stretches, link) and not redactions.covering(link.start, link.end)
    ]
    return over(redactions, longest(shown))


def _begun(quotes: list[Overlay], lines: list[Paragraph]) -> list[list[object]]:
    """For each paragraph the targets of the quotes whose first words stand in it, each once."""
    begun: list[list[object]] = [[] for _line in lines]
    seen = set()
    for quote in quotes:
        at = bisect_right(lines, quote.start, key=attrgetter("end"))
        key = _key(quote.target)
        if at < len(lines) and lines[at].start < quote.end and key not in seen:
            seen.add(key)
            begun[at].append(quote.target)
    return begun


def _key(target: object) -> object:
    """Equal for equal targets; what cannot be hashed equals itself only."""
    try:
        hash(target)
    except TypeError:
        return id(target)
    return target


def _kind(body: str, cut: list[Stretch]) -> Literal["quotation", "speech", "paragraph"]:
    spoken = {_key(stretch.overlay.target) for stretch in cut if stretch.overlay}
    if not spoken:
        return "paragraph"
    patterns = [_BEFORE_QUOTE, *[_AFTER_QUOTE] * (len(cut) - 1)]
    only_marks = all(
        stretch.overlay or pattern.fullmatch(body, stretch.start, stretch.end)
        for pattern, stretch in zip(patterns, cut, strict=True)
    )
    return "quotation" if only_marks and len(spoken) == 1 else "speech"


def _run(body: str, stretch: Stretch, marks: Layer) -> Run:
    quote = stretch.overlay.target if stretch.overlay else None
    return Run(quote, _pieces(body, stretch.start, stretch.end, marks))


def _pieces(body: str, start: int, end: int, marks: Layer) -> list[Piece]:
    return [_piece(body, stretch) for stretch in marks.cut(start, end)]


def _piece(body: str, stretch: Stretch) -> Piece:
    mark = stretch.overlay
    if mark and mark.kind == "redaction":
        return Piece(f"[{gettext('имя скрыто')}]", redacted=True)
    return Piece(body[stretch.start : stretch.end], mark.target if mark else None)
