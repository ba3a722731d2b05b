"""Word files: their text, one paragraph a line."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from django.conf import settings
from django.utils.translation import gettext as _

from . import archives
from .refused import Refused

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
# What a reader of the document does not see: text moved elsewhere, a second form of a text box.
_UNSEEN = {f"{_W}moveFrom", f"{_W}del", _FALLBACK}


def text_of(content: bytes) -> str:
    # Only here: see the package.
    from docx import Document

    package = _vetted(content)
    try:
        body = Document(package).element.body
        return "\n".join(_text(paragraph) for paragraph in _paragraphs(body))
    except Exception as broken:  # of a file made to harm, anything may come
        raise Refused(_("документ Word повреждён")) from broken


def _vetted(content: bytes) -> BytesIO:
    """The same package, unpacked within bounds: python-docx reads parts whole, whatever their size."""
    archive, package = archives.opened(content), BytesIO()
    names = {member.filename.lower() for member in archive.infolist()}
    if "encryptedpackage" in names:
        raise Refused(_("защищён паролем"))
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Refused(_("в документе есть макросы: сохраните его без них, как .docx"))
    left = settings.IMPORT_UNPACKED_BYTES
    with ZipFile(package, "w") as vetted:
        for member in archive.infolist():
            part = archives.unpacked(archive, member, min(left, settings.IMPORT_FILE_BYTES))
            left -= len(part)
            vetted.writestr(member.filename, part)
    package.seek(0)
    return package


def _paragraphs(body) -> Iterator:
    """In the order of the file, those in tables, frames and content controls included.

    python-docx lists neither the last two nor what tracked changes have put in.
    """
    for element in body.iter(f"{_W}p"):
        if not any(above.tag in _UNSEEN for above in element.iterancestors()):
            yield element


def _text(paragraph) -> str:
    """What is read in the paragraph itself; one inside it, as of a text box, is a line of its own."""
    parts, waiting = [], [*reversed(paragraph)]
    while waiting:
        element = waiting.pop()
        tag = element.tag
        if tag == f"{_W}t":
            parts.append(element.text or "")
        elif isinstance(tag, str) and tag.startswith(_W) and tag[len(_W) :] in _SIGNS:
            if element.get(f"{_W}type") not in {"page", "column"}:
                parts.append(_SIGNS[tag[len(_W) :]])
        elif tag not in _UNSEEN and tag not in {f"{_W}p", f"{_W}pPr"}:
            waiting += reversed(element)
    return "".join(parts)
