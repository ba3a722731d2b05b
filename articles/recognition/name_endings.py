"""How names are declined that the dictionary does not know: by their endings."""

import re
from dataclasses import dataclass, field
from typing import Literal

Part = Literal["first", "last", "patronymic", "any"]
CASES = "ngdail"  # nominative, genitive, dative, accusative, instrumental, prepositional
EVERY_CASE = "*"
CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")
_HISSING = frozenset("жшчщц")
_VOWELS = frozenset("аеиоуыэюя")
_LOSES_A_VOWEL = re.compile("[бвдмп]$|[бвгджзклмпрстхчшщ][еа]н$")


@dataclass(frozen=True, slots=True)
class Declension:
    """How names with one ending are declined; "" ends on a consonant."""

    ending: str
    gender: str
    part: Part
    weight: float
    endings: dict[str, str] = field(default_factory=dict)
    is_plural: bool = False


_SURNAMES = [
    Declension(
        f"{end}",
        "m",
        "last",
        weight,
        {"n": end, "ga": f"{end}а", "d": f"{end}у", "i": f"{end}ым", "l": f"{end}е"},
    )
    for end, weight in (("ов", 2.0), ("ев", 2.0), ("ин", 1.4), ("ын", 1.4))
] + [
    Declension(f"{end}а", "f", "last", weight, {"n": f"{end}а", "gdil": f"{end}ой", "a": f"{end}у"})
    for end, weight in (("ов", 2.0), ("ев", 2.0), ("ин", 1.4), ("ын", 1.4))
]
# Of several people at once: «Асель и Данияр Омаровы».
_PLURAL = {"n": "ы", "gal": "ых", "d": "ым", "i": "ыми"}
_SURNAMES += [
    Declension(
        nominative,
        gender,
        "last",
        0.9,
        {case: f"{end}{plural}" for case, plural in _PLURAL.items()},
        is_plural=True,
    )
    for end in ("ов", "ев", "ин")
    for nominative, gender in ((end, "m"), (f"{end}а", "f"))
]
_ADJECTIVES = [
    Declension(
        f"{end}кий",
        "m",
        "last",
        1.8,
        {
            "n": f"{end}кий",
            "ga": f"{end}кого",
            "d": f"{end}кому",
            "i": f"{end}ким",
            "l": f"{end}ком",
        },
    )
    for end in "сц"
] + [
    Declension("кая", "f", "last", 1.8, {"n": "кая", "gdil": "кой", "a": "кую"}),
    # Georgian surnames: Данелия, Гулия.
    Declension("ия", "m", "last", 1.2, {"n": "ия", "gdl": "ии", "a": "ию", "i": "ией"}),
    Declension("ный", "m", "last", 1.2, {"i": "ным"}),
    Declension("ый", "m", "last", 1.2, {"n": "ый", "ga": "ого", "d": "ому"}),
    Declension("ый", "m", "last", 0.6, {"i": "ым", "l": "ом"}),  # «Паком» is mostly Пак
    Declension("ая", "f", "last", 1.2, {"n": "ая", "gdil": "ой", "a": "ую"}),
]
_PATRONYMICS = [
    Declension(
        "вич",
        "m",
        "patronymic",
        2.5,
        {"n": "вич", "ga": "вича", "d": "вичу", "i": "вичем", "l": "виче"},
    ),
    Declension(
        "вна",
        "f",
        "patronymic",
        2.5,
        {"n": "вна", "g": "вны", "dl": "вне", "a": "вну", "i": "вной"},
    ),
    Declension(
        "чна",
        "f",
        "patronymic",
        1.5,
        {"n": "чна", "g": "чны", "dl": "чне", "a": "чну", "i": "чной"},
    ),
    Declension("улы", "m", "patronymic", 1.5, {"*": "улы"}),
    Declension("кызы", "f", "patronymic", 1.5, {"*": "кызы"}),
    Declension("оглы", "m", "patronymic", 1.5, {"*": "оглы"}),
    Declension("оглы", "f", "last", 1.4, {"*": "оглы"}),  # a surname by now: Фатима Гулоглы
]
_NOUNS = [
    Declension("", "m", "any", 0.8, {"n": "", "ga": "а", "d": "у", "i": "ом", "l": "е"}),
    Declension("", "m", "any", 0.7, {"i": "ем"}),
    Declension("", "f", "any", 0.55, {"*": ""}),
    Declension("й", "m", "any", 0.8, {"n": "й", "ga": "я", "d": "ю", "i": "ем", "l": "е"}),
    Declension("й", "f", "any", 0.55, {"*": "й"}),
    Declension("ий", "m", "any", 0.8, {"n": "ий", "ga": "ия", "d": "ию", "i": "ием", "l": "ии"}),
    Declension("ь", "m", "any", 0.6, {"n": "ь", "ga": "я", "d": "ю", "i": "ем", "l": "е"}),
    Declension("ь", "f", "any", 0.6, {"n": "ь", "gdl": "и", "a": "ь", "i": "ью"}),
    Declension("ь", "f", "last", 0.1, {"*": "ь"}),  # a woman's surname: «Анны Коваль»
    Declension("а", "f", "any", 0.8, {"n": "а", "g": "ы", "dl": "е", "a": "у", "i": "ой"}),
    Declension("а", "m", "any", 0.45, {"n": "а", "g": "ы", "dl": "е", "a": "у", "i": "ой"}),
    Declension("а", "f", "any", 0.8, {"i": "ей"}),  # behind a hissing sound: «Кешей»
    # Швец, Кравец; but Гольц, Шварц
    Declension("ец", "m", "any", 1.0, {"ga": "ца", "d": "цу", "i": "цом", "l": "це"}),
    Declension("ец", "m", "any", 1.0, {"i": "цем"}),
    # Ермолда, Баймырза
    *(
        Declension(
            f"{end}а",
            "m",
            "any",
            1.4,
            {"n": f"{end}а", "g": f"{end}ы", "dl": f"{end}е", "a": f"{end}у", "i": f"{end}ой"},
        )
        for end in ("молд", "мырз")
    ),
    # Зейнолла, Хайрулла
    Declension(
        "олла", "m", "any", 1.4, {"n": "олла", "g": "оллы", "dl": "олле", "a": "оллу", "i": "оллой"}
    ),
    Declension(
        "улла", "m", "any", 1.4, {"n": "улла", "g": "уллы", "dl": "улле", "a": "уллу", "i": "уллой"}
    ),
    *(Declension(f"{end}а", "?", "any", 0.8, {"g": f"{end}и"}) for end in "кгхжшчщ"),
    Declension("я", "f", "any", 0.8, {"n": "я", "g": "и", "dl": "е", "a": "ю", "i": "ей"}),
    Declension("ия", "f", "any", 0.8, {"n": "ия", "gdl": "ии", "a": "ию", "i": "ией"}),
]
DECLENSIONS = [*_SURNAMES, *_ADJECTIVES, *_PATRONYMICS, *_NOUNS]


def fits(stem: str, ending: str, declension: Declension) -> bool:
    last = stem[-1:]
    if declension.ending == "ец":
        return bool(_LOSES_A_VOWEL.search(stem))
    if declension.ending == "":
        if last not in CONSONANTS:
            return False
        return ending not in {"ем", "ом"} or (ending == "ем") == (last in _HISSING)
    if len(stem) < 2:
        return False
    if (declension.ending, ending) in {("а", "ы"), ("я", "и")} and last in "кгхжшчщ":
        return False
    if ending == "ей":  # «Кешей» is Кеша, and «Аселей» no Асела
        return (declension.ending == "а") == (last in _HISSING)
    return declension.ending != "й" or last in _VOWELS
