"""People whom a Kazakh paragraph names, and what it says they are; by rule, since no model knows Kazakh.

Names are told by a first name of the lists or by how surnames and patronymics end. Only the last
word of a name takes endings.
"""

import re
from collections.abc import Iterator

from articles.language import kazakh

from .given_names import FEMALE_NAMES
from .grammar import folded
from .model import first_names
from .name_forms import candidates
from .named_things import NAMED_AFTER
from .names import Name
from .proposal import Organisation, Role
from .reading import Line, Reading, Span, Word

_SURNAME = re.compile(
    r"(?P<base>.{2,}(?:ұлы|қызы|улы|кызы|тегі|ович|евич|овна|евна|ский|ская|ова|ева|ина|ов|ев|ин))"
    r"(?P<ending>.*)"
)
_CASE = re.compile(
    "ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|на|не|ды|ді|ты|ті|ны|ні|н|да|де|та|те|нда|нде|дан|ден|тан|тен|"
    "нан|нен|мен|бен|пен"
)
# Endings that no name has by itself.
_SURELY = re.compile(
    "(?:ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|ды|ді|ты|ті|ны|ні|нан|нен|мен|бен|пен)$"
)
_PATRONYMIC = re.compile(".{2,}(?:ұлы|қызы|улы|кызы|ович|евич|овна|евна)$")
_FEMALE = re.compile("(?:қызы|кызы|овна|евна|ова|ева|ина|ская)$")
_MALE = re.compile("(?:ұлы|улы|ович|евич|ов|ев|ин|ский)$")
_FEMALE_FIRST = re.compile("(?:гүл|сұлу|қыз|бану|жамал)$")
# What follows a name that is not its bearer's but of what is called after him.
_CALLED_AFTER = re.compile(
    r"\s+(?:атындағы|атында|көшесі|даңғылы|ауданы|ауылы|облысы|қаласы|мектебі|театры|кубогы|ескерткіш)"
)
_MOST_WORDS = 3

_HEADS = """
    директор әкім министр депутат төраға төрайым басшы жетекші бастық орынбасар мұғалім дәрігер
    профессор ректор тренер бапкер хатшы өкіл кеңесші мүше судья қайраткер меңгеруші маман қызметкер
    президент спикер модератор ғалым ақын әнші жыршы термеші күйші адвокат оқушы студент волонтер
    ерікті суретші журналист актер актриса режиссер композитор спортшы чемпион кәсіпкер фермер шаруа
    тәрбиеші ұстаз жазушы тарихшы заңгер жаттықтырушы полковник подполковник майор капитан генерал
    лейтенант сержант прокурор тергеуші инженер агроном эколог экономист психолог менеджер
    координатор ұйымдастырушы тұрғын ардагер зейнеткер палуан боксшы шахматшы құтқарушы өрт-сөндіруші
    фельдшер мейірбике хирург декан доцент академик сарапшы саясаттанушы әлеуметтанушы блогер
    пресс-хатшы уәкіл омбудсмен сенатор мажилисмен вице-министр замакім комендант командир жүргізуші
    малшы диқан шопан бағбан аспаз тігінші ұшқыш ғарышкер жүзуші футболшы қақпашы аудармашы
    """.split()
_PLURAL = "(?:лар|лер|дар|дер|тар|тер)"
_ROLE = re.compile(
    rf"(?P<base>{'|'.join(sorted(_HEADS, key=len, reverse=True))})(?P<plural>{_PLURAL})?(?:ы|і|сы|сі)?"
)
# Words that belong to the office itself: «бас дәрігері», «баспасөз хатшысы», «әкімнің орынбасары».
_OF_OFFICE = re.compile(
    "бас|баспасөз|аға|бірінші|аса|көркемдік|атқарушы|жауапты|техникалық|әкімінің|әкімнің|әкімі|директорының|"
    "төрағасының|басшысының|министрінің|бастығының|ректордың|ректорының|халық|еңбек|сіңірген|ғылым|ғылымдар|ғылымдарының|докторы|мемлекеттік|спорт"
)


def kazakh_names(reading: Reading) -> Iterator[tuple[Span, Name]]:
    """Full names and names with initials, in order, with the name in the nominative."""
    for line in reading.prose:
        if line.language != "kk":
            continue
        for run in _runs(reading, line):
            words = _name_in(run)
            if words and not _is_of_a_thing(reading, words):
                yield Span(words[0].start, words[-1].end), _named(words)


def kazakh_surnames(reading: Reading, known: dict[str, Name]) -> Iterator[tuple[Span, Name]]:
    """Lone surnames of those whose surnames, folded, are `known`."""
    for line in reading.prose:
        if line.language != "kk":
            continue
        for word in reading.words_in(line.start, line.end):
            if not word.capital:
                continue
            for form in kazakh.stripped(word.text.lower()):
                if name := known.get(folded(form)):
                    yield (
                        Span(word.start, word.end),
                        Name(last=name.last, gender=name.gender, case="n"),
                    )
                    break


def _runs(reading: Reading, line: Line) -> Iterator[list[Word]]:
    """Capitalised words side by side, initials with their stops among them."""
    run: list[Word] = []
    words = reading.words_in(line.start, line.end)
    for word in words:
        if word.text == "." and run and run[-1].end == word.start and len(run[-1].text) == 1:
            continue
        follows = run and reading.text[run[-1].end : word.start] in {" ", ". ", "."}
        is_letter = len(word.text) == 1 and reading.text[word.end : word.end + 1] != "."
        if not (word.capital and word.is_word) or is_letter:
            if run:
                yield run
            run = []
        elif follows and not (
            reading.text[run[-1].end : word.start] != " " and len(run[-1].text) > 1
        ):
            run.append(word)
        else:
            if run:
                yield run
            run = [word]
    if run:
        yield run


def _name_in(run: list[Word]) -> list[Word]:
    """The part of a run that is somebody's name; none where nothing says so."""
    for at, word in enumerate(run):
        rest = run[at : at + _MOST_WORDS]
        if len(rest) < 2:
            break
        if len(word.text) == 1 or (is_first(word.low) and _is_name_word(rest[1])):
            return rest if len(rest) == 3 and _goes_on(rest[1], rest[2]) else rest[:2]
    last = run[-1].text.lower()
    if 2 <= len(run) <= _MOST_WORDS and _has_surname_ending(last):
        return run
    return []


def _goes_on(second: Word, third: Word) -> bool:
    """Whether a third word still belongs to the name: behind a patronymic or another initial."""
    return (
        len(second.text) == 1
        or bool(_PATRONYMIC.search(second.text.lower()))
        or _has_surname_ending(third.text.lower())
    )


# Words that begin sentences, and are first names in some list.
_NO_NAMES = frozenset("ал ер ол бул осы сол бир ар енди тек егер ана ата ага апа".split())


def is_first(low: str) -> bool:
    return (low in first_names() or low in FEMALE_NAMES) and low not in _NO_NAMES


def _is_name_word(word: Word) -> bool:
    return len(word.text) > 2 and not _ROLE.fullmatch(word.text.lower())


def _has_surname_ending(low: str) -> bool:
    match = _SURNAME.fullmatch(low)
    return bool(match) and (not match["ending"] or bool(_CASE.fullmatch(match["ending"])))


def _is_of_a_thing(reading: Reading, words: list[Word]) -> bool:
    end = words[-1].end
    before = reading.words_before(words[0].start, 1)
    # Where a paragraph is in both languages: «знак имени Ыбырая Алтынсарина».
    if before and before[0].low in NAMED_AFTER:
        return True
    if _CALLED_AFTER.match(reading.text, end):
        return True
    return any(
        quotation.start + 1 == words[0].start and quotation.end - 1 == end
        for quotation in reading.quoted
    )


def _named(words: list[Word]) -> Name:
    *front, last = [word.text for word in words]
    last = nominative(last)
    parts = [*front, last]
    patronymic = next((part for part in parts[1:] if _PATRONYMIC.search(part.lower())), "")
    if patronymic and len(parts) > 2:
        parts.remove(patronymic)
    else:
        patronymic = ""
    if len(parts) > 2 and len(parts[1]) == 1:  # two initials
        parts = [parts[0], parts[-1]]
    first, last = parts[0], " ".join(parts[1:])
    return Name(first, last, patronymic, gender_of(first, patronymic, last), "n")


def nominative(written: str) -> str:
    """A surname or first name without its case: «Сапаровтың», «Тілеубергенге»."""
    low = written.lower()
    match = _SURNAME.fullmatch(low)
    if match and match["ending"] and _CASE.fullmatch(match["ending"]):
        return written[: len(match["base"])]
    if not match and (ending := _SURELY.search(low)):
        shorter = low[: ending.start()]
        if shorter in kazakh.stripped(low) and len(shorter) > 3:
            return written[: len(shorter)]
    return written


def gender_of(first: str, patronymic: str, last: str) -> str:
    for word in (patronymic.lower(), last.lower()):
        if word and _FEMALE.search(word):
            return "f"
        if word and _MALE.search(word):
            return "m"
    low = folded(first)
    if low in FEMALE_NAMES or _FEMALE_FIRST.search(first.lower()):
        return "f"
    weights = {"m": 0.0, "f": 0.0}
    for each in candidates(low):
        if each.nominative == low and each.gender in weights:
            weights[each.gender] = max(weights[each.gender], each.weight)
    return "f" if weights["f"] > weights["m"] else "m"


# Roles


def kazakh_role(
    reading: Reading, name: Span, organisations: list[Organisation]
) -> tuple[Role, bool] | None:
    """«… университетінің профессоры Роза Әлімбекова»: the words right before a name.

    And whether it is that of several people: «фермерлері Сәкен Оразалин мен …».
    """
    before = reading.words_before(name.start, 8)
    if not before or before[-1].end + 1 != name.start:
        return None
    noun = _ROLE.fullmatch(before[-1].text.lower())
    if noun is None:
        return None
    words = [before[-1]]
    for word in before[-2::-1]:
        if word.end + 1 != words[0].start or not _OF_OFFICE.fullmatch(word.text.lower()):
            break
        words.insert(0, word)
    place = Span(words[0].start, words[-1].end)
    text = reading.text[place.start : place.end]
    organisation = next(
        (
            each.name
            for each in organisations
            for mention in each.mentions
            if 0 <= place.start - mention.end <= 1
        ),
        None,
    )
    role = " ".join([*(word.text.lower() for word in words[:-1]), noun["base"]])
    return Role(role, organisation, text, place), bool(noun["plural"])
