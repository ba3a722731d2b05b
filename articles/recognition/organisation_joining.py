"""Mentions of organisations put together: one record for one organisation of a text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from . import organisation_words as known
from .grammar import folded, lemma
from .organisation_evidence import Evidence
from .organisation_names import own_key
from .proposal import Organisation
from .reading import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """`own` is the own name without marks, empty without one; `evidence` is None for a phrase that
    only another one of the text can explain: «городская коалиция»."""

    name: str
    head: str
    span: Span
    evidence: Evidence | None
    own: str = ""
    parent: str | None = None
    placed: bool = False
    # What the text says in brackets that it will be called from here on.
    abbreviation: str = ""


@dataclass(slots=True)
class Record:
    mentions: list[Mention] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest with an own name, «ёлочки» before bare words; else the commonest."""
        counted = Counter(mention.name for mention in self.mentions)
        order = {name: -number for number, name in enumerate(counted)}
        if self.own:
            return max(counted, key=lambda name: (len(name.split()), "«" in name, order[name]))
        return max(counted, key=lambda name: (counted[name], order[name]))

    @property
    def head(self) -> str:
        return self.mentions[0].head

    @property
    def own(self) -> str:
        return next((mention.own for mention in self.mentions if mention.own), "")

    @property
    def placed(self) -> bool:
        return any(mention.placed for mention in self.mentions)

    @property
    def abbreviations(self) -> set[str]:
        return {mention.abbreviation for mention in self.mentions if mention.abbreviation}

    def add(self, mentions: Iterable[Mention]) -> None:
        """Those of another spelling of this name, which is kept."""
        name = self.name
        self.mentions += [replace(mention, name=name) for mention in mentions]


@lru_cache(maxsize=2**12)
def name_words(name: str) -> frozenset[str]:
    return frozenset(lemma(folded(word)) for word in own_key(name).split())


def records(mentions: Sequence[Mention]) -> list[Record]:
    """In the order of the text; mentions without evidence join one record or none."""
    found = _of_one_name(mention for mention in mentions if mention.evidence)
    found = _of_one_own_name(found)
    found = _shortened(found)
    found = _abbreviated(found)
    for mention in mentions:
        if mention.evidence is None and (record := _meant(mention, found)):
            record.add([mention])
    return found


def organisations_of(found: Sequence[Record]) -> list[Organisation]:
    full = {own_key(mention.name): record for record in found for mention in record.mentions}
    made = []
    for record in found:
        parent = next((mention.parent for mention in record.mentions if mention.parent), None)
        whole = full.get(own_key(parent)) if parent else None
        made.append(_organisation(record, whole.name if whole else parent))
    return sorted(made, key=lambda organisation: organisation.mentions[0])


def _organisation(record: Record, parent: str | None) -> Organisation:
    best = max(mention.evidence for mention in record.mentions if mention.evidence)
    spans = sorted({mention.span for mention in record.mentions})
    return Organisation(record.name, parent, spans, confidence=best.confidence, reason=best.reason)


def _of_one_name(mentions: Iterable[Mention]) -> list[Record]:
    found: dict[str, Record] = {}
    for mention in mentions:
        found.setdefault(own_key(mention.name), Record()).mentions.append(mention)
    return list(found.values())


def _of_one_own_name(found: Iterable[Record]) -> list[Record]:
    """«коалиция «За …»» is the «Общенациональная коалиция «За …»» of the same text."""
    kept: list[Record] = []
    for record in found:
        same = next((other for other in kept if record.own and _same_own(record, other)), None)
        if same:
            same.mentions += record.mentions
        else:
            kept.append(record)
    return kept


def _same_own(one: Record, other: Record) -> bool:
    if own_key(one.own) != own_key(other.own):
        return False
    heads = {one.head, other.head}
    return len(heads) == 1 or bool(heads & known.LEGAL_FORMS)


def _shortened(found: Sequence[Record]) -> list[Record]:
    """«Народная партия» is the «Народная партия Казахстана» where there is no other."""
    kept = list(found)
    for record in found:
        if record.own or record.placed:
            continue
        words = name_words(record.name)
        fuller = [
            other for other in kept if other.head == record.head and words < name_words(other.name)
        ]
        if len(fuller) == 1:
            fuller[0].add(record.mentions)
            kept.remove(record)
    return kept


def _abbreviated(found: Sequence[Record]) -> list[Record]:
    """«ЦИК РК» is the commission that the text gave this abbreviation."""
    introduced = {short: record for record in found for short in record.abbreviations}
    kept = []
    for record in found:
        full = introduced.get(record.name.split()[0], record)
        if full is record:
            kept.append(record)
        else:
            full.add(record.mentions)
    return kept


def _meant(mention: Mention, found: Sequence[Record]) -> Record | None:
    """The only record that has all these words; with its head, if any."""
    words = name_words(mention.name)
    wider = [record for record in found if words <= name_words(record.name)]
    same = [record for record in wider if record.head == mention.head]
    chosen = same or (wider if len(words) > 1 else [])
    return chosen[0] if len(chosen) == 1 else None
