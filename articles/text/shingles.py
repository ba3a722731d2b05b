"""What tells a text from all others and makes its reprints known: its runs of five words.

Words are folded: neither case nor punctuation, line ends or Kazakh letters typed as Russian ones
make another text.
"""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from heapq import nsmallest
from itertools import chain, repeat
from zlib import crc32

from articles.language import fold

VERSION = 2  # to be raised with every change of words or shingles: what is kept is then made anew
LENGTH = 5
# So many shingles are kept of a text: enough that a reprint shares some, few enough for a table.
ONE_IN, FEWEST, MOST = 32, 12, 200
# By its powers a run's words count, so that their order does; odd, and its bits in no order (2**64 / φ).
FACTOR = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class Wording:
    """`words` stands for all words in their order, `shingles` for each run of five of them."""

    words: int
    shingles: frozenset[int]

    @property
    def sample(self) -> list[int]:
        """The smallest numbers: texts that share much share some of these, whatever else they say."""
        number = min(max(len(self.shingles) // ONE_IN, FEWEST), MOST)
        return nsmallest(number, self.shingles)

    def likeness(self, other: "Wording") -> float:
        """What share of the shorter text's shingles stands in the longer one, from 0 to 1.

        So a reprint that leaves out or adds whole paragraphs is as like as one in full.
        """
        shorter = min(len(self.shingles), len(other.shingles))
        return len(self.shingles & other.shingles) / shorter if shorter else 0.0


# A text is compared, kept and compared again within one transaction.
@lru_cache(maxsize=4)
def wording(text: str) -> Wording:
    words = " ".join(fold(text).split())
    return Wording(_number(words), frozenset(_runs(words) if words else ()))


def _runs(words: str) -> list[int]:
    """A number for each run, made of the one before it: hashing each anew takes four times as long."""
    numbers = [crc32(word) for word in words.encode().split(b" ")]
    left_behind = FACTOR ** (LENGTH + 1) % 2**64
    run, found = 0, []
    for word, first in zip(numbers, chain(repeat(0, LENGTH), numbers), strict=False):
        run = ((run + word) * FACTOR - first * left_behind) % 2**64
        found.append(run - 2**63)
    return found[LENGTH - 1 :] or found[-1:]


def mark_of(text: str) -> int:
    """Tells whether a kept wording was made of this very text, by today's rules."""
    return _number(f"{VERSION} {text}")


def _number(text: str) -> int:
    """64 bits, as a database keeps them: with a sign."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)
