"""A stated role in the nominative, with the organisation that it is in."""

import re

from .grammar import folded, forms, genitive, nominative, part_of_speech
from .proposal import Organisation, Role
from .reading import Reading, Word
from .role_grammar import Stated, role_forms

_ABBREVIATIONS = [
    (re.compile(r"\b(?<=по )г\.\s*(?=[А-ЯЁӘҒҚҢӨҰҮҺІ])"), "городу "),
    (re.compile(r"\b(?<=в )г\.\s*(?=[А-ЯЁӘҒҚҢӨҰҮҺІ])"), "городе "),
    (re.compile(r"\bг\.\s*(?=[А-ЯЁӘҒҚҢӨҰҮҺІ])"), "города "),
    (re.compile(r"\bобл\.(?=\s|$)"), "области"),
    (re.compile('"([^"]+)"'), r"«\1»"),
    (re.compile("[“„]([^”“]+)[”“]"), r"«\1»"),
]


def role_of(
    reading: Reading, stated: Stated, organisations: list[Organisation], city: str | None
) -> Role:
    words = reading.text[stated.place.start : stated.place.end]
    organisation = _organisation(stated, organisations) or _akimat(stated, city)
    organisation = organisation or _meant(stated, organisations)
    return Role(_in_nominative(reading, stated), organisation, words, stated.place)


def _in_nominative(reading: Reading, stated: Stated) -> str:
    head = stated.words[stated.head]
    gender = next((form.gender for form in role_forms(head.low) if form.gender), "masc")
    found = []
    for word in stated.words[: stated.head]:
        found.append(nominative(word.text, gender or "masc", pos=("ADJF", "PRTF")))
    found.append(_head_in_nominative(head, gender))
    rest = reading.text[head.end : stated.place.end]
    phrase = " ".join(found) + rest
    for pattern, full in _ABBREVIATIONS:
        phrase = pattern.sub(full, phrase)
    phrase = " ".join(phrase.split())
    return phrase if phrase[:2].isupper() else phrase[:1].lower() + phrase[1:]


def _head_in_nominative(head: Word, gender: str) -> str:
    form = role_forms(head.low)[0]
    if form.pos == "NOUN":
        return form.lemma if head.text.islower() or head.capital else head.text
    return nominative(head.text, gender or "masc", pos=form.pos).lower()


def _organisation(stated: Stated, organisations: list[Organisation]) -> str | None:
    """The outermost one that the role's words name."""
    head = stated.words[stated.head]
    best = None
    for organisation in organisations:
        for mention in organisation.mentions:
            inside = head.end <= mention.start and mention.start < stated.place.end
            if inside and (best is None or (mention.start, -mention.end) < best[0]):
                best = ((mention.start, -mention.end), organisation.name)
    return best[1] if best else None


def _meant(stated: Stated, organisations: list[Organisation]) -> str | None:
    """«председатель фонда», where the text names but one fund."""
    classes = {form.lemma for word in stated.words[stated.head + 1 :] for form in forms(word.low)}
    found = {each.name for each in organisations if not classes.isdisjoint(_class_nouns(each.name))}
    return found.pop() if len(found) == 1 else None


def _class_nouns(name: str) -> set[str]:
    """The words that say what an organisation is: those before its own name."""
    words = name.partition("«")[0].split()
    nouns = [word for word in words if part_of_speech(folded(word)) == "NOUN"]
    parts = [part for word in nouns[:1] for part in [word, *word.split("-")]]
    return {forms(folded(part))[0].lemma for part in parts}


def _akimat(stated: Stated, city: str | None) -> str | None:
    """Of an akim's town or region."""
    words = [word for word in stated.words if word.is_word]
    for at, word in enumerate(words):
        if not any(form.lemma in {"аким", "замаким"} for form in forms(word.low)):
            continue
        rest = words[at + 1 :]
        here = not rest or (len(rest) == 1 and rest[0].low == "города")
        if here:
            return f"Акимат города {genitive(city)}" if city and rest else None
        if rest[0].low in {"города", "г", "района", "села", "области"} and len(rest) > 1:
            kind = "города" if rest[0].low == "г" else rest[0].text
            name = _name_of(rest[1:])
            return f"Акимат {kind} {name}" if name else None
        if len(rest) > 1 and rest[1].low in {"области", "района", "сельского"}:
            return "Акимат " + " ".join(each.text for each in rest if each.end <= stated.place.end)
        if rest[0].capital and len(rest) == 1:
            return f"Акимат города {rest[0].text}"
    return None


def _name_of(words: list[Word]) -> str:
    """Capitalised words, as long as they stand together."""
    found = []
    for word in words:
        if not word.capital:
            break
        found.append(word.text)
    return " ".join(found)
