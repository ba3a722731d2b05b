"""What one word is, as far as names go: a first name, a role, a common noun. Words come folded."""

import re
from functools import lru_cache

from .grammar import lemmas, parses
from .model import first_names
from .name_endings import CASES, EVERY_CASE
from .name_forms import candidates
from .vocabulary import CREATURES, NO_ROLES, ROLES

# Surnames of which a man's differs from a woman's.
OF_ONE_GENDER = re.compile("(?:[оеё]в|[иы]н|[сц]к(?:ий|ая)|(?:[оеё]в|[иы]н)а)$")
# Of the few given names whose patronymics are short: Ильич, Никитич.
_SHORT = "^(?:ил|кузьм|лук|фом|никит|ион|фок)ь?ич"
RUSSIAN_PATRONYM = re.compile(f"(?:(?:вич|{_SHORT})(?:|а|у|ем|е)|(?:вн|чн)(?:а|ы|е|у|ой))$")
PATRONYM = re.compile(f"(?:вич|вна|улы|кызы|{_SHORT}|ичн[аыеуо])")
LISTING = frozenset({"и", ","})  # between the names of a list
# Written apart: «Турал Гасан оглы Мамедзаде».
PATRONYMIC_ENDS = frozenset("оглы углы кызы гызы".split())
# «семилетняя»: of a child or a horse.
AGED = re.compile(".+летн(?:ий|яя|его|ей|ему|юю|им|ем)$")
# How words for professions end that the dictionary does not list.
_PROFESSIONS = (
    "олог",
    "ограф",
    "хирург",
    "ник",
    "вед",
    "тель",
    "щик",
    "чик",
    "ист",
    "тор",
    "ер",
    "метрист",
    "терапевт",
    "педагог",
    "истка",
    "ница",
    "щица",
    "атлет",
    "атлетка",
)


@lru_cache(maxsize=2**14)
def is_first_name(low: str) -> bool:
    """Whether some form of a first name reads so."""
    if low in first_names():
        return True
    return any(each.part == "first" and each.weight > 2 for each in candidates(low))


def is_given_alone(low: str) -> bool:
    """Without a surname: «34-летний Максим Д.» is not to be known."""
    return is_first_name(low) and not ends_as_surname(low)


def is_hers(low: str) -> bool:
    """Whether a given name in the nominative is rather a woman's."""
    known = [each for each in candidates(low) if each.part == "first" and each.nominative == low]
    return bool(known) and max(known, key=lambda each: each.weight).gender == "f"


@lru_cache(maxsize=2**14)
def likely_cases(low: str) -> frozenset[str]:
    """Letters of the cases that a name's word may well stand in, of a name that is known as such."""
    found = candidates(low)
    cases = ""
    # The dictionary shares a surname's weight out between its cases.
    for part, least, near in (("first", 2.0, 0.3), ("last", 1.9, 0.5), ("", 0, 0.3)):
        known = [each for each in found if part in {"", each.part} and each.weight > least]
        best = max((each.weight for each in known), default=0)
        if part or not cases:
            cases += "".join(each.cases for each in known if each.weight > best - near)
    return frozenset(CASES if EVERY_CASE in cases else cases)


def ends_as_surname(low: str) -> bool:
    return any(each.part == "last" and each.weight >= 1.4 for each in candidates(low))


@lru_cache(maxsize=2**14)
def is_name_word(low: str) -> bool:
    """Whether the dictionary or the list of first names has it as part of a name."""
    if low in first_names():
        return True
    return any(
        parse.is_known and not {"Name", "Surn", "Patr"}.isdisjoint(parse.tag.grammemes)
        for parse in parses(low)
    )


@lru_cache(maxsize=2**14)
def is_common_word(low: str) -> bool:
    """A known noun or adjective that is nobody's name."""
    return not is_name_word(low) and any(
        parse.is_known and parse.tag.POS in {"NOUN", "ADJF"} for parse in parses(low)
    )


@lru_cache(maxsize=2**14)
def is_noun_too(low: str) -> bool:
    """Whether some name is a common noun as well: Мороз, Сокол."""
    names = {"Name", "Surn", "Patr", "Geox", "Orgn", "Trad"}
    return any(
        parse.is_known and parse.tag.POS == "NOUN" and names.isdisjoint(parse.tag.grammemes)
        for parse in parses(low)
    )


@lru_cache(maxsize=2**14)
def is_rather_surname(low: str) -> bool:
    """Whether the dictionary finds the surname likelier: «Волков» than several wolves.

    Not where both have one base form: Мороз.
    """
    known = [parse for parse in parses(low) if parse.is_known]
    surnames = [parse for parse in known if "Surn" in parse.tag]
    nouns = {parse.normal_form for parse in known if parse not in surnames}
    weight = sum(parse.score for parse in surnames)
    return weight > sum(parse.score for parse in known) / 2 and nouns.isdisjoint(
        parse.normal_form for parse in surnames
    )


def is_place(low: str) -> bool:
    return any(parse.is_known and "Geox" in parse.tag for parse in parses(low)[:2])


def ends_as_profession(low: str) -> bool:
    """Of words that are in no dictionary: «дутарист»."""
    return any(lemma.endswith(_PROFESSIONS) for lemma in lemmas(low))


@lru_cache(maxsize=2**14)
def is_role(lemma: str) -> bool:
    """Whether a base form tells what somebody is: any living being's word that is no creature's."""
    if lemma in ROLES:
        return True
    if lemma in NO_ROLES or lemma in CREATURES:
        return False
    if "-" in lemma:
        first, _hyphen, last = lemma.rpartition("-")
        if first in CREATURES or last in ROLES:
            return first not in CREATURES
    is_profession, likely = lemma.endswith(_PROFESSIONS), parses(lemma)[:2]
    if is_profession:  # and a machine, maybe: «осветитель»
        likely += tuple(parse for parse in parses(lemma)[2:] if parse.is_known)
    return any(
        (parse.is_known or is_profession)
        and parse.tag.POS == "NOUN"
        and parse.normal_form.replace("ё", "е") == lemma
        and "anim" in parse.tag
        and not {"Name", "Surn", "Patr", "Geox"} & set(parse.tag.grammemes)
        for parse in likely
    )
