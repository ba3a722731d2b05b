"""Mentions of one person joined: two people are never joined on a surname alone."""

from dataclasses import dataclass, field

from .given_names import DIMINUTIVES
from .grammar import folded
from .mentions import Mention, fields_of
from .name_forms import candidates
from .name_words import is_first_name
from .names import Name
from .reading import Span
from .spelling import are_one_word


@dataclass(slots=True)
class Individual:
    """One person of one text."""

    name: Name
    mentions: list[Mention] = field(default_factory=list)
    # Where a surname stands that a namesake in the text has too.
    maybe: list[Span] = field(default_factory=list)

    @property
    def gender(self) -> str:
        lead = sum(map(self._lead, self.mentions))
        if abs(lead) < 0.05:  # of an unknown first name its end tells
            return "female" if folded(self.name.first)[-1:] in {"а", "я"} else "male"
        return "male" if lead > 0 else "female"

    def _lead(self, mention: Mention) -> float:
        """«Серик» is a man's name, and says nothing of «Назым Серик»."""
        own = mention.name
        is_surname = not own.last and mention.low == folded(own.first) == folded(self.name.last)
        return mention.lead_of_verb if is_surname else mention.lead

    @property
    def spans(self) -> list[Span]:
        return sorted(mention.span for mention in self.mentions)


def joined(mentions: list[Mention]) -> list[Individual]:
    """Mentions of one person together: full names first, then initials, then lone names."""
    found: list[Individual] = []
    for mention in sorted(mentions, key=_fullness):
        bearer = _bearer(mention, found)
        namesakes = [] if bearer else [each for each in found if _may_be_one(mention, each)]
        if len(namesakes) > 1:  # and no machine tells of which
            for each in namesakes:
                each.maybe.append(mention.span)
            continue
        if bearer is None:
            bearer = Individual(Name(**fields_of(mention.name)))
            found.append(bearer)
        bearer.mentions.append(mention)
        _complete(bearer.name, mention.name)
    for each in found:
        _put_in_order(each)
    return found


def _put_in_order(each: Individual) -> None:
    """Where a text gives a name both ways, the given name is the one that is known as such.

    Of two given names the order that is more frequent holds, or else the last one: first mentions
    put the surname in front.
    """
    name = each.name
    wholes = sorted((one for one in each.mentions if one.name.has_both), key=lambda one: one.span)
    are_swapped = [_are_swapped(one.name, name) for one in wholes]
    if not any(are_swapped):
        return
    last_is_given, first_is_given = (is_first_name(folded(one)) for one in (name.last, name.first))
    others = 2 * sum(are_swapped)
    is_rather_swapped = others > len(wholes) or (others == len(wholes) and are_swapped[-1])
    if last_is_given and (not first_is_given or is_rather_swapped):
        name.first, name.last = name.last, name.first


def _fullness(mention: Mention) -> tuple[int, int]:
    name = mention.name
    order = 0 if name.has_both else 1 if name.first and name.last else 2
    return order, mention.span.start


def _bearer(mention: Mention, found: list[Individual]) -> Individual | None:
    fitting = [each for each in found if _may_be_one(mention, each)]
    if not fitting and (man := _inflected(mention, found)):
        return man
    if len(fitting) > 1:
        same = [each for each in fitting if _same_gender(mention, each)]
        fitting = same or fitting
    return fitting[0] if len(fitting) == 1 else None


def _inflected(mention: Mention, found: list[Individual]) -> Individual | None:
    """«Главным ресурсом Громова была …», «Награду Паку вручила …»: what looks like a woman's
    nominative may be a form of a name that the text has given in full."""
    if (mention.name.first and mention.name.last) or mention.speaks:
        return None
    fitting = [
        each
        for each in found
        if each.name.first and each.name.last and _is_form_of(mention.low, each)
    ]
    if len(fitting) != 1:
        return None
    bearer = fitting[0]
    mention.name = Name(last=bearer.name.last, gender=bearer.name.gender, case="g")
    mention.lead = 1.0 if bearer.gender == "male" else -1.0
    return bearer


def _is_form_of(low: str, bearer: Individual) -> bool:
    surname, letter = folded(bearer.name.last).split()[-1], bearer.gender[:1]
    return any(
        each.nominative == surname and each.gender in {"?", letter} for each in candidates(low)
    )


def _may_be_one(mention: Mention, other: Individual) -> bool:
    name, whose = mention.name, other.name
    if _are_swapped(name, whose):
        return True
    both = name.patronymic and whose.patronymic
    if both and not _one_first_name(name.patronymic, whose.patronymic):
        return False
    if both and not (name.last and whose.last):
        # «учитель Каратаев С. Ж.», «Сабыр Жанович»: both letters are his.
        return not (name.first and whose.first) or _one_first_name(name.first, whose.first)
    if not (name.first and name.last):  # whichever of both the one word was taken for
        word = name.first or name.last
        return len(word) > 1 and (
            _is_short_for(word, whose.first)
            or any(_one_surname(word, part) for part in (whose.first, whose.last) if len(part) > 1)
        )
    if name.last and whose.last and not _one_surname(name.last, whose.last):
        return whose.patronymic == name.last and folded(name.first) == folded(whose.first)
    if name.first and whose.first and not _one_first_name(name.first, whose.first):
        return False
    if name.last and whose.last:
        return True
    if name.first and whose.first and (not name.last or not whose.last):
        return len(name.first) > 1 and folded(name.first) == folded(whose.first)
    return False


def _are_swapped(one: Name, other: Name) -> bool:
    """«Кулиш Степан» of a list, «Степан Кулиш» of what follows."""
    if not (one.has_both and other.has_both):
        return False
    return (folded(one.first), folded(one.last)) == (folded(other.last), folded(other.first))


def _one_surname(one: str, other: str) -> bool:
    """One word of a longer one will do: «Клаус Райнер Хоффманн», «Хоффманн»; «Ван Ли», «Ван»;
    «Римская-Корсакова», «Корсакова»."""
    if are_one_word(one, other):
        return True
    one, other = folded(one).split(), folded(other).split()
    return (
        one == other
        or [one[-1]] == other
        or other[-1:] == one
        or other[:1] == one
        or one == other[-1].split("-")[-1:]
    )


def _is_short_for(short: str, first: str) -> bool:
    """«Женя» of Евгений, who is named in full elsewhere."""
    return folded(first) in DIMINUTIVES.get(folded(short), ())


def _one_first_name(one: str, other: str) -> bool:
    is_one = are_one_word(one, other) or _is_short_for(one, other) or _is_short_for(other, one)
    one, other = folded(one), folded(other)
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return one == other or is_one


def _same_gender(mention: Mention, other: Individual) -> bool:
    gender = other.gender
    return not gender or abs(mention.lead) < 0.3 or (mention.lead > 0) == (gender == "male")


def _complete(whole: Name, part: Name) -> None:
    for key in ("last", "patronymic"):
        if not getattr(whole, key):
            setattr(whole, key, getattr(part, key))
    is_more = len(whole.first) < 2 < len(part.first) and part.first != whole.last
    if is_more or _is_short_for(whole.first, part.first):
        whole.first = part.first
    if len(whole.patronymic) == 1 and len(part.patronymic) > 1:
        whole.patronymic = part.patronymic
