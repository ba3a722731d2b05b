"""Bytes → characters: UTF-8, UTF-16 or Windows-1251, and never a guess that spoils the text."""

import codecs
import re
from contextlib import suppress

from django.utils.translation import gettext as _

from .refused import Refused

_MARKED = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.01
# The high bytes of nearly all of a Russian, Kazakh or English text in UTF-16.
_HIGH_BYTES = (0x00, 0x04)
_NEARLY_ALL = 0.9
_RUSSIAN = re.compile("[А-Яа-яЁё]")
# Letters that Windows-1251 has for other languages. Where a Kazakh code page has Kazakh ones, a
# single «Ќ» may be a spoilt «Қ».
_FOREIGN = re.compile("[ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЄЇґєјЅѕї]")
# In words of other alphabets that were written in a Western code page.
_MIXED = re.compile("[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
_RIVALS = ("koi8-r", "iso8859-5")
_COMMON = re.compile("[оеаинтсрл]", re.IGNORECASE)  # three letters in five of any Russian text
# What becomes of Russian UTF-8 that is read in a one-byte code page, two characters a letter.
_CONTINUED = "".join(
    sorted(
        {
            bytes([byte]).decode(page, "ignore")
            for byte in range(0x80, 0xC0)
            for page in ("cp1251", "cp1252", "latin-1")
        }
    )
)
_MANGLED = re.compile(f"[РСÐÑ][{re.escape(_CONTINUED)}]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def decode(content: bytes) -> str:
    """Every character of the content, but for the mark at its beginning that names its encoding."""
    text = _decoded(content)
    if len(_CONTROLS.findall(text)) > len(text) * _MOST_CONTROLS:
        raise Refused(_("двоичный файл, а не текст"))
    if "\0" in text:
        raise Refused(_("в тексте есть знак с кодом 0: такой текст испорчен"))
    if 2 * len(_MANGLED.findall(text)) > len(_NOT_ASCII.findall(text)) / 2:
        raise Refused(_("текст испорчен: UTF-8 был прочитан как другая кодировка и записан снова"))
    return text


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKED.items():
        if content.startswith(mark):
            return _strictly(content, encoding, len(mark))
    if (text := _unmarked_utf16(content)) is not None:
        return text
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as broken:
        return _windows_1251(content, broken)


def _strictly(content: bytes, encoding: str, start: int = 0) -> str:
    try:
        return content[start:].decode(encoding)
    except UnicodeDecodeError as broken:
        raise _damaged(encoding, start + broken.start) from broken


def _unmarked_utf16(content: bytes) -> str | None:
    """The text where every other byte says so: neither UTF-8 nor Windows-1251 has such bytes."""
    if len(content) % 2 or b"\0" not in content:
        return None
    for encoding, high in (("utf-16-le", content[1::2]), ("utf-16-be", content[::2])):
        if sum(map(high.count, _HIGH_BYTES)) >= len(high) * _NEARLY_ALL:
            with suppress(UnicodeDecodeError):
                return content.decode(encoding)
    return None


def _windows_1251(content: bytes, no_utf8: UnicodeDecodeError) -> str:
    single = content.decode("latin-1")
    if len(_CONTROLS.findall(single)) > len(single) * _MOST_CONTROLS:
        raise Refused(_("двоичный файл, а не текст"))
    # Two bytes a letter: what is left when wrong bytes are passed over tells what it was meant for.
    readable = len(_NOT_ASCII.findall(content.decode("utf-8", "ignore")))
    if 4 * readable > len(_NOT_ASCII.findall(single)):
        raise _damaged("utf-8", no_utf8.start)
    try:
        text = content.decode("cp1251")
    except UnicodeDecodeError as broken:
        raise _unknown() from broken
    letters = len(_RUSSIAN.findall(text))
    if _FOREIGN.search(text) or 4 * len(_MIXED.findall(text)) > letters:
        raise _unknown()
    common = len(_COMMON.findall(text))
    if any(len(_COMMON.findall(content.decode(rival, "replace"))) > common for rival in _RIVALS):
        raise _unknown()
    return text


def _damaged(encoding: str, byte: int) -> Refused:
    name = encoding.removesuffix("-le").removesuffix("-be").upper()
    return Refused(
        _("кодировка %(encoding)s повреждена у байта %(byte)d") % {"encoding": name, "byte": byte}
    )


def _unknown() -> Refused:
    return Refused(_("кодировка неизвестна: сохраните текст в UTF-8"))
