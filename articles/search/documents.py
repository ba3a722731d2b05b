"""What the index keeps of one article, laid out so that both engines find the same phrases in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import accumulate

from .expression import ALL, FIELDS
from .place import place_of

# Of an endless text the beginning is found: a tsvector holds a megabyte, marks, places and pairs included.
MOST_BYTES = 430_000
BYTES_BESIDE = 12
# PostgreSQL numbers no more places than these, and keeps no more of one token: what follows is
# found as words, but not as a phrase.
MOST_PLACES, MOST_OF_ONE = 16_000, 250
# Of a filter's value: a letter, and at most seven digits.
LONGEST_VALUE = 8
# A token that no word has: no phrase reaches over it.
GAP = "gap0gap"
COLUMNS = ("id", "article_id", "digest", "lasted", "periods", "records")
# All values of a row, in SQL.
VALUES = "periods || ' ' || records"


@dataclass(frozen=True, slots=True)
class Document:
    """One article as the index keeps it: tokens of [a-z0-9] by field, and its place in time."""

    article_id: int
    place: int
    lasted: bool
    tokens: dict[str, list[str]]
    of_date: frozenset[str] = frozenset()
    ties: frozenset[str] = frozenset()

    @property
    def periods(self) -> str:
        """The values of filters that follow from the date: the same for all articles of a month."""
        return " ".join(value for value in self.tokens["records"] if value in self.of_date)

    @property
    def records(self) -> str:
        """All other values of filters."""
        return " ".join(value for value in self.tokens["records"] if value not in self.of_date)

    @property
    def values(self) -> str:
        return " ".join(self.tokens["records"])

    @property
    def digest(self) -> int:
        """64 bits that differ where documents do."""
        whole = "\n".join(" ".join(self.tokens[field]) for field in FIELDS)
        whole = f"{self.place} {self.lasted} {whole}"
        return int.from_bytes(blake2b(whole.encode(), digest_size=8).digest(), signed=True)

    @property
    def columns(self) -> tuple:
        """What both engines keep of it beside its words, as `COLUMNS` names it."""
        return (
            self.place,
            self.article_id,
            self.digest,
            int(self.lasted),
            self.periods,
            self.records,
        )


def document(
    article_id,
    earliest: date,
    latest: date,
    lasted: bool,
    periods: list[str],
    ties: Iterable[str] = (),
    **tokens,
) -> Document:
    """Tokens by field, and beside `records` those that follow from the date.

    Every document has the value that stands for all of them.
    """
    of_date = frozenset({ALL, *periods})
    tokens["records"] = [*periods, *tokens["records"]]
    if any(len(value) > LONGEST_VALUE for value in tokens["records"]):
        raise ValueError(f"values of more than {LONGEST_VALUE} letters: {tokens['records']}")
    kept, before = {}, 0
    for field in FIELDS:
        kept[field] = _beginning(tokens[field])
        if field != "records":
            kept[field] = _placed(kept[field], MOST_PLACES - before)
        before += len(kept[field]) + 1
    kept["records"] = sorted({ALL, *kept["records"]})
    place = place_of(earliest, latest, article_id)
    return Document(article_id, place, lasted, kept, of_date, frozenset(ties))


def _beginning(tokens: list[str]) -> list[str]:
    if sum(map(len, tokens)) + BYTES_BESIDE * len(tokens) <= MOST_BYTES:
        return tokens
    sizes = accumulate(len(token) + BYTES_BESIDE for token in tokens)
    return tokens[: sum(size <= MOST_BYTES for size in sizes)]


def _placed(tokens: list[str], places: int) -> list[str]:
    """The tokens with gaps for those whose places are not kept; once each is there all the same."""
    if len(tokens) <= places and max(Counter(tokens).values(), default=0) <= MOST_OF_ONE:
        return tokens
    found: list[str] = []
    counts: Counter[str] = Counter()
    for token in tokens:
        counts[token] += 1
        if len(found) < places and counts[token] <= MOST_OF_ONE:
            found.append(token)
        elif counts[token] == 1:
            found += [GAP, token]
        elif found and found[-1] != GAP:
            found.append(GAP)
    return found
