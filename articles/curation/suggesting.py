"""Suggestions of an article: made, and made again, without asking twice what was answered."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b

from django.db import transaction
from django.utils.translation import gettext as _

from articles.dates import ImpreciseDate
from articles.language import fold
from articles.models import Article, Coverage, Event, Mention, Photo, Quote, StatedRole, Suggestion
from articles.recognition import proposal
from articles.recognition.reading import Span
from articles.recognition.recogniser import Recogniser

About = Suggestion.About
# What a repeated run may change of a suggestion that waits for an answer.
_CHANGING = ("label", "start", "end", "places", "record_kind", "record_ref", "details")
_CHANGING += ("confidence", "reason")


def suggest(article: Article, recogniser: Recogniser) -> int:
    """Makes this article's suggestions true; the number of those that wait for an answer.

    The text is recognised before others have to wait, and again only if it has changed meanwhile.
    """
    recogniser.propose(article.body, published_of(article))
    with transaction.atomic():
        locked = Article.objects.select_for_update().filter(pk=article.pk).first()
        return _suggested(locked, recogniser) if locked else 0


def published_of(article: Article) -> datetime.date | None:
    return article.date.earliest if article.date and article.date.kind == "day" else None


def _suggested(article: Article, recogniser: Recogniser) -> int:
    found = recogniser.propose(article.body, published_of(article))
    confirmed = _confirmed(article)
    wanted = {
        (each.about, each.key): each
        for each in suggestions(article, found)
        if not is_confirmed(article, each, confirmed)
    }
    kept = {(each.about, each.key): each for each in article.suggestions.all()}
    waiting = article.suggestions.filter(state=Suggestion.State.OPEN)
    waiting.filter(pk__in=[each.pk for which, each in kept.items() if which not in wanted]).delete()
    changed = []
    for which, new in wanted.items():
        old = kept.get(which)
        if old is None or old.state != Suggestion.State.OPEN:
            continue
        if any(getattr(old, name) != getattr(new, name) for name in _CHANGING):
            for name in _CHANGING:
                setattr(old, name, getattr(new, name))
            changed.append(old)
    Suggestion.objects.bulk_update(changed, _CHANGING)
    Suggestion.objects.bulk_create(new for which, new in wanted.items() if which not in kept)
    return waiting.count()


def suggestions(article: Article, found: proposal.Proposal) -> Iterator[Suggestion]:
    """Everything that is proposed, each kind in the order of the text."""

    def make(about, label, spans=(), confidence=0.5, reason="", known=None, own="", **details):
        places = [[*span, article.body[span[0] : span[1]]] for span in spans]
        return Suggestion(
            article=article,
            about=about,
            key=key_of(about, own or fold(label)),
            label=label,
            start=places[0][0] if places else None,
            end=places[0][1] if places else None,
            places=places,
            record_kind=known.kind if known else "",
            record_ref=known.ref if known else "",
            details={n: value for n, value in details.items() if value not in (None, "", [])},
            confidence=confidence,
            reason=reason,
        )

    seen: Counter[str] = Counter()

    def numbered(about, text) -> str:
        """Its words, and which of those alike it is: places change with each correction."""
        seen[f"{about} {fold(text)}"] += 1
        return f"{fold(text)} {seen[f'{about} {fold(text)}']}"

    if found.title:
        yield make(About.TITLE, found.title, reason=_("первое предложение текста"), own="title")
    if found.lead:
        yield make(About.LEAD, found.lead, reason=_("начало текста"), own="lead")
    if date := bounds_of(found):
        yield make(About.DATE, date, reason=found.bounds_evidence, own="date")
    if found.city:
        yield make(About.CITY, found.city, confidence=0.7)
    for person in found.people:
        yield make(
            About.PERSON,
            person.name,
            person.mentions,
            person.confidence,
            person.reason,
            person.known,
            gender=person.gender,
            candidates=_named(person.candidates),
        )
        yield from (
            make(
                About.ROLE,
                role.role,
                [role.place] if role.place else [],
                person.confidence * 0.9,
                own=f"{fold(person.name)} {fold(role.role)}",
                person=person.name,
                organisation=role.organisation,
                words=role.words,
            )
            for role in person.roles
        )
    for each in found.organisations:
        yield make(
            About.ORGANISATION,
            each.name,
            each.mentions,
            each.confidence,
            each.reason,
            each.known,
            parent=each.parent,
        )
    for each in found.places:
        yield make(
            About.PLACE,
            each.name,
            each.mentions,
            each.confidence,
            each.reason,
            each.known,
            kind=each.kind,
        )
    for each in found.events:
        yield make(
            About.EVENT,
            each.name,
            each.mentions,
            each.confidence,
            each.reason,
            each.known or same_event(each),
            own=f"{fold(each.name)} {each.manner}",
            classification=each.kind,
            manner=each.manner,
            date=each.date,
            venue=each.venue,
            city=each.city,
            participants=[list(pair) for pair in each.participants],
        )
    for each in found.dates:
        place = Span(each.start, each.end)
        yield make(
            About.TIME,
            each.text,
            [place],
            0.8 if each.edtf else 0.4,
            each.evidence,
            own=numbered(About.TIME, each.text),
            edtf=each.edtf,
        )
    for each in found.figures:
        yield make(
            About.FIGURE,
            each.text,
            [Span(each.start, each.end)],
            0.8,
            own=numbered(About.FIGURE, each.text),
            number=each.number,
            unit=each.unit,
            qualifier=each.qualifier,
            claimed_by=each.claimed_by,
        )
    for each in found.quotes:
        yield make(
            About.QUOTE,
            each.text,
            [Span(each.start, each.end)],
            each.confidence,
            own=numbered(About.QUOTE, each.text),
            speech=each.speech,
            speaker=each.speaker,
            as_stated=each.as_stated,
            found_by=each.found_by,
        )
    for each in found.credits:
        yield make(
            About.CREDIT,
            each.text,
            [Span(each.start, each.end)],
            0.95,
            own=numbered(About.CREDIT, each.text),
            credit=each.credit,
        )
    for tag in found.tags:
        yield make(About.TAG, tag, confidence=0.7)


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


def _named(candidates: list[proposal.Known]) -> list[dict[str, str]]:
    return [{"ref": each.ref, "name": each.name, "hint": each.hint} for each in candidates]


# What an editor has confirmed already


def is_confirmed(article: Article, each: Suggestion, confirmed: dict[str, set]) -> bool:
    if each.record_ref and (each.record_kind, each.record_ref) in confirmed["records"]:
        return True
    match each.about:
        case About.PERSON | About.ORGANISATION:
            return all((start, end) in confirmed["mentions"] for start, end, _text in each.places)
        case About.ROLE:
            return (fold(each.details.get("person", "")), fold(each.label)) in confirmed["roles"]
        case About.QUOTE | About.CREDIT:
            name = "quotes" if each.about == About.QUOTE else "photos"
            return any(start < each.end and each.start < end for start, end in confirmed[name])
        case About.TITLE:
            return bool(article.name) and not article.title_supplied
        case About.LEAD:
            return bool(article.lead)
        case About.DATE:
            return article.date is not None
        case About.CITY:
            return each.label in confirmed["cities"]
        case About.TAG:
            return fold(each.label) in confirmed["tags"]
    return False


def _confirmed(article: Article) -> dict[str, set]:
    """What editors have linked already."""
    mentions = Mention.objects.filter(article=article)
    records = {
        "person": mentions.filter(person__isnull=False).values_list("person__ref", flat=True),
        "organisation": mentions.filter(organisation__isnull=False).values_list(
            "organisation__ref", flat=True
        ),
        "event": Coverage.objects.filter(article=article).values_list("event__ref", flat=True),
        "city": article.cities.values_list("ref", flat=True),
    }
    quotes = Quote.objects.filter(article=article).exclude(places=None)
    roles = StatedRole.objects.filter(article=article).values_list("person__name", "folded")
    return {
        "mentions": set(mentions.exclude(places=None).values_list("places__start", "places__end")),
        "records": {(kind, ref) for kind, refs in records.items() for ref in refs},
        "roles": {(fold(name), role) for name, role in roles},
        "quotes": set(quotes.values_list("places__start", "places__end")),
        "photos": set(Photo.objects.filter(article=article).values_list("start", "end")),
        "cities": set(article.cities.values_list("name", flat=True)),
        "tags": set(article.tags.values_list("folded", flat=True)),
    }
