"""A person's name as written, with the words around it → his name in the nominative and his gender.

Every gender and case is tried for all words of the name together; what the dictionary, the lists,
the endings and the words around speak for is added up, and then the other names of the text.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from .given_names import FEMALE_NAMES, HARDLY_SURNAMES, KOREAN_SURNAMES, NO_SURNAMES
from .grammar import folded, on_letters
from .model import first_names
from .name_endings import CASES, EVERY_CASE, Part
from .name_forms import Candidate, candidates
from .name_words import is_first_name

Weights = dict[str, float]

# A vowel without a stop is a syllable: «Ван И».
INITIAL = re.compile(r"[А-ЯЁӘҒҚҢӨҰҮҺІA-Z]\.|[БВГДЖЗКЛМНПРСТФХЦЧШЩҒҚҢҺA-Z]")
# How often names stand so, other things being equal.
_CASE_ODDS: Weights = {"n": 0.25, "g": 0.05, "i": 0.02}
_GENDER_ODDS: Weights = {"m": 0.05}
# Of Kazakhs it may be all the surname there is.
_KAZAKH_PATRONYMIC = re.compile("(?:улы|кызы|оглы)$")
_PARTICLES = frozenset("ван фон дер де ди да дю ла ле аль эль бен".split())  # of a surname
_NO_RUSSIAN_ENDING = "іә"  # no case ends so: «Бекарыса Есенгелді»
_UNEXPLAINED = -1.0  # a word that no declension of that gender and case gives
_DISAGREES = 0.9  # «Виталия Пухова ждал торт»: no woman waited
_CLEARLY_BEHIND = 0.5
_SURELY_FIRST = 2.5
_OF_AN_A = re.compile("[кгхжшчщ]и$")
_OF_WOMEN = re.compile("(?:[ое]в|[иы]н)а$")


class Declined(NamedTuple):
    """One way to read a name: `parts` says of each word whether it is first, last, …, or initial."""

    score: float
    gender: str
    case: str
    words: tuple[str, ...]
    parts: tuple[str, ...]


@dataclass(slots=True)
class Name:
    """A name in the nominative; an initial stands for a first name that is not written out."""

    first: str = ""
    last: str = ""
    patronymic: str = ""
    gender: str = ""
    case: str = ""

    @property
    def full(self) -> str:
        given = (f"{each}." if len(each) == 1 else each for each in (self.first, self.patronymic))
        return " ".join(filter(None, (*given, self.last)))

    @property
    def has_both(self) -> bool:
        return len(self.first) > 1 and bool(self.last)


@dataclass(slots=True)
class Context:
    """What the words around a name say of its case and gender."""

    cases: Weights = field(default_factory=dict)
    genders: Weights = field(default_factory=dict)
    # Of both together: «дочь Гульназ» is a woman if she is the daughter, and not if it is his.
    apposed: dict[tuple[str, str], float] = field(default_factory=dict)
    doer: str = ""  # gender of whoever does what the verb beside says

    def case(self, letters: str, weight: float) -> None:
        for letter in letters:
            self.cases[letter] = self.cases.get(letter, 0) + weight

    def gender(self, letter: str, weight: float) -> None:
        self.genders[letter] = self.genders.get(letter, 0) + weight

    def apposition(self, gender: str, case: str, weight: float) -> None:
        self.apposed[gender, case] = max(self.apposed.get((gender, case), 0), weight)


def readings(written: list[str], context: Context) -> list[Declined]:
    """All of them, best first; `written` are the name's words, initials with or without stops."""
    found, places = [], _places(written)
    for gender in "mf":
        for case in CASES:
            score = _CASE_ODDS.get(case, 0) + context.cases.get(case, 0)
            score += _GENDER_ODDS.get(gender, 0) + context.genders.get(gender, 0)
            score += context.apposed.get((gender, case), 0)
            if case == "n" and context.doer not in {"", gender}:
                score -= _DISAGREES
            words, parts = [], []
            for word, place in zip(written, places, strict=True):
                weight, nominative, part = _word(word, gender, case, place)
                score += weight
                words.append(nominative)
                parts.append(part)
            found.append(Declined(round(score, 3), gender, case, tuple(words), tuple(parts)))
    return sorted(found, key=lambda reading: -reading.score)


def sure_case(found: list[Declined]) -> str:
    """That of the best reading, if no other case comes near; empty for what is not declined."""
    best = found[0]
    clear = all(
        other.score < best.score - _CLEARLY_BEHIND for other in found if other.case != best.case
    )
    return best.case if clear else ""


def sure_cases(found: list[Declined]) -> str:
    """Those that the best readings may stand in; empty where one is the nominative."""
    near = {one.case for one in found if one.score >= found[0].score - _CLEARLY_BEHIND}
    return "" if "n" in near else "".join(sorted(near))


def split(reading: Declined) -> Name:
    """Which word is what: «Есматов Серик» and «Серик Есматов» are one name."""
    words = list(zip(reading.words, reading.parts, strict=True))
    initials = [word.strip(".") for word, part in words if part == "initial"]
    patronymic = next((word for word, part in words if part == "patronymic"), "")
    rest = [(word, part) for word, part in words if part not in {"initial", "patronymic"}]
    if reading.parts[1:2] == ("patronymic",) and reading.parts[0] != "initial":
        # Whatever follows is the surname: «Станислав Эдуардович Мацкевич».
        first, last = reading.words[0], " ".join(reading.words[2:])
    elif reading.parts[2:] == ("patronymic",) and not initials:
        last, first = reading.words[:2]  # «Ким Леонид Васильевич»
    else:
        first, last = _first_and_last(rest, bool(initials), bool(patronymic))
    if not last and _KAZAKH_PATRONYMIC.search(folded(patronymic)):
        last, patronymic = patronymic, ""
    if not first and initials:
        first = initials[0]
        patronymic = patronymic or "".join(initials[1:2])
    return Name(first, last, patronymic, reading.gender, reading.case)


def _first_and_last(
    rest: list[tuple[str, str]], initials: bool, patronymic: bool
) -> tuple[str, str]:
    if not rest:
        return "", ""
    if len(rest) == 1:
        word, part = rest[0]
        if initials or part == "last":
            return "", word
        is_first = part == "first" or patronymic or is_first_name(folded(word))
        return (word, "") if is_first else ("", word)
    parts = [part for _word, part in rest]
    words = [word for word, _part in rest]
    if folded(words[0]) in _PARTICLES:
        return "", " ".join(words)
    if parts[0] == "last" and "first" in parts:
        number = parts.index("first")
    elif len(rest) == 2 and _is_given_name_last(*rest):
        number = 1
    else:
        number = 0
    return words[number], " ".join(words[:number] + words[number + 1 :])


def _is_given_name_last(one: tuple[str, str], other: tuple[str, str]) -> bool:
    first, last = folded(one[0]), folded(other[0])
    is_given = last in HARDLY_SURNAMES
    if is_given and (first in KOREAN_SURNAMES or not is_first_name(first)):
        return True
    return one[1] == "last" != other[1] and is_first_name(last)


def _is_korean(written: list[str]) -> bool:
    """«Ким Хо Сику»: of such names the last syllable alone is declined."""
    if len(written) != 3 or folded(written[0]) not in KOREAN_SURNAMES:
        return False
    _surname, first, last = map(folded, written)
    return len(first) < 5 and len(last) < 7 and first not in NO_SURNAMES | FEMALE_NAMES


def _places(written: list[str]) -> list[str]:
    """Where a word stands among those that are no initials: a name begins with the first name."""
    if _is_korean(written):
        return ["fixed", "fixed", "alone"]
    whole = [not INITIAL.fullmatch(word) for word in written]
    several, found, seen = sum(whole) > 1, [], 0
    for is_whole in whole:
        if not is_whole:
            found.append("initial")
            continue
        found.append("alone" if not several else "first" if seen == 0 else "last")
        seen += 1
    return found


@lru_cache(maxsize=2**14)
def _word(word: str, gender: str, case: str, place: str) -> tuple[float, str, str]:
    """Weight, nominative and part of one word of the name."""
    if place == "initial":
        return 0, word, "initial"
    if place == "fixed":
        return 0.5, word, "any"
    low = folded(word)
    if not re.search("[а-я]", low):
        return 0.5, word, "any"
    if word[-1] in _NO_RUSSIAN_ENDING:
        return 0.8, word, "first" if low in first_names() else "any"
    if "-" in low:
        return _hyphenated(word, gender, case)
    if place == "first" and low in _PARTICLES:
        return 0.5, word, "any"
    best = _best(low, gender, case, place)
    if best is None:
        return _UNEXPLAINED, word, "any"
    weight, nominative, part = best
    return weight, on_letters(word, nominative), part


def _hyphenated(word: str, gender: str, case: str) -> tuple[float, str, str]:
    """The last part is declined, those before if they look like surnames or are known first names:
    Римского-Корсакова, Хансом-Петером."""
    *fronts, end = word.split("-")
    found = []
    for front in fronts:
        best = _best(folded(front), gender, case, "front")
        found.append((best[0], on_letters(front, best[1])) if best else (0.8, front))
    best = _best(folded(end), gender, case, "alone")
    found.append((best[0], on_letters(end, best[1])) if best else (0.0, end))
    weight = sum(weight for weight, _nominative in found) / len(found)
    return weight, "-".join(nominative for _weight, nominative in found), best[2] if best else "any"


def _best(low: str, gender: str, case: str, place: str) -> tuple[float, str, Part] | None:
    best = None
    for candidate in candidates(low):
        if candidate.gender not in {"?", gender}:
            continue
        if candidate.cases != EVERY_CASE and case not in candidate.cases:
            continue
        if place == "front" and not _is_declined_in_front(low, candidate):
            continue
        weight = candidate.weight + _at_its_place(low, candidate, gender, place)
        if best is None or weight > best[0]:
            best = (weight, candidate.nominative, candidate.part)
    return best


def _at_its_place(low: str, candidate: Candidate, gender: str, place: str) -> float:
    weight = 0.0
    if place == candidate.part:
        weight += 0.25
    if place == "last" and candidate.part == "first":
        # No man's surname is a woman's given name: «Лоренцо Бьянки», and no form of Бьянка.
        weight -= 2.2 if (gender, candidate.gender) == ("m", "?") else 0.4
    if (
        place == "last"
        and gender == "m"
        and candidate.part == "any"
        and candidate.nominative[-1] == "а"
    ):
        # Of a surname it tells less than of a first name: Жозе Силва. But Сапарова is no man's.
        weight += -0.4 if _OF_WOMEN.search(candidate.nominative) else 0.15
    if place == "first" and gender == "m" and candidate.part == "any" and _OF_AN_A.search(low):
        # «Макаши» is hardly a form of a Макаша whom no list has.
        weight -= 0.35 if candidate.cases == "g" else 0
    if place == "first" and candidate.part == "last" and low in first_names():
        weight -= 0.5
    # A woman's surname on a consonant is not declined.
    if (
        place == "last"
        and gender == "f"
        and candidate.cases == EVERY_CASE
        and low[-1] not in "аеиоуыэюя"
        and not low.endswith(("ых", "их"))
    ):
        weight += 0.3
    return weight


def _is_declined_in_front(low: str, candidate: Candidate) -> bool:
    if candidate.part == "first":
        return candidate.weight > _SURELY_FIRST
    return (
        candidate.part == "last"
        and candidate.weight > 1.1
        and len(low) - len(candidate.nominative) <= 3
        and candidate.nominative.endswith(("ов", "ев", "ин", "ва", "на", "ий", "ая"))
    )
