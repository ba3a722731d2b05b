"""Who said what: direct speech in all its typographic forms, and speech that is retold."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .attribution import Named, Subjects
from .direct_speech import direct_speech
from .proposal import Quote
from .reading import Reading
from .reported_speech import fragments, reported_speech
from .speakers import Speakers

__all__ = ["Named", "quotes"]


def quotes(
    reading: Reading,
    people: Sequence[Named],
    roles: Mapping[str, Sequence[str]] | None = None,
) -> list[Quote]:
    """In the order of the text, none over another.

    `people` are the mentions of people in the text; `roles` what it calls each of them, by full
    name and in the nominative.
    """
    subjects = Subjects(reading, people)
    told = [("direct", speech) for speech in direct_speech(reading, subjects)]
    spoken = [part for _manner, speech in told for part in speech.parts]
    # `spoken` grows on the way: nothing is reported within a quotation that a clause ends with.
    for speech in reported_speech(reading, spoken):
        if quoted := fragments(reading, speech.parts[0], spoken):
            told.append(("direct", replace(speech, parts=quoted)))
            spoken += quoted
        else:
            told.append(("reported", speech))
    speakers = Speakers(reading, subjects, spoken, roles or {})
    found: list[Quote] = []
    for manner, speech in sorted(told, key=lambda each: each[1].parts[0]):
        speaker = speakers.of(speech.attribution)
        if manner == "reported" and not speaker.found_by:
            continue
        found += [
            Quote(
                reading.text[part.start : part.end],
                part.start,
                part.end,
                manner,
                speaker.name,
                speaker.as_stated,
                speaker.found_by,
                speaker.confidence,
            )
            for part in speech.parts
        ]
    return sorted(found, key=lambda quote: quote.start)
