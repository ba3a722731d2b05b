import re
import unicodedata

from .letters import APOSTROPHES, UNDECOMPOSED

MAX_LENGTH = 80
_LAST_RESORT = "record"

_TO_LATIN = str.maketrans(
    "аәбвгғдеёзийкқлмнңоөпрстуұүфһыіэ", "aabvggdeeziikqlmnnooprstuuufhyie"
) | str.maketrans(
    {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
    | {"ъ": "", "ь": ""}
)
_NO_APOSTROPHES = str.maketrans("", "", APOSTROPHES)
_ADJECTIVE_END = re.compile(r"(?<=\w)(ий|ый)\b")
_ADJECTIVE_LATIN = {"ий": "iy", "ый": "y"}


def slugify(text: str, fallback: str) -> str:
    """Russian, Kazakh or Latin text as an ASCII slug, cut at a word, never empty.

    `fallback` names a text that has no letters or digits of ours («…», 北京).
    """
    return _slug(text) or _slug(fallback) or _LAST_RESORT


def _slug(text: str) -> str:
    lower = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    lower = lower.translate(UNDECOMPOSED).translate(_NO_APOSTROPHES)
    lower = _ADJECTIVE_END.sub(lambda end: _ADJECTIVE_LATIN[end[0]], lower)
    # Cyrillic first: decomposed, й would turn into и.
    latin = unicodedata.normalize("NFKD", lower.translate(_TO_LATIN)).casefold()
    latin = "".join(c for c in latin if not unicodedata.combining(c)).translate(_TO_LATIN)
    return _cut("-".join(re.findall("[a-z0-9]+", latin)))


def _cut(slug: str) -> str:
    if len(slug) <= MAX_LENGTH:
        return slug
    whole_words = slug[: MAX_LENGTH + 1].rpartition("-")[0]
    return whole_words or slug[:MAX_LENGTH]
