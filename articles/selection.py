"""Articles under a set of filters: which they are, how many, and how many have each value."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.functional import cached_property

from . import search
from .indexing.texts import record_token
from .models import Article
from .search import ALL, All, Expression, Range, tally, value

if TYPE_CHECKING:
    from .search.counts import Counts
    from .search.index import Values

MOST_COUNTED = tally.MOST_COUNTED


@dataclass(frozen=True, slots=True)
class Total:
    number: int
    capped: bool = False


class Kept:
    """Counts of all values under one, from the counters."""

    capped = False

    def __init__(self, base: str):
        self.base = base

    def most(self, kinds: str, limit: int, offset: int = 0) -> dict[str, int]:
        return tally.most(self.base, kinds, limit, offset)

    def of(self, tokens: Iterable[str]) -> dict[str, int]:
        return tally.counts(self.base, tokens)


class Newest:
    """Counts over the newest articles found; over all of them unless `capped`."""

    def __init__(self, counts: "Counts | None" = None, capped: bool = False):
        """Nothing is counted without `counts`."""
        self.counts, self.capped = counts, capped

    def most(self, kinds: str, limit: int, offset: int = 0) -> dict[str, int]:
        return self.counts.most(kinds, limit, offset) if self.counts else {}

    def of(self, tokens: Iterable[str]) -> dict[str, int]:
        return self.counts.of(tokens) if self.counts else {}


NOTHING = Newest()


@dataclass(frozen=True)
class Selection:
    """Articles that match all `parts` and lie within a range of days.

    All of them are in each of `wider`, selections that are counted anyway.
    """

    parts: tuple[Expression, ...] = ()
    within: Range = search.EVERYTHING
    wider: tuple["Selection", ...] = field(default=(), compare=False)

    @property
    def expression(self) -> Expression | None:
        match self.parts:
            case ():
                return None
            case (only,):
                return only
        return All(self.parts)

    @property
    def _values(self) -> list[str] | None:
        """The values asked for, where nothing else is asked; how they combine is all of them."""
        if self.within or not all(isinstance(part, search.Sequence) for part in self.parts):
            return None
        if any(part.field != "records" for part in self.parts):
            return None
        return [part.tokens[0] for part in self.parts]

    @cached_property
    def total(self) -> Total:
        values = self._values
        if values is not None and len(values) < 2:
            (one,) = values or [ALL]
            return Total(tally.exactly(ALL, [one]).get(one, 0))
        if values is not None and len(values) == 2:
            number = tally.both(*values)
            if number is not None:
                return Total(number)
        number = self._newest.number
        return Total(min(number, MOST_COUNTED), number > MOST_COUNTED)

    @cached_property
    def _newest(self) -> "Values":
        for wider in self.wider:
            if left := self._left_of(wider):
                return left
        return search.values(self.expression, MOST_COUNTED, self.within)

    def _left_of(self, wider: "Selection") -> "Values | None":
        """These articles as those of a wider selection tell of them, where all of that are counted.

        It has to lack nothing but values, which the counts tell of.
        """
        includes = all(part in self.parts for part in wider.parts)
        if wider.within != self.within or not includes or wider._kept:
            return None
        if wider._newest.number > MOST_COUNTED:
            return None
        lacking = tuple(part for part in self.parts if part not in wider.parts)
        return wider._newest.left_with(All(lacking))

    @cached_property
    def counts(self) -> Kept | Newest:
        if self._kept:
            return self._kept
        return Newest(self._newest.counts, capped=self._newest.number > MOST_COUNTED)

    @cached_property
    def _kept(self) -> Kept | None:
        values = self._values
        if values is not None and len(values) < 2 and tally.is_kept(base := [*values, ALL][0]):
            return Kept(base)
        return None

    def newest(self, limit: int, offset: int = 0, oldest_first: bool = False) -> list[int]:
        if "_newest" in vars(self):  # counting has met them
            ids = self._newest.ids(limit, offset, oldest_first)
            if ids is not None:
                return ids
        return search.newest(self.expression, limit, offset, self.within, oldest_first)

    def ranked(
        self, words: Expression, steps: Iterable[Expression], limit: int, offset: int = 0
    ) -> list[int]:
        """What the first step finds, then what the second does, …, each newest first.

        A step finds some of what `words` do, which are one of the parts, and stands in for them.
        """
        found: dict[int, None] = {}
        for step in dict.fromkeys((*steps, words)):
            found |= dict.fromkeys(self._with(step, words).newest(offset + limit))
            if len(found) >= offset + limit:
                break
        return list(found)[offset : offset + limit]

    def _with(self, step: Expression, words: Expression) -> "Selection":
        if step == words:
            return self
        parts = tuple(step if part == words else part for part in self.parts)
        return Selection(parts, self.within)


def counts_of(selections: list[Selection]) -> list[int]:
    """How many articles each of these finds, none counted beyond `MOST_COUNTED`; one query."""
    return search.count_each(
        [(selection.expression, selection.within) for selection in selections], MOST_COUNTED
    )


@dataclass(frozen=True)
class Linked(Selection):
    """The articles of one record; where the index is out of order, the archive's own tables tell."""

    kind: str = ""
    record_id: int = 0

    @property
    def rows(self) -> QuerySet:
        articles = Article.objects.published()
        if self.kind in ("person", "organisation"):
            return articles.mentioning(**{self.kind: self.record_id})
        return articles.filter(**{COLUMNS[self.kind]: self.record_id})

    @cached_property
    def total(self) -> Total:
        try:
            return super().total
        except search.OutOfOrder:
            return Total(self.rows.count())

    @cached_property
    def counts(self) -> Kept | Newest:
        try:
            return super().counts
        except search.OutOfOrder:
            return NOTHING

    def newest(self, limit: int, offset: int = 0, oldest_first: bool = False) -> list[int]:
        try:
            return super().newest(limit, offset, oldest_first)
        except search.OutOfOrder:
            rows = self.rows.oldest_first() if oldest_first else self.rows.newest_first()
            return list(rows.values_list("pk", flat=True)[offset : offset + limit])


COLUMNS = {"city": "cities", "tag": "tags", "event": "coverages__event", "source": "source"}


def linked_with(kind: str, record_id: int) -> Linked:
    """The articles of one city, tag, person, organisation, event or source."""
    return Linked((value(record_token(kind, record_id)),), kind=kind, record_id=record_id)


def finds_the_newest() -> bool:
    """Whether the index has the newest article, which one that lost its rows has not."""
    newest = list(Article.objects.published().newest_first().values_list("pk", flat=True)[:1])
    return search.newest(search.value(search.ALL), 1) == newest


def in_order(ids: list[int], rows: Iterable[Article]) -> list[Article]:
    """The rows as their ids stand in the list; what is not public after all is left out."""
    by_id = {row.pk: row for row in rows}
    return [by_id[pk] for pk in ids if pk in by_id]
