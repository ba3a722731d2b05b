"""What stands before a name: whether it is somebody's, or that of a street, a horse or a theatre."""

from .grammar import forms, is_adjective, lemma, part_of_speech
from .name_lists import (
    is_listed_among_eponyms,
    is_listed_among_places,
    is_listed_behind_places,
)
from .name_words import (
    RUSSIAN_PATRONYM,
    ends_as_surname,
    is_common_word,
    is_first_name,
    is_given_alone,
    is_place,
    is_role,
    likely_cases,
)
from .named_things import EPONYMS, NAMED_THINGS, cases_of, cases_of_name, is_human, is_kin, kinds_of
from .reading import Reading, Span, Word
from .vocabulary import (
    CALLED,
    CALLED_AFTER,
    CREATURES,
    FABLED,
    PLACE_NOUNS,
    ROLES,
    STREETS,
    THINGS,
)

_NAMED_IN_FULL = NAMED_THINGS - FABLED
# Behind these a name in quotation marks is no person's: «указатель с надписью «Сатпаев»».
_TITLED = (
    CREATURES
    | EPONYMS
    | PLACE_NOUNS
    | STREETS
    | frozenset("надпись табличка вывеска указатель".split())
)
STAGE = frozenset({"dj", "mc", "диджей"})
NAMED = ("по", "имени")
_SHORTENED = frozenset("ул пр просп им мкр пл пос д с".split())  # ул. Сатпаева, им. Ауэзова
_FAMILIES = frozenset("семья супруг супруги брат братья сестра чета династия род клан".split())
_CONTESTS = frozenset("мемориал первенство чемпионат соревнование забег конкурс матч бой".split())
_MEMORIALS = frozenset(
    "имя памятник бюст честь кубок приз премия стипендия турнир мемориал".split()
)
_TO_SOMEBODY = frozenset("памятник монумент бюст".split())
_STOPS = frozenset(',;:.!?…«»“”"()–—')
_LONGEST_TITLE = 60
_FARTHEST = 15  # words before a name that may tell of it
_LONGEST_ROLE = 5
_ON_BEHALF = {("от", "имени"), ("на", "имя")}  # «письмо на имя акима Ерлана Сапарова»


def may_be_person(reading: Reading, span: Span, words: list[Word]) -> bool:
    """As far as what stands before the name tells."""
    if _is_title(reading, span, words):
        return False
    sentence = reading.sentence_at(span.start)
    before = reading.words_before(span.start, _FARTHEST)
    before = [word for word in before if word.start >= sentence.start]
    if not before:
        return True
    if len(before) > 1 and before[-1].text == "." and before[-2].text in _SHORTENED:
        return False
    if before[-1].low in STAGE or lemma(before[-1].low) in CALLED or _is_along(before):
        return False
    if before[-1].text in '«"“' and before[-1].end == span.start and len(before) > 1:
        return kinds_of(before[-2].low).isdisjoint(_TITLED)
    if is_listed_among_places(before) or is_listed_behind_places(before, words):
        return False
    if is_listed_among_eponyms(before, words):
        return False
    if not before[-1].is_word:
        return True
    if tuple(word.low for word in before[-2:]) == NAMED:
        return is_human_by_name(before)
    if _is_honoured(before):
        return False
    return _may_follow(reading, before, words)


def _may_follow(reading: Reading, before: list[Word], words: list[Word]) -> bool:
    """Whether somebody may stand right behind the noun."""
    noun = before[-1].low
    kinds = kinds_of(noun)
    if len(words) == 1 and not kinds.isdisjoint(_FAMILIES):
        return _is_own_name(noun, words[0]) or _is_one_of_several(reading, words[0])
    if not kinds.isdisjoint(STREETS):
        return False
    if _is_in_memory(before) or lemma(noun) in ROLES or noun == "им":
        return True
    if kinds.isdisjoint(NAMED_THINGS):
        return True
    if _is_whole(words) and kinds.isdisjoint(_NAMED_IN_FULL):
        return True
    own = cases_of_name(words)
    if not kinds.isdisjoint(CREATURES) and _are_owners(words, noun, own):
        return True
    is_formal = len(words) > 1 and any(RUSSIAN_PATRONYM.search(word.low) for word in words[1:])
    if is_formal and own == {"n"} and kinds.isdisjoint(CREATURES):
        return True  # «глава города Сапаров Ерлан Маратович»
    # «команда Эдуарда Саакяна» is his, though Эдуарда might be a woman in the nominative.
    is_owner = len(words) > 1 and "g" in own
    is_apposition = "n" in own and not is_owner and not own.isdisjoint(cases_of(noun))
    if not kinds.isdisjoint(THINGS) and not is_apposition:
        return True
    return len(words) > 1 and (
        _is_no_ones(words, noun, kinds, own)
        or (not _is_among_places(before, words, kinds) and _is_of_office(before, own, kinds))
    )


def is_human_by_name(before: list[Word]) -> bool:
    """«студента по имени Лука», «жительница города по имени Анна», but not «Robo-DJ по имени …»."""
    return tuple(word.low for word in before[-2:]) == NAMED and any(
        word.is_word and is_human(lemma(word.low)) for word in before[-5:-2]
    )


def whose_name(before: list[Word]) -> Word | None:
    """The noun before «, которого» at the end: whose name it is, if a verb of naming follows."""
    if len(before) < 3 or before[-2].text != "," or lemma(before[-1].low) != "который":
        return None
    return before[-3] if before[-3].is_word else None


def called_noun(before: list[Word]) -> Word | None:
    """Who or what is called so by «звать» at the end: «девочку зовут …», «мальчик, которого звали …»."""
    if len(before) < 2 or lemma(before[-1].low) != "звать":
        return None
    noun = whose_name(before[:-1]) or before[-2]
    return noun if noun.is_word else None


def titles(reading: Reading, quoted: Span) -> list[Word]:
    """The words in quotation marks that are a title or a name; none where somebody speaks."""
    words = reading.words_in(quoted.start + 1, quoted.end - 1)
    if quoted.end - quoted.start > _LONGEST_TITLE or not all(word.is_word for word in words):
        return []
    speaks = len(words) > 2 and any(part_of_speech(word.low) == "VERB" for word in words)
    return [] if speaks else words


def _is_title(reading: Reading, span: Span, words: list[Word]) -> bool:
    return any(
        quoted.holds(span)
        and (
            len(words) == 1
            or quoted.end - quoted.start == span.end - span.start + 2
            or _is_of_fund(reading, span, quoted)
        )
        and titles(reading, quoted)
        for quoted in reading.quoted
    )


def _is_of_fund(reading: Reading, span: Span, quoted: Span) -> bool:
    """«Сәкен Абаев қоры»: whose it is, and in Kazakh what it is, to the end of the quotation."""
    after = reading.words_in(span.end, quoted.end - 1)
    is_led = span.start == quoted.start + 1
    return is_led and len(after) == 1 and not after[0].capital and after[0].text[-1] in "ыі"


def _is_along(before: list[Word]) -> bool:
    """«По Алии Молдагуловой дети идут в школу»"""
    return before[-1].text == "По" and not any(word.is_word for word in before[:-1])


def _is_own_name(noun: str, word: Word) -> bool:
    """«брат Канат», «с сестрой Динарой», but not «сестра Каната»"""
    is_somebody = is_kin(lemma(noun)) and is_given_alone(word.low)
    return is_somebody and not cases_of(noun, "sing").isdisjoint(likely_cases(word.low))


def _is_one_of_several(reading: Reading, word: Word) -> bool:
    """«братья Данияр и Азамат Сейтовы», but not «семья Омаровых»."""
    after = reading.words_after(word.end, 2)
    listed = len(after) > 1 and after[0].low == "и" and after[1].capital
    return listed and is_first_name(word.low)


def _is_in_memory(before: list[Word]) -> bool:
    """«вечер памяти Инкар Тастанбековой» is about her, «турнир памяти …» only called after her."""
    if len(before) < 2 or before[-1].low not in {"памяти", "память"}:
        return False
    return before[-2].is_word and not _is_of_contest(before)


def _is_of_contest(before: list[Word]) -> bool:
    """«турнир по боксу среди юношей памяти …»"""
    for word in reversed(before[:-1]):
        if not word.is_word or part_of_speech(word.low) in {"VERB", "GRND"}:
            return False
        if not kinds_of(word.low).isdisjoint(CALLED_AFTER | _CONTESTS):
            return True
    return False


def _is_honoured(before: list[Word]) -> bool:
    """«школа имени академика Каныша Сатпаева», «в честь Героя Советского Союза …»"""
    has_role = False
    for at in range(len(before) - 1, max(len(before) - _LONGEST_ROLE, 0) - 1, -1):
        word = before[at]
        if has_role and not kinds_of(word.low).isdisjoint(STREETS | _MEMORIALS):
            return tuple(each.low for each in before[at - 1 : at + 1]) not in _ON_BEHALF
        if has_role and word.low == "памяти":
            return not _is_in_memory(before[: at + 1])
        is_known = is_common_word(word.low) or is_adjective(word.low) or is_place(word.low)
        is_name = word.capital and not is_known
        if is_name or "g" not in cases_of(word.low):
            return False
        has_role = has_role or is_role(lemma(word.low))
    return False


def _are_owners(words: list[Word], noun: str, own: frozenset[str]) -> bool:
    """«скакун Ерлана Сапарова», «лошадей Гааса»: no creature's own name stands in the genitive
    beside another case, nor one name behind several."""
    if len(words) > 1:
        return "g" in own and "n" not in own and own.isdisjoint(cases_of(noun))
    numbers = {form.number for form in forms(noun) if form.pos == "NOUN"}
    return "g" in own and numbers == {"plur"} and not is_first_name(words[0].low)


def _is_whole(words: list[Word]) -> bool:
    """Surely a first name and a surname."""
    return is_first_name(words[0].low) and ends_as_surname(words[-1].low)


def _is_among_places(before: list[Word], words: list[Word], kinds: frozenset[str]) -> bool:
    """Behind a preposition there is a place: «журналист из села Жаңа Өріс»."""
    return (
        not kinds.isdisjoint(PLACE_NOUNS)
        and len(before) > 1
        and part_of_speech(before[-2].low) == "PREP"
        and not _is_whole(words)
    )


def _is_of_office(before: list[Word], own: frozenset[str], kinds: frozenset[str]) -> bool:
    """«заместителя директора музея Дианы Ахметовой», but not «директор музея Абая Кунанбаева»:
    the role has the case of the name."""
    if "g" in own and not kinds.isdisjoint(CALLED_AFTER | CREATURES):
        return False
    for word in reversed(before[:-1]):
        if word.text in _STOPS or part_of_speech(word.low) in {"VERB", "GRND"}:
            return False
        role = lemma(word.low)
        # «жеребец Султан из района …»
        is_name = word.capital and word is not before[0] and role not in ROLES
        if not is_name and is_role(role) and not own.isdisjoint(cases_of(word.low, "sing")):
            return True
    return False


def _is_no_ones(words: list[Word], noun: str, kinds: frozenset[str], own: frozenset[str]) -> bool:
    """Nothing is called after a nominative: «в музее Ерлан Сапаров провел экскурсию».

    A place may be, «в городе Абай», but hardly by a first name and a surname.
    """
    if not kinds.isdisjoint(CREATURES):
        return False
    called = cases_of(noun) | ({"g"} if kinds.isdisjoint(_TO_SOMEBODY) else {"d"})
    return own.isdisjoint(called) and (_is_whole(words) or kinds.isdisjoint(PLACE_NOUNS))
