"""What a text says a person is: «депутата маслихата г. Алматы Серика Есматова»."""

import re

from .grammar import folded
from .kazakh_people import kazakh_role
from .proposal import Organisation, Role
from .reading import Reading, Span
from .role_grammar import Stated
from .role_naming import role_of
from .role_places import clipped, stated_after, stated_before
from .who_is_who import Individual

_BETWEEN_NAMES = re.compile(r"\s*(?:,|,?\s*и|,?\s*а также|,?\s*мен|,?\s*және)\s*")


def roles(
    reading: Reading,
    people: list[Individual],
    organisations: list[Organisation],
    city: str | None = None,
) -> dict[int, list[Role]]:
    """The roles of each person, by his place in the list; each once, in the order of the text.

    `city` is the one that the text is about: «аким города» is its akim.
    """
    mentions = sorted(
        ((mention, number) for number, each in enumerate(people) for mention in each.mentions),
        key=lambda pair: pair[0].span,
    )
    found: dict[int, list[Role]] = {number: [] for number in range(len(people))}
    before: list[Stated] = []
    shared: tuple[Role, bool] | None = None
    for place, (mention, number) in enumerate(mentions):
        previous = mentions[place - 1][0].span if place else None
        following = mentions[place + 1][0].span if place + 1 < len(mentions) else None
        line = reading.line_at(mention.span.start)
        if line and line.language == "kk":
            stated_here = kazakh_role(reading, mention.span, organisations)
            if stated_here is None and previous and _goes_on(reading, previous, mention.span):
                stated_here = shared
            shared = stated_here if stated_here and stated_here[1] else None
            if stated_here:
                _add(found[number], stated_here[0])
            continue
        stated = list(stated_before(reading, mention, previous))
        if not stated and previous and _goes_on(reading, previous, mention.span):
            stated = [role for role in before if role.plural]
        before = stated
        stated = stated + list(stated_after(reading, mention, following, bool(stated)))
        for role in stated:
            if role := clipped(role, [each.span for each, _number in mentions]):
                _add(found[number], role_of(reading, role, organisations, city))
    return found


def _goes_on(reading: Reading, previous: Span, here: Span) -> bool:
    return bool(_BETWEEN_NAMES.fullmatch(reading.text[previous.end : here.start]))


def _add(found: list[Role], role: Role) -> None:
    """A role said twice, or once more shortly, is one."""
    for number, other in enumerate(found):
        one, two = folded(other.role), folded(role.role)
        same_office = one.split()[0] == two.split()[0]
        nested = one.startswith(two) or two.startswith(one)
        same_place = other.organisation is not None and other.organisation == role.organisation
        if nested or (same_office and same_place):
            if len(two) > len(one):
                found[number] = role
            return
    found.append(role)
