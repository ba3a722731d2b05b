"""One word → the key under which all its forms and spellings are found."""

import re

from . import kazakh, russian
from .latin import cyrillic_spellings, has_latin_letters
from .letters import TO_RUSSIAN
from .skeleton import faithful, forgiving
from .vocabulary import CIVIC, registered_stem
from .words import plain

MAX_READINGS = 3

_ABBREVIATION = re.compile("([А-ЯЁ]{2,})[а-яё]{1,3}")  # ЦОНов
_OWN_COUNTRY = re.compile("^(?:қазақ|казак(?=стан))")
# Endings that only Kazakh words have, whatever the text around them.
_SURELY_KAZAKH = re.compile("(?<=...)(?:[ндт][ыі]ң|ға|қа|[дт]ағы|[дт]егі)$")


def index_key(written: str, word: str, language: str) -> str:
    """The key of a word in a paragraph of this language: as it stands there, and made plain."""
    if abbreviation := _ABBREVIATION.fullmatch(written):
        return forgiving(plain(abbreviation[1]))
    if word.isdecimal():
        return forgiving(word)
    capitalised = written[:1].isupper()
    if has_latin_letters(word):
        return _latin_key(word, language)
    if language == "kk":
        return _kazakh_key(word, capitalised)
    return _russian_key(word, capitalised)


def surname_key(written: str) -> str | None:
    """The key of a word that is known to be part of a person's name, where it is no other's form.

    «Токаева» is a form of токай too, and only who knows the man takes it for his name.
    """
    folded = plain(written).translate(TO_RUSSIAN)
    if not written[:1].isupper() or russian.proper(folded):
        return None
    stem = russian.surname_stem(folded)
    return forgiving(stem) if stem else None


def query_keys(word: str) -> tuple[str, ...]:
    """The keys under which a word that somebody looks for may stand, at most three.

    Few type capitals into a search box, so a word is read both as common and as a name.
    """
    lower = plain(word)
    if not any(map(str.isalnum, lower)):
        return ()
    if lower.isdecimal():
        return (forgiving(lower),)
    found = [index_key(word, lower, "ru")]
    found += [_latin_key(lower, "kk")] if has_latin_letters(lower) else _readings(lower)
    return tuple(dict.fromkeys(found))[:MAX_READINGS]


def finds_as_written(word: str) -> bool:
    """Whether `query_keys` hold every key that the word may have where it is written just so."""
    lower = plain(word)
    capitalised = lower.capitalize()
    if not russian.readings(lower.translate(TO_RUSSIAN)):
        return False  # perhaps an abbreviation with an ending: what its capitals are is not seen
    written = {
        index_key(each, lower, language)
        for each in (lower, capitalised)
        for language in ("ru", "kk")
    }
    return written.union({surname_key(capitalised)} - {None}) <= set(query_keys(word))


def _readings(word: str) -> list[str]:
    folded = word.translate(TO_RUSSIAN)
    lemmas = [reading.lemma for reading in russian.common(folded)]
    found = [_russian_key(word, False), _russian_key(word, True), _kazakh_key(word, False)]
    # «Земля» at the start of a sentence may be indexed as a name, which земель is not.
    found += [_russian_key(lemma, True) for lemma in lemmas[:1] if russian.proper(lemma)]
    if folded != word.replace("ё", "е"):
        found.append(_russian_key(folded, False))
    if lemmas and (stem := russian.surname_stem(folded)):
        found.insert(1, forgiving(stem))  # as `surname_key` has it
    found += [faithful(lemma) for lemma in lemmas[1:2]]
    found.append(_kazakh_key(word, True))
    return found


def _latin_key(word: str, language: str) -> str:
    spellings = cyrillic_spellings(word)
    for spelling in spellings:
        if known := _base_form_key(_own_country(spelling), True):
            return known
    for spelling in spellings:
        if russian.readings(spelling) and not russian.surname_stem(spelling):
            return _russian_key(spelling, True)
    if language == "kk":
        return _kazakh_key(spellings[0], True)
    return _russian_key_of_unknown(spellings[0], True)


def _russian_key(word: str, capitalised: bool) -> str:
    word = _own_country(word)
    folded = word.translate(TO_RUSSIAN)
    if stem := registered_stem(folded, capitalised):
        return forgiving(stem)
    if folded in CIVIC:
        return faithful(CIVIC[folded])
    names = russian.proper(folded)
    foreign = kazakh.has_kazakh_letters(word)
    lemmas = () if foreign else russian.common(folded)
    if lemmas and not (capitalised and names):
        return faithful(lemmas[0].lemma)
    if names and (capitalised or not foreign):
        return _name_key(names[0])
    return _russian_key_of_unknown(word, capitalised)


def _russian_key_of_unknown(word: str, capitalised: bool) -> str:
    foreign = kazakh.has_kazakh_letters(word)
    if foreign and not capitalised:
        return _kazakh_key(word, capitalised)
    if len(word) > 5:
        for form in kazakh.stripped(word)[1:]:
            if len(form) > 4 and (known := _base_form_key(form, True)):
                return known
    if not (capitalised and russian.surname_stem(word)) and (lemma := russian.compound(word)):
        return faithful(lemma)
    folded = _SURELY_KAZAKH.sub("", word).translate(TO_RUSSIAN)
    return forgiving(russian.name_stem(folded) if capitalised else russian.noun_stem(folded))


def _kazakh_key(word: str, capitalised: bool) -> str:
    word = _own_country(word)
    for form in kazakh.stripped(word):
        for spelling in kazakh.whole(form):
            if len(form) > 4 and (known := _base_form_key(spelling, capitalised)):
                return known
    if len(word) > 5 and not kazakh.has_kazakh_letters(word) and russian.common(word):
        return _russian_key(word, capitalised)  # Russian words stand in Kazakh texts too
    folded = kazakh.stem(word).translate(TO_RUSSIAN)
    if russian.readings(folded):
        return faithful(folded)
    return forgiving(russian.known_name_stem(folded) if len(folded) > 3 else folded)


def _base_form_key(word: str, capitalised: bool) -> str | None:
    """The key of a noun in its nominative, if it is one of the dictionary or of the registry.

    One with Kazakh letters can only be a name.
    """
    folded = word.translate(TO_RUSSIAN)
    if stem := registered_stem(folded, capitalised):
        return forgiving(stem)
    foreign = kazakh.has_kazakh_letters(word)
    if not foreign and CIVIC.get(folded) == folded:
        return faithful(folded)
    for reading in russian.readings(folded):
        if reading.lemma != folded or not reading.noun:
            continue
        if reading.proper and capitalised:
            return _name_key(reading)
        if not reading.proper and not foreign:
            return faithful(folded)
    return None


def _name_key(reading: russian.Reading) -> str:
    return forgiving(russian.known_name_stem(reading.lemma))


def _own_country(word: str) -> str:
    """Қазақстан is Казахстан in Russian, and not Казакстан letter by letter."""
    return _OWN_COUNTRY.sub("казах", word)
