"""A proposal as the JSON that `manage.py suggest` prints."""

from .proposal import Event, Known, Organisation, Person, Place, Proposal

_PLACE = ("start", "end")
_DATE = ("text", "edtf", *_PLACE)
_FIGURE = ("text", "number", "unit", "qualifier", *_PLACE, "claimed_by")
_QUOTE = ("text", *_PLACE, "speech", "speaker", "as_stated", "found_by", "confidence")
_CREDIT = ("text", "credit", *_PLACE)


def as_answer(found: Proposal, file: str) -> dict:
    """Places are [start, end] in characters of the file as decoded; `known` is a reference or null."""
    return {
        "file": file,
        "language": found.language,
        "date": found.date.isoformat() if found.date else None,
        "city": found.city,
        "people": [_person(each) for each in found.people],
        "organisations": [_organisation(each) for each in found.organisations],
        "places": [_place(each) for each in found.places],
        "events": [_event(each) for each in found.events],
        "dates": [_row(each, *_DATE) for each in found.dates],
        "figures": [_row(each, *_FIGURE) for each in found.figures],
        "quotes": [_row(each, *_QUOTE) for each in found.quotes],
        "photo_credits": [_row(each, *_CREDIT) for each in found.credits],
        "tags": found.tags,
        "title": found.title,
        "lead": found.lead,
        "written": [day.isoformat() if day else None for day in found.bounds],
    }


def _row(each: object, *names: str) -> dict:
    return {name: getattr(each, name) for name in names}


def _person(each: Person) -> dict:
    first = each.roles[0] if each.roles else None
    return {
        "name": each.name,
        "gender": each.gender or None,
        "role": first.role if first else None,
        "organisation": first.organisation if first else None,
        "roles": [{"role": role.role, "organisation": role.organisation} for role in each.roles],
        "mentions": [list(span) for span in each.mentions],
        "maybe": [list(span) for span in each.maybe],
        "known": _known(each.known),
        "candidates": [_known(candidate) for candidate in each.candidates],
        "confidence": each.confidence,
    }


def _organisation(each: Organisation) -> dict:
    return {
        "name": each.name,
        "parent": each.parent,
        "mentions": [list(span) for span in each.mentions],
        "known": _known(each.known),
        "confidence": each.confidence,
    }


def _place(each: Place) -> dict:
    return {
        "name": each.name,
        "kind": each.kind,
        "mentions": [list(span) for span in each.mentions],
        "known": _known(each.known),
    }


def _event(each: Event) -> dict:
    return {
        "name": each.name,
        "kind": each.kind,
        "manner": each.manner,
        "date": each.date,
        "venue": each.venue,
        "city": each.city,
        "mentions": [list(span) for span in each.mentions],
        "participants": [{"name": name, "part": part} for name, part in each.participants],
        "known": _known(each.known),
        "confidence": each.confidence,
    }


def _known(record: Known | None) -> str | None:
    return record.ref if record else None
