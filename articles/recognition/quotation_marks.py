"""What stands in quotation marks: where it begins and ends, and whether it is but a name."""

import re
from collections.abc import Iterator

from .grammar import lemma, part_of_speech
from .reading import Line, Reading, Span, closing_mark
from .speech import lexicon

OPENING, CLOSING = '«„“"', '»”“"'
_DEEPEST = 5  # quotations within one another that anybody means
DASH = "[-–—―]{1,2}"
_CLOSED_HERE = re.compile(rf"[.,!?…]*\s*(?:$|{DASH})|,")
_WORD = re.compile(r"[^\W_]+(?:[-‑’'.,][^\W_]+)*")

# What bears a name in quotation marks: «сообщил о запуске проекта "…"».
_NAMED_THINGS = lexicon(
    """
    акция альбом ансамбль баннер бренд выставка газета группа движение девиз доклад документ журнал
    заголовок закон звание институт кампания картина книга коалиция комикс компания конкурс
    конференция концепция концерт лозунг марафон медаль музей надпись название номинация объединение
    организация орден партия песня плакат платформа постановление поэма премия призыв программа
    проект реестр ролик роман рубрика сборник слоган спектакль статья стихотворение тема течение
    трек турнир указ фестиваль фильм фонд форум хештег центр цикл челлендж школа
    """
)


def words_of(text: str) -> list[str]:
    return _WORD.findall(text)


def bears_name(low: str) -> bool:
    return lemma(low) in _NAMED_THINGS


def is_title(reading: Reading, span: Span) -> bool:
    """Whether a quotation within a sentence is the name of what stands right before it."""
    before = reading.words_before(span.start, 1)
    if not before or not before[0].is_word or before[0].end < span.start - 1:
        return False
    is_name = reading.text[span.start + 1].isupper()
    return is_name and part_of_speech(before[0].low) in {"NOUN", "ADJF"}


def without_marks(text: str, span: Span) -> Span | None:
    """The words of a quotation; None where there are none."""
    return trimmed(text, span.start + 1, span.end - 1)


def trimmed(text: str, start: int, end: int, deep: int = 0) -> Span | None:
    """Without white space around, commas at the end, and marks that enclose all of it."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    if start >= end:
        return None
    if deep < _DEEPEST and text[start] in OPENING and closing_mark(text, start, end) == end - 1:
        return trimmed(text, start + 1, end - 1, deep + 1)
    return Span(start, end)


def quotations_on(reading: Reading, line: Line) -> Iterator[Span]:
    """Marks included, in order, none within another; a text may forget to close inner ones."""
    spans = [span for span in reading.quoted if line.start <= span.start < line.end]
    read_to = line.start
    opens = line.text[0] in OPENING and not (spans and spans[0].start == line.start)
    if opens and (end := _last_closing(reading.text, line)):
        yield Span(line.start, end)
        read_to = end
    for span in spans:
        if span.start < read_to:
            continue
        yield span
        read_to = span.end


def _last_closing(text: str, line: Line) -> int | None:
    """Behind the last mark that can close a paragraph's first one."""
    for at in range(line.end - 1, line.start, -1):
        if text[at] in CLOSING and _CLOSED_HERE.match(text, at + 1, line.end):
            return at + 1
    return None
