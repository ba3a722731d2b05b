"""What a number counts: the noun behind it, and whether that is people, events or meetings."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from articles.language.kazakh import stripped

from .grammar import Form, folded, forms, is_adjective

Unit = Literal["people", "events", "meetings", "other"]

_RUSSIAN: dict[Unit, str] = {
    "people": """
        человек люди участник участница гость гостья зритель зрительница житель жительница
        горожанин гражданин гражданка волонтер доброволец студент студентка школьник школьница
        ученик ученица учащийся учащаяся воспитанник воспитанница абитуриент выпускник педагог
        учитель преподаватель врач медик медработник работник работница сотрудник сотрудница
        специалист спортсмен спортсменка атлет артист актер музыкант певец танцор исполнитель
        ребенок дитя подросток юноша девушка парень мужчина женщина молодой пожилой ветеран
        пенсионер делегат депутат эксперт ученый представитель представительница активист член
        казахстанец алматинец астанчанин шымкентец иностранец избиратель наблюдатель кандидат
        предприниматель фермер рабочий служащий госслужащий военнослужащий полицейский спасатель
        солдат турист посетитель пассажир болельщик слушатель читатель подписчик пользователь
        журналист блогер безработный пострадавший погибший получатель больной пациент семьянин
        переселенец кандас беженец соотечественник земляк агитатор спикер лектор организатор
    """,
    "events": """
        мероприятие событие концерт фестиваль форум конференция семинар тренинг лекция акция флешмоб
        выставка конкурс турнир соревнование матч спектакль представление показ митинг шествие
        субботник праздник ярмарка церемония марафон забег мастер-класс вебинар дебаты
        круглый-стол игра олимпиада викторина квест челлендж концерт-встреча спартакиада
    """,
    "meetings": "встреча собрание заседание совещание прием meet-up митап",
}
_KAZAKH: dict[Unit, str] = {
    "people": """
        адам кісі қатысушы көрермен тұрғын қонақ азамат ерікті волонтер студент оқушы жас бала
        мұғалім ұстаз дәрігер маман қызметкер жұмысшы спортшы әртіс өкіл сарапшы делегат депутат
        сайлаушы үміткер кәсіпкер ардагер зейнеткер турист жолаушы белсенді отандас қазақстандық
        алматылық ғалым журналист әйел қыз жігіт ер
    """,
    "events": """
        іс-шара шара концерт фестиваль форум конференция семинар дәріс акция көрме байқау турнир
        жарыс спектакль мереке жәрмеңке митинг сенбілік конкурс
    """,
    "meetings": "кездесу жиын жиналыс мәжіліс отырыс",
    "other": """
        ұсыныс өтініш дауыс теңге доллар мектеп балабақша аудан ауыл өңір облыс қала ел мемлекет
        ұйым мекеме кәсіпорын отбасы үй пәтер орын нысан жоба кітап команда шақырым тонна гектар
        көшет ағаш медаль сұрақ учаске бюллетень ұжым автобус көлік жұмыс грант
    """,
}
# Adjectives and participles that are people where no noun follows.
_PEOPLE_ALONE = re.compile(
    "(?:учащ|служащ|военнослужащ|госслужащ|пострадавш|погибш|рабоч|безработн|больн|учен|молод|пожил|"
    "нуждающ|присутствующ|желающ|отдыхающ|верующ|трудящ|осужденн|эвакуированн)(?:их|ых|ими?|ыми?)(?:ся)?"
)
# Ages, times, shares, places in an order: no things that are counted.
_UNCOUNTED = re.compile(
    r"(?:год(?:а|у|ов|ы|ом|ах|ам|ами)?|лет|г|месяц\w*|день|дня|дней|дни|дням|час(?:а|ов|ам|у)?|ч|минут\w*|мин|"
    r"секунд\w*|недел\w+|сут(?:ки|ок)|век\w*|раза?|градус\w*|числ[аоу]|процент\w*|км/ч|"
    r"янв\w*|фев\w*|март\w?|апр\w*|ма[йяею]|июн\w*|июл\w*|август\w?|сент\w*|октяб\w*|нояб\w*|дек\w*|"
    r"жыл\w*|жаста\w*|жаска|жасар|жасты|сагат\w*|кун(?:де|ге|нен|дик)?|апта\w*|"
    r"ай(?:да|га|дан|дын)?|пайыз\w*|рет|гасыр\w*|кантар\w*|акпан\w*|наурыз\w*|сауир\w*|мамыр\w*|"
    r"маусым\w*|шилде\w*|тамыз\w*|кыркуй\w*|казан\w*|караша\w*|желтоксан\w*)"
)
_OLD_AGE = 120
# Which one, rather than how many, where nothing else says that they are counted.
_ORDERED = frozenset(
    ["класс", "курс", "этаж", "место", "разряд", "степень", "группа", "созыв", "канал", "маршрут"]
    + ["отделение", "микрорайон", "квартал", "тур", "этап", "выпуск", "том", "глава", "статья"]
)
# Nouns without cases, which the dictionary takes for forms of others.
_UNCHANGED = frozenset(["тенге", "евро", "км", "га", "кг", "кв", "чел", "ед"])
_MOST_ADJECTIVES = 4


def _by_lemma(lists: dict[Unit, str]) -> dict[str, Unit]:
    return {word: unit for unit, words in lists.items() for word in words.split()}


_RUSSIAN_UNITS = {folded(word): unit for word, unit in _by_lemma(_RUSSIAN).items()}
_KAZAKH_UNITS = _by_lemma(_KAZAKH)


# What stands behind an adjective that may be people by itself.
_OF_ADJECTIVES = frozenset(
    [
        *_RUSSIAN_UNITS,
        "место",
        "группа",
        "поездка",
        "визит",
        "день",
        "смена",
        "профессия",
        "документ",
    ]
)


class Token(NamedTuple):
    """`gap` is what stands before it."""

    low: str
    written: str
    start: int
    end: int
    gap: str


class Counted(NamedTuple):
    end: int
    unit: Unit


def is_uncounted(tokens: Sequence[Token], number: int) -> bool:
    """«30 лет», «5 рабочих дней», «25 жаста»."""
    for token in tokens[:2]:
        if token.gap.strip():
            return False
        if _UNCOUNTED.fullmatch(token.low) or (token.low == "жас" and number <= _OLD_AGE):
            return True
        if not is_adjective(token.low):
            return False
    return False


def russian_noun(tokens: Sequence[Token], number: int, bare: bool) -> Counted | None:
    """The noun behind a number, adjectives included; a `bare` number has no word to say it counts."""
    for at, token in enumerate(tokens[:_MOST_ADJECTIVES]):
        if not _goes_on(token, at):
            break
        unit = _russian_unit(token, number, bare)
        if unit and not _is_before_noun(tokens[at : at + 2]):
            return Counted(token.end, unit)
        if token.low != "и" and not is_adjective(token.low):
            break
    first = tokens[0] if tokens else None
    if first and not first.gap.strip() and _PEOPLE_ALONE.fullmatch(first.low):
        return Counted(first.end, "people")
    return None


def _goes_on(token: Token, at: int) -> bool:
    """Names are not counted; a comma parts adjectives only: «культурных, спортивных событий»."""
    return token.written == token.written.lower() and token.gap.strip() in (
        {"", ","} if at else {""}
    )


def _is_before_noun(tokens: Sequence[Token]) -> bool:
    """Whether «рабочих», «учёных» and the like are adjectives: «рабочих мест», not «рабочих завода»."""
    first, *rest = tokens
    return (
        bool(rest)
        and is_adjective(first.low)
        and not rest[0].gap.strip()
        and any(
            form.pos == "NOUN"
            and form.number == "plur"
            and form.case == "gent"
            and form.lemma in _OF_ADJECTIVES
            for form in forms(rest[0].low)
        )
    )


def _russian_unit(token: Token, number: int, bare: bool) -> Unit | None:
    if token.low in _UNCHANGED:
        return "people" if token.low == "чел" else "other"
    nouns = [form for form in forms(token.low) if form.pos == "NOUN" and _fits(form, number)]
    if unit := next((_RUSSIAN_UNITS[f.lemma] for f in nouns if f.lemma in _RUSSIAN_UNITS), None):
        return unit
    if is_adjective(token.low):
        return None
    if bare:
        nouns = [form for form in nouns if form.number == "plur" or _is_many(form, number)]
    return "other" if nouns else None


def _is_many(form: Form, number: int) -> bool:
    """«2 концерта», but neither «3 класса» nor «21 школа», which say which one."""
    return number % 10 != 1 and form.lemma not in _ORDERED


def _fits(form: Form, number: int) -> bool:
    """Whether a noun in this form is counted: «2 концерта», «5 концертов», «21 концерт»."""
    teens = number % 100 in range(11, 15)
    if form.number == "plur":
        return form.case in {"gent", "datv", "ablt", "loct"}
    if number % 10 == 1 and not teens:
        return True
    return number % 10 in {2, 3, 4} and not teens and form.case == "gent"


def kazakh_noun(tokens: Sequence[Token], number: int, bare: bool) -> Counted | None:
    """Nouns stay in the singular there, and one word may stand before them."""
    for token in tokens[:2]:
        if token.gap.strip():
            return None
        unit = next(
            (_KAZAKH_UNITS[s] for s in stripped(token.written.lower()) if s in _KAZAKH_UNITS), None
        )
        if unit:
            return Counted(token.end, unit)
    return None
