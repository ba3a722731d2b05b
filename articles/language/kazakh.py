"""Kazakh nouns without the endings of case, possession and number, by rule."""

import re

_LETTERS = re.compile("[әғқңөұүһі]")
_VOWELS = "аәеёиоөуұүыіэюя"
_VOICELESS = "пфкқтсшщхцчбвгд"
_SOFT = "ь"  # ends loan words only: фестивальде

# Vowel harmony: which vowels an ending has after which; и, у and ю stand in words of both kinds.
_KIN = dict.fromkeys("аоұыяё", "аы") | dict.fromkeys("әеөүіэ", "еі")
_ANY_HARMONY = (_SOFT, "ев", "ин")  # loan words and surnames: Тоқаевқа
_SAME_FOR_ALL = {"н", "мен", "бен", "пен"}

# Endings, and the letters one of which must stand before them.
_CASES = [
    ("ндағы ндегі нда нде нан нен на не н", "ыі"),
    ("дағы дегі да де дан ден", _VOWELS + "жзлмнңрй" + _SOFT),
    ("тағы тегі та те тан тен", _VOICELESS + _SOFT),
    ("ның нің", _VOWELS + "мнң"),
    ("дың дің ды ді", "жзйлруңмн" + _SOFT),
    ("тың тің ты ті", _VOICELESS + _SOFT),
    ("нан нен", "мнң"),
    ("ға ге", _VOWELS + "жзлмнңрй" + _SOFT),
    ("қа ке", _VOICELESS + _SOFT),
    ("ны ні", _VOWELS),
    ("мен", _VOWELS + "лрймнң" + _SOFT),
    ("бен", "жз"),
    ("пен", _VOICELESS + _SOFT),
]
_POSSESSIONS = [
    ("сы сі", _VOWELS),
    ("мыз міз ңыз ңіз", _VOWELS),
    ("ы і ымыз іміз ыңыз іңіз", "бвгғджзйклмнңпрстуфхцчшщқ" + _SOFT),
]
_PLURALS = [
    ("лар лер", _VOWELS + "рй"),
    ("дар дер", "жзлмнң" + _SOFT),
    ("тар тер", _VOICELESS + _SOFT),
]

_VOICED = {"ғ": "қ", "г": "к", "б": "п"}
# Nouns that lose their last vowel before an ending that begins with one: халық, халқы.
_ELIDING = """
    ауыз дауыс ерік ерін ғұрып көрік қалып қарын қауіп қорық құлық мойын мұрын мүлік нарық орын
    парық халық
"""
_FULL = {word[:-2] + word[-1]: word for word in _ELIDING.split()}
# Other words that look inflected and are not.
_WHOLE = {
    "аудан",
    "заман",
    "кеңес",
    "күрес",
    "мекен",
    "орман",
    "өзен",
    "қарағанды",
    *_FULL.values(),
}


def has_kazakh_letters(word: str) -> bool:
    return _LETTERS.search(word) is not None


def _table(*steps: list[tuple[str, str]]) -> dict[str, str]:
    table: dict[str, str] = {}
    for endings, before in (row for step in steps for row in step):
        for ending in endings.split():
            table[ending] = table.get(ending, "") + before
    return table


_STEPS = [_table(_CASES), _table(_POSSESSIONS), _table(_PLURALS)]
_ALL = _table(_CASES, _POSSESSIONS, _PLURALS)
_LONGEST = max(map(len, _ALL))


def stem(word: str) -> str:
    """The word without its endings, as many as there are.

    So a base form that looks inflected (теңге) ends at the same stem as its forms (теңгеге).
    """
    whole = next((form for form in stripped(word) if form in _WHOLE), None)
    if whole:
        return whole
    while True:
        before = word
        for step in _STEPS:
            word = min(_without_ending(word, step), key=len, default=word)
        if word == before:
            return word


def stripped(word: str) -> list[str]:
    """The word and all that may be left of it without its endings, the longest first."""
    found = [word]
    for form in found:
        found += [shorter for shorter in _without_ending(form, _ALL) if shorter not in found]
    return sorted(found, key=len, reverse=True)


def whole(form: str) -> tuple[str, ...]:
    """A Russian word that this may be left of: депутат(қа), фестивал(і)ь, газет(тің)а."""
    return form, form + "ь", form + "а"


def _without_ending(word: str, endings: dict[str, str]) -> list[str]:
    found = []
    for length in range(1, min(_LONGEST, len(word) - 2) + 1):
        rest, ending = word[:-length], word[-length:]
        if rest[-1] in endings.get(ending, "") and _fits(rest, ending):
            found.append(_restored(rest) if ending[0] in "ыі" else rest)
    return found


def _restored(rest: str) -> str:
    """The base form again, which a vowel after it has changed: тірег(і) → тірек."""
    return _FULL.get(rest, rest[:-1] + _VOICED.get(rest[-1], rest[-1]))


def _fits(rest: str, ending: str) -> bool:
    vowel = next((letter for letter in reversed(rest) if letter in _VOWELS), None)
    if vowel is None or (len(rest) == 2 and not _is_short_noun(rest)):
        return False
    if ending in {"сы", "сі"} and rest[-1] in "ыі" and rest[-2] not in "шқғ":  # облыс
        return False
    if ending == "тан" and rest[-1] == "с" and rest[-2] not in _VOWELS:  # Қазақстан
        return False
    kin = _KIN.get(vowel)
    if kin is None or ending in _SAME_FOR_ALL or rest.endswith(_ANY_HARMONY):
        return True
    return any(letter in kin for letter in ending)


def _is_short_noun(rest: str) -> bool:
    """ел, ән, үй; су, би."""
    return (rest[0] in _VOWELS) != (rest[1] in _VOWELS) and (rest[0] in _VOWELS or rest[1] in "уи")
