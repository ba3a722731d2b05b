"""Zip archives, whose own word for what is in them is not taken."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.conf import settings
from django.utils.translation import gettext as _

from .refused import Refused

AT_ONCE = 64 * 1024
_ENCRYPTED, _NAMED_IN_UTF8 = 0x1, 0x800
_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def opened(content: bytes) -> ZipFile:
    """Refuses by what the archive says of itself, before anything is unpacked."""
    try:
        archive = ZipFile(BytesIO(content))
    except _BROKEN as broken:
        raise Refused(_("архив повреждён")) from broken
    members = archive.infolist()
    if len(members) > settings.IMPORT_FILES:
        raise Refused(
            _("в архиве файлов: %(number)d, а можно не больше %(most)d")
            % {"number": len(members), "most": settings.IMPORT_FILES}
        )
    whole = sum(member.file_size for member in members)
    if whole > settings.IMPORT_UNPACKED_BYTES or whole > len(content) * settings.IMPORT_RATIO:
        raise Refused(
            _("архив разворачивается в %(bytes)d байт: похоже на архивную бомбу") % {"bytes": whole}
        )
    return archive


def unpacked(archive: ZipFile, member: ZipInfo, most: int) -> bytes:
    """The member's bytes, read a little at a time: it may hold more than it says."""
    if member.flag_bits & _ENCRYPTED:
        raise Refused(_("защищён паролем"))
    if member.file_size > most:
        raise Refused(too_large(member.file_size, most))
    chunks, left = [], most
    try:
        with archive.open(member) as stream:
            while chunk := stream.read(AT_ONCE):
                chunks.append(chunk)
                left -= len(chunk)
                if left < 0:
                    raise Refused(too_large(most - left, most))
    except _BROKEN as broken:
        raise Refused(_("архив повреждён")) from broken
    return b"".join(chunks)


def too_large(size: int, most: int) -> str:
    return _("слишком велик: %(size)d байт, а можно не больше %(most)d") % {
        "size": size,
        "most": most,
    }


def files(archive: ZipFile) -> Iterator[tuple[str, ZipInfo]]:
    """Members by the names that their makers saw, in order; folders and hidden files are passed over."""
    named = sorted((_name_of(member), member) for member in archive.infolist())
    for name, member in named:
        if not member.is_dir() and not any(map(_is_hidden, _parts(name))):
            yield name, member


def leaves_its_folder(name: str) -> bool:
    parts = _parts(name)
    return parts[0] == "" or parts[0].endswith(":") or ".." in parts


def _parts(name: str) -> list[str]:
    """Some programs of Windows part them by its own sign."""
    return name.replace("\\", "/").split("/")


def _is_hidden(part: str) -> bool:
    return part == "__MACOSX" or (part.startswith(".") and part not in {".", ".."})


def _name_of(member: ZipInfo) -> str:
    """Windows writes Russian names in code page 866 and does not say so."""
    if not member.flag_bits & _NAMED_IN_UTF8:
        try:
            return member.filename.encode("cp437").decode("cp866")
        except UnicodeError:
            pass
    return member.filename
