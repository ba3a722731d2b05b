"""What stands at a place of the text: areas, dates, figures, quotes, and the events it tells of."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from articles.language.folding import fold
from articles.recognition.proposal import Credit, Date, Event, Figure, Place, Quote
from articles.recognition.reading import Span

from .agreement import (
    Row,
    bare,
    event_agreement,
    overlap,
    place_key,
    same_edtf,
    same_figure,
    unlisted,
    unresolved,
)
from .scoring import Judgement, is_optional, judged

_AREAS = frozenset({"city", "region", "country"})


def judge_places(answers: Row, places: Sequence[Place]) -> Judgement:
    """Cities, regions and countries; no error is one within the name of another thing."""
    rows = answers["places"]
    others = [row for row in rows if row["kind"] not in _AREAS]
    holders = [
        Span(*place) for row in answers["organisations"] + others for place in row["mentions"]
    ]

    def names(place: Place) -> set[str]:
        known = [place.known.name] if place.known else []
        return {place_key(name) for name in (place.name, *known)}

    def neither(place: Place) -> bool:
        return (
            place.kind not in _AREAS
            or not names(place).isdisjoint(place_key(row["name"]) for row in others)
            or all(any(holder.holds(m) for holder in holders) for m in place.mentions)
        )

    return judged(
        [row for row in rows if row["kind"] in _AREAS],
        places,
        lambda row, place: place_key(row["name"]) in names(place),
        words_wanted=lambda row: row["name"],
        words=lambda place: f"{place.name} ({place.kind})",
        optional=is_optional,
        neither=neither,
    )


def judge_events(rows: Sequence[Row], events: Sequence[Event]) -> Judgement:
    return judged(
        rows,
        events,
        event_agreement,
        words_wanted=lambda row: f"{row['name']} ({row['relation']}, {row['date']})",
        words=lambda event: f"{event.name} ({event.manner}, {event.date})",
        optional=is_optional,
    )


def judge_dates(rows: Sequence[Row], dates: Sequence[Date]) -> Judgement:
    """What nothing in the text resolves may be left out, or proposed without a date."""

    def optional(row: Row) -> bool:
        untouched = not any(overlap(row, date) for date in dates)
        return is_optional(row) or (unresolved(row["edtf"]) and untouched)

    return judged(
        rows,
        dates,
        lambda row, date: overlap(row, date) and same_edtf(row["edtf"], date.edtf),
        words_wanted=lambda row: f"{row['text']} = {row['edtf']}",
        words=lambda date: f"{date.text} = {date.edtf}",
        optional=optional,
    )


def judge_figures(rows: Sequence[Row], figures: Sequence[Figure]) -> Judgement:
    return judged(
        rows,
        figures,
        same_figure,
        words_wanted=lambda row: f"{row['text']} = {row['qualifier']} {row['value']}",
        words=lambda figure: f"{figure.text} = {figure.qualifier} {figure.number}",
        optional=is_optional,
        neither=unlisted,
    )


def judge_quotes(
    rows: Sequence[Row], quotes: Sequence[Quote], same: Callable[[Row, Quote], bool]
) -> Judgement:
    """Direct ones, word for word but for the marks and stops around them."""
    return judged(
        rows,
        [part for quote in quotes if quote.speech == "direct" for part in _parts(rows, quote)],
        lambda row, quote: (
            overlap(row, quote) and bare(row["text"]) == bare(quote.text) and same(row, quote)
        ),
        words_wanted=lambda row: f"{row['speaker']}: {row['text']}",
        words=lambda quote: f"{quote.speaker}: {quote.text}",
        optional=is_optional,
    )


def _parts(rows: Sequence[Row], quote: Quote) -> list[Quote]:
    """One that the words of its speaker break into several rows may be proposed whole."""
    broken = [row for row in rows if overlap(row, quote)]
    text = bare(quote.text)
    if (
        len(broken) > 1
        and text.startswith(bare(broken[0]["text"]))
        and text.endswith(bare(broken[-1]["text"]))
    ):
        return [
            replace(quote, text=row["text"], start=row["start"], end=row["end"]) for row in broken
        ]
    return [quote]


def judge_credits(rows: Sequence[Row], credits: Sequence[Credit]) -> Judgement:
    return judged(
        rows,
        credits,
        lambda row, credit: fold(row["text"]) == fold(credit.text),
        words_wanted=lambda row: row["text"],
        words=lambda credit: credit.text,
        optional=is_optional,
    )
