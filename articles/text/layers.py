"""Overlays by position: which touch a place, which go together, where they cut a text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Literal

_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Overlay:
    """Something laid over `body[start:end]`.

    A quote is direct speech without its quotation marks; the parts of one that is interrupted are
    overlays with an equal target. A redaction hides a name, a credit is a whole line.
    """

    start: int
    end: int
    kind: Literal["link", "quote", "redaction", "credit"]
    target: object = None


@dataclass(frozen=True, slots=True)
class Stretch:
    start: int
    end: int
    overlay: Overlay | None


class Layer:
    """Overlays in order, none over another, so that those of a place are found by bisection."""

    def __init__(self, overlays: list[Overlay]):
        self.overlays = overlays
        self._ends = [overlay.end for overlay in overlays]

    def touching(self, start: int, end: int) -> Iterator[Overlay]:
        for index in range(bisect_right(self._ends, start), len(self.overlays)):
            if self.overlays[index].start >= end:
                return
            yield self.overlays[index]

    def covering(self, start: int, end: int) -> Overlay | None:
        overlay = next(self.touching(start, end), None)
        return overlay if overlay and overlay.start <= start and end <= overlay.end else None

    def cut(self, start: int, end: int) -> list[Stretch]:
        """All from `start` to `end`, in stretches under one overlay or under none."""
        stretches = []
        at = start
        for overlay in self.touching(start, end):
            if at < overlay.start:
                stretches.append(Stretch(at, overlay.start, None))
            first, at = max(start, overlay.start), min(end, overlay.end)
            stretches.append(Stretch(first, at, overlay))
        if at < end:
            stretches.append(Stretch(at, end, None))
        return stretches


def trimmed(ordered: list[Overlay]) -> Layer:
    """Of what begins inside an earlier overlay only the part beyond it stays."""
    kept: list[Overlay] = []
    for overlay in ordered:
        start = max(overlay.start, kept[-1].end) if kept else overlay.start
        if start < overlay.end:
            kept.append(replace(overlay, start=start))
    return Layer(kept)


def merged(ordered: list[Overlay]) -> Layer:
    """What overlaps becomes one."""
    kept: list[Overlay] = []
    for overlay in ordered:
        if kept and overlay.start < kept[-1].end:
            kept[-1] = replace(kept[-1], end=max(overlay.end, kept[-1].end))
        else:
            kept.append(overlay)
    return Layer(kept)


def longest(overlays: list[Overlay]) -> list[Overlay]:
    """Of those that overlap the longest stays, of equally long ones the first."""
    kept: list[Overlay] = []
    for overlay in sorted(overlays, key=lambda each: (each.start - each.end, each.start)):
        at = bisect_left(kept, overlay.start, key=_START)
        free_before = at == 0 or kept[at - 1].end <= overlay.start
        if free_before and (at == len(kept) or overlay.end <= kept[at].start):
            kept.insert(at, overlay)
    return kept


def over(layer: Layer, links: list[Overlay]) -> Layer:
    """The layer with links between its overlays; of each link what the layer leaves free."""
    free = [
        replace(link, start=stretch.start, end=stretch.end)
        for link in links
        for stretch in layer.cut(link.start, link.end)
        if stretch.overlay is None
    ]
    return Layer(sorted([*layer.overlays, *free], key=_START))


def holds(stretches: list[Stretch], overlay: Overlay) -> bool:
    """Whether it lies within a single one of the ordered stretches."""
    at = bisect_right(stretches, overlay.start, key=_START) - 1
    return at >= 0 and overlay.end <= stretches[at].end
