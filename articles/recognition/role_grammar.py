"""Words beside a name → the roles that they state, part by part between commas."""

from collections.abc import Iterator
from typing import NamedTuple

from .grammar import LETTER, Form, agreements, forms, is_adjective, part_of_speech, past_gender
from .name_words import is_role
from .reading import Span, Word

_NO_ATTRIBUTES = frozenset(
    "этот тот весь свой наш ваш их его ее такой какой который каждый любой другой один сам самый "
    "многие некоторый данный различный оба следующий прочий".split()
)
_PREPOSITIONS = frozenset(
    "по в во при на от из с со для близ около под среди за между без до о об".split()
)
_NO_DEPENDANTS = frozenset({"VERB", "INFN", "GRND", "NPRO", "PRTS", "PRED"})
# Offices that are participles: заведующий отделением.
_HELD = frozenset({"заведовать", "исполнять", "управлять", "командовать", "ведать"})


class Stated(NamedTuple):
    """A role's place and words; `plural` where it is that of a whole list of people."""

    place: Span
    words: tuple[Word, ...]
    head: int
    plural: bool


def outside_quotations(words: list[Word]) -> list[bool]:
    """For each word whether it stands outside quotation marks; the marks themselves do not."""
    depth, straight, found = 0, False, []
    for word in words:
        if word.text in "«„“":
            depth += 1
            found.append(False)
        elif word.text in "»”":
            depth = max(depth - 1, 0)
            found.append(False)
        elif word.text == '"':
            straight = not straight
            found.append(False)
        else:
            found.append(not depth and not straight)
    return found


Part = list[tuple[Word, bool]]


def parts_of(words: list[Word], opened: list[bool]) -> list[Part]:
    """Split by commas outside quotations."""
    parts: list[Part] = [[]]
    for word, is_open in zip(words, opened, strict=True):
        if word.text == "," and is_open:
            parts.append([])
        else:
            parts[-1].append((word, is_open))
    if not parts[-1]:
        parts.pop()
    return parts


def in_part(part: Part, case: str, whole: bool) -> Iterator[Stated]:
    """The roles between two commas; with `whole`, only if it begins with one."""
    heads = [at for at in range(len(part)) if _is_head(part, at, case)]
    for first in heads:
        begin = _with_attributes(part, first)
        if whole and begin > 0 and not _may_begin(part, begin, first):
            return
        if _is_phrase(part, first + 1):
            yield from _conjoined(part, begin, first, case)
            return


def _may_begin(part: Part, begin: int, head: int) -> bool:
    """Behind «и», or behind the verb of one: «Слово взял доктор наук, профессор …»."""
    before = part[begin - 1][0].low
    if begin == 1 and before in {"и", "а"}:
        return True
    says = bool(past_gender(before)) or part_of_speech(before) == "VERB"
    return says and not _is_plural(part[head][0].low)


def _is_head(part: Part, at: int, case: str) -> bool:
    word, is_open = part[at]
    if not is_open or not word.is_word or not role_forms(word.low):
        return False
    letters = {LETTER.get(form.case, "") for form in role_forms(word.low)}
    if case in letters:
        return True
    return case in "ga" and bool(letters & {"g", "a"})


def role_forms(low: str) -> list[Form]:
    return [
        form
        for form in forms(low)
        if form.weight > 0.02
        and (
            (form.pos in {"NOUN", "ADJF"} and is_role(form.lemma))
            or (form.pos == "PRTF" and (form.lemma in _HELD or is_role(form.lemma)))
        )
    ]


def _with_attributes(part: Part, head: int) -> int:
    """Where the adjectives before a role begin: «исполнительный секретарь»."""
    begin = head
    while begin > 0:
        word, is_open = part[begin - 1]
        if not is_open or not word.is_word or not is_adjective(word.low):
            break
        if any(form.lemma in _NO_ATTRIBUTES for form in forms(word.low)):
            break
        if agreements(word.low, ("ADJF", "PRTF")).isdisjoint(_agreements(part[head][0].low)):
            break
        begin -= 1
    return begin


def _agreements(low: str) -> set[tuple]:
    """Of a role's word; women may have roles of the masculine: «молодая ученый»."""
    found = set(agreements(low))
    return found | {(case, number, "femn") for case, number, gender in found if gender == "masc"}


def _is_phrase(part: Part, begin: int) -> bool:
    """Whether what follows the role's word can all depend on it: no verb, no new sentence."""
    for word, is_open in part[begin:]:
        if not is_open or not word.is_word:
            if is_open and word.text in "–—:;!?…":
                return False
            continue
        if word.capital:
            continue
        pos = part_of_speech(word.low)
        if pos in _NO_DEPENDANTS and not role_forms(word.low):
            return False
        if pos == "PREP" and word.low not in _PREPOSITIONS:
            return False
    return True


def _conjoined(part: Part, begin: int, head: int, case: str) -> Iterator[Stated]:
    """«актер и телеведущий»: two roles; «и» within one («культуры и спорта») parts nothing."""
    cut = [begin]
    for at in range(head + 1, len(part)):
        word, is_open = part[at]
        if is_open and word.low == "и":
            following = next(
                (n for n in range(at + 1, min(at + 4, len(part))) if _is_head(part, n, case)), None
            )
            if following is not None and _with_attributes(part, following) == at + 1:
                cut.append(at + 1)
        elif (
            case not in "ga"
            and _is_head(part, at, case)
            and part[at - 1][0].low not in {"и", "обязанности"}
        ):
            # «начальник департамента полковник»; in the genitive one would govern the other.
            start = _with_attributes(part, at)
            if start > head + 1 and part[start - 1][0].low != "и":
                cut.append(start)
    for number, start in enumerate(cut):
        end = cut[number + 1] if number + 1 < len(cut) else len(part)
        if end < len(part) and part[end - 1][0].low == "и":
            end -= 1
        words = [word for word, _is_open in part[start:end]]
        at = next((n for n in range(start, end) if _is_head(part, n, case)), start)
        yield _stated(words, at - start)


def _stated(words: list[Word], head: int) -> Stated:
    place = Span(words[0].start, words[-1].end)
    return Stated(place, tuple(words), head, _is_plural(words[head].low))


def _is_plural(low: str) -> bool:
    numbers = {form.number for form in role_forms(low)}
    return numbers == {"plur"} or ("plur" in numbers and low[-1:] in "ыи")
