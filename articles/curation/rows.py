"""A proposal → the suggestions that it makes of an article, each told from all others by its key."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b

from django.utils.translation import gettext as _

from articles.dates import ImpreciseDate
from articles.language import fold
from articles.models import Article, Event, Suggestion
from articles.recognition import proposal
from articles.recognition.reading import Span

About = Suggestion.About
Made = Iterator[Suggestion]
# What is told of each kind of passage beside its words, and how sure that is.
_PASSAGES: dict[str, tuple[str, tuple[str, ...], Callable[[object], float]]] = {
    About.TIME: ("dates", ("edtf",), lambda each: 0.8 if each.edtf else 0.4),
    About.FIGURE: ("figures", ("number", "unit", "qualifier", "claimed_by"), lambda each: 0.8),
    About.QUOTE: (
        "quotes",
        ("speech", "speaker", "as_stated", "found_by"),
        lambda each: each.confidence,
    ),
    About.CREDIT: ("credits", ("credit",), lambda each: 0.95),
}


def suggestions(article: Article, found: proposal.Proposal) -> Made:
    """Everything that is proposed, each kind in the order of the text."""
    rows = _Rows(article)
    yield from rows.of_the_whole(found)
    for person in found.people:
        yield from rows.of_person(person)
    yield from rows.of_namesakes(found.people)
    yield from rows.of_records(found)
    for about in _PASSAGES:
        yield from rows.of_passages(about, found)
    for tag in found.tags:
        yield rows.row(About.TAG, tag, confidence=0.7)


class _Rows:
    """Of one article."""

    def __init__(self, article: Article):
        self.article = article
        self._seen: Counter[tuple[str, str]] = Counter()

    def row(
        self,
        about: str,
        label: str,
        spans: Iterable[Span] = (),
        confidence: float = 0.5,
        reason: str = "",
        known: proposal.Known | None = None,
        own: str = "",
        **details,
    ) -> Suggestion:
        """`own` is what its key is made of, where that is not the label."""
        places = [[*span, self.article.body[slice(*span)]] for span in spans]
        return Suggestion(
            article=self.article,
            about=about,
            key=key_of(about, own or fold(label)),
            label=label,
            start=places[0][0] if places else None,
            end=places[0][1] if places else None,
            places=places,
            record_kind=known.kind if known else "",
            record_ref=known.ref if known else "",
            details={name: told for name, told in details.items() if told not in (None, "", [])},
            confidence=confidence,
            reason=reason,
        )

    def of_the_whole(self, found: proposal.Proposal) -> Made:
        if found.title:
            reason = _("первое предложение текста")
            yield self.row(About.TITLE, found.title, reason=reason, own="title")
        if found.lead:
            yield self.row(About.LEAD, found.lead, reason=_("начало текста"), own="lead")
        if date := bounds_of(found):
            yield self.row(About.DATE, date, reason=found.bounds_evidence, own="date")
        if found.city:
            yield self.row(About.CITY, found.city, confidence=0.7)

    def of_person(self, person: proposal.Person) -> Made:
        candidates = [
            {"ref": each.ref, "name": each.name, "hint": each.hint} for each in person.candidates
        ]
        yield self.of_record(About.PERSON, person, gender=person.gender, candidates=candidates)
        for role in person.roles:
            yield self.row(
                About.ROLE,
                role.role,
                [role.place] if role.place else [],
                person.confidence * 0.9,
                own=f"{fold(person.name)} {fold(role.role)}",
                person=person.name,
                organisation=role.organisation,
                words=role.words,
            )

    def of_namesakes(self, people: list[proposal.Person]) -> Made:
        """Surnames that several people of the text have, offered with all of them."""
        bearers: dict[Span, list[proposal.Person]] = defaultdict(list)
        for person in people:
            for span in person.maybe:
                bearers[span].append(person)
        places: dict[tuple[str, ...], list[Span]] = defaultdict(list)
        for span in sorted(bearers):
            places[tuple(person.name for person in bearers[span])].append(span)
        for names, spans in places.items():
            several = bearers[spans[0]]
            yield self.row(
                About.PERSON,
                self.article.body[slice(*spans[0])],
                spans,
                confidence=0.5,
                reason=_("только фамилия: в тексте её носят несколько человек"),
                own=" / ".join(map(fold, names)),
                candidates=[
                    {
                        "ref": person.known.ref if person.known else "",
                        "name": person.name,
                        "hint": person.roles[0].role if person.roles else "",
                    }
                    for person in several
                ],
            )

    def of_records(self, found: proposal.Proposal) -> Made:
        for each in found.organisations:
            yield self.of_record(About.ORGANISATION, each, parent=each.parent)
        for each in found.places:
            yield self.of_record(About.PLACE, each, kind=each.kind)
        for each in found.events:
            yield self.of_record(
                About.EVENT,
                each,
                known=each.known or same_event(each),
                own=f"{fold(each.name)} {each.manner}",
                classification=each.kind,
                manner=each.manner,
                date=each.date,
                venue=each.venue,
                city=each.city,
                participants=[list(pair) for pair in each.participants],
            )

    def of_record(self, about: str, each, **more) -> Suggestion:
        """Of what has a name, mentions and perhaps a record."""
        more = {"known": each.known} | more
        return self.row(about, each.name, each.mentions, each.confidence, each.reason, **more)

    def of_passages(self, about: str, found: proposal.Proposal) -> Made:
        """Of words at one place; the key tells those alike apart by their order, not by places,
        which change with each correction."""
        name, columns, sure = _PASSAGES[about]
        for each in getattr(found, name):
            words = fold(each.text)
            self._seen[about, words] += 1
            yield self.row(
                about,
                each.text,
                [Span(each.start, each.end)],
                sure(each),
                getattr(each, "evidence", ""),
                own=f"{words} {self._seen[about, words]}",
                **{column: getattr(each, column) for column in columns},
            )


def key_of(about: str, own: str) -> str:
    """The same whatever the archive knows of it by now, and wherever it stands."""
    return blake2b(f"{about} {own}".encode(), digest_size=16).hexdigest()


def bounds_of(found: proposal.Proposal) -> str:
    """The days between which an undated text was written, in words where only one is known."""
    first, last = found.bounds
    if first and last:
        return str(ImpreciseDate.between(first, last)) if first <= last else ""
    if first:
        return _("не раньше %s") % ImpreciseDate.of_day(first).words()
    return _("не позже %s") % ImpreciseDate.of_day(last).words() if last else ""


def same_event(proposed: proposal.Event) -> proposal.Known | None:
    """The archive's only event of this kind in that city on that very day.

    One with an own name is known by it alone.
    """
    if not proposed.date or not proposed.city or re.search("[«A-Za-z]", proposed.name):
        return None
    found = Event.objects.filter(
        classification=proposed.kind, cities__name=proposed.city, date=proposed.date
    )
    records = list(found.distinct()[:2])
    if len(records) != 1:
        return None
    return proposal.Known("event", records[0].ref, records[0].name)
