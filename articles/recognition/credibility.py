"""Whether a name is somebody's: horses, robots, parts in plays and firms have such names too."""

import re
from dataclasses import dataclass

from .before_names import titles
from .grammar import folded, is_adjective, lemma
from .human_signs import HumanSigns
from .mentions import Mention
from .name_forms import candidates
from .name_words import (
    ends_as_surname,
    is_common_word,
    is_first_name,
    is_noun_too,
    is_rather_surname,
    likely_cases,
)
from .named_things import is_kin, kinds_of
from .names import Name
from .namesakes import Called, nominatives, titled
from .reading import Reading, Span, Word
from .vocabulary import LEGENDS
from .who_is_who import Individual

# What is known by its composer's surname: «вальс Шопена»; books are rather somebody's.
_WORKS = frozenset(
    """
    вальс соната ноктюрн симфония опера балет прелюдия этюд романс фуга увертюра кантата марш
    мазурка полонез рапсодия
    """.split()
)
# Of a family: «раздали мясо Ахметовым».
_FAMILY = re.compile("(?:ов|ев|ин|ын)(?:ы|ых|ым|ыми)$")
# Behind these a lone surname is mostly a street's: «пробка на Сатпаева».
_WHERE = frozenset("на по вдоль пересечение пересечении".split())
_INSIDE = frozenset("в во".split())  # nobody is inside of somebody
_LEGENDS = [tuple(legend.split()) for legend in LEGENDS]
_ARTICLES = frozenset("аль эль".split())  # of places and clubs as well
_LISTED = re.compile(r",?\s+и\s+|,\s+")


def credible(
    reading: Reading, found: list[Individual], nobodies: list[Called], places: frozenset[str]
) -> list[Individual]:
    """Those who are people: their names, their roles or what they do must say so.

    Of one name alone more is asked. `nobodies` are names of creatures and parts in plays,
    `places` folded names that nobody has alone.
    """
    doubts = _Doubts(reading, nobodies, titled(reading), places, HumanSigns(reading))
    kept, rejected = [], []
    for each in sorted(found, key=lambda each: each.spans[0]):
        if doubts.believe(each) and not doubts.is_among(each, rejected):
            kept.append(each)
        else:
            rejected += each.spans
    return kept


@dataclass(frozen=True, slots=True)
class _Doubts:
    """What of one text speaks against the names in it."""

    reading: Reading
    called: list[Called]
    titled: frozenset[str]
    places: frozenset[str]
    signs: HumanSigns

    def believe(self, each: Individual) -> bool:
        name = each.name
        if self._is_legend(each) or self._is_place(each) or self._is_of_title(each):
            return False
        if _is_full(name):
            is_doubtful = _is_phrase(name) or self._is_called(each)
            return not is_doubtful or (name.has_both and self._is_told(each))
        low = folded(name.last or name.first)
        if len(low) < 2 or self._is_called(each):
            return False
        if any(map(self.signs.is_human, each.mentions)):
            return True
        if self._is_title(each):
            return False
        if any(map(self.signs.has_role, each.mentions)):
            return True
        if all(map(self._is_author_or_place, each.mentions)):
            return False
        if is_first_name(low) or self._is_noun(each, low):
            return False
        return any(map(self._is_surname, each.mentions))

    @staticmethod
    def _is_noun(each: Individual, surname: str) -> bool:
        """«Чехов» may be several Czechs, but never «Чехову»."""
        is_written = all(is_noun_too(mention.low) for mention in each.mentions)
        return is_written and is_noun_too(surname) and not is_rather_surname(surname)

    def is_among(self, each: Individual, rejected: list[Span]) -> bool:
        """Whether a name alone is listed with one of nobody, and nothing else speaks for it."""
        return (
            not (each.name.first and each.name.last)
            and any(
                _LISTED.fullmatch(self.reading.text, other.end, span.start)
                for span in each.spans
                for other in rejected
                if other.end < span.start
            )
            and not self._is_told(each)
        )

    def _is_told(self, each: Individual) -> bool:
        return any(self.signs.is_human(one) or self.signs.has_role(one) for one in each.mentions)

    def _is_called(self, each: Individual) -> bool:
        """By the text itself, what is no human being: «пёс Арчи», «роль Ленского»."""
        written = [self.reading.words_in(*mention.span) for mention in each.mentions]
        if each.name.has_both:
            written = [words for words in written if len(words) > 1]
        return any(
            all(any(nominatives(word.low) & part for part in name) for word in words)
            for words in written
            for name in self.called
        )

    def _is_legend(self, each: Individual) -> bool:
        written = [self._with_title(span) for span in each.spans]
        return any(
            len(legend) == len(words)
            and all(part in nominatives(word.low) for part, word in zip(legend, words, strict=True))
            for words in written
            for legend in _LEGENDS
        )

    def _is_of_title(self, each: Individual) -> bool:
        """«дядя Фёдор», where a play or a book is called so."""
        if each.name.has_both:
            return False
        written = [
            [*before, *self.reading.words_in(*span)]
            for span in each.spans
            if (before := self.reading.words_before(span.start, 1)) and is_kin(lemma(before[0].low))
        ]
        called = [titles(self.reading, quoted) for quoted in self.reading.quoted] if written else []
        return any(
            len(title) == len(words)
            and all(
                nominatives(a.low) & nominatives(b.low) for a, b in zip(title, words, strict=True)
            )
            for title in called
            for words in written
        )

    def _with_title(self, span: Span) -> list[Word]:
        """«дед Мазай», but not «дядя Фёдор», who may be anybody's."""
        words = self.reading.words_in(*span)
        alone = len(words) == 1 and not is_first_name(words[0].low)
        return [*self.reading.words_before(span.start, 1), *words] if alone else words

    def _is_title(self, each: Individual) -> bool:
        """Of a play, a firm or a street that bears the same name."""
        return any(not nominatives(one.low).isdisjoint(self.titled) for one in each.mentions)

    def _is_place(self, each: Individual) -> bool:
        """Alone, or with an initial behind: «житель Рудного К.»"""
        if each.name.has_both:
            return False
        written = (self.reading.words_in(*span) for span in each.spans)
        return any(
            form.nominative in self.places
            for words in written
            if len(words[0].text) > 1
            for form in candidates(words[0].low)
        )

    def _is_author_or_place(self, mention: Mention) -> bool:
        """«вальс Шопена», «родилась в Шевченко»"""
        before = self.reading.words_before(mention.span.start, 1)
        if not before:
            return False
        if before[0].low in _INSIDE:
            return "l" in likely_cases(mention.low)
        return "g" in likely_cases(mention.low) and not kinds_of(before[0].low).isdisjoint(_WORKS)

    def _is_surname(self, mention: Mention) -> bool:
        before = self.reading.words_before(mention.span.start, 1)
        return (
            ends_as_surname(mention.low)
            and not (is_adjective(mention.low) and is_common_word(mention.low))
            and not _FAMILY.search(mention.low)
            and not (before and self._is_street(before[0].low, mention))
        )

    @staticmethod
    def _is_street(before: str, mention: Mention) -> bool:
        """«пробка на Сатпаева», but not «повесть по Сатпаеву»"""
        return before in _WHERE and (before != "по" or "d" not in likely_cases(mention.low))


def _is_full(name: Name) -> bool:
    """«Ван Цзыхань» too, where «Ван» is taken for a particle of the surname."""
    if name.first:
        return bool(name.last or name.patronymic)
    particle, _space, surname = folded(name.last).partition(" ")
    return bool(surname) and particle not in _ARTICLES


def _is_phrase(name: Name) -> bool:
    """«Астраханский Волгарь»: an adjective, and no surname behind it."""
    first, last = folded(name.first), folded(name.last)
    known = ends_as_surname(last) or is_first_name(last)
    return is_adjective(first) and is_common_word(first) and not known
