"""Paths → files: what an operator names, and what lies in the folders among it."""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from . import archives
from .refused import Refused


def files_in(path: Path) -> Iterator[Path]:
    """The file itself, or all of a folder in order of their names; what is hidden is passed over."""
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(folder, name)


def content_of(path: Path) -> bytes:
    """No more is read than the archive takes; a queue or a device, which has no end, is not opened."""
    most = settings.IMPORT_FILE_BYTES
    try:
        if not path.exists():
            raise Refused(_("такого пути нет"))
        if not path.is_file():
            raise Refused(_("это не файл"))
        size = path.stat().st_size
        if size > most:
            raise Refused(archives.too_large(size, most))
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as failed:
        raise Refused(_("не читается: %(reason)s") % {"reason": failed.strerror}) from failed


def readable(name: str) -> str:
    """A file's name may be any bytes; what is no character of a line would break or forge a report."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)
