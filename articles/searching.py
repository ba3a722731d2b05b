"""A reader's query in terms of the index: which articles it finds, and which of them come first."""

from collections import defaultdict
from itertools import product
from typing import NamedTuple

from django.db.models import Q
from django.utils.functional import cached_property

from . import search
from .indexing.texts import record_token
from .language import exact_key, finds_as_written, query_keys
from .models import Kind, NameKey
from .prepared import prepared
from .search.query import Query, Term

# A word that is part of very many names means none of them.
MOST_RECORDS = 200
MOST_NAMES = 2_000


class NameWord(NamedTuple):
    kind: str
    record_id: int
    key: str
    exact: str
    name: str


def names_with(queries) -> list[NameWord]:
    """The names that have a word of these queries, in any form; one look-up for all of them."""
    keys = {key for query in queries for word in words_of(query) for key in query_keys(word)}
    return [NameWord(*row) for row in _name_words(sorted(keys))]


@prepared
def _name_words(keys: list[str]):
    rows = NameKey.objects.filter(key__in=keys).order_by("kind", "record_id", "id")
    return rows.values_list(*NameWord._fields)[:MOST_NAMES]


def words_of(query: Query) -> set[str]:
    return {word for group in query.groups for term in group for word in term.words}


class Search:
    """One query with the names its words are part of (`names_with` it, or with more)."""

    def __init__(self, query: Query, names: list[NameWord] | None = None):
        self.query = query
        self.names = names_with([query]) if names is None else names
        self.readings = {word: query_keys(word) for word in words_of(query)}

    @cached_property
    def expression(self) -> search.Expression:
        """What finds the query's words in any form."""
        return self._expression(self._anywhere)

    @cached_property
    def steps(self) -> tuple[search.Expression, ...]:
        """What of that ranks first: exact words in title or names, any form there, exact in the text."""
        places = (self._exact_in_title, self._in_title, self._exact_anywhere)
        return tuple(self._expression(where) for where in places)

    def _expression(self, where) -> search.Expression:
        wanted, unwanted = [], []
        for group in self.query.groups:
            positive = tuple(where(term) for term in group if not term.negated)
            if positive:
                wanted.append(search.Any(positive))
            else:
                unwanted += [self._anywhere(term) for term in group]
        found = search.All(tuple(wanted))
        return search.But(found, search.Any(tuple(unwanted))) if unwanted else found

    # Where a term may stand, narrowest first

    def _exact_in_title(self, term: Term) -> search.Expression:
        return self._exact(term, ("title_exact",))

    def _in_title(self, term: Term) -> search.Expression:
        return self._any_form(term, ("title",))

    def _exact_anywhere(self, term: Term) -> search.Expression:
        return self._exact(term, ("title_exact", "text_exact"))

    def _anywhere(self, term: Term) -> search.Expression:
        return self._any_form(term, ("title", "text"))

    def _exact(self, term, fields) -> search.Expression:
        codes = tuple(exact_key(word) for word in term.words)
        kind = search.Beginning if term.kind == "prefix" else search.Sequence
        parts = [kind(field, codes) for field in fields]
        if term.kind == "word" and len(codes) == 1:
            parts += self._records(term.words[0], exact=codes[0])
        return search.Any(tuple(parts))

    def _any_form(self, term, fields) -> search.Expression:
        if term.kind != "word":
            return self._exact(term, tuple(f"{field}_exact" for field in fields))
        readings = product(*(self.readings[word] for word in term.words))
        parts = [search.Sequence(field, keys) for keys in readings for field in fields]
        if not all(map(finds_as_written, term.words)):
            codes = tuple(map(exact_key, term.words))
            parts += [search.Sequence(f"{field}_exact", codes) for field in fields]
        if len(term.words) == 1:
            parts += self._records(term.words[0])
        return search.Any(tuple(parts) or (search.NOTHING,))  # a few letters have no key

    def _records(self, word, exact=None) -> list[search.Expression]:
        """Articles linked with records of whose names this word is a part."""
        tokens = {
            record_token(row.kind, row.record_id): None
            for row in self.names
            if row.key in self.readings[word] and exact in (None, row.exact)
        }
        if len(tokens) > MOST_RECORDS:
            return []
        return [search.Sequence("records", (token,)) for token in tokens]

    def named(self) -> dict[str, list[int]]:
        """Records whose whole name the query is, in any form and order of its words, by kind."""
        words = self.query.words
        found: dict[str, dict[int, None]] = defaultdict(dict)
        for row in self.names:
            keys = row.name.split()
            if len(keys) == len(words) and self._spells(words, keys):
                found[row.kind][row.record_id] = None
        return {kind: list(ids) for kind, ids in found.items()}

    def _spells(self, words, keys) -> bool:
        """Whether every word can be another one of the keys."""
        if not words:
            return not keys
        return any(
            self._spells(words[1:], keys[:place] + keys[place + 1 :])
            for place, key in enumerate(keys)
            if key in self.readings[words[0]]
        )


def named_by(kind: Kind, query: Query) -> Q:
    """Records of one kind with a name that holds all the words of the query."""
    found = Q()
    for group in query.groups:
        either = Q()
        for term in group:
            if not term.negated:
                either |= Q(pk__in=_with_term(kind, term))
        if either:
            found &= either
        else:
            for term in group:
                found &= ~Q(pk__in=_with_term(kind, term))
    return found


def _with_term(kind: Kind, term: Term):
    rows = NameKey.objects.filter(kind=kind)
    found = None
    for number, word in enumerate(term.words, start=1):
        if term.kind == "prefix" and number == len(term.words):
            having = rows.filter(exact__begins=exact_key(word))
        else:
            having = rows.filter(key__in=query_keys(word))
        if found is not None:
            having = having.filter(record_id__in=found)
        found = having.values("record_id")
    return found
