"""Names at their places in a text, each read in the light of the words around and of all others."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from . import names
from .grammar import CYRILLIC, folded, lemma, past_gender
from .name_context import context_of
from .name_support import settled
from .name_verbs import WITH_DATIVE
from .name_words import (
    OF_ONE_GENDER,
    PATRONYMIC_ENDS,
    ends_as_surname,
    is_first_name,
    is_hers,
)
from .names import Name
from .reading import Reading, Span

_LINKS = {" и ": 1.5, ", ": 0.6}  # of what is listed, and how surely it is
# «и четырнадцатилетняя», «и его младшая сестра»
_AND = re.compile("(?: и|(?P<comma>,))(?P<what>(?: [а-яё-]+){0,3}) ")
_SURELY_SEVERAL = re.compile("(?:[ое]в|[иы]н|[сц]к)(?:[ыи]|[ыи]х|[ыи]м|[ыи]ми)$")
# Between names of a list of prizes or results: «Ли Анна (Шу) – 3.02; 2. Ким Олег», «2 место – …»;
# and of one with a line for each: «Приз жюри – Ли Анна».
_LISTED = re.compile(
    r"(?:\s*\([^)]*\))?(?:[^А-Яа-яЁё]*(?:и |место[^А-Яа-яЁё]*)?|[;,.]?\s*\n[^\n]{1,80} [–—] )"
)
_LISTING = (",", ";", " и ", "\n")
_NOT_HERS = frozenset("быть стать остаться являться вручить".split())
_LONGEST_REMARK = 100
_LITTLE = 0.2  # of what a lone surname seems to tell of its bearer's gender
_ADDED = re.compile("-(?:(?:младш|старш)\\w+|ага|апа|ата|аке|эке|агай|апай|ханым)$")
# A surname in the plural: the end that is cut off, and what stands there in the singular.
_PLURALS = tuple(
    (re.compile(pattern), cut, end)
    for pattern, cut, end in (
        ("(?:ов|ев|ин|ын)ы$", 1, ""),
        ("(?:ов|ев|ин|ын)ых$", 2, ""),
        ("(?:ов|ев|ин|ын)ыми$", 3, ""),
        ("[сц]ки[ех]$", 2, "ий"),
        ("[сц]кими$", 3, "ий"),
        ("(?<!ул)(?<!кыз)(?<!огл)(?<=[бвдзлмнпрстфц])ы$", 1, ""),
        ("(?<=[гкхжшчщ])и$", 1, ""),
        ("(?<=[бвгджзклмнпрстфхцчшщ])ами$", 3, ""),
        ("(?<=[аеоуы])и$", 1, "й"),
    )
)
_PLURAL_DATIVES = ((re.compile("(?:ов|ев|ин|ын)ым$"), 2, ""), (re.compile("[сц]ким$"), 2, "ий"))


@dataclass(slots=True)
class Mention:
    """`lead` says how much more its words speak for a man than for a woman.

    `lead_of_verb` is what of it remains if the name turns out to be somebody's surname.
    """

    span: Span
    name: Name
    score: float
    lead: float
    lead_of_verb: float = 0.0
    low: str = ""  # the last word as written, folded
    speaks: bool = False  # she does something: no form of a man's name


def mentions_at(reading: Reading, spans: list[Span]) -> Iterator[Mention]:
    written = [_written(reading, span) for span in spans]
    contexts = [context_of(reading, span) for span in spans]
    found = [
        names.readings(words, context) for words, context in zip(written, contexts, strict=True)
    ]
    if not found:
        return
    _share_cases(reading, spans, written, contexts, found)
    best_readings = settled(found)
    mentions = [
        Mention(
            span,
            names.split(best),
            best.score,
            _lead(words, chances, best, context),
            _lead_of_verb(best, context),
            folded(words[-1]),
        )
        for span, words, context, chances, best in zip(
            spans, written, contexts, found, best_readings, strict=True
        )
    ]
    _share_order(reading, mentions, [best.words for best in best_readings])
    for mention in mentions:
        mention.speaks = _is_she(reading, mention.span)
    named: set[str] = set()
    for one, other in pairwise(mentions):
        if one.name.first not in named:
            _share_surname(reading, one, other)
        named.add(one.name.first)
        if reading.text[one.span.end : other.span.start] == " (" and not CYRILLIC.search(
            reading.text[slice(*other.span)]
        ):
            other.name = Name(**fields_of(one.name))
    yield from mentions


def _share_cases(
    reading: Reading,
    spans: list[Span],
    written: list[list[str]],
    contexts: list[names.Context],
    found: list[list[names.Declined]],
) -> None:
    """«Ксению Вебер и Т. Кабдолову»: what is listed stands in one case, if one's is clear."""

    def share(clear: int, unclear: int, weight: float, told: Callable) -> None:
        if not names.sure_case(found[unclear]) and (case := told(found[clear])):
            contexts[unclear].case(case, weight)
            found[unclear] = names.readings(written[unclear], contexts[unclear])

    links = [reading.text[one.end : other.start] for one, other in pairwise(spans)]
    linked = [(at, _LINKS[link]) for at, link in enumerate(links) if link in _LINKS]
    for number, weight in linked:
        share(number, number + 1, weight, names.sure_case)
    for number, weight in reversed(linked):
        share(number + 1, number, weight, names.sure_case)
    for number, weight in linked:  # «приговорил Аскара Досова и Рината Ибраева»
        if len(written[number + 1]) > 1:
            share(number, number + 1, weight, names.sure_cases)


def _share_order(reading: Reading, mentions: list[Mention], written: list[tuple[str, ...]]) -> None:
    """«Грамоты у Оспановой Ирины, Калжан Акмарал»: a list puts the surname first in every name."""
    outer = [
        (mention, words)
        for mention, words in zip(mentions, written, strict=True)
        if not _is_in_brackets(reading, mention.span)
    ]
    pairs = [*pairwise(outer)]
    for (one, words), (other, others) in [*pairs, *((b, a) for a, b in reversed(pairs))]:
        first, second = sorted((one, other), key=lambda each: each.span)
        between = reading.text[first.span.end : second.span.start]
        is_listed = _LISTED.fullmatch(between) and any(sign in between for sign in _LISTING)
        if is_listed and _is_surname_first(one, words) and _is_either_way(other, others):
            other.name.first, other.name.last = other.name.last, other.name.first


def _is_in_brackets(reading: Reading, span: Span) -> bool:
    """«Ким Олег (учитель Сапаров Е. М.)»"""
    before = reading.text[max(span.start - _LONGEST_REMARK, 0) : span.start]
    return before.rfind("(") > before.rfind(")")


def _is_surname_first(mention: Mention, words: tuple[str, ...]) -> bool:
    return mention.name.has_both and words == (mention.name.last, mention.name.first)


def _is_either_way(mention: Mention, words: tuple[str, ...]) -> bool:
    """«Калжан Акмарал», «Ким Максим»: what stands last is a given name as well."""
    in_order = mention.name.has_both and words == (mention.name.first, mention.name.last)
    last = folded(mention.name.last)
    return in_order and is_first_name(last) and not ends_as_surname(last)


def _is_she(reading: Reading, span: Span) -> bool:
    """«Есматова заявила», but not «ресурсом Громова была …»."""
    after = reading.words_after(span.end, 1)
    return (
        bool(after)
        and past_gender(after[0].low) == "femn"
        and lemma(after[0].low) not in WITH_DATIVE | _NOT_HERS
    )


def _share_surname(reading: Reading, one: Mention, other: Mention) -> None:
    """«Асель и Данияра Омаровых», «Евгений и Наталья Хван», «Олег и его сестра Анна Омаровы»: the
    surname is that of both."""
    link = _AND.fullmatch(reading.text, one.span.end, other.span.start)
    written = reading.text[other.span.start : other.span.end].split()[-1]
    if not link or one.name.last or not one.name.first or not other.name.has_both:
        return
    if (link["what"] or link["comma"]) and not _SURELY_SEVERAL.search(folded(written)):
        return
    if singular := _singular(written, other.name.case):
        for each in (one, other):
            each.lead = _lead_of_first_name(each.name.first)
            each.name.last = _of_woman(singular) if each.lead < 0 else singular
    elif not OF_ONE_GENDER.search(folded(other.name.last)):
        one.name.last = other.name.last


def _lead_of_first_name(first: str) -> float:
    found = names.readings([first], names.Context(cases={"n": 3.0}))
    return _lead_of_words(found, found[0])


def _singular(surname: str, case: str) -> str:
    """Of a man, if it stands in the plural; else empty."""
    low = folded(surname)
    for plural, cut, end in (*_PLURALS, *(_PLURAL_DATIVES if case == "d" else ())):
        if plural.search(low):
            return surname[:-cut] + end
    return ""


def _of_woman(surname: str) -> str:
    if surname.endswith("кий"):
        return surname.removesuffix("ий") + "ая"
    return surname + "а" if OF_ONE_GENDER.search(folded(surname)) else surname


def _written(reading: Reading, span: Span) -> list[str]:
    """Words of a name; of «Айтжанбай-старший» the surname alone, of a headline in small letters."""
    text = _ADDED.sub("", reading.text[span.start : span.end]).replace(".", ". ")
    words = [word.strip() for word in text.split() if word.strip(" .,")]
    for at in reversed(range(1, len(words))):
        if words[at] in PATRONYMIC_ENDS:
            words[at - 1 : at + 1] = [" ".join(words[at - 1 : at + 1])]
    return [word.title() if word.isupper() and len(word) > 3 else word for word in words]


def _lead(
    written: list[str], chances: list[names.Declined], best: names.Declined, context: names.Context
) -> float:
    """Who did something is of the verb's gender. A surname of both tells nothing by itself."""
    if rest := _beside_surname(written, best):
        chances = names.readings(rest, context)
        chances = [one for one in chances if one.case == best.case] or chances
        written, best = rest, chances[0]
    lead = _lead_of_words(chances, best)
    if context.doer and best.case == "n":
        return lead + _lead_of_verb(best, context)
    # «Цой» and «Вагнер», as long as nobody declines them, are his surnames and hers.
    is_either = tuple(written) == best.words and not OF_ONE_GENDER.search(folded(written[-1]))
    says_little = "first" not in best.parts and not context.genders and (is_either or abs(lead) < 1)
    return lead * _LITTLE if says_little else lead


def _lead_of_verb(best: names.Declined, context: names.Context) -> float:
    if not context.doer or best.case != "n":
        return 0.0
    return 1.0 if context.doer == "m" else -1.0


def _beside_surname(written: list[str], best: names.Declined) -> list[str]:
    """«Назым Серик», «Н. Серик»: where a surname is a man's name, which tells nothing of hers."""
    if len(written) < 2 or "first" not in best.parts:
        return []
    last = names.split(best).last
    is_given = (last, "first") in zip(best.words, best.parts, strict=True)
    if not is_given or last not in written or is_hers(folded(last)):
        return []
    return [word for word in written if word != last]


def _lead_of_words(chances: list[names.Declined], best: names.Declined) -> float:
    """Of readings with the settled nominative only: «Есматова» is a woman, if that is her name."""
    words = tuple(word.lower() for word in best.words)
    scores = {"m": None, "f": None}
    for chance in chances:
        if tuple(word.lower() for word in chance.words) == words and scores[chance.gender] is None:
            scores[chance.gender] = chance.score
    male, female = scores["m"], scores["f"]
    if male is None or female is None:
        return 3.0 if female is None else -3.0
    return male - female


def fields_of(name: Name) -> dict[str, str]:
    return {key: getattr(name, key) for key in ("first", "last", "patronymic", "gender", "case")}
