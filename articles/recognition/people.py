"""People that a text names: their mentions, their full names in the nominative, their gender."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from . import names
from .grammar import folded, forms, lemma, lemmas, parses, past_gender
from .kazakh_people import kazakh_names, kazakh_surnames
from .model import first_names
from .name_context import context_of
from .name_forms import candidates, is_common_word, is_first_name, is_role
from .names import Name
from .reading import Reading, Span, Word, is_headline
from .vocabulary import CALLED_AFTER, CREATURES, INSTITUTIONS, PLACE_NOUNS, ROLES

# Signs that part two names: «Томас Винье (Thomas Vinje)».
_APART = re.compile(r"[^\s()/•;,][^()/•;,]*")
_CYRILLIC = re.compile("[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")
# Behind these a name is what something is called: «театр Ауэзова», «кубок Ахмета Байтурсынова».
_EPONYMS = CALLED_AFTER | frozenset(
    "театр музей университет школа стадион арена больница академия консерватория филармония "
    "библиотека колледж институт гимназия лицей орден медаль чтения мечеть церковь собор храм "
    "мавзолей дом-музей сквер дворец сыроварня кафе ресторан галерея усадьба".split()
)
_SHORTENED = frozenset("ул пр просп им мкр пл пос д с".split())  # ул. Сатпаева, им. Ауэзова
_FAMILIES = frozenset("семья супруг супруги брат братья сестра чета династия род клан".split())
_PLURAL = re.compile("(?:ов|ев|ин|ын)(?:ы|ых|ым|ыми)$")
_CALLED = frozenset({"кличка", "прозвище"})
_PATRONYM = re.compile("(?:вич|вна|улы|кызы)")
_JUNIOR = re.compile("-(?:младш|старш)\\w+")
_STAGE = frozenset({"dj", "mc", "диджей"})


@dataclass(slots=True)
class Mention:
    """`lead` says how much more its words speak for a man than for a woman."""

    span: Span
    name: Name
    score: float
    lead: float
    low: str = ""  # the last word as written, folded
    speaks: bool = False  # she does something: no form of a man's name


@dataclass(slots=True)
class Individual:
    """One person of one text."""

    name: Name
    mentions: list[Mention] = field(default_factory=list)

    @property
    def gender(self) -> str:
        lead = sum(mention.lead for mention in self.mentions)
        if abs(lead) < 0.05:  # of an unknown first name its end tells
            return "female" if folded(self.name.first)[-1:] in {"а", "я"} else "male"
        return "male" if lead > 0 else "female"

    @property
    def spans(self) -> list[Span]:
        return sorted(mention.span for mention in self.mentions)


def individuals(
    reading: Reading, marked: Iterable[Span], places: frozenset[str] = frozenset()
) -> list[Individual]:
    """In the order of their first mentions.

    `marked` is what the model takes for people, `places` are folded names that nobody has alone.
    """
    marked = [span for span in marked if not _in_capitals(reading, span)]
    spans = [part for span in marked for part in _in_one_sentence(reading, span)]
    spans = list(_repaired(reading, spans))
    spans += _overlooked(reading, spans)
    spans = sorted(span for span in spans if _is_person(reading, span))
    mentions = list(_mentions(reading, spans))
    if more := list(_alone(reading, mentions)):
        mentions = list(_mentions(reading, sorted([*spans, *more])))
    mentions += _kazakh(reading, mentions)
    mentions += list(_headlines(reading, mentions))
    found = [each for each in joined(mentions) if _is_credible(reading, each, places)]
    return sorted(found, key=lambda each: each.spans[0])


def _in_capitals(reading: Reading, span: Span) -> bool:
    """Whether it stands in a line where capitals say nothing."""
    line = reading.line_at(span.start)
    return line is not None and is_headline(line.text)


def _headlines(reading: Reading, others: list[Mention]) -> Iterator[Mention]:
    """Full names in lines of capitals, of people whom the text names elsewhere."""
    known = {
        (folded(each.name.first), folded(each.name.last)): each
        for each in others
        if each.name.has_both
    }
    for line in reading.prose:
        if not known or not is_headline(line.text):
            continue
        words = reading.words_in(line.start, line.end)
        for first, last in pairwise(words):
            if last.start != first.end + 1:
                continue
            firsts = {each.nominative for each in candidates(first.low)}
            lasts = {each.nominative for each in candidates(last.low)}
            for (name, surname), bearer in known.items():
                if name in firsts and surname in lasts:
                    span = Span(first.start, last.end)
                    yield Mention(span, Name(**_fields(bearer.name)), 1.0, bearer.lead)


def _kazakh(reading: Reading, others: list[Mention]) -> list[Mention]:
    taken = [each.span for each in others]

    def mention(span: Span, name: Name) -> Mention:
        return Mention(span, name, 1.0, {"m": 3.0, "f": -3.0}.get(name.gender, 0.0))

    found = [mention(span, name) for span, name in kazakh_names(reading)]
    known = {folded(each.name.last): each.name for each in [*others, *found] if each.name.has_both}
    taken += [each.span for each in found]
    found += [
        mention(span, name)
        for span, name in kazakh_surnames(reading, known)
        if not any(other.start < span.end and span.start < other.end for other in taken)
    ]
    return found


def _is_credible(reading: Reading, each: Individual, places: frozenset[str]) -> bool:
    """Whether somebody is a person: his name, his role or what he does must say so.

    Of one name alone more is asked: horses, robots and heroes of plays have such.
    """
    told = any(_has_own_role(reading, span) for span in each.spans) or any(
        mention.name.case == "n" and _acts(reading, mention.span) for mention in each.mentions
    )
    if each.name.first and each.name.last:
        return True
    low = folded(each.name.first or each.name.last)
    written = [folded(reading.text[start:end]) for start, end in each.spans]
    if any(form.nominative in places for word in written for form in candidates(word)):
        return False
    if is_common_word(low):
        return told
    return told or _ends_as_surname(low) or (len(each.mentions) > 1 and not is_first_name(low))


def _acts(reading: Reading, span: Span) -> bool:
    after = reading.words_after(span.end, 1)
    return bool(after) and bool(past_gender(after[0].low))


def _has_own_role(reading: Reading, span: Span) -> bool:
    """Right before the name, or behind it in apposition."""
    beside = reading.words_before(span.start, 1)
    after = reading.words_after(span.end, 2)
    if len(after) > 1 and after[0].text in ",–—-(":
        beside = [*beside, after[1]]
    return any(
        form.pos == "NOUN" and is_role(form.lemma)
        for word in beside
        if not word.capital
        for form in forms(word.low)[:2]
    )


# Spans


def _in_one_sentence(reading: Reading, span: Span) -> Iterator[Span]:
    """What the model marks sometimes runs over a full stop: «… и Ли. Фахрутдинову …»."""
    for sentence in reading.sentences:
        start, end = max(span.start, sentence.start), min(span.end, sentence.end)
        if start < end:
            for part in _APART.finditer(reading.text, start, end):
                yield Span(*part.span())


def _repaired(reading: Reading, spans: list[Span]) -> Iterator[Span]:
    taken = sorted(spans)
    for number, span in enumerate(taken):
        words = _words(reading, span)
        if len(words) == 4 and is_first_name(words[2].low) and not _PATRONYM.search(words[1].low):
            # «школы имени Ыбырая Алтынсарина Аружан Нурлыбек»
            yield Span(words[0].start, words[1].end)
            words = words[2:]
        while len(words) > 1 and _is_title(words):
            words = words[1:]
        if len(words) > 2 and is_first_name(words[1].low) and _is_town(reading, words[0]):
            words = words[1:]
        while len(words) > 1 and not words[-1].text[0].isupper():
            words = words[:-1]
        if not words:
            continue
        start, end = words[0].start, words[-1].end
        if end < len(reading.text) and reading.text[end] == "." and len(words[-1].text) == 1:
            end += 1
        following = taken[number + 1].start if number + 1 < len(taken) else len(reading.text)
        if len(words) == 1 and is_first_name(words[0].low):
            end = _with_surname(reading, words[0], following)
        yield Span(start, end)


def _words(reading: Reading, span: Span) -> list[Word]:
    return [word for word in reading.words_in(span.start, span.end) if word.is_word]


def _is_title(words: list[Word]) -> bool:
    """An institution's or a role's word at the front of what was taken for a name.

    Аким is a first name too, but not before another one.
    """
    several = len(words) > 2 and is_first_name(words[1].low)
    if words[0].low in first_names() and not several:
        return False
    if several and _is_place(words[0].low):
        return True
    return not lemmas(words[0].low).isdisjoint(INSTITUTIONS | ROLES)


def _is_town(reading: Reading, word: Word) -> bool:
    """«маслихата города Тараза Ерлан Сапаров»"""
    before = reading.words_before(word.start, 1)
    return bool(before) and not lemmas(before[0].low).isdisjoint(PLACE_NOUNS)


def _with_surname(reading: Reading, first: Word, following: int) -> int:
    """Where a lone first name ends with the unknown capitalised word behind it."""
    after = reading.words_after(first.end, 1)
    if (
        after
        and after[0].start == first.end + 1
        and after[0].end <= following
        and _may_be_surname(after[0])
    ):
        return after[0].end
    return first.end


def _may_be_surname(word: Word) -> bool:
    return (
        word.is_word
        and word.text[0].isupper()
        and len(word.text) > 2
        and bool(_CYRILLIC.match(word.text))
        and not is_common_word(word.low)
        and not _is_place(word.low)
    )


def _is_place(low: str) -> bool:
    return any(parse.is_known and "Geox" in parse.tag for parse in parses(low)[:2])


def _overlooked(reading: Reading, spans: list[Span]) -> Iterator[Span]:
    """First name and surname that the model passed over."""
    taken = sorted(spans)
    for line in reading.prose:
        words = reading.words_in(line.start, line.end)
        at = 0
        while at + 1 < len(words) and not is_headline(line.text):
            first, last = words[at : at + 2]
            at += 1
            if last.start != first.end + 1 or not _may_be_surname(last):
                continue
            if not (first.capital and _is_surely_first(first.low)) or line.language == "kk":
                continue
            span = Span(first.start, last.end)
            if any(other.start < span.end and span.start < other.end for other in taken):
                continue
            yield span
            at += 1


def _alone(reading: Reading, mentions: list[Mention]) -> Iterator[Span]:
    """Lone surnames, unmarked, of those whom the text names in full elsewhere."""
    surnames = {folded(each.name.last).split()[-1] for each in mentions if each.name.has_both}
    if not surnames:
        return
    starts = {sentence.start for sentence in reading.sentences}
    taken = [each.span for each in mentions]
    for word in reading.words:
        if not word.capital or len(word.text) < 2 or not _CYRILLIC.match(word.text):
            continue
        if word.text.isupper():
            continue
        if all(each.nominative not in surnames for each in candidates(word.low)):
            continue
        after = reading.words_after(word.end, 1)
        speaks = bool(after) and bool(past_gender(after[0].low))
        begins = word.start in starts or _begins(reading, word)
        if begins and is_common_word(word.low) and not speaks:
            continue  # «Зима ещё не кончилась», but «Сокол возразила»
        span = Span(word.start, word.end)
        if any(other.start < span.end and span.start < other.end for other in taken):
            continue
        if _PLURAL.search(word.low):
            continue  # «Омаровы» are several
        if _may_be_person(reading, span, [word]) and not _goes_on(reading, word):
            yield span


def _begins(reading: Reading, word: Word) -> bool:
    """Whether only signs stand before it in its sentence: «– Мороз минус тридцать»."""
    before = reading.words_before(word.start, 1)
    return bool(before) and not before[0].is_word and before[0].text in '–—-«"“.!?…'


def _goes_on(reading: Reading, word: Word) -> bool:
    """Whether another capitalised word stands beside: then it is somebody or something else."""
    beside = [*reading.words_before(word.start, 1), *reading.words_after(word.end, 1)]
    starts = {sentence.start for sentence in reading.sentences}
    return any(
        other.capital
        and other.is_word
        and len(other.text) > 1
        and other.start not in starts
        and (other.end + 1 == word.start or word.end + 1 == other.start)
        for other in beside
    )


def _is_surely_first(low: str) -> bool:
    return any(each.part == "first" and each.weight > 2.3 for each in candidates(low)) and not (
        is_common_word(low) or _is_place(low)
    )


def _ends_as_surname(low: str) -> bool:
    return any(each.part == "last" and each.weight >= 1.4 for each in candidates(low))


def _is_person(reading: Reading, span: Span) -> bool:
    text = reading.text[span.start : span.end]
    words = _words(reading, span)
    if not words or any(word.low in _STAGE for word in words):
        return False
    if not _CYRILLIC.search(text) and len(words) < 2:
        return False
    if len(words) == 1 and is_role(lemma(words[0].low)) and words[0].low not in first_names():
        return False
    if not lemmas(words[0].low).isdisjoint(CREATURES) and words[0].low not in first_names():
        return False
    return _may_be_person(reading, span, words)


def _may_be_person(reading: Reading, span: Span, words: list[Word]) -> bool:
    """As far as what stands before the name tells."""
    sentence = reading.sentence_at(span.start)
    before = [w for w in reading.words_before(span.start, 15) if w.start >= sentence.start]
    if len(before) > 1 and before[-1].text == "." and before[-2].text in _SHORTENED:
        return False
    if before and (before[-1].low in _STAGE or lemma(before[-1].low) in _CALLED):
        return False
    if any(
        q.holds(span) and (len(words) == 1 or q.end - q.start == span.end - span.start + 2)
        for q in reading.quoted
        if q.end - q.start < 60
    ):
        return False
    near = before[-1:] if before and before[-1].is_word else []
    if near and len(words) == 1 and not lemmas(near[0].low).isdisjoint(_FAMILIES):
        return False
    kinds = lemmas(near[0].low) | lemmas(near[0].low.rpartition("-")[2]) if near else frozenset()
    if near and near[0].low != "им" and not kinds.isdisjoint(PLACE_NOUNS | CREATURES | _EPONYMS):
        return lemma(near[0].low) in ROLES or (len(words) > 1 and _has_role(before))
    if before and before[-1].text in '«"“' and len(before) > 1:
        return lemmas(before[-2].low).isdisjoint(CREATURES | PLACE_NOUNS | _EPONYMS)
    return not any(part.low in _STAGE for part in before[-1:])


def _has_role(before: list[Word]) -> bool:
    """«заместителя директора музея Дианы Ахметовой», but not «музей Абая Кунанбаева»."""
    return any(
        not lemmas(word.low).isdisjoint(ROLES) and lemmas(word.low).isdisjoint(CALLED_AFTER)
        for word in before[:-1]
    ) and lemmas(before[-1].low).isdisjoint(CALLED_AFTER | CREATURES)


# Mentions


def _mentions(reading: Reading, spans: list[Span]) -> Iterator[Mention]:
    written = [_written(reading, span) for span in spans]
    found = [
        names.readings(words, context_of(reading, span))
        for words, span in zip(written, spans, strict=True)
    ]
    if not found:
        return
    mentions = [
        Mention(span, names.split(best), best.score, _lead(chances, best), folded(words[-1]))
        for span, words, chances, best in zip(
            spans, written, found, names.settled(found), strict=True
        )
    ]
    for mention in mentions:
        mention.speaks = _is_she(reading, mention.span)
    for one, other in pairwise(mentions):
        _share_surname(reading, one, other)
        if reading.text[one.span.end : other.span.start] == " (" and not _CYRILLIC.search(
            reading.text[slice(*other.span)]
        ):
            other.name = Name(**_fields(one.name))
    yield from mentions


def _is_she(reading: Reading, span: Span) -> bool:
    """«Есматова заявила», but not «ресурсом Громова была …»."""
    after = reading.words_after(span.end, 1)
    return (
        bool(after)
        and past_gender(after[0].low) == "femn"
        and lemma(after[0].low) not in {"быть", "стать", "остаться", "являться", "вручить"}
    )


def _share_surname(reading: Reading, one: Mention, other: Mention) -> None:
    """«Асель и Данияра Омаровых»: the surname in the plural is that of both."""
    between = reading.text[one.span.end : other.span.start]
    written = folded(reading.text[other.span.start : other.span.end])
    if between != " и " or not written.endswith(("ых", "ыми", "овы", "евы", "ины")):
        return
    last = other.name.last
    if (
        one.name.last
        or not one.name.first
        or not folded(last).endswith(("ов", "ев", "ин", "ова", "ева", "ина"))
    ):
        return
    masculine = last.removesuffix("а")
    one.name.last = masculine + "а" if one.lead < 0 else masculine


def _written(reading: Reading, span: Span) -> list[str]:
    """Words of a name; of father and son the surname alone, of a headline in small letters."""
    text = _JUNIOR.sub("", reading.text[span.start : span.end]).replace(".", ". ")
    words = [word.strip() for word in text.split() if word.strip(" .,")]
    return [word.title() if word.isupper() and len(word) > 3 else word for word in words]


def _lead(chances: list[names.Reading], best: names.Reading) -> float:
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


# Who is who


def joined(mentions: list[Mention]) -> list[Individual]:
    """Mentions of one person together: full names first, then initials, then lone names."""
    found: list[Individual] = []
    for mention in sorted(mentions, key=_fullness):
        bearer = _bearer(mention, found)
        if bearer is None and _is_ambiguous(mention, found):
            continue  # of one of two namesakes, and no machine tells of which
        if bearer is None:
            bearer = Individual(Name(**_fields(mention.name)))
            found.append(bearer)
        bearer.mentions.append(mention)
        _complete(bearer.name, mention.name)
    return found


def _fullness(mention: Mention) -> tuple[int, int]:
    name = mention.name
    order = 0 if name.has_both else 1 if name.first and name.last else 2
    return order, mention.span.start


def _fields(name: Name) -> dict[str, str]:
    return {key: getattr(name, key) for key in ("first", "last", "patronymic", "gender", "case")}


def _bearer(mention: Mention, found: list[Individual]) -> Individual | None:
    fitting = [each for each in found if _may_be_one(mention, each)]
    if not fitting and (man := _inflected(mention, found)):
        return man
    if len(fitting) > 1:
        same = [each for each in fitting if _same_gender(mention, each)]
        fitting = same or fitting
    return fitting[0] if len(fitting) == 1 else None


def _is_ambiguous(mention: Mention, found: list[Individual]) -> bool:
    return sum(_may_be_one(mention, each) for each in found) > 1


def _inflected(mention: Mention, found: list[Individual]) -> Individual | None:
    """«Главным ресурсом Громова была …», «Награду Паку вручила …»: what looks like a woman's
    nominative may be a form of a name that the text has given in full."""
    if (mention.name.first and mention.name.last) or mention.speaks:
        return None
    fitting = [
        each
        for each in found
        if each.name.first and each.name.last and _is_form_of(mention.low, each)
    ]
    if len(fitting) != 1:
        return None
    bearer = fitting[0]
    mention.name = Name(last=bearer.name.last, gender=bearer.name.gender, case="g")
    mention.lead = 1.0 if bearer.gender == "male" else -1.0
    return bearer


def _is_form_of(low: str, bearer: Individual) -> bool:
    surname, letter = folded(bearer.name.last).split()[-1], bearer.gender[:1]
    return any(
        each.nominative == surname and each.gender in {"?", letter} for each in candidates(low)
    )


def _may_be_one(mention: Mention, other: Individual) -> bool:
    name, whose = mention.name, other.name
    if not (name.first and name.last):  # whichever of both the one word was taken for
        word = name.first or name.last
        return len(word) > 1 and any(
            _one_surname(word, part) for part in (whose.first, whose.last) if len(part) > 1
        )
    if name.last and whose.last and not _one_surname(name.last, whose.last):
        return False
    both = name.patronymic and whose.patronymic
    if both and not _one_first_name(name.patronymic, whose.patronymic):
        return False
    if name.first and whose.first and not _one_first_name(name.first, whose.first):
        return False
    if name.last and whose.last:
        return True
    if name.first and whose.first and (not name.last or not whose.last):
        return len(name.first) > 1 and folded(name.first) == folded(whose.first)
    return False


def _one_surname(one: str, other: str) -> bool:
    """The last word of a longer one will do: «Клаус Райнер Хоффманн», «Хоффманн»."""
    one, other = folded(one), folded(other)
    return one == other or one.split()[-1] == other or other.split()[-1] == one


def _one_first_name(one: str, other: str) -> bool:
    one, other = folded(one), folded(other)
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return one == other


def _same_gender(mention: Mention, other: Individual) -> bool:
    gender = other.gender
    return not gender or abs(mention.lead) < 0.3 or (mention.lead > 0) == (gender == "male")


def _complete(whole: Name, part: Name) -> None:
    for key in ("last", "patronymic"):
        if not getattr(whole, key):
            setattr(whole, key, getattr(part, key))
    if len(part.first) > len(whole.first) and len(whole.first) < 2:
        whole.first = part.first
