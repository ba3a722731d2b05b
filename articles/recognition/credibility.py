"""Whether a name is somebody's: horses, robots, parts in plays and firms have such names too."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from .before_names import called_noun, is_human_by_name
from .grammar import LETTER, folded, forms, is_adjective
from .mentions import Mention
from .name_context import unquoted
from .name_forms import candidates
from .name_verbs import is_of_several
from .name_words import (
    AGED,
    LISTING,
    ends_as_surname,
    is_common_word,
    is_first_name,
    is_noun_too,
    is_role,
    likely_cases,
)
from .named_things import cases_of, is_human, is_kin, kinds_of
from .names import Name
from .namesakes import Called, nominatives, titled
from .reading import Reading, Span, Word
from .speech import verb_at
from .vocabulary import LEGENDARY, LEGENDS
from .who_is_who import Individual

# What is known by its author's surname: «вальс Шопена».
_WORKS = frozenset(
    """
    вальс соната ноктюрн симфония опера балет прелюдия этюд романс фуга увертюра кантата марш
    мазурка полонез рапсодия роман повесть поэма пьеса трагедия комедия басня сонет баллада
    """.split()
)
# Of a family: «раздали мясо Ахметовым».
_FAMILY = re.compile("(?:ов|ев|ин|ын)(?:ы|ых|ым|ыми)$")
# Behind these a lone surname is mostly a street's: «пробка на Сатпаева».
_WHERE = frozenset("на по вдоль пересечение пересечении".split())
_INSIDE = frozenset("в во".split())  # nobody is inside of somebody
_BEYOND = ",.:;–—)"  # behind an apposition
_FARTHEST = 5  # words before a name in which its bearer's role may stand
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
    doubts = _Doubts(reading, nobodies, titled(reading), places)
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

    def believe(self, each: Individual) -> bool:
        name = each.name
        if self._is_legend(each) or self._is_place(each):
            return False
        if _is_full(name):
            is_doubtful = _is_phrase(name) or self._is_called(each)
            return not is_doubtful or (name.has_both and self._is_told(each))
        low = folded(name.last or name.first)
        if len(low) < 2 or self._is_called(each):
            return False
        if any(map(self._is_human, each.mentions)):
            return True
        if self._is_title(each):
            return False
        if any(map(self._has_role, each.mentions)):
            return True
        if all(map(self._is_author_or_place, each.mentions)):
            return False
        is_other = is_noun_too(low) or is_first_name(low)
        return not is_other and any(map(self._is_surname, each.mentions))

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
        return any(self._is_human(one) or self._has_role(one) for one in each.mentions)

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

    def _is_human(self, mention: Mention) -> bool:
        """Who speaks, is somebody's child, has an age or a name."""
        span = mention.span
        before = self.reading.words_before(span.start, 5)
        after = self.reading.words_after(span.end, 2)
        beside = [*before[-1:], *after[:1]]
        if mention.name.case == "n" and any(verb_at([word], 0) for word in beside):
            # What many did is told of whoever is listed: «Роль Ирода поручили …».
            is_listed = any(word.low in LISTING for word in beside)
            if is_listed or not any(is_of_several(word.low) for word in beside):
                return True
        if is_human_by_name(before) or _is_called_so(before) or self._is_one_of_kin(mention):
            return True
        if is_first_name(mention.low) and (
            (before and AGED.match(before[-1].low))
            or (len(after) > 1 and after[0].text == "," and self._agree(after[1], mention, is_kin))
        ):
            return True  # «семилетняя Самира», «Самира, дочь Ерлана»
        return any(self._agree(word, mention, is_kin) for word in self._nouns_before(mention))

    def _is_one_of_kin(self, mention: Mention) -> bool:
        """«дочерям Луизе и Кларе»"""
        before = self.reading.words_before(mention.span.start, _FARTHEST)
        after = self.reading.words_after(mention.span.end, 2)
        is_first = len(after) > 1 and after[0].text in LISTING and after[1].capital
        while len(before) > 2 and before[-1].text in LISTING and before[-2].capital:
            before, is_first = before[:-2], True
        noun = before[-1] if before else None
        return (
            is_first
            and noun is not None
            and noun.is_word
            and any(map(is_kin, kinds_of(noun.low)))
            and not cases_of(noun.low, "plur").isdisjoint(likely_cases(mention.low))
        )

    def _has_role(self, mention: Mention) -> bool:
        """Right before the name, or behind it in apposition."""
        beside = self._nouns_before(mention)
        after = self.reading.words_after(mention.span.end, 3)
        if len(after) > 2 and after[0].text == "," and after[1].text in "–—":
            after = after[1:]  # «младший из них, Тарас, – электрик»
        if len(after) > 1 and after[0].text in ",–—-(":
            beside = [*beside, after[1]]
        return any(
            self._agree(word, mention, is_role) and kinds_of(word.low).isdisjoint(LEGENDARY)
            for word in beside
        )

    def _nouns_before(self, mention: Mention) -> list[Word]:
        """Those that may tell who he is: «барабанщик фан-сектора Тимур», «муж, Сакен, спал»."""
        start = mention.span.start
        before = unquoted(self.reading.words_before(start, 2 * _FARTHEST), start)
        after = self.reading.words_after(mention.span.end, 1)
        if len(before) > 1 and before[-1].text == "," and after and after[0].text in _BEYOND:
            before = before[:-1]
        before = before[-_FARTHEST:]
        found = before[-1:]
        if "g" in likely_cases(mention.low):
            return found  # «директор музея Абая»
        for attribute, noun in zip(before[::-1], before[-2::-1], strict=False):
            own = likely_cases if attribute.capital else cases_of  # «дочь Ольги Петренко Алина»
            if not attribute.is_word or "g" not in own(attribute.low):
                break
            found.append(noun)
        return found

    def _agree(self, word: Word, mention: Mention, tells: Callable[[str], bool]) -> bool:
        """Whether a noun that tells something stands in a case that the name may stand in."""
        if word.capital and not self.reading.begins_sentence(word.start):
            return False
        likely = {form.lemma for form in forms(word.low)[:2]}
        return any(
            form.pos == "NOUN"
            and form.number == "sing"
            and form.lemma in likely
            and tells(form.lemma)
            and LETTER.get(form.case) in likely_cases(mention.low)
            for form in forms(word.low)
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
            and not (before and before[0].low in _WHERE)
        )


def _is_full(name: Name) -> bool:
    """«Ван Цзыхань» too, where «Ван» is taken for a particle of the surname."""
    if name.first:
        return bool(name.last or name.patronymic)
    particle, _space, surname = folded(name.last).partition(" ")
    return bool(surname) and particle not in _ARTICLES


def _is_called_so(before: list[Word]) -> bool:
    """«Девочку зовут Ясмин», «продавца звали Ержан», «мальчик, которого звали Азат»"""
    noun = called_noun(before)
    return noun is not None and any(map(is_human, kinds_of(noun.low)))


def _is_phrase(name: Name) -> bool:
    """«Астраханский Волгарь»: an adjective, and no surname behind it."""
    first, last = folded(name.first), folded(name.last)
    known = ends_as_surname(last) or is_first_name(last)
    return is_adjective(first) and is_common_word(first) and not known
