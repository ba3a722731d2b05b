"""Forms of Russian words: what case a word stands in, and how a phrase reads in the nominative.

Words are looked up with Kazakh letters written as Russian ones, and answers put back on the
letters of the text: «Әкежана» gives «Әкежан».
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from articles.language.letters import TO_RUSSIAN
from articles.language.russian import dictionary

if TYPE_CHECKING:
    from pymorphy3.analyzer import Parse

CYRILLIC = re.compile("[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
# As names and roles are compared: nominative, genitive, dative, accusative, instrumental, prepositional.
LETTER = dict(zip(CASES, "ngdail", strict=True))
# Special second forms of a case, as the dictionary calls them.
_CASE = {case: case for case in CASES} | {
    "gen1": "gent",
    "gen2": "gent",
    "acc2": "accs",
    "loc1": "loct",
    "loc2": "loct",
    "voct": "nomn",
}
# Nouns of our own public life that the dictionary does not know, all of one declension.
CIVIC_NOUNS = frozenset({"маслихат", "акимат", "мажилис", "аким", "замаким", "курултай", "кенес"})
_ENDINGS = {
    "": ("nomn", "accs"),
    "а": ("gent",),
    "у": ("datv",),
    "ом": ("ablt",),
    "е": ("loct",),
}
_PLURAL_ENDINGS = {
    "ы": ("nomn", "accs"),
    "ов": ("gent",),
    "ам": ("datv",),
    "ами": ("ablt",),
    "ах": ("loct",),
}


class Form(NamedTuple):
    """One reading of a word: its base form, part of speech (OpenCorpora's names) and agreement."""

    lemma: str
    pos: str
    case: str
    number: str
    gender: str
    weight: float


def folded(word: str) -> str:
    """Small letters, Kazakh ones written as Russian, ё as е; as many letters as before."""
    return word.lower().translate(TO_RUSSIAN)


@lru_cache(maxsize=2**15)
def parses(low: str) -> "tuple[Parse, ...]":
    """The dictionary's readings of a folded word, likeliest first; guesses where it has none."""
    return tuple(dictionary().parse(low))


@lru_cache(maxsize=2**15)
def forms(low: str) -> tuple[Form, ...]:
    """Readings of a folded word that are not far-fetched, likeliest first."""
    if own := _own_forms(low):
        return own
    found = [_form(parse) for parse in parses(low) if parse.score > 0.01]
    if "-" in low and not any(parse.is_known for parse in parses(low)):
        first, _hyphen, last = low.rpartition("-")
        if own := _own_forms(last):
            return tuple(form._replace(lemma=f"{first}-{form.lemma}") for form in own)
    return tuple(found)


def _form(parse: "Parse") -> Form:
    tag = parse.tag
    number = tag.number or ("plur" if "plur" in tag else "sing")
    return Form(
        parse.normal_form.replace("ё", "е"),
        str(tag.POS or ""),
        _CASE.get(str(tag.case), ""),
        number,
        str(tag.gender or ""),
        parse.score,
    )


def _own_forms(low: str) -> tuple[Form, ...]:
    for noun in CIVIC_NOUNS:
        if not low.startswith(noun):
            continue
        ending = low[len(noun) :]
        singular = [
            Form(noun, "NOUN", case, "sing", "masc", 1) for case in _ENDINGS.get(ending, ())
        ]
        plural = [
            Form(noun, "NOUN", case, "plur", "masc", 1) for case in _PLURAL_ENDINGS.get(ending, ())
        ]
        if singular or plural:
            return (*singular, *plural)
    return ()


@lru_cache(maxsize=2**15)
def lemma(low: str) -> str:
    """The likeliest base form."""
    found = forms(low)
    return found[0].lemma if found else low


@lru_cache(maxsize=2**15)
def lemmas(low: str) -> frozenset[str]:
    """The base forms that a word may well be of."""
    return frozenset(form.lemma for form in forms(low) if form.weight > 0.05)


def part_of_speech(low: str) -> str:
    """The likeliest one; empty for signs and numbers."""
    found = forms(low)
    return found[0].pos if found else ""


@lru_cache(maxsize=2**15)
def is_adjective(low: str) -> bool:
    return any(form.pos in {"ADJF", "PRTF"} and form.weight > 0.1 for form in forms(low))


@lru_cache(maxsize=2**15)
def agreements(low: str, pos: Iterable[str] = ("NOUN", "ADJF", "PRTF")) -> frozenset[tuple]:
    """The (case, number, gender) that a word may stand in; gender is "" in the plural."""
    return frozenset(
        (form.case, form.number, "" if form.number == "plur" else form.gender)
        for form in forms(low)
        if form.pos in pos and form.case
    )


@lru_cache(maxsize=2**15)
def cases(low: str, pos: Iterable[str] = ("NOUN", "ADJF", "PRTF")) -> frozenset[str]:
    return frozenset(case for case, _number, _gender in agreements(low, pos))


def agree(adjective: str, noun: str) -> bool:
    """Whether two folded words may be an adjective and its noun in one case."""
    return not agreements(adjective, ("ADJF", "PRTF")).isdisjoint(agreements(noun, ("NOUN",)))


def nominative(
    written: str, gender: str = "", number: str = "sing", pos: str | tuple[str, ...] = ()
) -> str:
    """The word in the nominative, in the letters it was written with; itself where none is known."""
    low = folded(written)
    if own := _own_forms(low):
        return on_letters(written, own[0].lemma)
    for parse in parses(low):
        if pos and str(parse.tag.POS) not in pos:
            continue
        wanted = {"nomn", number}
        if gender and number == "sing" and "NOUN" not in parse.tag:
            wanted.add(gender)
        inflected = parse.inflect(wanted)
        if inflected:
            return on_letters(written, inflected.word.replace("ё", "е"))
    return written


@lru_cache(maxsize=2**12)
def genitive(written: str) -> str:
    """A noun or name in the genitive; itself where it is not declined."""
    for parse in parses(folded(written)):
        if "NOUN" in parse.tag and (inflected := parse.inflect({"gent"})):
            return on_letters(written, inflected.word.replace("ё", "е"))
    return written


def on_letters(written: str, low: str) -> str:
    """A folded form in the letters of another form of the same word, capitals and Kazakh ones kept."""
    folded_written = folded(written)
    same = 0
    while same < min(len(low), len(folded_written)) and low[same] == folded_written[same]:
        same += 1
    if same == 0:
        return low.capitalize() if written[:1].isupper() else low
    rest = low[same:]
    return written[:same] + (rest.upper() if written.isupper() and len(written) > 2 else rest)


@lru_cache(maxsize=2**15)
def past_gender(low: str) -> str:
    """`masc` or `femn` of a singular verb in the past (or «уверен», «убеждена»), else ""."""
    for parse in parses(low)[:1]:
        tag = parse.tag
        if (tag.POS == "VERB" and "past" in tag) or tag.POS == "PRTS":
            return str(tag.gender) if tag.number == "sing" and tag.gender != "neut" else ""
    if low in {"уверен", "убежден", "согласен"}:
        return "masc"
    return "femn" if low in {"уверена", "убеждена", "согласна"} else ""
