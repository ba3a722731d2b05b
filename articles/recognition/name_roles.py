"""What a word for a role or for kin says of the name that stands beside it."""

import re
from functools import lru_cache

from .grammar import LETTER, Form, forms
from .name_words import is_role
from .named_things import is_kin
from .names import Context
from .vocabulary import FEMALE_ROLES

# How words for women end that stand beside others for men.
_WOMEN = ("ка", "ица", "есса", "иня", "иха")
_NOMINAL = frozenset({"NOUN", "ADJF", "PRTF"})
_PARTICIPLE = re.compile("(.+щ)(?:ий|ая|ую|ей|ею|его|ему|им|ем)")
_RARE = 0.1


def heed_cases(found: Context, role: str, most: float) -> None:
    for letter, weight in role_cases(role):
        found.case(letter, most * weight)


def heed_role(found: Context, low: str, most: float, *, is_behind: bool = False) -> None:
    """What stands behind a name may be the next one's: «Есен Сеитов, обладательница приза Әлия …»."""
    heed_cases(found, low, most)
    for gender, letter in kin_cases(low):
        found.apposition(gender, letter, 1.5)
    if womans := [form for form in _likely(low) if _is_womans(form, low)]:
        found.gender("f", 0.8)
        for form in womans:
            if form.number == "sing" and form.case and not is_behind:
                found.apposition("f", LETTER[form.case], 0.8)


@lru_cache(maxsize=2**12)
def role_cases(low: str) -> tuple[tuple[str, float], ...]:
    """The cases that a role's word may stand in, the likeliest weighing 1; none for other words."""
    weights: dict[str, float] = {}
    for form in _likely(low):
        if form.pos in _NOMINAL and form.case and is_role(_role_of(form, low)):
            weight = form.weight * (0.6 if form.number == "plur" else 1)
            letter = LETTER[form.case]
            weights[letter] = max(weights.get(letter, 0), weight)
    most = max(weights.values(), default=0)
    return tuple((letter, weight / most) for letter, weight in weights.items())


@lru_cache(maxsize=2**10)
def kin_cases(low: str) -> frozenset[tuple[str, str]]:
    """Gender and case that a word for kin may have in the singular."""
    return frozenset(
        (form.gender[0], LETTER[form.case])
        for form in forms(low)
        if form.pos == "NOUN"
        and form.number == "sing"
        and form.case
        and is_kin(form.lemma)
        and form.gender in {"masc", "femn"}
    )


def is_singular(low: str) -> bool:
    return any(form.number == "sing" for form in forms(low)[:1])


def _is_womans(form: Form, low: str) -> bool:
    if not FEMALE_ROLES.isdisjoint((form.lemma, form.lemma.partition("-")[0])):
        return True
    if form.gender != "femn" or not is_role(_role_of(form, low)):
        return False
    # «заведующая», «ведущая»; but «глава» and «звезда» are either.
    return form.pos in {"ADJF", "PRTF"} or form.lemma.endswith(_WOMEN)


def _role_of(form: Form, low: str) -> str:
    """Of a participle that is a noun too, «заведующей», the man's word."""
    participle = _PARTICIPLE.fullmatch(low) if form.pos == "PRTF" else None
    return f"{participle[1]}ий" if participle else form.lemma


def _likely(low: str) -> list[Form]:
    """«внук» is hardly the genitive of several «внука»."""
    found = forms(low)
    most = max((form.weight for form in found), default=0)
    return [form for form in found if form.weight > _RARE * most]
