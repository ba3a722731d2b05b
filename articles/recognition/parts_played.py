"""Names of parts in plays: whose role it is, whom somebody plays, who is cast."""

from collections.abc import Iterator

from .capitals import is_attribute, name_at, name_before
from .grammar import lemma, part_of_speech, past_gender
from .name_forms import candidates
from .name_words import LISTING, RUSSIAN_PATRONYM, is_role, likely_cases
from .named_things import cases_of, is_human, kinds_of
from .reading import Word

_COPULAS = frozenset("был была стал стала – —".split())
_THEMSELVES = frozenset("сам сама он она".split())
_DIRECTORS = frozenset("режиссер постановщик режиссер-постановщик худрук театр".split())
_SURELY = 1.4  # weighs what is known of a name by its ending
_LONGEST_PLACE = 9  # words of «в спектакле «…»», marks among them


def parts(words: list[Word], at: int) -> Iterator[list[Word]]:
    """«роль Татьяны Лариной», «первой ролью был Хлестаков»"""
    is_copula = at + 1 < len(words) and words[at + 1].low in _COPULAS
    place = at + 1 + is_copula
    while place < len(words) and not words[place].capital and "g" in cases_of(words[place].low):
        place += 1  # «роль хана Тайшика»
    name, _behind = name_at(words, place)
    if name and (is_copula or "g" in likely_cases(name[0].low)):
        yield name


def played(words: list[Word], at: int) -> Iterator[list[Word]]:
    """«Старую няню Филипьевну сыграла …»: beside the verb, whom somebody plays.

    Where the one who plays is named before, it is whoever stands behind: «она сама играла Дюма».
    """
    before = name_before(words, at)
    if before and _is_owner(words[: at - len(before)]):
        before = []
    behind, _place = name_at(words, _behind_title(words, at + 1))
    is_told = bool(before) or (at > 0 and words[at - 1].low in _THEMSELVES)
    for name in (before, behind):
        cases = likely_cases(name[0].low) if name else frozenset()
        is_object = "a" in cases and (
            "n" not in cases
            or _is_whole_subject(name, before, behind)
            or (name is before and _disagrees(name[-1].low, words[at].low))
        )
        if is_object or (name is behind and is_told and len(name) == 1):
            yield name


def _is_owner(before: list[Word]) -> bool:
    """«под управлением Олега Сомова исполнил», «у Сомова сыграл», but not «няню Филипьевну …»."""
    noun = before[-1] if before else None
    if noun is None or noun.capital or not noun.is_word:
        return False
    is_thing = part_of_speech(noun.low) == "NOUN" and not any(map(is_human, kinds_of(noun.low)))
    return is_thing or part_of_speech(noun.low) == "PREP"


def _disagrees(name: str, verb: str) -> bool:
    """«Лопахина сыграл …»: if it were she, she would have «сыграла»."""
    genders = {
        each.gender
        for each in candidates(name)
        if "n" in each.cases and each.nominative == name and each.weight >= _SURELY
    }
    gender = past_gender(verb)[:1]
    return bool(genders and gender) and genders.isdisjoint({"?", gender})


def performed(words: list[Word], at: int) -> Iterator[list[Word]]:
    """«Астров в исполнении Александра Зубова»"""
    name = name_before(words, at - 1) if at > 1 and words[at - 1].low == "в" else []
    following = words[at + 1] if at + 1 < len(words) else None
    if len(name) == 1 and following is not None and following.capital:
        yield name


def _behind_title(words: list[Word], at: int) -> int:
    """«играла в «Талантах» купчиху Белову»: whom, behind where."""
    marks = [
        number
        for number, word in enumerate(words[at : at + _LONGEST_PLACE])
        if word.text in '«»“”"'
    ]
    if at >= len(words) or words[at].text != "в" or len(marks) < 2:
        return at
    place = at + marks[1] + 1
    while place < len(words) and words[place].is_word and not words[place].capital:
        if "a" not in cases_of(words[place].low):
            return at
        place += 1
    return place


def _is_whole_subject(name: list[Word], before: list[Word], behind: list[Word]) -> bool:
    """«Хлестакова сыграл Роман Жуков»: where a full name follows, it is he who plays."""
    is_led = name is before and len(before) == 1 and len(behind) > 1
    return is_led and likely_cases(behind[0].low) & likely_cases(behind[-1].low) == {"n"}


def cast(words: list[Word], at: int) -> Iterator[list[Word]]:
    """«Раневскую сыграла …, Лопахина – Дмитрий Скирта», «…, Гаева – молодой актёр …»"""
    for place in range(at + 1, len(words) - 1):
        if words[place].text in ".!?…":
            return
        if words[place].text in "–—" and (name := name_before(words, place)):
            behind = (word for word in words[place + 1 :] if not is_attribute(word))
            following = next(behind, words[place + 1])
            is_part = len(name) == 1 or RUSSIAN_PATRONYM.search(name[-1].low)
            if is_part and (following.capital or is_role(lemma(following.low))):
                yield name


def given_out(words: list[Word], at: int) -> Iterator[list[Word]]:
    """«Бобчинского и Добчинского режиссёр отдал женщинам»: parts, and to whom; but «Сапарову
    режиссёр поручил …» is he who gets one."""
    receiver = words[at + 1 : at + 2]
    is_director = at > 0 and lemma(words[at - 1].low) in _DIRECTORS
    if not is_director or not receiver or "d" not in cases_of(receiver[0].low):
        return
    end = at - 1
    while len(name := name_before(words, end)) == 1:
        cases = likely_cases(name[0].low)
        if "a" not in cases or "d" in cases:
            return
        yield name
        end -= 2
        if end < 1 or words[end].low not in LISTING:
            return
