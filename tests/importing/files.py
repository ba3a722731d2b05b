"""Files as newsrooms send them, and as nobody should."""

import io
import zipfile

import docx

TEXT = (
    "В Алматы прошла встреча с жителями Ауэзовского района. На ней говорили о новой школе.\n\n"
    "Фото: акимат города Алматы\n\n"
    "Строительство начнётся весной, сообщил Серик Есматов.\n"
)
KAZAKH = "Алматы қаласында тұрғындармен кездесу өтті. Онда жаңа мектеп туралы айтылды.\n"


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_with_body(xml: str) -> bytes:
    """A document whose body is written by hand, in the namespace `w`."""
    names = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    whole = f"<w:document {names}><w:body>{xml}</w:body></w:document>"
    return with_members(word(), {"word/document.xml": whole.encode()})


def with_members(archive: bytes, members: dict[str, bytes]) -> bytes:
    """The archive with these members in the place of those it has, or beside them."""
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        kept = {name: old.read(name) for name in old.namelist()}
    return zipped(kept | members)


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_flag(archive: bytes, bit: int) -> bytes:
    """All members marked by a bit of their headers: 1 says that they are encrypted."""
    changed = bytearray(archive)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = archive.find(mark)
        while at >= 0:
            changed[at + place] |= bit
            at = archive.find(mark, at + 1)
    return bytes(changed)


def claiming(archive: bytes, size: int) -> bytes:
    """The first member says of itself that it is so large."""
    changed = bytearray(archive)
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = archive.find(mark) + place
        changed[at : at + 4] = size.to_bytes(4, "little")
    return bytes(changed)


def page(*paragraphs: str, head: str = "", before: str = "", after: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>Сайт</title>{head}</head><body>"
        f"<nav><a href='/'>Главная</a> <a href='/news'>Новости</a></nav>{before}"
        f"<article>{body}</article>{after}<footer>© Сайт, все права защищены</footer></body></html>"
    )
