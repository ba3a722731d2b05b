"""Files → texts: what is read of each, or why it is not."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import PurePosixPath

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.recognition.reading import Reading

from . import archives, web, word
from .decoding import decode
from .refused import Refused

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_IN_OLE = "EncryptedPackage".encode("utf-16-le")
_FOREIGN = {
    b"%PDF-": "PDF",
    b"{\\rtf": "RTF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7-Zip",
    b"\x1f\x8b": "gzip",
}
_PAGES = {".html", ".htm", ".xhtml"}
# A page saved under the name it has on its site.
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_MOSTLY = 0.8


@dataclass(frozen=True)
class Text:
    """A source's text and the bytes it was read from; `day` is the one its prefix states."""

    name: str
    content: bytes
    reading: Reading
    body: str
    day: datetime.date | None
    notes: tuple[str, ...] = ()

    @cached_property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Refusal:
    name: str
    reason: str


def texts_of(name: str, content: bytes) -> Iterator[Text | Refusal]:
    """One for a file, one for each file of an archive."""
    if _ending(name) == ".zip":
        yield from _of_archive(name, content)
    else:
        yield _text_or_refusal(name, content)


def _of_archive(name: str, content: bytes) -> Iterator[Text | Refusal]:
    try:
        _check_size(content)
        archive = archives.opened(content)
    except Refused as refused:
        yield Refusal(name, str(refused))
        return
    left, found = settings.IMPORT_UNPACKED_BYTES, False
    for member_name, member in archives.files(archive):
        found, shown = True, f"{name}/{member_name}"
        try:
            if archives.leaves_its_folder(member_name):
                raise Refused(_("имя ведёт за пределы архива"))
            part = archives.unpacked(archive, member, min(left, settings.IMPORT_FILE_BYTES))
            left -= len(part)
            if _ending(member_name) == ".zip":
                raise Refused(_("архив внутри архива"))
        except Refused as refused:
            yield Refusal(shown, str(refused))
        else:
            yield _text_or_refusal(shown, part)
    if not found:
        yield Refusal(name, _("в архиве нет файлов"))


def _text_or_refusal(name: str, content: bytes) -> Text | Refusal:
    try:
        return text_of(name, content)
    except Refused as refused:
        return Refusal(name, str(refused))


def text_of(name: str, content: bytes) -> Text:
    """Raises Refused where the file is not what the archive takes for a text."""
    _check_size(content)
    written = _written(_ending(name), content)
    if len(written) > settings.IMPORT_CHARACTERS:
        raise Refused(
            _("слишком длинный текст: знаков %(number)d, а можно не больше %(most)d")
            % {"number": len(written), "most": settings.IMPORT_CHARACTERS}
        )
    if not any(map(str.isalnum, written)):
        raise Refused(_("в файле нет текста"))
    reading = Reading(written)
    body, day, notes = _without_prefix(reading)
    if not any(map(str.isalnum, body)):
        raise Refused(_("в файле нет текста"))
    if "\ufffd" in body:
        notes.append(_("в тексте есть знаки «\ufffd»: часть его потеряна ещё до архива"))
    if _in_capitals(body):
        notes.append(_("текст набран прописными буквами"))
    return Text(name, content, reading, body, day, tuple(notes))


def _check_size(content: bytes) -> None:
    if not content:
        raise Refused(_("файл пуст"))
    if len(content) > settings.IMPORT_FILE_BYTES:
        raise Refused(archives.too_large(len(content), settings.IMPORT_FILE_BYTES))


def _written(ending: str, content: bytes) -> str:
    """All characters of the text, its date prefix included."""
    if ending == ".docm":
        raise Refused(_("в документе есть макросы: сохраните его без них, как .docx"))
    if content.startswith(_OLE):
        if ending == ".docx" or _ENCRYPTED_IN_OLE in content:
            raise Refused(_("защищён паролем"))
        raise Refused(_("старый документ Word: сохраните его как .docx"))
    if ending == ".docx":
        if not content.startswith(_ZIP):
            raise Refused(_("документ Word повреждён"))
        return word.text_of(content)
    if content.startswith(_ZIP):
        raise Refused(_("двоичный файл, а не текст"))
    for beginning, kind in _FOREIGN.items():
        if content.startswith(beginning):
            raise Refused(
                _("файлы %(kind)s архив не читает: сохраните текст как .docx или .txt")
                % {"kind": kind}
            )
    written = decode(content)
    is_page = ending in _PAGES or (ending != ".txt" and _PAGE.match(written))
    return web.text_of(written) if is_page else written


def _without_prefix(reading: Reading) -> tuple[str, datetime.date | None, list[str]]:
    """The body, the day of its prefix, and what is to be said of them."""
    prefix = reading.text[: reading.body_start]
    if not prefix:
        return reading.text, None, []
    day = reading.published
    if day and datetime.date(1000, 1, 1) <= day <= timezone.localdate():
        return reading.text[reading.body_start :], day, []
    reason = _("%(words)s: такого дня нет или он ещё не настал, эти слова оставлены в тексте")
    return reading.text, None, [reason % {"words": f"«{prefix.strip()}»"}]


def _in_capitals(text: str) -> bool:
    capital, small = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return capital > (capital + small) * _MOSTLY


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
