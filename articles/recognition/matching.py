"""Words of a text and the words of names that they may be forms of.

A dictionary of forms answers in one look-up a word; Kazakh words are looked up without their
endings, Latin ones by their spellings.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from articles.language import kazakh
from articles.language.detection import Language, paragraph_language
from articles.language.latin import cyrillic_spellings
from articles.language.letters import TO_RUSSIAN
from articles.language.skeleton import forgiving
from articles.language.words import plain, words

from .declension import EVERY, Agreements
from .reading import Reading

_LATIN = re.compile("[a-zäáəğǵñńöóüúūşçıý]")
_HYPHEN = frozenset("-‐‑")
_OPENS = re.compile(r"[«„“\"‘'(:]")
_ENDED_SURNAME = re.compile(
    r"(.{2,}[ое]ва?)(?:[тн][ыі]ң|қа|ке|ғ[ае]|ге|[тн][ыі]|[тд](?:а|е|ан|ен|ағы|егі)|[пм]ен)"
)
_MOST_SPELLINGS = 4  # of a Latin name, that are looked for in Cyrillic
_VOICED = str.maketrans("кп", "гб")
_LONGEST_ENDING = 9  # letters of Kazakh endings together: -ларындағы


class Token(NamedTuple):
    """A word or a number; `gap` is what stands between it and the one before it on its line.

    `opens` says that a capital letter means nothing here: a sentence, a quotation or what follows
    a colon begins, or the whole line is in capitals. `number` is its line's.
    """

    start: int
    end: int
    text: str
    plain: str
    low: str
    gap: str
    opens: bool
    language: Language
    number: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def latin(self) -> bool:
        return _LATIN.search(self.plain) is not None


def tokens(reading: Reading) -> list[Token]:
    """The words of the prose; hyphens part them."""
    begun = iter(sorted(sentence.start for sentence in reading.sentences))
    following = next(begun, None)
    found = []
    for number, line in enumerate(reading.prose):
        shouted = line.text.upper() == line.text
        for token in tokens_of(line.text, line.language, line.start, number):
            opens = shouted or _OPENS.search(token.gap) is not None
            while following is not None and following <= token.start:
                opens, following = True, next(begun, None)
            found.append(token._replace(opens=True) if opens else token)
    return found


def tokens_of(
    text: str, language: Language | None = None, start: int = 0, number: int = 0
) -> Iterator[Token]:
    language = language or paragraph_language(text)
    end = 0
    for match in words(text):
        written = match[0]
        yield Token(
            start + match.start(),
            start + match.end(),
            written,
            *_read(written),
            text[end : match.start()],
            False,
            language,
            number,
        )
        end = match.end()


@lru_cache(maxsize=2**15)
def _read(written: str) -> tuple[str, str]:
    word = plain(written)
    return word, word.translate(TO_RUSSIAN)


def hyphenated(found: list[Token], text: str, offset: int = 0) -> list[Token]:
    """The same with parts of hyphenated words put together, as names of people are read."""
    joined: list[Token] = []
    for token in found:
        if token.gap in _HYPHEN and joined and joined[-1].number == token.number:
            first = joined.pop()
            token = first._replace(
                end=token.end,
                text=text[first.start - offset : token.end - offset],
                plain=f"{first.plain}-{token.plain}",
                low=f"{first.low}-{token.low}",
            )
        joined.append(token)
    return joined


class Sense(NamedTuple):
    """A word of a name that a word of a text may be a form of; `ended` by Kazakh endings."""

    word: str
    agreements: Agreements
    ended: bool = False


class Lexicon:
    """Words of names by their forms."""

    def __init__(self):
        self._forms: dict[str, list[Sense]] = {}
        self._bases: dict[str, set[str]] = {}
        self._skeletons: dict[str, set[str]] = {}
        self._own: dict[str, Agreements] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._own

    def add(self, word: str, forms: dict[str, Agreements], bases: Iterable[str] = ()) -> None:
        """`bases` are what Kazakh endings may follow, other than the word itself."""
        if word not in self._own:
            self._own[word] = forms.get(word, EVERY)
            for form, agreements in forms.items():
                self._forms.setdefault(form, []).append(Sense(word, agreements))
        for base in (word, *bases):
            self._bases.setdefault(base, set()).add(word)
            voiced = base[:-1] + base[-1:].translate(_VOICED)
            self._bases.setdefault(voiced, set()).add(word)
        for spelling in spellings(word)[:_MOST_SPELLINGS]:
            self._skeletons.setdefault(forgiving(spelling), set()).add(word)

    def senses(self, token: Token) -> list[Sense]:
        if token.latin:
            return self._latin(token.plain)
        found = self._forms.get(token.low, ())
        if token.language == "kk" or kazakh.has_kazakh_letters(token.plain):
            return [*found, *self._kazakh(token)]
        return list(found)

    def _latin(self, word: str) -> list[Sense]:
        skeletons = {forgiving(spelling) for spelling in spellings(word)}
        known = set().union(*(self._skeletons.get(skeleton, ()) for skeleton in skeletons))
        known.update(sense.word for sense in self._forms.get(word, ()))
        return [Sense(each, EVERY) for each in sorted(known)]

    def _kazakh(self, token: Token) -> Iterator[Sense]:
        low = token.low
        shortest = max(len(low) - _LONGEST_ENDING, 2)
        tried = [low[:end] for end in range(shortest, len(low))]
        if not any(base in self._bases for base in tried):
            return
        without = {form.translate(TO_RUSSIAN) for form in stripped(token.plain)[1:]}
        for base in without:
            for word in self._bases.get(base, ()):
                if word != low:
                    yield Sense(word, self._own[word], ended=True)


def stripped(word: str) -> list[str]:
    """The word without some or all of its Kazakh endings; of a hyphenated one, of its last part."""
    first, hyphen, last = word.rpartition("-")
    found = kazakh.stripped(last)
    # Harmony is with the surname or with the name that it is made of: Кеңесовтың, Кеңесовтің.
    if (surname := _ENDED_SURNAME.fullmatch(last)) and surname[1] not in found:
        found.append(surname[1])
    return [f"{first}{hyphen}{form}" for form in found]


def spellings(word: str) -> list[str]:
    """Ways to read a word in Russian letters; a Cyrillic one has its own alone."""
    if not _LATIN.search(word):
        return [word]
    return list(dict.fromkeys(each.translate(TO_RUSSIAN) for each in cyrillic_spellings(word)))
