"""Words that tell of speech, in Russian and Kazakh."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from .grammar import folded, parses
from .reading import Word


def lexicon(words: str) -> frozenset[str]:
    """Folded, as words of a text are looked up."""
    return frozenset(map(folded, words.split()))


_VERBS = lexicon(
    """
    акцентировать анонсировать благодарить вздохнуть возмутиться возражать возразить воскликнуть
    восклицать восхититься вспоминать вспомнить выделить выделять выражать выразить высказать
    высказаться говорить говориться гордиться делиться добавить добавлять докладывать доложить
    заверить заверять задаться заключать заключить заметить замечать заявить заявлять информировать
    комментировать констатировать крикнуть кричать надеяться написать напоминать напомнить
    настаивать обещать обозначать обозначить обратить обратиться обращаться объявить объявлять
    объяснить объяснять опровергнуть ответить отвечать отзываться отметить отмечать отрицать
    отчитаться оценивать оценить передавать передать пересказать писать поблагодарить подводить
    поделиться подтвердить подтверждать подчеркивать подчеркнуть подытожить пожаловаться пожелать
    поздравить поинтересоваться полагать пообещать поправить попросить порассуждать поручить
    посетовать посоветовать похвалить пояснить пояснять предлагать предложить предостеречь
    предполагать предположить предупредить предупреждать привести приветствовать приводить призвать
    признавать признаваться признать признаться призывать провозгласить прогнозировать продолжать
    продолжить произнести проинформировать прокомментировать просить процитировать радоваться
    разъяснить разъяснять рассказать рассказывать рассуждать резюмировать рекомендовать сетовать
    сказать советовать сообщать сообщить спрашивать спросить считать убедить убеждать уведомить
    удивиться удивляться указать указывать упомянуть утверждать уточнить уточнять цитировать
    """
)
# Three letters tell nearly all words that are none of these, without the dictionary.
_BEGINNINGS = frozenset(verb[:3] for verb in _VERBS) | {"пиш"}
_CONVINCED = dict.fromkeys(lexicon("уверен уверена убежден убеждена"), "sing") | dict.fromkeys(
    lexicon("уверены убеждены"), "plur"
)
# Whose object is the one who speaks: «цитирует Серика Есматова пресс-служба».
PASSING_ON = lexicon("цитировать процитировать приводить привести передавать передать")

_KAZAKH_VERBS = lexicon(
    """
    айтады айтты баяндады былай білдірді бөлісті деді дейді деп депті десті есептейді ескертті
    жазады жазды жеткізді мәлімдеді мәлімдейді санайды сендірді сұрады сөйледі толықтырды тоқталды
    тілейді түйді түйіндеді түсіндірді түсіндіреді хабарлады хабарлайды шақырды қорытындылады қосады
    қосты үндеді
    """
)
# The first words of longer verbs: «атап өтті», «баға берді».
_KAZAKH_BEGINNINGS = lexicon("алғыс атап айтып баға жауап еске ой ойын пікір пікірін сөзін тілек")
_KAZAKH_PARTS = (
    _KAZAKH_VERBS | _KAZAKH_BEGINNINGS | lexicon("баса берді көрсетті қойды өз өтті салды")
)
_IS_CALLED = folded("атал")  # «деп аталады»


class Verb(NamedTuple):
    """`start` and `end` count words of a stretch; `number` is empty for gerunds and in Kazakh."""

    start: int
    end: int
    lemma: str
    number: str
    kazakh: bool = False


@lru_cache(maxsize=2**13)
def _russian(low: str) -> tuple[str, str] | None:
    """Lemma and number of a verb that tells what was or is said, not what will or should be."""
    if low[:3] not in _BEGINNINGS:
        return (low, _CONVINCED[low]) if low in _CONVINCED else None
    for parse in parses(low):
        lemma, tag = parse.normal_form.replace("ё", "е"), parse.tag
        if lemma not in _VERBS:
            continue
        if tag.POS == "GRND":
            return lemma, ""
        if tag.POS == "VERB" and ("past" in tag or ("pres" in tag and "3per" in tag)):
            return lemma, str(tag.number)
    return (low, _CONVINCED[low]) if low in _CONVINCED else None


def verb_at(words: Sequence[Word], at: int) -> Verb | None:
    low = words[at].low
    if low in _KAZAKH_VERBS or low in _KAZAKH_BEGINNINGS:
        end = at + 1
        while end < len(words) and words[end].low in _KAZAKH_PARTS:
            end += 1
        is_called = end < len(words) and words[end].low.startswith(_IS_CALLED)
        whole = end > at + 1 or low in _KAZAKH_VERBS
        return Verb(at, end, low, "", kazakh=True) if whole and not is_called else None
    found = _russian(low)
    return Verb(at, at + 1, *found) if found else None


def first_verb(words: Sequence[Word], most: int) -> Verb | None:
    """The first verb with no more than so many words before it, none of them a sign."""
    for at, word in enumerate(words[: most + 1]):
        if found := verb_at(words, at):
            return found
        if not word.is_word and not (word.text == "." and at and len(words[at - 1].text) == 1):
            return None
    return None


def last_verb(words: Sequence[Word]) -> Verb | None:
    for at in range(len(words) - 1, -1, -1):
        if found := verb_at(words, at):
            # A Kazakh verb of several words is met from its end.
            while found.kazakh and at and (longer := verb_at(words, at - 1)):
                at, found = at - 1, longer
            return found
    return None
