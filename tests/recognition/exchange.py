"""A seed and its answers with every name and number exchanged for another in the same form.

What a recogniser knows by heart of the seeds does not help it here: people, own names of
organisations, cities and figures are others at every turn, and the grammar around them is the
same. Words are exchanged form by form, by tables; nothing is declined by a program.

Астана stays the capital, so that «столица» and «столичный» go on meaning it.
"""

import random
import re
from collections.abc import Callable, Iterator
from typing import Any

from tests.recognition import replacements as tables
from tests.seeds import rows

Row = dict[str, Any]


class Exchange:
    """One choice out of the tables, the same for all five texts."""

    def __init__(self, seed: int):
        # As text: small numbers begin alike.
        choose = random.Random(str(seed))
        city = choose.choice(tables.CITIES)
        words = {**dict(_people(choose)), "Almaty": city.latin}
        for old, others in tables.OWN_NAMES:
            words |= zip(old, choose.choice(others), strict=True)
        self.values: dict[int, int] = {}
        for (old, value), others in tables.FIGURES:
            words[old], self.values[value] = choose.choice(others)
        day = choose.choice(tables.REFERENDUMS)
        words[f"{tables.REFERENDUM} марта"] = f"{day} марта"
        patterns = {rf"(?<!\w){re.escape(old)}(?!\w)": new for old, new in words.items()}
        # The day itself, its eve and its morrow in answers.
        for shift in (-1, 0, 1):
            patterns[rf"-03-{tables.REFERENDUM + shift}\b"] = f"-03-{day + shift}"
        patterns[r"\bалматинск(?=\w)"] = city.adjective
        patterns |= {form: getattr(city, case) for form, case in tables.ALMATY.items()}
        self._new = list(patterns.values())
        self._old = re.compile("|".join(f"({pattern})" for pattern in patterns))

    def words(self, old: str) -> str:
        return self._old.sub(self._exchanged, old)

    def moved(self, old: str) -> Callable[[int], int]:
        """Where a place of the old text is in the new one."""
        moves = [
            (match.start(), match.end(), len(self._exchanged(match)) - len(match[0]))
            for match in self._old.finditer(old)
        ]

        def move(place: int) -> int:
            assert not any(start < place < end for start, end, _by in moves), old[place:][:40]
            return place + sum(by for _start, end, by in moves if end <= place)

        return move

    def _exchanged(self, match: re.Match[str]) -> str:
        return self._new[match.lastindex - 1]


def exchange(text: str, answers: Row, seed: int) -> tuple[str, Row]:
    """`text` may be any that the tables were made for."""
    choice = Exchange(seed)
    new, moved = choice.words(text), choice.moved(text)
    # The file and the day it was published stay what they are.
    kept = {key: answers[key] for key in ("file", "date")}
    answers = _each_word(answers, choice.words) | kept
    for row in _rows(answers):
        if "mentions" in row:
            row["mentions"] = [[moved(start), moved(end)] for start, end in row["mentions"]]
        if "start" in row:
            row["start"], row["end"] = moved(row["start"]), moved(row["end"])
            assert new[row["start"] : row["end"]] == row["text"], row
        if "value" in row:
            row["value"] = choice.values[row["value"]]
    return new, answers


def _each_word(value: Any, words: Callable[[str], str]) -> Any:
    match value:
        case str():
            return words(value)
        case list():
            return [_each_word(each, words) for each in value]
        case dict():
            return {key: _each_word(each, words) for key, each in value.items()}
    return value


def _rows(answers: Row) -> Iterator[Row]:
    for value in answers.values():
        if isinstance(value, list):
            yield from (row for row in value if isinstance(row, dict))


def _people(choose: random.Random) -> Iterator[tuple[str, str]]:
    """Every form of a seed's person, with that of another of the same gender.

    Who shares a surname goes on sharing it: Жолдасов and Жолдасова.
    """
    people = [(row["name"], row["gender"]) for row in rows("person") if " " in row["name"]]
    surnames = sorted({_stem(name) for name, _gender in people})
    surname_of = dict(zip(surnames, choose.sample(tables.SURNAMES, len(surnames)), strict=True))
    men = choose.sample(tables.MEN, len(tables.MEN))
    women = choose.sample(tables.WOMEN, len(tables.WOMEN))
    for name, gender in people:
        last, last_genitive, last_of_woman = surname_of[_stem(name)]
        if gender == "female":
            yield name, f"{women.pop()} {last_of_woman}"
            continue
        first, first_genitive = men.pop()
        yield name, f"{first} {last}"
        if name in tables.GENITIVES:
            yield tables.GENITIVES[name], f"{first_genitive} {last_genitive}"
        if name in tables.INITIALS:
            yield tables.INITIALS[name], f"{first[0]}. {last}"
    for row in rows("person"):
        if " " not in row["name"]:
            yield row["name"], choose.choice(tables.STAGE_NAMES)


def _stem(name: str) -> str:
    return re.sub("(?<=[оеи][вн])а$", "", name.split()[-1])
