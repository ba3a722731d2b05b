"""The one gate: whatever is written of an article or a name, these make all that follows true.

Callers name what they touched and call inside their own transaction.
"""

from collections.abc import Iterable

from .derived import derive
from .names import NAMED, reindex_names
from .texts import forget_flushed, index_texts
from .wordings import keep_wordings

# Articles at a time: a dump may hold more than a statement takes numbers, or memory texts.
BATCH = 500

__all__ = ["NAMED", "forget_flushed", "reindex", "reindex_names"]


def reindex(article_ids: Iterable[int], thorough: bool = False) -> None:
    """Derived columns, what readers may find, the full-text index, and by what texts are known again.

    If `thorough`, raises OutOfOrder where the full-text index is found to be spoilt.
    """
    everything = list(article_ids)
    for first in range(0, len(everything), BATCH):
        ids = everything[first : first + BATCH]
        derive(ids)
        index_texts(ids, thorough)
        # Last: writers of the index come in one by one, so nobody else keeps the same now.
        keep_wordings(ids)
