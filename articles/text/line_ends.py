"""Browsers send every line end as CRLF; the source's own line ends must survive that."""

import re
from collections import Counter
from collections.abc import Sequence

_END = re.compile(r"\r\n|\r|\n")


def same_text(a: str, b: str) -> bool:
    """Equal but for what ends their lines."""
    return _END.sub("\n", a) == _END.sub("\n", b)


def keep_line_ends(typed: str, original: str) -> str:
    """What was typed, with the original's line ends.

    Lines before the first and after the last change keep each its own end, the others take the
    one that the original uses most. Hence opening and saving changes no character.
    """
    if same_text(typed, original):
        return original
    lines, old_lines = _END.split(typed), _END.split(original)
    old_ends = _END.findall(original)
    usual = Counter(old_ends).most_common(1)[0][0] if old_ends else "\n"
    room = min(len(lines), len(old_lines)) - 1
    before = _equal_from_start(lines, old_lines, room)
    after = _equal_from_start(lines[::-1], old_lines[::-1], room - before)
    changed = len(lines) - 1 - before - after
    ends = old_ends[:before] + [usual] * changed + old_ends[len(old_ends) - after :]
    kept = "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))
    # An empty line between a kept CR and a kept LF would vanish into one CRLF.
    return kept if same_text(kept, typed) else usual.join(lines)


def _equal_from_start(a: Sequence[str], b: Sequence[str], most: int) -> int:
    for count in range(most):
        if a[count] != b[count]:
            return count
    return most
