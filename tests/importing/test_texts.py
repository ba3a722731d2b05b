"""What is read of one file, and every reason why nothing is."""

import base64
import time
import tracemalloc

import pytest
from django.utils import timezone

from articles.importing.texts import Refusal, Text, texts_of
from tests.importing.files import (
    TEXT,
    claiming,
    page,
    with_flag,
    with_members,
    word,
    word_with_body,
    zipped,
)
from tests.seeds import BODIES, FIXTURES, rows

SEEDS = sorted((FIXTURES / "seeds").glob("*.txt"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PARAGRAPHS = [line for line in TEXT.split("\n") if line]
BOMB = zipped({"бомба.txt": b"0" * 60_000_000})


def read(name: str, content: bytes) -> Text | str:
    """The text, or why there is none."""
    (found,) = texts_of(name, content)
    assert found.name == name
    return found.reason if isinstance(found, Refusal) else found


def body(name: str, content: bytes) -> str:
    found = read(name, content)
    assert isinstance(found, Text), found
    return found.body


@pytest.mark.parametrize("file", SEEDS, ids=lambda file: file.name[:3])
def test_seed_is_read_byte_for_byte(file):
    found = read(file.name, file.read_bytes())
    (seed,) = (o for o in rows("original") if o["name"] == file.name)
    assert found.body == BODIES[seed["article"][0]]
    assert (found.content, found.notes) == (base64.b64decode(seed["content"]), ())
    (article,) = (a for a in rows("article") if a["ref"] == seed["article"][0])
    stated = article["date"] if article["date_evidence"] == "stated" else None
    assert (found.day and str(found.day)) == stated


@pytest.mark.parametrize(
    ("written", "kept", "day"),
    [
        (" date 2026-02-09 Вчера прошло.", "Вчера прошло.", "2026-02-09"),
        ("\ufeff date 2026-02-09 Вчера прошло.\n", "Вчера прошло.\n", "2026-02-09"),
        ("Вчера date 2026-02-09 прошло.", "Вчера date 2026-02-09 прошло.", "None"),
        (" Вчера\r\n\r\n\r\rпрошло. \n", " Вчера\r\n\r\n\r\rпрошло. \n", "None"),
    ],
)
def test_body_is_the_text_without_its_prefix(written, kept, day):
    found = read("а.txt", written.encode())
    assert (found.body, str(found.day), found.notes) == (kept, day, ())


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "0001-01-01", "9999-12-31"])
def test_day_that_cannot_be_is_left_in_the_body_and_told(day):
    found = read("а.txt", f" date {day} Вчера прошло.".encode())
    assert (found.body, found.day) == (f" date {day} Вчера прошло.", None)
    assert found.notes == (
        f"«date {day}»: такого дня нет или он ещё не настал, эти слова оставлены в тексте",
    )


def test_today_may_be_stated():
    assert read("а.txt", f" date {timezone.localdate()} Новость.".encode()).day


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("СРОЧНО: В АЛМАТЫ ПРОШЛА ВСТРЕЧА", "текст набран прописными буквами"),
        ("Встреча про\ufffdла", "в тексте есть знаки «\ufffd»: часть его потеряна ещё до архива"),
    ],
)
def test_strange_text_is_taken_with_a_note(text, note):
    found = read("а.txt", text.encode())
    assert (found.body, found.notes) == (text, (note,))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("а.txt", "\n".join(PARAGRAPHS).encode("cp1251")),
        ("а", "\n".join(PARAGRAPHS).encode("utf-16")),
        ("а.md", "\n".join(PARAGRAPHS).encode()),
        ("а.docx", word(*PARAGRAPHS)),
        ("А.DOCX", word(*PARAGRAPHS)),
        ("а.html", page(*PARAGRAPHS).encode()),
        ("а.HTM", page(*PARAGRAPHS).encode("cp1251")),
        ("а.php", page(*PARAGRAPHS).encode("utf-16")),
        (
            "а.html",
            page(*PARAGRAPHS, head="<meta charset='windows-1251'>").encode(),
        ),
        (
            "а.xhtml",
            ("<?xml version='1.0' encoding='windows-1251'?>" + page(*PARAGRAPHS)).encode(),
        ),
    ],
)
def test_every_format_gives_the_same_paragraphs(name, content):
    assert body(name, content) == "\n".join(PARAGRAPHS)


def test_page_in_a_text_file_is_a_text():
    assert body("а.txt", page("Да").encode()) == page("Да")


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (
            "<w:p><w:r><w:t>раз</w:t><w:tab/><w:t>два</w:t><w:br/><w:t>три</w:t>"
            '<w:br w:type="page"/></w:r></w:p><w:p/><w:p><w:r><w:t>четыре</w:t></w:r></w:p>',
            "раз\tдва\nтри\n\nчетыре",
        ),
        (
            '<w:p><w:r><w:t xml:space="preserve"> date 2026-02-09 </w:t></w:r>'
            "<w:hyperlink><w:r><w:t>Вчера</w:t></w:r></w:hyperlink></w:p>",
            "Вчера",
        ),
        (
            "<w:p><w:ins><w:r><w:t>вставлено</w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText>убрано</w:delText></w:r></w:del></w:p>"
            "<w:p><w:moveFrom><w:r><w:t>было</w:t></w:r></w:moveFrom>"
            "<w:moveTo><w:r><w:t>стало</w:t></w:r></w:moveTo></w:p>",
            "вставлено\nстало",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>а</w:t></w:r></w:p></w:tc>"
            "<w:tc><w:p><w:r><w:t>б</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>в</w:t></w:r></w:p></w:sdtContent></w:sdt>",
            "а\nб\nв",
        ),
        (
            "<w:p><w:r><w:t>до</w:t><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r>"
            "<w:t>в рамке</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r>"
            "<w:t>в рамке</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:t> после</w:t>"
            "</w:r></w:p>",
            "до после\nв рамке",
        ),
    ],
)
def test_word_file_gives_all_that_its_reader_sees(xml, text):
    assert body("а.docx", word_with_body(xml)) == text


def test_page_gives_its_article_alone():
    script = "<script>document.write('Злой код, много слов и ещё');</script>"
    found = body(
        "а.html",
        page(
            PARAGRAPHS[0],
            f"Фото: акимат{script}",
            "Список:",
            "<ul><li>школа <b>и</b> сад</li><li>мост</li></ul>",
            "<table><tr><td>Алматы</td><td>2026</td></tr></table>",
            "Строка<br>и ещё\n  одна",
            "<pre>1. раз\n2. два</pre>",
            head="<style>p { color: red }</style>"
            + '<script type="application/ld+json">{"articleBody": "Тело из скрипта"}</script>',
            before=script * 40,
            after="<noscript>Включите JavaScript</noscript>" + script,
        ).encode(),
    )
    assert found == (
        f"{PARAGRAPHS[0]}\nФото: акимат\nСписок:\nшкола и сад\nмост\nАлматы\t2026\nСтрока\nи ещё одна"
        "\n1. раз\n2. два"
    )


@pytest.mark.parametrize("file", SEEDS, ids=lambda file: file.name[:3])
def test_page_keeps_every_paragraph_of_a_seed(file):
    lines = [line.strip() for line in file.read_text("utf-8").split("\n") if line.strip()]
    (seed,) = (o for o in rows("original") if o["name"] == file.name)
    wanted = [line.strip() for line in BODIES[seed["article"][0]].split("\n") if line.strip()]
    assert body("а.html", page(*lines).encode()).split("\n") == wanted


PASSWORD = "защищён паролем"
BROKEN_WORD = "документ Word повреждён"
MACROS = "в документе есть макросы: сохраните его без них, как .docx"
NO_TEXT = "в файле нет текста"
NO_TEXT_ON_PAGE = "на странице нет текста"
BINARY = "двоичный файл, а не текст"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("а.txt", b"", "файл пуст"),
        ("а.docx", b"", "файл пуст"),
        ("а.zip", b"", "файл пуст"),
        ("а.txt", b" \r\n\t\xef\xbb\xbf", NO_TEXT),
        ("а.txt", "— … «»".encode(), NO_TEXT),
        ("а.txt", b" date 2026-02-09 \n", NO_TEXT),
        ("а.docx", word("", ""), NO_TEXT),
        ("а.html", b"<html><body></body></html>", NO_TEXT_ON_PAGE),
        ("а.html", b"<!-- -->", NO_TEXT_ON_PAGE),
        ("а.html", b"<script>a</script>" * 999, NO_TEXT_ON_PAGE),
        ("а.html", b"<div>" * 9999 + TEXT.encode(), "разметка страницы повреждена"),
        ("а.txt", bytes(range(256)), BINARY),
        ("а.xlsx", zipped({"xl/workbook.xml": b"<a/>"}), BINARY),
        ("а.txt", zipped({"а.txt": b"a"}), BINARY),
        ("а.txt", "а\0".encode() + TEXT.encode(), "в тексте есть знак с кодом 0: такой текст испорчен"),
        ("а.txt", TEXT.encode("koi8-r"), "кодировка неизвестна: сохраните текст в UTF-8"),
        ("а.pdf", b"%PDF-1.7 ", "файлы PDF архив не читает: сохраните текст как .docx или .txt"),
        ("а.doc", b"{\\rtf1 a}", "файлы RTF архив не читает: сохраните текст как .docx или .txt"),
        ("а.doc", OLE, "старый документ Word: сохраните его как .docx"),
        ("а.docx", OLE, PASSWORD),
        ("а.doc", OLE + "EncryptedPackage".encode("utf-16-le"), PASSWORD),
        ("а.docx", with_flag(word("Да"), 1), PASSWORD),
        ("а.docx", zipped({"EncryptedPackage": b"a"}), PASSWORD),
        ("а.docm", word("Да"), MACROS),
        ("а.docx", with_members(word("Да"), {"word/vbaProject.bin": b"a"}), MACROS),
        ("а.docx", with_members(word("Да"), {"word/VBAPROJECT.BIN": b"a"}), MACROS),
        ("а.docx", TEXT.encode(), BROKEN_WORD),
        ("а.docx", zipped({"а.txt": b"a"}), BROKEN_WORD),
        ("а.docx", with_members(word("Да"), {"word/document.xml": b"<w:document>"}), BROKEN_WORD),
        ("а.docx", with_members(word("Да"), {"_rels/.rels": b"<a/>"}), BROKEN_WORD),
        ("а.docx", word("Да")[:-99], "архив повреждён"),
        ("а.docx", word("Да")[:2000] + b"!" * 999 + word("Да")[2999:], "архив повреждён"),
        ("а.zip", TEXT.encode(), "архив повреждён"),
        ("а.zip", zipped({"а.txt": TEXT.encode()})[:-9], "архив повреждён"),
        ("а.zip", zipped({}), "в архиве нет файлов"),
        ("а.zip", zipped({"п/": b"", ".скрыт": b"a", "__MACOSX/а": b"a"}), "в архиве нет файлов"),
        ("а.zip", BOMB, "архив разворачивается в 60000000 байт: похоже на архивную бомбу"),
        ("а.docx", BOMB, "архив разворачивается в 60000000 байт: похоже на архивную бомбу"),
        (
            "а.txt",
            b"a" * 10_000_001,
            "слишком велик: 10000001 байт, а можно не больше 10000000",
        ),
        (
            "а.txt",
            b"a" * 5_000_000,
            "слишком длинный текст: знаков 5000000, а можно не больше 1000000",
        ),
        (
            "а.html",
            page("<b>а</b> " * 9_999).encode(),
            "слишком сложная страница: элементов 10005, а можно не больше 10000",
        ),
        (
            "а.html",
            "<p>а".encode() * 1_600_000,
            "слишком сложная страница: элементов 160000, а можно не больше 10000",
        ),
    ],
)  # fmt: skip
def test_file_is_refused_and_says_why(name, content, reason):
    start = time.monotonic()
    assert read(name, content) == reason
    assert time.monotonic() - start < 5  # a tenth of it on a quiet machine


def told(content: bytes) -> list[tuple[str, str]]:
    """Names within an archive, with the text or the reason why there is none."""
    return [
        (each.name, each.reason if isinstance(each, Refusal) else each.body)
        for each in texts_of("а.zip", content)
    ]


def test_archive_gives_each_of_its_files_in_order_and_passes_over_what_is_hidden():
    mixed = {
        "б/вторая.txt": TEXT.encode("cp1251"),
        "а.docx": word("Раз", "два"),
        "б/.DS_Store": bytes(9),
        "__MACOSX/б/._вторая.txt": bytes(9),
        "в.html": page(PARAGRAPHS[0]).encode(),
        "г.zip": zipped({"а.txt": b"a"}),
        "пусто.txt": b"",
        "е.jpg": b"\xff\xd8\xff" + bytes(99),
        "ё.docx": with_members(word("Да"), {"word/vbaProject.bin": b"a"}),
        "./ж.txt": b"Yes.",
    }
    assert told(zipped(mixed)) == [
        ("а.zip/./ж.txt", "Yes."),
        ("а.zip/а.docx", "Раз\nдва"),
        ("а.zip/б/вторая.txt", TEXT),
        ("а.zip/в.html", PARAGRAPHS[0]),
        ("а.zip/г.zip", "архив внутри архива"),
        ("а.zip/е.jpg", BINARY),
        ("а.zip/пусто.txt", "файл пуст"),
        ("а.zip/ё.docx", MACROS),
    ]


@pytest.mark.parametrize(
    "name",
    ["../а.txt", "б/../../а.txt", "/etc/а.txt", "C:/а.txt", "C:\\а.txt", "..\\а.txt", "\\а.txt"],
)
def test_name_that_leaves_the_archive_is_refused_and_others_are_read(name):
    assert sorted(told(zipped({name: b"no", "я.txt": b"yes"}))) == sorted(
        [(f"а.zip/{name}", "имя ведёт за пределы архива"), ("а.zip/я.txt", "yes")]
    )


def test_members_with_a_password_are_refused():
    content = with_flag(zipped({"а.txt": b"a", "б.txt": b"b"}), 1)
    assert told(content) == [("а.zip/а.txt", PASSWORD), ("а.zip/б.txt", PASSWORD)]


def test_names_of_an_old_russian_archive_are_read():
    content = zipped({"XXXXX.txt": b"yes"}).replace(b"XXXXX", "Отчёт".encode("cp866"))
    assert told(content) == [("а.zip/Отчёт.txt", "yes")]


def test_broken_member_leaves_the_others_alone():
    content = bytearray(zipped({"а.txt": TEXT.encode(), "б.txt": b"yes"}))
    content[45] ^= 255
    assert told(bytes(content)) == [("а.zip/а.txt", "архив повреждён"), ("а.zip/б.txt", "yes")]


@pytest.mark.parametrize("name", ["а.zip", "а.docx"])
def test_archive_that_lies_about_its_size_does_not_fill_the_memory(name, settings):
    first = "а.txt" if name == "а.zip" else "[Content_Types].xml"
    content = claiming(zipped({first: b"0" * 50_000_000}), 1000)
    tracemalloc.start()
    reasons = [each.reason for each in texts_of(name, content)]
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (reasons, most < 5_000_000) == (["архив повреждён"], True)


@pytest.mark.parametrize(
    ("limit", "value", "reason"),
    [
        ("IMPORT_FILE_BYTES", 50, "а.zip: слишком велик: 208 байт, а можно не больше 50"),
        ("IMPORT_FILES", 1, "а.zip: в архиве файлов: 2, а можно не больше 1"),
        (
            "IMPORT_UNPACKED_BYTES",
            5,
            "а.zip: архив разворачивается в 6 байт: похоже на архивную бомбу",
        ),
        (
            "IMPORT_CHARACTERS",
            2,
            "а.zip/а.txt: слишком длинный текст: знаков 3, а можно не больше 2",
        ),
    ],
)
def test_limits_are_settings(settings, limit, value, reason):
    setattr(settings, limit, value)
    first = next(texts_of("а.zip", zipped({"а.txt": b"abc", "б.txt": b"def"})))
    assert f"{first.name}: {first.reason}" == reason


def test_part_of_a_word_file_is_no_larger_than_a_file_may_be(settings):
    settings.IMPORT_FILE_BYTES = 80_000
    content = word_with_body("<w:p/>" * 20_000)
    assert read("а.docx", content) == "слишком велик: 120184 байт, а можно не больше 80000"


def test_entities_of_a_word_file_are_not_followed():
    bomb = "<!DOCTYPE a [<!ENTITY b '" + "б" * 999 + "'>]>"
    body_xml = "<w:body><w:p><w:r><w:t>да &b;</w:t></w:r></w:p></w:body>"
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    whole = f"{bomb}<w:document {names}>{body_xml}</w:document>"
    content = with_members(word(), {"word/document.xml": whole.encode()})
    assert body("а.docx", content) == "да "
