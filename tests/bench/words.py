"""Words for synthetic texts: real Russian forms, Kazakh ones, and how often each is used."""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby, islice, product
from random import Random
from typing import NamedTuple

import numpy as np
from pymorphy3 import MorphAnalyzer

from articles.language import analyse
from articles.language.analyser import Language, word_keys


def listed(text: str, by: str | None = None) -> list[str]:
    return text.split(by)


LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
FORMS_A_BEGINNING = 70
PLAIN = re.compile("[а-яё]{2,24}")
# The commonest words of every newspaper, in the order of their frequency.
PARTICLES = listed(
    "в и на с по что для не года о за это как из он также от а к до при но их было более или она"
    " все уже так после во где они его ее об под тем чтобы если только между через над без"
)
KAZAKH_PARTICLES = listed("мен осы бойынша туралы жылы бен деп")
# A paragraph with one of these may be taken for Kazakh: «осы» are wasps too.
SIGNS_OF_KAZAKH = listed("мен бен пен осы деп туралы бойынша болды жылы жыл")
KAZAKH_STEMS = listed(
    "қала ауыл аудан облыс халық қоғам мектеп кітап бала ана жұмыс жоба заң құқық сайлау үміткер"
    " депутат әкім кеңес жиын шара мереке өнер мәдениет тарих тіл білім ғылым дәрігер аурухана"
    " көше үй жол көпір су өзен көл тау дала егін нан сүт ет мал шаруа кәсіп банк қаржы салық"
    " баға нарық сауда тауар зауыт өндіріс мұнай газ көмір қуат жарық жылу орман саябақ ғимарат"
    " алаң сарай театр мұражай ән күй би ақын жазушы журналист газет сурет бейне хабар жаңалық"
    " пікір сұрақ жауап шешім келісім шарт міндет мақсат нәтиже сан пайыз мың миллион уақыт күн"
    " апта ай таң кеш қыс көктем жаз күз ауа жел қар жаңбыр жастар ұрпақ отбасы ардагер ерікті"
    " спорт ойын жарыс жеңіс команда жүлде медаль бапкер қорған шекара әскер тәртіп полиция сот"
)
BACK, FRONT = set("аоұыяёу"), set("әеөүіэ")
VOWELS = BACK | FRONT | set("иую")


class Entry(NamedTuple):
    """Words as they stand in a text, with the keys that the analyser gives them there."""

    text: str
    keys: Sequence[str]
    exact: Sequence[str]


def phrase(text: str, language: Language) -> Entry:
    tokens = analyse(text, language)
    return Entry(text, tuple(t.key for t in tokens), tuple(t.exact for t in tokens))


class Zipf:
    """Numbers from 0 up, each as often as words are by their rank."""

    def __init__(self, number: int, entries: int = 2**16):
        weights = [1 / (rank + 2) for rank in range(number)]
        total = sum(weights)
        self.share = [weight / total for weight in weights]
        often = [max(1, round(share * entries)) for share in self.share]
        self._table = np.repeat(np.arange(number, dtype=np.uint32), often)

    def draw(self, random: Random, number: int) -> list[int]:
        drawn = np.frombuffer(random.randbytes(4 * number), np.uint32)
        return self._table[drawn % len(self._table)].tolist()


class Vocabulary:
    """Word forms of one language, commonest first; their keys are found on first use."""

    def __init__(self, forms: list[str], language: Language, entries: int = 2**22):
        self.forms, self.language, self.entries = forms, language, entries
        self._plain: list[tuple[str, str, str] | None] = [None] * len(forms)
        self._capital: dict[int, tuple[str, str, str]] = {}

    @cached_property
    def zipf(self) -> Zipf:
        return Zipf(len(self.forms), self.entries)

    def learn(self) -> None:
        """All that is needed for drawing any number of words quickly."""
        _ = self.zipf
        for number in range(len(self.forms)):
            self.word(number)

    def word(self, number: int) -> tuple[str, str, str]:
        """The form, its key and its exact key."""
        found = self._plain[number]
        if found is None:
            form = self.forms[number]
            found = self._plain[number] = (form, *word_keys(form, self.language))
        return found

    def capital(self, number: int) -> tuple[str, str, str]:
        found = self._capital.get(number)
        if found is None:
            form = self.forms[number].capitalize()
            found = self._capital[number] = (form, *word_keys(form, self.language))
        return found


def russian(seed: int) -> Vocabulary:
    """Some 260 thousand forms: all forms of the first words under every three letters."""
    known = MorphAnalyzer(lang="ru").dictionary.words
    found: dict[str, None] = {}
    for letters in product(LETTERS, repeat=3):
        forms = (form for form, _readings in groupby(known.iterkeys("".join(letters))))
        found.update(dict.fromkeys(islice(forms, FORMS_A_BEGINNING)))
    plain = {form for form in found if PLAIN.fullmatch(form)}
    rest = sorted(plain - {*PARTICLES, *SIGNS_OF_KAZAKH})
    Random(seed).shuffle(rest)
    return Vocabulary(PARTICLES + rest, "ru")


def kazakh(seed: int) -> Vocabulary:
    """Nouns with endings of number and case; sentences start with a word that no Russian has."""
    forms = {
        form
        for stem in KAZAKH_STEMS
        for base in (stem, plural(stem))
        for form in (base, *cases(base))
    }
    rest = sorted(forms - set(KAZAKH_PARTICLES))
    Random(seed).shuffle(rest)
    return Vocabulary(KAZAKH_PARTICLES + rest, "kk", entries=2**18)


def plural(stem: str) -> str:
    consonant = {"vowel": "л", "voiced": "д", "voiceless": "т"}[ending(stem, "рйу")]
    return stem + consonant + ("ар" if is_back(stem) else "ер")


def cases(stem: str) -> list[str]:
    kind, back = ending(stem), is_back(stem)
    consonants = {"vowel": "нғнд", "voiced": "дғдд", "voiceless": "тқтт"}[kind]
    if kind == "voiceless" and not back:
        consonants = "тктт"
    elif not back:
        consonants = consonants.replace("ғ", "г")
    genitive, dative, accusative, locative = consonants
    narrow, wide = ("ы", "а") if back else ("і", "е")
    return [
        stem + genitive + narrow + "ң",
        stem + dative + wide,
        stem + accusative + narrow,
        stem + locative + wide,
        stem + locative + wide + "н",
    ]


def ending(stem: str, like_vowels: str = "") -> str:
    if stem[-1] in VOWELS or stem[-1] in like_vowels:
        return "vowel"
    return "voiceless" if stem[-1] in "кқпстфхцчшщь" else "voiced"


def is_back(stem: str) -> bool:
    return next((letter in BACK for letter in reversed(stem) if letter in BACK | FRONT), True)
