"""Lines of a body: every one that is not empty is a paragraph, some are photo credits."""

import re
from dataclasses import dataclass
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]+")
_KIND = (
    r"(?:Фото(?:граф(?:ия|ии))?|Видео|Фото\sи\sвидео|Снимок|Снимки|Иллюстрация|Коллаж|Инфографика|Скриншот|"
    r"Фотосурет|Сурет(?:тер)?(?:[тд]і\sтүсірген)?|Бейне|Photo|Video)"
)
_CREDIT = re.compile(
    rf"""(?P<bracket>\()?(?:
        {_KIND}\s*:\s*(?P<named>\S.*?)
        |{_KIND}\s[–—-]\s(?P<dashed>[^.!?]*?)
        # Without a colon: «Фото автора», «Фото предоставлено …», «Фото Ерлана Сапарова»
        |{_KIND}\s(?P<of>(?:автор|из\s|с\s|предоставлен|пресс-служб|акимат|редакци|архив|(?-i:[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+\s[А-ЯЁӘҒҚҢӨҰҮҺІ]|[А-ЯЁӘҒҚҢӨҰҮҺІ]\.))[^.!?:«»]*?(?:\.\w{{2,4}})?)
        |(?P<by>(?:Автордың|Автор)\s(?:суреті|фотосы))
    )(?(bracket)\))\.?""",
    re.IGNORECASE | re.VERBOSE,
)
# Longer lines without a colon are sentences that speak of pictures.
_LONGEST = 90


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
    """Paragraphs such as «Фото: акимат города Алматы», «Фото автора», with whose the picture is."""
    found = []
    for line in paragraphs(body):
        match = _CREDIT.fullmatch(line.text)
        if match and (match["named"] or len(line.text) <= _LONGEST):
            credit = next(filter(None, match.group("named", "dashed", "of", "by")))
            found.append(CreditLine(line.start, line.end, line.text, credit))
    return found
