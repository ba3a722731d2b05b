"""What a text says a person is: «депутата маслихата г. Алматы Серика Есматова»."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .grammar import (
    agreements,
    folded,
    forms,
    genitive,
    is_adjective,
    nominative,
    part_of_speech,
    past_gender,
)
from .kazakh_people import kazakh_role
from .name_forms import is_role
from .people import Individual, Mention
from .proposal import Organisation, Role
from .reading import Reading, Span, Word

_MOST_WORDS = 45
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
_ABBREVIATIONS = [
    (re.compile(r"\b(?<=по )г\.\s*(?=[А-ЯЁӘҒҚҢӨҰҮҺІ])"), "городу "),
    (re.compile(r"\b(?<=в )г\.\s*(?=[А-ЯЁӘҒҚҢӨҰҮҺІ])"), "городе "),
    (re.compile(r"\bг\.\s*(?=[А-ЯЁӘҒҚҢӨҰҮҺІ])"), "города "),
    (re.compile(r"\bобл\.(?=\s|$)"), "области"),
    (re.compile('"([^"]+)"'), r"«\1»"),
    (re.compile("[“„]([^”“]+)[”“]"), r"«\1»"),
]
_BETWEEN_NAMES = re.compile(r"\s*(?:,|,?\s*и|,?\s*а также|,?\s*мен|,?\s*және)\s*")
_AFTER = re.compile(r"\s*(?:[,(]|\s[–—-])\s*")


class Stated(NamedTuple):
    """A role's place and words; `plural` where it is that of a whole list of people."""

    place: Span
    words: tuple[Word, ...]
    head: int
    plural: bool


def roles(
    reading: Reading,
    people: list[Individual],
    organisations: list[Organisation],
    city: str | None = None,
) -> dict[int, list[Role]]:
    """The roles of each person, by his place in the list; each once, in the order of the text.

    `city` is the one that the text is about: «аким города» is its akim.
    """
    mentions = sorted(
        ((mention, number) for number, each in enumerate(people) for mention in each.mentions),
        key=lambda pair: pair[0].span,
    )
    found: dict[int, list[Role]] = {number: [] for number in range(len(people))}
    before: list[Stated] = []
    shared: tuple[Role, bool] | None = None
    for place, (mention, number) in enumerate(mentions):
        previous = mentions[place - 1][0].span if place else None
        following = mentions[place + 1][0].span if place + 1 < len(mentions) else None
        line = reading.line_at(mention.span.start)
        if line and line.language == "kk":
            stated_here = kazakh_role(reading, mention.span, organisations)
            if stated_here is None and previous and _goes_on(reading, previous, mention.span):
                stated_here = shared
            shared = stated_here if stated_here and stated_here[1] else None
            if stated_here:
                _add(found[number], stated_here[0])
            continue
        stated = list(_stated_before(reading, mention, previous))
        if not stated and previous and _goes_on(reading, previous, mention.span):
            stated = [role for role in before if role.plural]
        before = stated
        stated = stated + list(_stated_after(reading, mention, following, bool(stated)))
        for role in stated:
            if role := _clipped(role, [each.span for each, _number in mentions]):
                _add(found[number], _role(reading, role, organisations, city))
    return found


def _clipped(stated: Stated, names: list[Span]) -> Stated | None:
    """Without where somebody is from, and without whose lawyer he is."""
    words = list(stated.words)
    for at in range(stated.head + 1, len(words)):
        from_there = words[at].low == "из" and words[at + 1 : at + 2] and words[at + 1].capital
        if from_there or any(name.holds(words[at]) for name in names):
            words = words[:at]
            break
    if not words:
        return None
    return stated._replace(place=Span(words[0].start, words[-1].end), words=tuple(words))


def _goes_on(reading: Reading, previous: Span, here: Span) -> bool:
    return bool(_BETWEEN_NAMES.fullmatch(reading.text[previous.end : here.start]))


# Before the name


def _stated_before(reading: Reading, mention: Mention, previous: Span | None) -> Iterator[Stated]:
    sentence = reading.sentence_at(mention.span.start)
    start = max(sentence.start, previous.end if previous else 0)
    if previous and mention.span.start - previous.end == 1:
        start = sentence.start  # «Адвокат Рустема Абилкаирова Анатолий Бойко»
    words = [
        word
        for word in reading.words_before(mention.span.start, _MOST_WORDS)
        if word.start >= start
    ]
    words = _after_last_break(words, reading)
    open_words = _outside_quotations(words)
    parts = _parts(words, open_words)
    found: list[Stated] = []
    for part in reversed(parts):
        stated = list(_in_part(part, mention.name.case, whole=bool(found)))
        if not stated:
            break
        found = stated + found
    yield from found


def _after_last_break(words: list[Word], reading: Reading) -> list[Word]:
    opened = _outside_quotations(words)
    for number in range(len(words) - 1, -1, -1):
        if words[number].text in ":;" and opened[number]:
            return words[number + 1 :]
    return words


def _outside_quotations(words: list[Word]) -> list[bool]:
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


def _parts(words: list[Word], opened: list[bool]) -> list[Part]:
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


def _in_part(part: Part, case: str, whole: bool) -> Iterator[Stated]:
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
    if not is_open or not word.is_word or not _role_forms(word.low):
        return False
    letters = {_letter for form in _role_forms(word.low) for _letter in case_letters_of(form)}
    if case in letters:
        return True
    return case in "ga" and bool(letters & {"g", "a"})


def _role_forms(low: str) -> list:
    return [
        form
        for form in forms(low)
        if form.weight > 0.02
        and (
            (form.pos in {"NOUN", "ADJF"} and is_role(form.lemma))
            or (form.pos == "PRTF" and (form.lemma in _HELD or is_role(form.lemma)))
        )
    ]


_LETTERS = dict(zip(("nomn", "gent", "datv", "accs", "ablt", "loct"), "ngdail", strict=True))


def case_letters_of(form) -> str:
    return _LETTERS.get(form.case, "")


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
        if pos in _NO_DEPENDANTS and not _role_forms(word.low):
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
    numbers = {form.number for form in _role_forms(low)}
    return numbers == {"plur"} or ("plur" in numbers and low[-1:] in "ыи")


# After the name


def _stated_after(
    reading: Reading, mention: Mention, following: Span | None, introduced: bool
) -> Iterator[Stated]:
    """«Серика Есматова, депутата маслихата г. Алматы, …»

    In a list of people roles may lead up to the next name; whoever was `introduced` by a role
    before his own is told of no more.
    """
    sentence = reading.sentence_at(mention.span.start)
    opening = _AFTER.match(reading.text, mention.span.end, sentence.end)
    if not opening:
        return
    words = reading.words_in(opening.end(), sentence.end)[:_MOST_WORDS]
    opened = _outside_quotations(words)
    case = (
        "n" if reading.text[opening.start() : opening.end()].strip() in "–—-" else mention.name.case
    )
    begun, parts = 0, []
    for at, (word, is_open) in enumerate(zip(words, opened, strict=True)):
        if is_open and word.text in ",.;:)!?–—…" and not _is_abbreviation(words, at):
            parts.append(list(zip(words[begun:at], opened[begun:at], strict=True)))
            begun = at + 1
            if word.text != ",":
                break
    else:
        parts.append(list(zip(words[begun:], opened[begun:], strict=True)))
    found: list[Stated] = []
    for part in parts:
        if not part:
            break
        if following and part[-1][0].end >= following.start:
            found = [] if introduced and part[0][0].start < following.start else found
            break
        stated = [role for role in _in_part(part, case, whole=True) if not role.plural]
        if not stated or stated[0].head > 3:
            break
        found += stated
    yield from found


def _is_abbreviation(words: list[Word], at: int) -> bool:
    return (
        words[at].text == "." and at > 0 and words[at - 1].low in {"г", "им", "обл", "р", "о", "ул"}
    )


# In the nominative


def _role(
    reading: Reading, stated: Stated, organisations: list[Organisation], city: str | None
) -> Role:
    words = reading.text[stated.place.start : stated.place.end]
    organisation = _organisation(stated, organisations) or _akimat(stated, city)
    organisation = organisation or _meant(stated, organisations)
    return Role(_in_nominative(reading, stated), organisation, words, stated.place)


def _in_nominative(reading: Reading, stated: Stated) -> str:
    head = stated.words[stated.head]
    gender = next((form.gender for form in _role_forms(head.low) if form.gender), "masc")
    found = []
    for word in stated.words[: stated.head]:
        found.append(nominative(word.text, gender or "masc", pos=("ADJF", "PRTF")))
    found.append(_head_in_nominative(head, gender))
    rest = reading.text[head.end : stated.place.end]
    phrase = " ".join(found) + rest
    for pattern, full in _ABBREVIATIONS:
        phrase = pattern.sub(full, phrase)
    phrase = " ".join(phrase.split())
    return phrase if phrase[:2].isupper() else phrase[:1].lower() + phrase[1:]


def _head_in_nominative(head: Word, gender: str) -> str:
    form = _role_forms(head.low)[0]
    if form.pos == "NOUN":
        return form.lemma if head.text.islower() or head.capital else head.text
    return nominative(head.text, gender or "masc", pos=form.pos).lower()


def _organisation(stated: Stated, organisations: list[Organisation]) -> str | None:
    """The outermost one that the role's words name."""
    head = stated.words[stated.head]
    best = None
    for organisation in organisations:
        for mention in organisation.mentions:
            inside = head.end <= mention.start and mention.start < stated.place.end
            if inside and (best is None or (mention.start, -mention.end) < best[0]):
                best = ((mention.start, -mention.end), organisation.name)
    return best[1] if best else None


def _meant(stated: Stated, organisations: list[Organisation]) -> str | None:
    """«председатель фонда», where the text names but one fund."""
    classes = {form.lemma for word in stated.words[stated.head + 1 :] for form in forms(word.low)}
    found = {each.name for each in organisations if not classes.isdisjoint(_class_nouns(each.name))}
    return found.pop() if len(found) == 1 else None


def _class_nouns(name: str) -> set[str]:
    """The words that say what an organisation is: those before its own name."""
    words = name.partition("«")[0].split()
    nouns = [word for word in words if part_of_speech(folded(word)) == "NOUN"]
    parts = [part for word in nouns[:1] for part in [word, *word.split("-")]]
    return {forms(folded(part))[0].lemma for part in parts}


def _akimat(stated: Stated, city: str | None) -> str | None:
    """Of an akim's town or region."""
    words = [word for word in stated.words if word.is_word]
    for at, word in enumerate(words):
        if not any(form.lemma in {"аким", "замаким"} for form in forms(word.low)):
            continue
        rest = words[at + 1 :]
        here = not rest or (len(rest) == 1 and rest[0].low == "города")
        if here:
            return f"Акимат города {genitive(city)}" if city and rest else None
        if rest[0].low in {"города", "г", "района", "села", "области"} and len(rest) > 1:
            kind = "города" if rest[0].low == "г" else rest[0].text
            name = _name_of(rest[1:])
            return f"Акимат {kind} {name}" if name else None
        if len(rest) > 1 and rest[1].low in {"области", "района", "сельского"}:
            return "Акимат " + " ".join(each.text for each in rest if each.end <= stated.place.end)
        if rest[0].capital and len(rest) == 1:
            return f"Акимат города {rest[0].text}"
    return None


def _name_of(words: list[Word]) -> str:
    """Capitalised words, as long as they stand together."""
    found = []
    for word in words:
        if not word.capital:
            break
        found.append(word.text)
    return " ".join(found)


def _add(found: list[Role], role: Role) -> None:
    """A role said twice, or once more shortly, is one."""
    for number, other in enumerate(found):
        one, two = folded(other.role), folded(role.role)
        same_office = one.split()[0] == two.split()[0]
        nested = one.startswith(two) or two.startswith(one)
        same_place = other.organisation is not None and other.organisation == role.organisation
        if nested or (same_office and same_place):
            if len(two) > len(one):
                found[number] = role
            return
    found.append(role)
