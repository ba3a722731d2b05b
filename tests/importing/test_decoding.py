"""Bytes become the characters that were meant, or are refused: nothing is guessed."""

import codecs

import pytest

from articles.importing.decoding import decode
from articles.importing.refused import Refused
from tests.importing.files import KAZAKH, TEXT

UNKNOWN = "кодировка неизвестна: сохраните текст в UTF-8"
BINARY = "двоичный файл, а не текст"
MANGLED = "текст испорчен: UTF-8 был прочитан как другая кодировка и записан снова"
NUL = "в тексте есть знак с кодом 0: такой текст испорчен"
ENGLISH = "Nothing but English here, says the mayor’s office — and no more.\n"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (TEXT.encode(), TEXT),
        (KAZAKH.encode(), KAZAKH),
        (codecs.BOM_UTF8 + TEXT.encode(), TEXT),
        (TEXT.encode("utf-16"), TEXT),
        (codecs.BOM_UTF16_BE + KAZAKH.encode("utf-16-be"), KAZAKH),
        (TEXT.encode("utf-16-le"), TEXT),
        (KAZAKH.encode("utf-16-be"), KAZAKH),
        (ENGLISH.encode("utf-16-le"), ENGLISH),
        (TEXT.encode("cp1251"), TEXT),
        (TEXT.upper().encode("cp1251"), TEXT.upper()),
        (ENGLISH.encode("cp1251"), ENGLISH),
        ("Ёлка № 5 – «Іле»".encode("cp1251"), "Ёлка № 5 – «Іле»"),
        ("Да".encode("cp1251"), "Да"),
        (b"", ""),
        (b"\r\n a\tb \r\n\r", "\r\n a\tb \r\n\r"),
        ("Знак \ufffd остаётся.".encode(), "Знак \ufffd остаётся."),
        (
            "СССР и США. Р. «С» – С, Р; Советы: С».".encode(),
            "СССР и США. Р. «С» – С, Р; Советы: С».",
        ),
    ],
)
def test_text_is_decoded_to_the_letter(content, text):
    assert decode(content) == text


def spoilt(text: str, seen_as: str) -> bytes:
    """UTF-8 that was read in another encoding, and written again."""
    return text.encode().decode(seen_as, "replace").encode()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (TEXT.encode("koi8-r"), UNKNOWN),
        (TEXT.encode("cp866"), UNKNOWN),
        (TEXT.encode("mac-cyrillic"), UNKNOWN),
        (TEXT.encode("iso8859-5"), UNKNOWN),
        ("Привет".encode("koi8-r"), UNKNOWN),
        (KAZAKH.encode("kz1048"), UNKNOWN),
        # One name is enough: «Әкежан» would come out as «Јкежан».
        ((TEXT + "Әкежан Кеңесов").encode("kz1048"), UNKNOWN),
        ("Élève modèle à l’école supérieure, forêt.".encode("cp1252"), UNKNOWN),
        (b"\x98\xcf\xf0\xe8\xe2\xe5\xf2", UNKNOWN),
        (
            TEXT.encode()[:-40] + b"\xd0" + TEXT.encode()[-40:],
            "кодировка UTF-8 повреждена у байта 267",
        ),
        (TEXT.encode("utf-16")[:-1], "кодировка UTF-16 повреждена у байта 338"),
        (codecs.BOM_UTF8 + b"\xff\xfe", "кодировка UTF-8 повреждена у байта 3"),
        (spoilt(TEXT, "cp1251"), MANGLED),
        (spoilt(TEXT, "cp1252"), MANGLED),
        (spoilt(TEXT, "latin-1"), MANGLED),
        (bytes(range(256)) * 20, BINARY),
        (b"\x7fELF" + bytes(500), BINARY),
        (b"\xff\xd8\xff\xe0" + bytes(range(32)) * 9, BINARY),
        ((TEXT[:60] + "\0" + TEXT[60:] * 3).encode(), NUL),
        ((TEXT + "\0").encode("cp1251"), NUL),
        (codecs.BOM_UTF16_LE + (TEXT + "\0").encode("utf-16-le"), NUL),
    ],
)
def test_what_cannot_be_read_for_sure_is_refused(content, reason):
    with pytest.raises(Refused) as refused:
        decode(content)
    assert str(refused.value) == reason
