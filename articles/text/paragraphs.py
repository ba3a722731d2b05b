"""Lines of a body: every one that is not empty is a paragraph, some are photo credits."""

import re
from dataclasses import dataclass
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]+")
_CREDIT = re.compile(r"(?:Фото|Видео|Сурет|Photo)\s*:\s*(?P<credit>\S.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    start: int
    end: int
    text: str


class CreditLine(NamedTuple):
    start: int
    end: int
    text: str
    credit: str


def paragraphs(body: str) -> list[Paragraph]:
    """In order, without the white space around them, so that `text == body[start:end]`."""
    found = []
    for line in _LINE.finditer(body):
        if text := line[0].strip():
            start = line.start() + len(line[0]) - len(line[0].lstrip())
            found.append(Paragraph(start, start + len(text), text))
    return found


def credit_lines(body: str) -> list[CreditLine]:
    """Paragraphs such as «Фото: акимат города Алматы», with what follows the colon."""
    return [
        CreditLine(line.start, line.end, line.text, match["credit"])
        for line in paragraphs(body)
        if (match := _CREDIT.fullmatch(line.text))
    ]
