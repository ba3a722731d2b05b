"""Where places of a body stand after an editor corrected it."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from .occurrences import is_word, occurrences, stands_alone

Span = tuple[int, int]

_WORD = re.compile(r"\w+")
# Pairs of equal words that difflib may have to look at; beyond it, seconds would pass.
_MOST_PAIRS = 1_000_000


@dataclass(frozen=True, slots=True)
class _Change:
    """`old_start:old_end` became `new_start:new_end`; all before and after it stayed.

    `search` is that stretch of the new text, with all to which it could be shifted: where
    «ab ab» became «ab ab ab», nothing says which of the three was added.
    """

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    search: Span


def relocate(old: str, new: str, places: Iterable[Span]) -> list[Span | None]:
    """For each place of `old` its place in `new` by the same exact text, or None.

    What stands before or after all changes keeps its place there; within the changed stretch words
    are aligned, and what the alignment loses takes the nearest occurrence that no other place with
    this text has. A place of whole words becomes a place of whole words.
    """
    places = list(places)
    spans = {(start, end) for start, end in places if 0 <= start < end <= len(old)}
    search = _Search(old, new, sorted(spans))
    return [search.found.get(place) for place in places]


class _Search:
    def __init__(self, old: str, new: str, spans: list[Span]):
        self.old, self.new = old, new
        self.change = _change(old, new, spans)
        self.anchors = _anchors(old, new, self.change)
        self.shift_after = len(new) - len(old)
        self.taken: set[tuple[int, str]] = set()
        self.starts: dict[tuple[str, int, int], list[int]] = {}
        self.found: dict[Span, Span] = {}
        for span in spans:
            self._take(span, self._aligned(span))
        for span in spans:
            if span not in self.found:
                self._take(span, self._free(span))

    def _take(self, span: Span, starts: Iterable[int]) -> None:
        """The first of the starts at which the same text stands and no other place has it."""
        text = self.old[slice(*span)]
        whole = stands_alone(self.old, *span)
        for start in starts:
            end = start + len(text)
            stands = start >= 0 and self.new.startswith(text, start)
            bounded = stands and (not whole or stands_alone(self.new, start, end))
            if bounded and (start, text) not in self.taken:
                self.taken.add((start, text))
                self.found[span] = (start, end)
                return

    def _aligned(self, span: Span) -> Iterator[int]:
        start, end = span
        if start < self.change.old_start:
            yield start
        if end > self.change.old_end:
            yield start + self.shift_after
        first, last = bisect_left(self.anchors, (start, 0)), bisect_left(self.anchors, (end, 0)) - 1
        for at in (first, last) if first <= last else ():
            stood, stands = self.anchors[at]
            yield start + stands - stood

    def _free(self, span: Span) -> Iterator[int]:
        """Occurrences in the changed stretch (and what of the place was outside), nearest first."""
        start, end = span
        low, high = self.change.search
        if start < self.change.old_start:
            low = min(low, start)
        if end > self.change.old_end:
            high = max(high, end + self.shift_after)
        key = (self.old[start:end], low, high)
        if key not in self.starts:
            self.starts[key] = list(occurrences(key[0], self.new, low, high, whole=False))
        return _outwards(self.starts[key], self._expected(start))

    def _expected(self, start: int) -> int:
        """Beside the nearest word before it that was aligned."""
        at = bisect_right(self.anchors, (start, len(self.new))) - 1
        if at >= 0:
            stood, stands = self.anchors[at]
            return start + stands - stood
        return start


def _outwards(starts: list[int], expected: int) -> Iterator[int]:
    """The nearest first, of two equally near the earlier."""
    after = bisect_left(starts, expected)
    before = after - 1
    while before >= 0 or after < len(starts):
        if after == len(starts) or (
            before >= 0 and expected - starts[before] <= starts[after] - expected
        ):
            yield starts[before]
            before -= 1
        else:
            yield starts[after]
            after += 1


def _change(old: str, new: str, spans: list[Span]) -> _Change:
    before, after = _equal_length(old, new), _equal_length(old[::-1], new[::-1])
    shorter = min(len(old), len(new))
    added, removed = len(new) - shorter, len(old) - shorter
    if before + after >= shorter:
        first, last = shorter - after, before
        cut = _least_harmful(spans, first, last, removed)
        return _Change(cut, cut + removed, cut, cut + added, (first, last + added))
    while before and _inside_word(old, before, new, before):
        before -= 1
    while after and _inside_word(old, len(old) - after, new, len(new) - after):
        after -= 1
    old_end, new_end = len(old) - after, len(new) - after
    return _Change(before, old_end, before, new_end, (before, new_end))


def _equal_length(a: str, b: str) -> int:
    """How many characters both begin with; by halves, since slices compare fast."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _inside_word(old: str, old_at: int, new: str, new_at: int) -> bool:
    """Whether the border between kept and changed text cuts a word of either text."""
    return any(
        0 < at < len(text) and is_word(text[at - 1]) and is_word(text[at])
        for text, at in ((old, old_at), (new, new_at))
    )


def _least_harmful(spans: list[Span], first: int, last: int, removed: int) -> int:
    """Where, from `first` to `last`, the one insertion or deletion hits the fewest places.

    Of equally good cuts the last, so that what stands before stays where it is.
    """
    starts = [start for start, _end in spans]
    ends = sorted(end for _start, end in spans)
    borders = [*ends, *(start - removed for start in starts)]
    cuts = {first, last, *(border for border in borders if first < border < last)}

    def harm(cut: int) -> int:
        return bisect_left(starts, cut + removed) - bisect_right(ends, cut)

    return min(cuts, key=lambda cut: (harm(cut), -cut))


def _anchors(old: str, new: str, change: _Change) -> list[tuple[int, int]]:
    """Where words of the changed stretch stood and where difflib finds them again."""
    old_words = list(_WORD.finditer(old, change.old_start, change.old_end))
    new_words = list(_WORD.finditer(new, change.new_start, change.new_end))
    old_texts, new_texts = [word[0] for word in old_words], [word[0] for word in new_words]
    counts = Counter(new_texts)
    if sum(counts[text] for text in old_texts) > _MOST_PAIRS:
        return []
    matcher = SequenceMatcher(None, old_texts, new_texts, autojunk=False)
    return [
        (old_words[block.a + step].start(), new_words[block.b + step].start())
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    ]
