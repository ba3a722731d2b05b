"""What beside a name tells that it is a human being's."""

from collections.abc import Callable
from dataclasses import dataclass

from .before_names import called_noun, is_human_by_name
from .grammar import LETTER, forms, lemma, past_gender
from .mentions import Mention
from .name_context import unquoted
from .name_openings import opens
from .name_verbs import is_of_several
from .name_words import AGED, LISTING, is_first_name, is_role, likely_cases
from .named_things import cases_of, is_human, is_kin, kinds_of
from .reading import Reading, Word
from .speech import verb_at
from .vocabulary import BY_AGE, LEGENDARY

_BY_SURNAME = ("по", "фамилии")
_BEYOND = ",.:;–—)"  # behind an apposition
_FARTHEST = 5  # words before a name in which its bearer's role may stand
_SENTENCE = 40  # words of a sentence that are read


@dataclass(frozen=True, slots=True)
class HumanSigns:
    """Of the names of one text."""

    reading: Reading

    def is_human(self, mention: Mention) -> bool:
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
        if _is_eldest(before, mention, after):
            return True
        if is_first_name(mention.low) and (
            self._is_introduced(mention)
            or (before and AGED.match(before[-1].low))
            or (len(after) > 1 and after[0].text == "," and self._agree(after[1], mention, is_kin))
        ):
            return True  # «семилетняя Самира», «Самира, дочь Ерлана»
        return any(self._agree(word, mention, is_kin) for word in self._nouns_before(mention))

    def _is_introduced(self, mention: Mention) -> bool:
        """«Он бежал с дочкой. – Аяна пела»: who begins to do something where kin has been told of."""
        start = mention.span.start
        sentence = self.reading.sentence_at(start)
        after = self.reading.words_after(mention.span.end, _FARTHEST)
        gender = next(filter(None, (past_gender(word.low) for word in after)), "")
        if "n" not in likely_cases(mention.low) or not gender or not self._opens(mention):
            return False
        before = self.reading.words_before(sentence.start, _SENTENCE)
        whole = self.reading.sentence_at(before[-1].start) if before else sentence
        return any(
            not word.capital and word.start >= whole.start and _is_kin_of(word.low, gender)
            for word in before
        )

    def _opens(self, mention: Mention) -> bool:
        return opens(self.reading, self.reading.words_in(*mention.span)[0])

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

    def has_role(self, mention: Mention) -> bool:
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


def _is_kin_of(low: str, gender: str) -> bool:
    return any(
        form.number == "sing" and form.gender == gender and is_kin(form.lemma)
        for form in forms(low)[:2]
    )


def _is_called_so(before: list[Word]) -> bool:
    """«Девочку зовут Ясмин», «мальчик, которого звали Азат», «врач по фамилии Цветков»"""
    if tuple(word.low for word in before[-2:]) == _BY_SURNAME:
        return True
    noun = called_noun(before)
    return noun is not None and any(map(is_human, kinds_of(noun.low)))


def _is_eldest(before: list[Word], mention: Mention, after: list[Word]) -> bool:
    """«Младший, Саятик, …»: one of several children."""
    if len(before) < 2 or not after or not before[-1].text == after[0].text == ",":
        return False
    low = before[-2].low
    return lemma(low) in BY_AGE and not cases_of(low, "sing").isdisjoint(likely_cases(mention.low))
