"""Where capitals stand side by side: what is one name, and what is another's."""

import re
from itertools import takewhile

from .given_names import HARDLY_SURNAMES, HER_NAMES, KOREAN_SURNAMES
from .grammar import is_adjective, lemma, lemmas
from .model import first_names
from .name_forms import candidates
from .name_words import (
    PATRONYM,
    PATRONYMIC_ENDS,
    RUSSIAN_PATRONYM,
    ends_as_surname,
    is_first_name,
    is_given_alone,
    is_hers,
    is_noun_too,
    likely_cases,
)
from .named_things import NAMED_AFTER, cases_of, is_human, is_kin, tells_what
from .reading import Reading, Word
from .vocabulary import NICKNAMING

# Besides kin, those who are told by whose they are: «адвокат Оспанова».
_SERVING = frozenset(
    """
    адвокат защитник защитница помощник помощница представитель представительница воспитанник
    воспитанница ученик ученица соратник соратница коллега вдова вдовец наставник наставница
    последователь последовательница поклонник поклонница имя команда группа дело
    """.split()
)
_LONGEST_INITIALS = 6  # words of «им. О. А.», stops among them
_HIS = re.compile("(?:[ое]в|[иы]н)$")  # surnames that men decline
_CALLING = frozenset("назвать называть звать".split())
_INSTRUMENTAL = re.compile("(?:[оеы]м|[ое]й|[ое]ю)$")
_OBLIQUE = re.compile("[бвгджзклмнпрстфхцчшщ](?:а|у|е|ом|ем)$")


def is_in_front(reading: Reading, surname: list[Word], words: list[Word]) -> bool:
    """«Оспанов | Мурат Кайратович», but not «жена Оспанова | Наина Иосифовна»."""
    if len(surname) != 1 or len(words) != 2 or not PATRONYM.search(words[1].low):
        return False
    cases = likely_cases(surname[0].low)
    before = reading.words_before(surname[0].start, 1)
    is_anothers = "g" in cases and bool(before) and _serves(before[0].low)
    is_surname = ends_as_surname(surname[0].low) or not KOREAN_SURNAMES.isdisjoint(
        each.nominative for each in candidates(surname[0].low)
    )
    return is_surname and not is_anothers and not cases.isdisjoint(likely_cases(words[0].low))


def _serves(low: str) -> bool:
    """Whether the noun wants a somebody whose it is: «жена Оспанова», «адвокат Оспанова»."""
    return any(is_kin(noun) or noun in _SERVING for noun in lemmas(low))


def goes_beyond(name: list[Word], word: Word) -> bool:
    """Whether a word is the surname of the name before."""
    if not name:
        return False
    if RUSSIAN_PATRONYM.search(name[-1].low):
        return not is_anothers(name[-1].low, word.low)
    first, last = name[-1].low, word.low
    is_given = is_given_alone(first) and all(tells_what(role.low) for role in name[:-1])
    if not is_given:
        return False
    if ends_as_surname(last):
        return not likely_cases(first).isdisjoint(likely_cases(last))
    return not is_first_name(last)


def anothers_before(reading: Reading, words: list[Word]) -> list[Word]:
    """Whose name stands before that of somebody else: «школа имени Ыбырая Алтынсарина | Аружан
    Нурлыбек», «ученица Гульнар Бейсеновой | Аружан»; no given name stands behind a surname."""
    if _is_whose(reading, words):
        return words[:1]
    if len(words) == 4 and words[2].low not in PATRONYMIC_ENDS:
        is_led = is_first_name(words[2].low) and not PATRONYM.search(words[1].low)
    else:
        is_led = len(words) == 3 and (
            _is_given_behind_patronymic(words)
            or _is_given_behind_surname(words)
            or _is_hers_behind_genitive(words)
        )
    return words[:2] if is_led else []


def behind_eponym(reading: Reading, words: list[Word]) -> list[Word]:
    """Without whom something is called after: «студентка университета имени О. А. Байконурова |
    Жансая Қайрат», «КарУ им. | …»; his initials may not be marked."""
    named = [at for at, word in enumerate(words[:-1]) if word.low in NAMED_AFTER]
    words = words[named[-1] + 1 :] if named else words
    at = next((at for at, word in enumerate(words) if len(word.text) > 1), len(words))
    if len(words) < at + 2 or not is_first_name(words[at + 1].low):
        return words
    before = reading.words_before(words[at].start, _LONGEST_INITIALS)
    initials = list(takewhile(lambda word: word.text == "." or len(word.text) == 1, before[::-1]))
    led = before[: len(before) - len(initials)]
    if not led or led[-1].low not in NAMED_AFTER or "g" not in likely_cases(words[at].low):
        return words
    # The stop of «им.» is taken for one of an initial.
    is_anothers_too = len(initials) > 1 or _is_subject(words[at + 1 :])
    return words[at + 1 :] if is_anothers_too else words


def _is_subject(words: list[Word]) -> bool:
    """«шахта имени Лутченко | Серик Абаев»: a first name and a surname in no case but one."""
    cases = likely_cases(words[-1].low)
    return len(words) == 2 and cases == {"n"} and "n" in likely_cases(words[0].low)


def _is_given_behind_surname(words: list[Word]) -> bool:
    return (
        ends_as_surname(words[1].low)
        and not is_first_name(words[1].low)
        and is_first_name(words[2].low)
        and not ends_as_surname(words[2].low)
        and not PATRONYM.search(words[2].low)
    )


def _is_hers_behind_genitive(words: list[Word]) -> bool:
    """«вдова Кайрата Абая | Гаухар»"""
    owners = [likely_cases(word.low) for word in words[:2]]
    return (
        not RUSSIAN_PATRONYM.search(words[1].low)
        and all("g" in cases and "n" not in cases for cases in owners)
        and is_first_name(words[0].low)
        and is_hers(words[2].low)
    )


def _is_given_behind_patronymic(words: list[Word]) -> bool:
    """«дочь Карла Оттовича | Эльвира»"""
    return (
        bool(RUSSIAN_PATRONYM.search(words[1].low))
        and "n" not in likely_cases(words[1].low)
        and _is_surely_subject(words[2].low)
        and words[2].low in HARDLY_SURNAMES
    )


def _is_whose(reading: Reading, words: list[Word]) -> bool:
    """«сын Байсерика | Расул», «аспирантка Байсерика | Мунира Абенова»: whose, and then who."""
    if len(words) not in {2, 3} or (len(words) == 3 and PATRONYM.search(words[2].low)):
        return False
    owner, bearer = words[0].low, words[1].low
    before = reading.words_before(words[0].start, 1)
    is_noun = (
        bool(before)
        and any(map(is_human, lemmas(before[0].low)))
        and "n" in cases_of(before[0].low, "sing")
    )
    return (
        is_noun
        and not ends_as_surname(owner)
        and not is_noun_too(owner)
        and _is_surely_subject(bearer)
        and not ends_as_surname(bearer)
        and _is_owner(reading, owner, bearer)
    )


def _is_owner(reading: Reading, owner: str, bearer: str) -> bool:
    """Whether it is the genitive of a name that the text has; of a listed one before a woman's.

    «Юрист Дана Ержан» is one woman: her name may look like a genitive, and her surname like his.
    """
    if owner in first_names() or owner in HER_NAMES:
        return False
    wholes = {each.nominative for each in candidates(owner) if "g" in each.cases} - {owner}
    is_womans = is_hers(bearer)
    return any(word.low in wholes and word.capital for word in reading.words) or (
        is_womans and not wholes.isdisjoint(first_names())
    )


def _is_surely_subject(low: str) -> bool:
    """A given name that is in the nominative, if it belongs to no genitive before it."""
    cases = likely_cases(low)
    return is_first_name(low) and "n" in cases and ("g" not in cases or is_hers(low))


def is_nickname(reading: Reading, name: Word, word: Word) -> bool:
    """«Коллеги прозвали Айгуль | Молнией»: whom, and then what she is called."""
    before = reading.words_before(name.start, 1)
    if not before or lemma(before[0].low) not in NICKNAMING | _CALLING:
        return False
    is_whom = "a" in likely_cases(name.low) and is_given_alone(name.low)
    return is_whom and bool(_INSTRUMENTAL.search(word.low))


def of_one_name(words: list[Word]) -> list[Word]:
    """Without what stands beside a name, and is another's or no name."""
    return _of_one_case(_without_noun(words))


def _without_noun(words: list[Word]) -> list[Word]:
    """«зовут Марию Шульц | тётей Машей»"""
    for at, word in enumerate(words[1:], 1):
        if not word.capital and is_kin(lemma(word.low)):
            return words[:at]
    return words


def _of_one_case(words: list[Word]) -> list[Word]:
    """Without what stands beside a name in another case, and is another's: «Управлял Сункаром |
    Бекнур Дүйсен», «хозяин Арыстана | Самат Ибраев», «Сам Борис Львович | Тарасом не был»."""
    if len(words) < 3:
        return words[1:] if len(words) == 2 and _are_two_men(*words) else words
    if RUSSIAN_PATRONYM.search(words[1].low):
        return words[:2] if is_anothers(words[1].low, words[2].low) else words
    first, second = (likely_cases(word.low) for word in words[:2])
    if first == {"i"} and second == {"n"}:
        return words[1:]
    is_oblique = bool(_OBLIQUE.search(words[0].low)) and not is_first_name(words[0].low)
    if is_oblique and second == {"n"} and not ends_as_surname(words[0].low):
        return words if PATRONYM.search(words[2].low) else words[1:]
    is_other = _is_of_other_case(*words[:3]) or _is_town_of_other_case(*words[:3])
    return words[1:] if is_other else words


def _are_two_men(first: Word, last: Word) -> bool:
    """«Вместе с Абаем | Сапаров приехал …»: his given name stands in no other case."""
    own = [each for each in candidates(first.low) if each.part == "first" and each.weight > 2]
    return (
        bool(own)
        and all(each.gender == "m" for each in own)
        and "n" not in likely_cases(first.low)
        and likely_cases(last.low) == {"n"}
        and bool(_HIS.search(last.low))
    )


def _is_of_other_case(noun: Word, first: Word, last: Word) -> bool:
    """«рыбак | Косы Федором Чернобаем»: a genitive that is a noun too, and then somebody's name."""
    cases, own = likely_cases(noun.low), likely_cases(first.low)
    return (
        is_noun_too(noun.low)
        and not ends_as_surname(noun.low)
        and "n" not in cases | own
        and cases.isdisjoint(own)
        and is_first_name(first.low)
        and not own.isdisjoint(likely_cases(last.low))
    )


def _is_town_of_other_case(town: Word, first: Word, last: Word) -> bool:
    """«жительница Степного | Анна Ткач»: an adjective that does not agree, and then a name."""
    own = likely_cases(first.low)
    return (
        is_adjective(town.low)
        and is_given_alone(first.low)
        and likely_cases(town.low).isdisjoint(own)
        and not own.isdisjoint(likely_cases(last.low))
    )


def is_anothers(patronymic: str, word: str) -> bool:
    """What stands in the instrumental behind a patronymic in the nominative is no surname of it."""
    return (
        bool(RUSSIAN_PATRONYM.search(patronymic))
        and likely_cases(patronymic) == {"n"}
        and likely_cases(word) == {"i"}
    )
