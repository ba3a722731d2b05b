"""What the verbs beside a name say of its case and of the bearer's gender."""

from collections.abc import Iterable

from .grammar import forms, lemma, parses, part_of_speech, past_gender
from .name_words import LISTING, is_name_word
from .named_things import is_human
from .names import Context
from .reading import Word

_WHO = frozenset("он она они я мы ты вы кто".split())
_LISTING = LISTING | {"или"}
_TOGETHER = frozenset("с со вместе также ( – — : ;".split())  # «вышли Амина Сапарова с мужем»
# By their first words.
_ASIDES = {
    "между": (("между", "тем"),),
    "тем": (("тем", "временем"),),
    "при": (("при", "этом"),),
    "в": (("в", "свою", "очередь"), ("в", "ответ"), ("в", "итоге")),
}
# «Меня зовут Айгуль», «там были Айгуль …»: of these the name is no object.
_NAMING = frozenset("звать называть назвать прозвать быть стать".split())
# Of these verbs somebody is the addressee.
_TO_WHOM = frozenset(
    """
    принадлежать дать давать отдать отдавать подарить дарить вручить вручать передать передавать
    поручить поручать помочь помогать сообщить сообщать рассказать рассказывать позвонить звонить
    написать писать ответить отвечать посвятить посвящать присвоить присваивать присудить
    присуждать доверить доверять верить аплодировать достаться доставаться пожелать желать
    обещать пообещать предложить предлагать разрешить разрешать запретить запрещать показать показывать проиграть
    проигрывать уступить уступать выразить выражать объявить объявлять предоставить предоставлять
    """.split()
)
# Who likes or gets something stands in the dative before these: «Сапарову понравилась школа».
WITH_DATIVE = frozenset(
    """
    нравиться понравиться полюбиться приглянуться показаться казаться удаться удаваться достаться
    доставаться исполниться понадобиться потребоваться хватить предстоять надоесть присниться
    """.split()
)


def heed_verbs(found: Context, before: list[Word], after: list[Word]) -> None:
    """«Асем Баденова отметила», «отметила Асем Баденова»: a subject, and a woman."""
    after = _beyond_aside(after)
    gender = _verb(after[:3])
    led = before_list(before)
    if led and _may_be_subject(led[-1], len(led) == 1, gender):
        if led is not before:
            found.case("g", 0.9)
        return
    if gender and after and lemma(after[0].low) in WITH_DATIVE:
        found.case("d", 0.6)
    elif gender and _is_done_by_next(after, gender):
        found.case("ga", 0.6)
    elif gender:
        found.case("n", 0.9)
        found.gender(gender, 0.9)
        found.doer = gender
    elif (gender := _verb(before[-2:][::-1])) and not _has_subject(before):
        found.case("n", 0.6)
        found.gender(gender, 0.5)
        found.doer = gender


def before_list(before: list[Word]) -> list[Word]:
    """What stands before the names that are listed here: «музыка | Верди и …»."""
    while len(before) > 2 and before[-1].low in _LISTING and before[-2].capital:
        before = before[:-2]
        while len(before) > 1 and before[-1].capital:
            before = before[:-1]
    return before


def _beyond_aside(after: list[Word]) -> list[Word]:
    """«Пак | между тем | попросила»"""
    asides = _ASIDES.get(after[0].low, ()) if after else ()
    for aside in asides:
        if tuple(word.low for word in after[: len(aside)]) == aside:
            return after[len(aside) :]
    return after


def _is_done_by_next(after: list[Word], gender: str) -> bool:
    """«Анну Ткач представлял адвокат …»: who did it stands behind the verb."""
    if len(after) < 2 or not past_gender(after[0].low) or lemma(after[0].low) in _NAMING:
        return False
    found = [form for form in forms(after[1].low) if form.number == "sing"]
    return bool(found) and all(
        form.case == "nomn" and form.gender[:1] == gender and is_human(form.lemma) for form in found
    )


def _may_be_subject(word: Word, opens: bool, gender: str) -> bool:
    """«хор Миллер пел»: the thing did it; but not «торт Эрика Фогель отрезала».

    A capital at the sentence's start says nothing.
    """
    likely = [form for form in forms(word.low) if form.weight > 0.2]
    return (
        word.is_word
        and (opens or not word.capital)
        and bool(likely)
        and all(form.pos == "NOUN" for form in likely)
        and any(form.case == "nomn" and form.gender[:1] in {"", gender} for form in likely)
        and not any(is_human(form.lemma) for form in likely)
    )


def heed_other_subject(found: Context, before: list[Word], after: list[Word]) -> None:
    """«Заура Гелашвили он уложил», «Магомеда Гаджиева унесли», «поздравили Рашида»: others did it."""
    is_listed = bool(after) and after[0].low in _LISTING | _TOGETHER
    if before and is_of_several(before[-1].low) and not is_listed:
        found.case("gail", 0.8)
        found.case("d", 0.4)
        return
    if not after or (before and before[-1].text in _LISTING):
        return
    verb = after[2] if _is_beside(after) else after[0]
    if is_of_several(verb.low) or verb.low in _WHO:
        found.case("gdail", 0.6)


def _is_beside(after: list[Word]) -> bool:
    """«Сапарова | к мосту | привезли»: of him alone, if not «с женой»."""
    is_phrase = len(after) > 2 and part_of_speech(after[0].low) == "PREP"
    return is_phrase and after[0].low not in _TOGETHER and part_of_speech(after[1].low) == "NOUN"


def heed_government(found: Context, before: list[Word]) -> None:
    """«Приз вручили Асену», «поздравил Асену»: whom a verb's object may be, if not its subject."""
    if not before or part_of_speech(before[-1].low) not in {"VERB", "INFN", "PRTS"}:
        return
    tag = parses(before[-1].low)[0].tag
    is_led = _has_subject(before)
    subject = "n" if tag.number == "sing" and not is_led else ""
    if lemma(before[-1].low) in _TO_WHOM:
        found.case(f"d{subject}", 0.8)
    elif "tran" in tag:
        found.case(f"a{subject}", 0.8 if is_led else 0.4)


def is_of_several(low: str) -> bool:
    """Whether a verb tells what many do: «унесли»."""
    return lemma(low) not in _NAMING and any(
        parse.is_known and parse.tag.POS == "VERB" and parse.tag.number == "plur"
        for parse in parses(low)[:1]
    )


def heed_verb_of_role(found: Context, before: list[Word]) -> None:
    """«прилетела врач Юми Ито»: where the noun is a man's, the verb tells of a woman;
    «рассказала внучка академика Алия Сатпаева»: the name may be hers, and no academician's."""
    for verb, noun in zip(before[-2::-1], before[:0:-1], strict=False):
        if not noun.is_word or noun.capital or past_gender(noun.low):
            return
        genders = {
            form.gender
            for form in forms(noun.low)
            if (form.pos, form.case, form.number) == ("NOUN", "nomn", "sing")
            and is_human(form.lemma)
        }
        gender = past_gender(verb.low) if genders else ""
        if gender and genders == {"masc"}:
            found.gender(gender[0], 1.5 if gender == "femn" else 0.3)
        elif gender and gender in genders:
            found.apposition(gender[0], "n", 0.8)
        if genders:
            return


def _has_subject(before: list[Word]) -> bool:
    """«Жанна Алиева оправдала Марата Досанова»: whose name stands before the verb did it."""
    return len(before) > 2 and before[-2].capital and is_name_word(before[-3].low)


def _verb(words: Iterable[Word]) -> str:
    for word in words:
        if not word.is_word:
            continue
        # «Партия «Ауыл»» ends as verbs do.
        if (gender := past_gender(word.low)) and (not word.capital or parses(word.low)[0].is_known):
            return gender[0]
        if word.low in {"сам", "сама", "тоже", "также"}:
            continue
        if part_of_speech(word.low) not in {"ADVB", "PRCL", "CONJ", "INTJ", "PRED"}:
            return ""
    return ""
