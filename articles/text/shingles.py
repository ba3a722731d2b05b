"""What tells a text from all others and makes its reprints known: its runs of five words.

Words are folded: neither case nor punctuation, line ends or Kazakh letters typed as Russian ones
make another text.
"""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from heapq import nsmallest

from articles.language import fold

VERSION = 1  # to be raised with every change of words or shingles: what is kept is then made anew
LENGTH = 5
# So many shingles are kept of a text: enough that a reprint shares some, few enough for a table.
ONE_IN, FEWEST, MOST = 32, 12, 200


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
    words = fold(text).split()
    runs = (" ".join(words[at : at + LENGTH]) for at in range(max(len(words) - LENGTH, 0) + 1))
    return Wording(_number(" ".join(words)), frozenset(map(_number, runs if words else ())))


def mark_of(text: str) -> int:
    """Tells whether a kept wording was made of this very text, by today's rules."""
    return _number(f"{VERSION} {text}")


def _number(text: str) -> int:
    """64 bits, as a database keeps them: with a sign."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)
