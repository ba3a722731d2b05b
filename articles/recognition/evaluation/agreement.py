"""When a proposal says what a row of answers says. Both are as an editor would judge them:
two spellings, two fair wordings, a patronymic more or less are the same.
"""

import re
from typing import Any

from articles.language.folding import fold
from articles.recognition.proposal import Date, Event, Figure, Quote, Role

Row = dict[str, Any]

_PATRONYMIC = re.compile(r" \w+(?:ич|вна|ична)\b| \w+ ?(?:улы|кызы|оглы)\b")
# Endings of Kazakh words that say whose, folded: «мүше», «мүшесі».
_WHOSE = frozenset({"", "ы", "и", "сы", "си"})
# Offices of a jurisdiction stay whole, «заместитель акима Тараза», and need no organisation.
_OFFICE = re.compile(r"аким|министр|премьер|президент|губернатор|мэр")
_SEAT = re.compile(r"акимат|министерство|правительство|администрация|мэрия")
_CLASS_NOUN = re.compile(r"^(?:город|г|республика|село|поселок) | (?:каласы|ауылы|республикасы)$")
# Figures that nobody lists and nobody minds: ages, spans of time, weather, scores, addresses.
_UNLISTED = re.compile(
    r"\b(?:лет|год\w*|месяц\w*|недел\w*|дн\w{1,3}|день|сутк\w*|суток|час\w*|минут\w*|секунд\w*|"
    r"градус\w*|мороз\w*|сантиметр\w*|миллиметр\w*|см|мм|класс\w*|школ\w*|дом\w*|"
    r"жас\w*|жыл\w*|күн\w*|сағат\w*)\b|°|\d\s*:\s*\d",
    re.IGNORECASE,
)
# «more than» is more; answers may say it in other words than the archive.
_QUALIFIERS = {"exact": "exactly", "up": "less"}
_ROUGHLY = re.compile(r"почти|жуық|тарта", re.IGNORECASE)
# About a quotation, not of it.
_EDGES = " \n\r\t\u00a0.!?…,;:«»„“”\"'–—-"


def overlap(row: Row, other: Date | Figure | Quote) -> bool:
    return row["start"] < other.end and other.start < row["end"]


def same_name(row: Row, name: str) -> bool:
    return fold(name) in _names(row)


def _names(row: Row) -> set[str]:
    return {fold(name) for name in (row["name"], *row.get("other_forms", ()))}


def same_person(row: Row, name: str) -> bool:
    """With the patronymic or without, or as his record or pseudonym is called."""
    full = fold(row["name"])
    names = _names(row) | {
        shorter
        for found in _PATRONYMIC.finditer(full)
        if " " in (shorter := full[: found.start()] + full[found.end() :])
    }
    if row["known"]:
        names.add(fold(row["known"]))
    return fold(name) in names


def same_office(row: Row, role: Role) -> bool:
    """The words of the organisation may follow."""
    wanted, said = fold(row["role"]), fold(role.role)
    short, long = sorted((wanted, said), key=len)
    if long.startswith(short) and long[len(short) :] in _WHOSE:
        return True
    if row["organisation"] and said.startswith(wanted + " "):
        return True
    return bool(_OFFICE.search(wanted)) and wanted.startswith(said + " ")


def same_role(row: Row, role: Role) -> bool:
    wanted, said = fold(row["organisation"] or ""), fold(role.organisation or "")
    seat = not wanted and _OFFICE.search(fold(row["role"])) and _SEAT.search(said)
    return same_office(row, role) and (wanted == said or bool(seat))


def place_key(name: str) -> str:
    return _CLASS_NOUN.sub("", fold(name))


def event_agreement(row: Row, event: Event) -> int:
    """0 where the article tells of it in another manner; else how many of its date, its kind and a
    word of its name agree. One is enough: names of events are descriptions, and their kinds and
    dates are often a matter of taste.
    """
    if row["relation"] != event.manner:
        return 0
    return (
        (row["date"] is not None and same_edtf(row["date"], event.date))
        + (row["kind"] == event.kind)
        + (not _stems(row["name"]).isdisjoint(_stems(event.name)))
    )


def _stems(name: str) -> set[str]:
    return {word[:5] for word in fold(name).split() if len(word) > 3}


def unresolved(edtf: str | None) -> bool:
    return edtf is None or "X" in edtf


def same_edtf(wanted: str | None, edtf: str | None) -> bool:
    """From–to and one day between are the same here; so are all that nothing resolves."""
    if unresolved(wanted) or unresolved(edtf):
        return unresolved(wanted) and unresolved(edtf)
    return _bounds(wanted) == _bounds(edtf)


def _bounds(edtf: str | None) -> list[str]:
    return re.split(r"/|\.\.", (edtf or "").strip("[]"))


def same_figure(row: Row, figure: Figure) -> bool:
    wanted = (row["qualifier"] or "exactly").split()[0]
    wanted = _QUALIFIERS.get(wanted, wanted)
    fair = {wanted}
    if wanted in {"about", "almost"}:
        fair |= {"about", "almost"}
    if _ROUGHLY.search(row["text"]):
        fair |= {"about", "almost", "less"}
    return overlap(row, figure) and row["value"] == figure.number and figure.qualifier in fair


def unlisted(figure: Figure) -> bool:
    """Also numerals in words up to ten."""
    in_words = figure.number <= 10 and not any(map(str.isdigit, figure.text))
    return in_words or bool(_UNLISTED.search(figure.text))


def bare(quotation: str) -> str:
    """Without marks, dashes and stops around it."""
    return " ".join(quotation.split()).strip(_EDGES)


def same_speaker(row: Row, quote: Quote, people: list[Row]) -> bool:
    wanted = row["speaker"]
    if not wanted or not quote.speaker:
        return not wanted and not quote.speaker
    person = next((person for person in people if person["name"] == wanted), None)
    if person:
        return same_person(person, quote.speaker)
    return fold(wanted) == fold(quote.speaker)
