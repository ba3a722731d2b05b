"""What is sought in PostgreSQL's query language, and phrases, which it would be slow to find by that.

Whether words that a row has stand one after another can be told by its vector, which takes ten
microseconds to read. So pairs of neighbours are tokens too, and few rows are looked at in vain; and the
words as written are kept in their order, three bytes each, in a table that is quick to read.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from zlib import crc32

from .documents import GAP
from .expression import MARKS, All, Any, Beginning, But, Expression, Field, Sequence

# The fields that hold words as they are written.
WRITTEN: tuple[Field, ...] = ("title_exact", "text_exact")
# Stands for any year in a query.
YEAR = "@"
# Before a pair's number; no field has this mark, and no year goes before it.
PAIR = "f"
PAIRS = 2**18
# Of a word's number: that other words have those of a phrase as well, one after another, and the row has
# the phrase's own elsewhere, is less likely than one in ten thousand million.
WORD_BYTES = 3


def pairs_of(tokens: Iterable[str]) -> Iterator[str]:
    """Tokens that stand for two neighbours each; other neighbours may have the same one."""
    for one, other in pairwise(tokens):
        if GAP not in (one, other):
            yield f"{PAIR}{crc32(f'{one} {other}'.encode()) % PAIRS:05x}"


def words_of(tokens: dict[str, list[str]]) -> bytes:
    """The words as written in their order, those of a title apart from those of a text."""
    return b"".join(numbered(MARKS[field] + token) for field in WRITTEN for token in tokens[field])


def numbered(token: str) -> bytes:
    return (crc32(token.encode()) % 256**WORD_BYTES).to_bytes(WORD_BYTES)


def loosened(expression: Expression) -> tuple[str, list[list[bytes]]]:
    """What finds all rows sought, and perhaps others that have not the words that it tells.

    Of each list of these a row sought has some, one after another.
    """
    if either := alternatives(expression):
        words = [b"".join(map(numbered, phrase.marked)) for phrase in either]
        return f"({' | '.join(map(in_any_order, either))})", [words]
    match expression:
        case All(parts):
            both = [loosened(part) for part in parts]
            query = " & ".join(query for query, _phrases in both)
            return f"({query})", [either for _query, phrases in both for either in phrases]
        case But(wanted, unwanted):
            query, phrases = loosened(wanted)
            return f"({query} & !{written(unwanted)})", phrases
    return written(expression), []


def in_any_order(phrase: Sequence) -> str:
    tokens = [f"{YEAR}{token}" for token in phrase.marked] + [*pairs_of(phrase.tokens)]
    return "(" + " & ".join(f"'{token}'" for token in tokens) + ")"


def alternatives(expression: Expression) -> list[Sequence]:
    """The phrases, as written, of which one is sought; none where other things are, too."""
    match expression:
        case Beginning():
            return []
        case Sequence(field, tokens):
            return [expression] if field in WRITTEN and len(tokens) > 1 else []
        case Any(parts):
            each = [alternatives(part) for part in parts]
            return [phrase for some in each for phrase in some] if all(each) else []
    return []


def written(expression: Expression) -> str:
    """All of it in the query language, phrases included."""
    match expression:
        case Sequence():
            begins = isinstance(expression, Beginning)
            end = ":*" if begins else ""
            words = " <-> ".join(f"'{YEAR}{token}'" for token in expression.marked) + end
            whole = expression.tokens[:-1] if begins else expression.tokens
            pairs = pairs_of(whole) if expression.field in WRITTEN else ()
            return "(" + " & ".join([f"({words})", *(f"'{pair}'" for pair in pairs)]) + ")"
        case Any(parts):
            return "(" + " | ".join(written(part) for part in parts) + ")"
        case All(parts):
            return "(" + " & ".join(written(part) for part in parts) + ")"
        case But(wanted, unwanted):
            return f"({written(wanted)} & !{written(unwanted)})"
