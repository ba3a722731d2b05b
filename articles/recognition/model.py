"""The statistical recogniser of names: slovnet's model for Russian news.

Its files lie in the wheel of `natasha`, which is installed for them alone and never imported: it
wants packages that no longer work. Without them everything but new names goes on.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, NamedTuple

from articles.language.letters import TO_RUSSIAN

from .reading import Reading

Kind = Literal["PER", "LOC", "ORG"]

_EMBEDDINGS = "emb/navec_news_v1_1B_250K_300d_100q.tar"
_NAMES = "model/slovnet_ner_news_v1.tar"
_FIRST_NAMES = "dict/first.txt"
# Kazakh letters alone: the model has seen ё, but none of these.
_FOLDED = {code: letter for code, letter in TO_RUSSIAN.items() if chr(code) != "ё"}
_FOLDED |= {ord(chr(code).upper()): ord(chr(letter).upper()) for code, letter in _FOLDED.items()}


class Marked(NamedTuple):
    start: int
    end: int
    kind: Kind


class ModelMissing(Exception):
    """The packages of requirements-models.txt are not installed."""


def data_folder() -> Path | None:
    found = find_spec("natasha")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent / "data"
    return folder if folder.exists() else None


@cache
def first_names() -> frozenset[str]:
    """Some ten thousand first names, folded; none without the model's files."""
    folder = data_folder()
    if folder is None:
        return frozenset()
    text = (folder / _FIRST_NAMES).read_text(encoding="utf-8")
    return frozenset(name.strip().lower().replace("ё", "е") for name in text.splitlines())


class Model:
    """Takes half a second and 200 MB to load."""

    def __init__(self) -> None:
        folder = data_folder()
        if folder is None or find_spec("slovnet") is None:
            raise ModelMissing
        from navec import Navec
        from slovnet import NER

        embeddings = Navec.load(folder / _EMBEDDINGS)
        self._names = NER.load(folder / _NAMES, batch_size=8)
        self._names.navec(embeddings)

    def marked(self, reading: Reading) -> list[Marked]:
        """Spans of names in the Russian prose, in order; it knows no Kazakh."""
        text = _visible(reading)
        if not text.strip():
            return []
        spans = self._names(text).spans
        return [Marked(span.start, span.stop, span.type) for span in spans]


def _visible(reading: Reading) -> str:
    """The text with all that is no Russian prose blanked, as long as before."""
    text, parts, at = reading.text, [], 0
    for line in reading.prose:
        if line.language == "ru":
            parts += [_blank(text[at : line.start]), text[line.start : line.end]]
            at = line.end
    parts.append(_blank(text[at:]))
    return "".join(parts).translate(_FOLDED)


def _blank(text: str) -> str:
    return "".join("\n" if character == "\n" else " " for character in text)
