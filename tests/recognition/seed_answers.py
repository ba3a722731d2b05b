"""What a recogniser should answer for the five seeds, in the layout of the blind set.

Taken from the curated fixture as far as the text alone could give it: places there are counted in
the body, here in the file, and what the fixture does not keep, as words that tell dates, is listed
below by hand.
"""

import re
from typing import Any

from tests.seeds import FIXTURES, NAMES, RECORDS, rows

Row = dict[str, Any]

# By file: the words, how often they stand there and what they mean; and whether that is optional.
DATES = {
    "000": [("15 марта", 4, "XXXX-03-15", False)],
    "001": [("Сегодня", 1, "2026-02-09", True), ("сегодня", 2, "2026-02-09", True)],
    "002": [("15 марта", 1, "2026-03-15", False)],
    "003": [("15 марта", 1, "XXXX-03-15", False), ("последнего месяца", 1, None, True)],
    "004": [("30 августа", 1, "2025-08-30", False), ("1991 году", 1, "1991", False)],
}
# Figures of no event, which the fixture does not keep.
FIGURES = {"001": [("более четырех тысяч предложений", 4000, "more")]}
# Names on the stage of an unknown kind: nobody can say that they are no ensembles.
STAGE_NAMES = {"000": ["Alpha", "Moonlight"]}
# What this text alone calls them, first of all; the fixture knows more.
CALLED = {
    ("002", "organisation-coalition"): ["Общенациональная коалиция"],
    ("002", "organisation-coalition-almaty-press"): [
        "Пресс-служба Общенациональной коалиции по городу Алматы",
        "Пресс-служба Общенациональной коалиции по Алматы",
    ],
    ("001", "organisation-community-centre-auezov"): [
        "Комьюнити-центр Ауэзовского района города Алматы",
        "Комьюнити-центр Ауэзовского района Алматы",
    ],
    ("004", "organisation-public-council-almaty"): [
        "Общественный совет города Алматы",
        "Общественный совет",
    ],
}
PLACES = {
    "Алматы": ("city", "Алматы"),
    "Астана": ("city", "Астан[ыеу]"),
    "Казахстан": ("country", "Казахстан(?:а|е|ом)?"),
    "Ауэзовский район": ("region", "Ауэзовского района"),
    "Кок-Тобе": ("other", "Кок-Тобе"),
}
CITIES = {"city-almaty": "Алматы", "city-astana": "Астана"}
_PREFIX = re.compile(r" date (\d{4}-\d\d-\d\d) ")
_PERSON = {r["fields"]["ref"]: r["fields"] for r in RECORDS if r["model"] == "articles.person"}
_ORGANISATION = {row["ref"]: row for row in rows("organisation")}
_EVENT = {row["ref"]: row for row in rows("event")}


def texts() -> dict[str, str]:
    """By file name, each to its last character."""
    files = sorted((FIXTURES / "seeds").glob("*.txt"))
    return {file.name: file.read_bytes().decode() for file in files}


def answers() -> dict[str, Row]:
    return {name: _answers(name, text) for name, text in texts().items()}


def _answers(name: str, text: str) -> Row:
    number = name[:3]
    article = next(row for row in rows("article") if row["ref"] == f"seed-{number}")
    prefix = _PREFIX.match(text)
    seed = _Seed(article["ref"], prefix.end() if prefix else 0)
    credits = [seed.place(row) for row in rows("photo") if row["article"] == [seed.ref]]
    organisations = seed.organisations(credits)
    organisations += [_unknown(text, stage_name) for stage_name in STAGE_NAMES.get(number, [])]
    held = credits + [place for row in organisations for place in row["mentions"]]
    return {
        "file": name,
        "language": article["language"],
        "date": prefix[1] if prefix else None,
        "city": CITIES[article["cities"][0][0]],
        "people": seed.people(),
        "organisations": organisations,
        "places": _places(text, prefix.end() if prefix else 0, held),
        "events": seed.events(),
        "dates": _dates(text, number),
        "figures": seed.figures(text, FIGURES.get(number, [])),
        "quotes": seed.quotes(),
        "photo_credits": [
            {"text": row["text"], "name": row["credit"]}
            for row in rows("photo")
            if row["article"] == [seed.ref]
        ],
        "tags": [],
    }


class _Seed:
    """An article of the fixture, whose body begins `before` characters into its file."""

    def __init__(self, ref: str, before: int):
        self.ref = ref
        self.before = before

    def place(self, row: Row) -> list[int]:
        return [row["start"] + self.before, row["end"] + self.before]

    def mentions(self, ref: str) -> list[list[int]]:
        return [
            self.place(row) for row in rows("mentionplace") if row["mention"] == [self.ref, ref]
        ]

    def called(self, organisation: str) -> list[str]:
        return CALLED.get((self.ref[-3:], organisation), [NAMES[organisation]])

    def people(self) -> list[Row]:
        return [
            {
                "name": NAMES[ref],
                "gender": _PERSON[ref]["gender"],
                "roles": self.roles(ref),
                "mentions": self.mentions(ref),
                "known": None,
            }
            for row in rows("mention")
            if row["article"] == [self.ref] and (ref := row.get("person", [""])[0])
        ]

    def roles(self, person: str) -> list[Row]:
        """Without the words of the organisation, but offices of a jurisdiction are kept whole."""
        found = []
        for row in rows("statedrole"):
            if row["article"] != [self.ref] or row["person"] != [person]:
                continue
            ref = row.get("organisation", [None])[0]
            own = min(
                (
                    row["words"].index(place["text"])
                    for place in rows("mentionplace")
                    if place["mention"] == [self.ref, ref] and place["text"] in row["words"]
                ),
                default=None,
            )
            if own is None or "акима " in row["role"]:
                found.append({"role": row["role"], "organisation": None})
            else:
                words = len(row["words"][:own].split())
                role = " ".join(row["role"].split()[:words])
                found.append({"role": role, "organisation": self.called(ref)[0]})
        return found

    def organisations(self, credits: list[list[int]]) -> list[Row]:
        """Those of photo credits alone are none; that of an office may be named or not."""
        found = []
        for row in rows("mention"):
            ref = row.get("organisation", [""])[0]
            if row["article"] != [self.ref] or not ref:
                continue
            places = [
                place
                for place in rows("mentionplace")
                if place["mention"] == [self.ref, ref]
                and not any(start <= place["start"] + self.before < end for start, end in credits)
            ]
            if not places:
                continue
            office = all(place["text"].startswith("акима ") for place in places)
            parent = _ORGANISATION[ref].get("parent", [None])[0]
            name, *others = self.called(ref)
            found.append(
                {
                    "name": name,
                    "other_forms": others,
                    "parent": self.called(parent)[0] if parent else None,
                    "mentions": [self.place(place) for place in places],
                    "known": None,
                    **({"optional": True} if office else {}),
                }
            )
        return found

    def events(self) -> list[Row]:
        """Those that the article tells of without naming them are optional."""
        found = []
        for row in rows("coverage"):
            if row["article"] != [self.ref]:
                continue
            ref = row["event"][0]
            event = _EVENT[ref]
            places = [
                self.place(place)
                for place in rows("coverageplace")
                if place["coverage"] == [self.ref, ref]
            ]
            found.append(
                {
                    "name": event["name"],
                    "kind": event["classification"],
                    "date": event["date"],
                    "venue": event.get("venue"),
                    "relation": row["manner"],
                    "mentions": places,
                    **({} if places else {"optional": True}),
                }
            )
        return found

    def figures(self, text: str, others: list[tuple[str, int, str]]) -> list[Row]:
        kept = [
            (row["words"], row["number"], row["qualifier"])
            for row in rows("figure")
            if row["article"] == [self.ref]
        ]
        return [
            {"text": words, **_at(text, words), "value": value, "qualifier": qualifier}
            for words, value, qualifier in kept + others
        ]

    def quotes(self) -> list[Row]:
        places = {tuple(row["quote"]): row for row in rows("quoteplace")}
        found = []
        for row in rows("quote"):
            if row["article"] == [self.ref] and row["speech"] == "direct":
                place = places[self.ref, row["position"]]
                start, end = self.place(place)
                found.append(
                    {
                        "text": place["text"],
                        "start": start,
                        "end": end,
                        "speaker": NAMES.get(row.get("person", [""])[0]),
                        "found_by": row["found_by"],
                    }
                )
        return found


def _unknown(text: str, name: str) -> Row:
    place = _at(text, name)
    return {
        "name": name,
        "other_forms": [],
        "parent": None,
        "mentions": [[place["start"], place["end"]]],
        "known": None,
        "optional": True,
    }


def _at(text: str, words: str) -> Row:
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def _dates(text: str, number: str) -> list[Row]:
    found = []
    for words, times, edtf, optional in DATES[number]:
        places = [match.span() for match in re.finditer(rf"\b{words}\b", text)]
        assert len(places) == times, (number, words, places)
        found += [
            {
                "text": words,
                "start": start,
                "end": end,
                "edtf": edtf,
                **({"optional": True} if optional else {}),
            }
            for start, end in places
        ]
    return sorted(found, key=lambda row: row["start"])


def _places(text: str, before: int, held: list[list[int]]) -> list[Row]:
    """Outside of the names of organisations and of photo credits."""
    found = []
    for name, (kind, form) in PLACES.items():
        places = [
            list(match.span())
            for match in re.compile(rf"\b{form}\b").finditer(text, before)
            if not any(start <= match.start() < end for start, end in held)
        ]
        if places:
            found.append({"name": name, "kind": kind, "mentions": places})
    return found
