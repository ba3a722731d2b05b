"""Who said what: speech in all its typographic forms, whose it is, and what is no speech.

In the texts of the tables people stand in braces: {Серик Есматов} where the mention is in the
nominative, {Серика Есматова=Серик Есматов} where it is in another case.
"""

import re

import pytest

from articles.recognition.quotes import Named, quotes
from articles.recognition.reading import Reading, Span
from tests.seeds import BODIES, named, rows

GENDERS = {row["name"]: row["gender"] for row in rows("person")} | {
    "Ерлан Сейтжанов": "male",
    "Айгүл Нұрланова": "female",
    "Жан Оразбек": "",
}
MENTION = re.compile(r"\{([^=}]+)(?:=([^}]+))?\}")

ESMATOV, SARYM, SHAPAQ = "Серик Есматов", "Айдос Сарым", "Үнзила Шапақ"
ANARBAEVA, KALDYBEKOV, OTYNSHIEV = "Бағдат Анарбаева", "Азамат Калдыбеков", "Меиржан Отыншиев"
SEITZHANOV, NURLANOVA, ORAZBEK = "Ерлан Сейтжанов", "Айгүл Нұрланова", "Жан Оразбек"


def marked(text):
    """The text without braces, and the people that stood in them."""
    plain, people, read_to = "", [], 0
    for mention in MENTION.finditer(text):
        plain += text[read_to : mention.start()]
        span = Span(len(plain), len(plain) + len(mention[1]))
        name = mention[2] or next(name for name in GENDERS if name.endswith(mention[1].split()[-1]))
        people.append(Named(name, GENDERS[name], span, nominative=not mention[2]))
        plain += mention[1]
        read_to = mention.end()
    return plain + text[read_to:], people


def found_in(text, roles=None):
    plain, people = marked(text)
    found = quotes(Reading(plain), people, roles)
    assert [plain[quote.start : quote.end] for quote in found] == [quote.text for quote in found]
    return found


def told(text, roles=None):
    """Text, speaker and how he was found, with «reported» where it is no direct speech."""
    return [
        (quote.text, quote.speaker, quote.found_by, *(["reported"] * (quote.speech == "reported")))
        for quote in found_in(text, roles)
    ]


# The five articles


def people_of(ref):
    found = []
    for place in rows("mentionplace"):
        article, record = place["mention"]
        person = next((row for row in rows("person") if row["ref"] == record), None)
        if article == ref and person:
            nominative = place["text"].split()[-1] == person["name"].split()[-1]
            span = Span(place["start"], place["end"])
            found.append(Named(person["name"], person["gender"], span, nominative))
    return sorted(found, key=lambda each: each.span)


def roles_of(ref):
    found = {}
    for row in rows("statedrole"):
        if row["article"] == [ref] and "person" in row:
            found.setdefault(named(row, "person"), []).append(row["role"])
    return found


def marked_quotes(ref, speech):
    places = {tuple(row["quote"]): (row["start"], row["end"]) for row in rows("quoteplace")}
    return {
        places[ref, row["position"]]: (
            named(row, "person"),
            row["speaker_as_stated"],
            row["found_by"],
        )
        for row in rows("quote")
        if row["article"] == [ref] and row["speech"] == speech
    }


def proposed(ref, speech):
    return {
        (quote.start, quote.end): (quote.speaker, quote.as_stated, quote.found_by)
        for quote in quotes(Reading(BODIES[ref]), people_of(ref), roles_of(ref))
        if quote.speech == speech
    }


@pytest.mark.parametrize("ref", BODIES)
def test_direct_speech_of_the_five_articles_is_what_editors_marked(ref):
    assert proposed(ref, "direct") == marked_quotes(ref, "direct")


# What somebody is said to have told of, without a clause or a judgement.
UNFOUND = {("seed-000", 3451), ("seed-004", 775), ("seed-004", 1724)}


@pytest.mark.parametrize("ref", BODIES)
def test_reported_speech_of_the_five_articles_stands_where_editors_marked_it(ref):
    wanted = {place for place in marked_quotes(ref, "reported") if (ref, place[0]) not in UNFOUND}
    assert set(proposed(ref, "reported")) == wanted


@pytest.mark.parametrize("ref", BODIES)
def test_people_who_are_reported_in_the_five_articles_are_those_of_the_editors(ref):
    wanted = marked_quotes(ref, "reported")
    found = proposed(ref, "reported")
    assert {place: who[0] for place, who in found.items()} == {
        place: wanted[place][0] for place in found
    }


# Direct speech

READY = "Мы готовы к референдуму"
COME = "Приходите все на участки"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("«{}», – заявил {{Серик Есматов}}.", [READY]),
        ("“{}”, — сказал {{Есматов}}.", [READY]),
        ("„{}“, – сказал депутат {{Серик Есматов}}.", [READY]),
        ('"{}", - отметил {{Серик Есматов}} на встрече.', [READY]),
        ("«{}», отметил {{Серик Есматов}}.", [READY]),
        ("«{}», как отметил {{Серик Есматов}}, важно.", [READY]),
        ("«{}», – министр труда {{Серик Есматов}} отметил это сразу.", [READY]),
        ("«{},» – заявил {{Серик Есматов}}.", [READY]),
        ("«{}!» – воскликнул {{Серик Есматов}}.", [f"{READY}!"]),
        ("«{}?» – спросил {{Серик Есматов}}.", [f"{READY}?"]),
        ("«{}…» – вздохнул {{Серик Есматов}}.", [f"{READY}…"]),
        ("«{}.» – заявил {{Серик Есматов}}.", [f"{READY}."]),
        ("« {} », – заявил {{Серик Есматов}}.", [READY]),
        ("«{}, – заявил {{Серик Есматов}}. – {}».", [READY, COME]),
        ("«{}! – заявил {{Серик Есматов}}. – {}!»", [f"{READY}!", f"{COME}!"]),
        ("«{}», – заявил {{Серик Есматов}}. – «{}».", [READY, COME]),
        ('"{}", – заявил {{Серик Есматов}}. "{}".', [READY, COME]),
        ("{{Серик Есматов}} отметил: «{}». Потом был концерт.", [READY]),
        ("На встрече {{Серик Есматов}} добавил: “{}”.", [READY]),
        ("{{Серик Есматов}}: «{}».", [READY]),
        ("{{Серик Есматов}} был краток: «{}».", [READY]),
        ("{{Серик Есматов}} отметил:\n«{}».", [READY]),
        ("{{Серик Есматов}} отметил:\nФото: акимат\n«{}».", [READY]),
        ("{{Серик Есматов}} отметил:\n«{}».\n«{}».", [READY, COME]),
        ("{{Серик Есматов}} отметил:\n– {}.\n– {}.", [f"{READY}.", f"{COME}."]),
        ("«{}».\n«{}», – заявил {{Серик Есматов}}.", [READY, COME]),
        ("«{}», – заявил {{Серик Есматов}}.\n«{}».", [READY, COME]),
        ("«{}.\n«{}», – заявил {{Серик Есматов}}.", [f"{READY}.", COME]),
        ("«{}.\n{}», – заявил {{Серик Есматов}}.", [f"{READY}.", COME]),
        ("- {}, – заявил {{Серик Есматов}}.", [READY]),
        ("—{}! — заявил {{Серик Есматов}}.", [f"{READY}!"]),
        ("– {}, – заявил {{Серик Есматов}}. – {}.", [READY, f"{COME}."]),
        ("– {}, – заявил {{Серик Есматов}}. Зал встал.", [READY]),
        ("– «{}», – заявил {{Серик Есматов}}.", [READY]),
        ("{{Серик Есматов}} подчеркнул, что «{}».", [READY]),
        ("По словам {{Серика Есматова=Серик Есматов}}, «{}».", [READY]),
    ],
)
def test_direct_speech_in_any_form_is_found_without_its_marks(text, quoted):
    assert told(text.format(READY, COME)) == [(each, ESMATOV, "name") for each in quoted]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("«Мы, – сказал {Серик Есматов}, – готовы к референдуму».", ["Мы", "готовы к референдуму"]),
        ('"Мы", – сказал {Есматов}, – "готовы к референдуму".', ["Мы", "готовы к референдуму"]),
        ("– Мы, – сказал {Есматов}, – готовы, придем все.", ["Мы", "готовы, придем все."]),
        ("«Спасибо!» – сказал {Серик Есматов}.", ["Спасибо!"]),
        ("– Наша цель – мир, – сказал {Есматов}.", ["Наша цель – мир"]),
        ("– Кое-кто не придет – жаль, – сказал {Есматов}.", ["Кое-кто не придет – жаль"]),
        ("– Партия «Ауыл» готова, – сказал {Есматов}.", ["Партия «Ауыл» готова"]),
        ("«Партия «Ауыл» – за», – сказал {Есматов}.", ["Партия «Ауыл» – за"]),
        ('"Партия "Ауыл" за мир", – сказал {Есматов}.', ['Партия "Ауыл" за мир']),
        ('"Мы за "Закон и порядок"", – сказал {Есматов}.', ['Мы за "Закон и порядок"']),
        ("«Партия „Ауыл“ за мир», – сказал {Есматов}.", ["Партия „Ауыл“ за мир"]),
        ("«Партия “Ауыл” за мир», – сказал {Есматов}.", ["Партия “Ауыл” за мир"]),
        ("{Есматов} сказал: «Партия “Ауыл” за мир».", ["Партия “Ауыл” за мир"]),
        ("«Наш выбор – «Ауыл», – сказал {Есматов}.", ["Наш выбор – «Ауыл"]),
        (
            "{Серик Есматов} заявил, что референдум «станет важным этапом развития» страны.",
            ["станет важным этапом развития"],
        ),
        (
            "{Есматов} рассказал о школе. «Мы строим ее уже третий год без перерыва».",
            ["Мы строим ее уже третий год без перерыва"],
        ),
    ],
)
def test_inner_marks_and_dashes_stay_in_what_is_said(text, quoted):
    assert told(text) == [(each, ESMATOV, "name") for each in quoted]


@pytest.mark.parametrize(
    "text",
    [
        "Компания «Алтын Дән и партнеры Казахстана» открыла завод.",
        "Концерт «Мы вместе строим нашу страну» посетил {Серик Есматов}.",
        "{Серик Есматов} назвал концерт «очень ярким».",
        "{Серик Есматов} сообщил о запуске проекта «Молодежь – будущее нашей страны».",
        "{Серик Есматов} рассказал о новом проекте: «Молодежь – будущее нашей страны».",
        "{Серик Есматов} рассказал о наградах: «Лучший врач города Алматы», «Лучший учитель года».",
        "Форум прошел под девизом: «Молодежь – будущее нашей страны».",
        "На плакате написано: «Голосуйте за будущее своей страны».",
        "«Молодежь – будущее нашей страны» – тема встречи.",
        "«Молодежь – будущее нашей страны» – так называется проект.",
        "«Жас Отан», – сказал {Серик Есматов}.",
        "Так называемые «эксперты» спорят.",
        "Напомним: «Jas Stars» прошел в марте.",
        "«Справедливый Казахстан»\nТак называется программа.",
        "«Один на один с судьбой и временем навсегда».\nВышла новая книга.",
        "Награждены:\n«Жошы»\n«Алем»",
        "Вышла книга.\n«Наша страна, наша судьба»\nЕе автор неизвестен.",
        "В программе:\n- концерт;\n- выставка;\n- награждение лучших.",
        "{Серик Есматов} сообщил об итогах:\n- открыто 5 школ;\n- построено 3 больницы.",
        "– Приходите на концерт.\n– Вход свободный.",
        "-5 градусов обещают синоптики, – тепло одевайтесь.",
    ],
)
def test_names_mottoes_and_lists_are_no_speech(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        (
            "{Есматов} сообщил, что проект «Молодежь – будущее нашей страны» завершен.",
            "проект «Молодежь – будущее нашей страны» завершен",
        ),
        (
            "{Есматов} отметил, что «умный город» меняет жизнь.",
            "«умный город» меняет жизнь",
        ),
        (
            "Мы открыли центр «Забота о детях нашего города», – сказал {Есматов}.",
            "Мы открыли центр «Забота о детях нашего города»",
        ),
        (
            "«Молодежь – будущее нашей страны» – название проекта, сообщил {Есматов}.",
            "«Молодежь – будущее нашей страны» – название проекта",
        ),
        (
            "Победили «Лучший врач города Алматы», «Лучший учитель года», отметил {Есматов}.",
            "Победили «Лучший врач города Алматы», «Лучший учитель года»",
        ),
    ],
)
def test_name_within_reported_speech_is_no_direct_speech(text, reported):
    assert told(text) == [(reported, ESMATOV, "name", "reported")]


def test_long_quotation_of_nobody_has_no_speaker():
    text = "Прошел концерт.\n«Мы благодарим всех, кто пришел и поддержал нас. Спасибо вам!»"
    assert [(quote.speaker, quote.as_stated, quote.confidence) for quote in found_in(text)] == [
        (None, "", 0.3)
    ]


# Whose it is


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("{Айдос Сарым} встретился с {Сериком Есматовым=Серик Есматов}. «{}», – сказал он.", SARYM),
        (
            "{Айдос Сарым} похвалил {Бағдат Анарбаеву=Бағдат Анарбаева}. «{}», – сказала она.",
            ANARBAEVA,
        ),
        ("{Айдос Сарым} пришел. С ним была {Үнзила Шапақ}. «{}», – сказал он.", SARYM),
        ("{Айдос Сарым} пришел. С ним была {Үнзила Шапақ}. «{}», – сказала она.", SHAPAQ),
        ("{Айдос Сарым} пришел.\nФото: акимат\nБыл вечер.\n«{}», – сказал он.", SARYM),
        ("«Да!» – сказал {Айдос Сарым}. Пришел {Серик Есматов}.\n– {}, – сказал он.", ESMATOV),
        (
            "«Я видел, как {Серик Есматов} пел. Да!» – сказал {Айдос Сарым}.\n«{}», – добавил он.",
            SARYM,
        ),
        ("По словам {Серика Есматова=Серик Есматов}, все готово. Он добавил: «{}».", ESMATOV),
        ("{Жан Оразбек} пришел. «{}», – сказал он.", ORAZBEK),
        ("{Жан Оразбек} пришел с {Айдосом Сарымом=Айдос Сарым}. «{}», – сказал он.", ORAZBEK),
        ("{Үнзила Шапақ} пришла. «{}», – сказал он.", None),
        ("{Айдос Сарым} и {Серик Есматов} пришли. «{}», – сказали они.", None),
        ("«{}», – сказал он. Так закончил {Айдос Сарым}.", None),
    ],
)
def test_pronoun_means_the_nearest_before_of_its_gender_subjects_first(text, speaker):
    last = told(text.replace("{}", READY))[-1]
    assert last == (READY, speaker, "pronoun")


ROLES = {
    KALDYBEKOV: ["заместитель акима города Алматы"],
    OTYNSHIEV: ["председатель маслихата города Алматы"],
    SARYM: ["депутат Мажилиса"],
    SHAPAQ: ["депутат Мажилиса"],
}
INTRODUCED = "Пришел заместитель акима {Азамат Калдыбеков}. "
BOTH = "Пришли депутаты Мажилиса {Айдос Сарым} и {Үнзила Шапақ}. "


@pytest.mark.parametrize(
    ("text", "as_stated", "speaker"),
    [
        ("«{}», – заявил глава государства на встрече с молодежью.", "глава государства", None),
        ("«{}», – отметил аким.", "аким", None),
        ("«{}», – отметил исполняющий обязанности акима.", "исполняющий обязанности акима", None),
        (
            "«{}», – сообщает пресс-служба акимата города Алматы.",
            "пресс-служба акимата города Алматы",
            None,
        ),
        ("«{}», – сообщили в пресс-службе акимата.", "пресс-службе акимата", None),
        (
            "«{}», – отметил уполномоченный по правам ребенка.",
            "уполномоченный по правам ребенка",
            None,
        ),
        (
            "«{}», – сказала супруга {Серика Есматова=Серик Есматов}.",
            "супруга Серика Есматова",
            None,
        ),
        (
            "«{}», – рассказали участники форума «Ауыл» по итогам встречи.",
            "участники форума «Ауыл»",
            None,
        ),
        ("После встречи глава государства в столице отметил: «{}».", "глава государства", None),
        (INTRODUCED + "«{}», – сказал заместитель акима.", "заместитель акима", KALDYBEKOV),
        (INTRODUCED + "«{}», – сказал спикер.", "спикер", KALDYBEKOV),
        (INTRODUCED + "«{}», – добавил собеседник.", "собеседник", KALDYBEKOV),
        (INTRODUCED + "«{}», – сказал аким.", "аким", None),
        (INTRODUCED + "«{}», – сказал председатель маслихата.", "председатель маслихата", None),
        (BOTH + "«{}», – сказал депутат.", "депутат", None),
        (BOTH + "«{}», – сказал собеседник.", "собеседник", None),
        (BOTH + "«{}», – сказали депутаты.", "депутаты", None),
        ("«{}», – сказал заместитель акима. Это {Азамат Калдыбеков}.", "заместитель акима", None),
    ],
)
def test_role_means_the_only_one_introduced_with_it(text, as_stated, speaker):
    found = found_in(text.replace("{}", READY), ROLES)
    assert [(each.text, each.as_stated, each.speaker, each.found_by) for each in found] == [
        (READY, as_stated, speaker, "role")
    ]


@pytest.mark.parametrize(
    ("text", "as_stated", "speaker", "confidence"),
    [
        ("«{}», – заявил {Серик Есматов}.", "Серик Есматов", ESMATOV, 0.95),
        ("«{}», – заявил {М. Отыншиев}.", "М. Отыншиев", OTYNSHIEV, 0.95),
        (
            "«{}», – сказал молодой ученый {Серик Есматов}.",
            "молодой ученый Серик Есматов",
            ESMATOV,
            0.95,
        ),
        (
            "«{}», – отметил депутат маслихата г. Алматы {Серик Есматов}.",
            "депутат маслихата г. Алматы Серик Есматов",
            ESMATOV,
            0.95,
        ),
        (
            "«{}», – сказал в беседе лидер движения против курения {Серик Есматов}.",
            "лидер движения против курения Серик Есматов",
            ESMATOV,
            0.8,
        ),
        ("{Серик Есматов} на встрече с жителями отметил: «{}».", "Серик Есматов", ESMATOV, 0.8),
        (
            "Актер и ведущий {Серик Есматов} отметил:\n«{}».",
            "Актер и ведущий Серик Есматов",
            ESMATOV,
            0.8,
        ),
        ("{Серик Есматов} дал интервью:\n«{}».", "Серик Есматов", ESMATOV, 0.8),
        (
            "{Серик Есматов} рассказал о школе.\n«{} и ждем вас всех».",
            "Серик Есматов",
            ESMATOV,
            0.5,
        ),
        ("«{}», – цитирует {Есматова=Серик Есматов} «Ауыл».", "Есматова", ESMATOV, 0.95),
        ("{Серик Есматов} пришел. «{}», – сказал он.", "он", ESMATOV, 0.7),
        ("«{}», – сказал он.", "он", None, 0.3),
        ("«{}», – отметил аким.", "аким", None, 0.5),
        ("«{}», – отметил Матиас Йорш.", "Матиас Йорш", None, 0.3),
        ("«{}», – говорится в сообщении.", "", None, 0.3),
        (
            "«{}», – отметили {Айдос Сарым} и {Үнзила Шапақ}.",
            "Айдос Сарым и Үнзила Шапақ",
            None,
            0.3,
        ),
    ],
)
def test_speaker_is_kept_as_stated_and_is_the_surer_the_nearer(
    text, as_stated, speaker, confidence
):
    found = found_in(text.replace("{}", READY))
    assert [(each.as_stated, each.speaker, each.confidence) for each in found] == [
        (as_stated, speaker, confidence)
    ]


# Reported speech

CLAUSE = "референдум важен для страны"


@pytest.mark.parametrize(
    ("text", "as_stated", "speaker"),
    [
        ("По словам {Серика Есматова=Серик Есматов}, {}.", "Серика Есматова", ESMATOV),
        (
            "По словам {Серика Есматова=Серик Есматов}, депутата маслихата г. Алматы, {}.",
            "Серика Есматова, депутата маслихата г. Алматы",
            ESMATOV,
        ),
        ("По мнению экспертов, {}.", "экспертов", None),
        ("Так, по данным пресс-службы акимата, {}.", "пресс-службы акимата", None),
        ("{Серик Есматов} пришел. По его словам, {}.", "его", ESMATOV),
        ("Как отметил {Серик Есматов}, {}.", "Серик Есматов", ESMATOV),
        ("Как отметил {Серик Есматов}, депутат маслихата, {}.", "Серик Есматов", ESMATOV),
        ("Как сообщили в акимате, {}.", "акимате", None),
        ("{Серик Есматов} отметил, что {}.", "Серик Есматов", ESMATOV),
        ("{Серик Есматов} отметил, в частности, что {}.", "Серик Есматов", ESMATOV),
        ("{Серик Есматов} рассказал жителям о том, что {}.", "Серик Есматов", ESMATOV),
        ("{Серик Есматов} уверен, что {}.", "Серик Есматов", ESMATOV),
        ("{Серик Есматов} провел встречу, подчеркнув, что {}.", "Серик Есматов", ESMATOV),
        ("Пришел {Серик Есматов}, который отметил, что {}.", "Серик Есматов", ESMATOV),
        ("{Үнзила Шапақ} пришла. Она отметила, что {}.", "Она", SHAPAQ),
        ("Спикеры подчеркнули, что {}.", "Спикеры", None),
        ("В пресс-службе акимата сообщили, что {}.", "пресс-службе акимата", None),
        ("{Серик Есматов} сообщил, что {}, передает Kazinform.", "Серик Есматов", ESMATOV),
        ("{Серик Есматов} отметил, что {}:", "Серик Есматов", ESMATOV),
    ],
)
def test_reported_clause_is_found_up_to_the_stop(text, as_stated, speaker):
    found = found_in(text.replace("{}", CLAUSE))
    assert [(each.speech, each.text, each.as_stated, each.speaker) for each in found] == [
        ("reported", CLAUSE, as_stated, speaker)
    ]


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Дорогу откроют в мае, сообщил {Серик Есматов}.", "Дорогу откроют в мае"),
        (
            "{Серик Есматов} особо отметил важность референдума и призвал голосовать.",
            "особо отметил важность референдума и призвал голосовать",
        ),
        (
            "{Серик Есматов} провел встречу, подчеркнув высокую роль молодежи.",
            "подчеркнув высокую роль молодежи",
        ),
    ],
)
def test_other_reported_speech_is_found_too(text, reported):
    assert told(text) == [(reported, ESMATOV, "name", "reported")]


@pytest.mark.parametrize(
    "text",
    [
        "{Серик Есматов} рассказал о ходе подготовки к референдуму.",
        "{Серик Есматов} не сказал, что референдум важен.",
        "{Серик Есматов} скажет, что референдум важен.",
        "{Серик Есматов} сказал все, что думает о референдуме.",
        "Напомним, что референдум важен для страны.",
        "Сообщается, что референдум важен для страны.",
        "Было подчеркнуто, что референдум важен для страны.",
        "Закон предусматривает, что референдум важен для страны.",
        "Доклад указывает, что референдум важен для страны.",
        "По данным на 1 марта, открыто 300 участков.",
        "По итогам встречи, референдум важен для страны.",
        "Как известно, референдум важен для страны.",
        "В Алматы прошел форум, сообщает корреспондент агентства.",
        "Я сказал, что референдум важен для страны.",
        "{Серик Есматов} приехал в школу, поздравил учителей.",
    ],
)
def test_what_nobody_says_is_not_reported(text):
    assert told(text) == []


# In Kazakh

DAIYN = "Біз референдумға толық дайынбыз"


@pytest.mark.parametrize(
    ("text", "speaker", "found_by"),
    [
        ("«{}», – деді {Ерлан Сейтжанов}.", SEITZHANOV, "name"),
        ("«{}», - деп атап өтті {Ерлан Сейтжанов}.", SEITZHANOV, "name"),
        ("«{}» деп мәлімдеді {Ерлан Сейтжанов}.", SEITZHANOV, "name"),
        ("“{}”, – деп хабарлады {Сейтжанов}.", SEITZHANOV, "name"),
        ('"{}", – деп {Ерлан Сейтжанов} өз пікірін білдірді.', SEITZHANOV, "name"),
        ("«{}», – дейді мәслихат депутаты {Ерлан Сейтжанов}.", SEITZHANOV, "name"),
        ("{Ерлан Сейтжанов} «{}» деп түсіндірді.", SEITZHANOV, "name"),
        ("{Ерлан Сейтжанов} былай деді: «{}».", SEITZHANOV, "name"),
        ("{Ерлан Сейтжанов} атап өтті:\n«{}».", SEITZHANOV, "name"),
        ("– {}, – деді {Ерлан Сейтжанов}.", SEITZHANOV, "name"),
        ("{Айгүл Нұрланова} келді. «{}», – деп қосты ол.", NURLANOVA, "pronoun"),
        ("{Айгүл Нұрланова} келді.\n– {}, – деді ол кездесуде.", NURLANOVA, "pronoun"),
        ("{Айгүл Нұрланова} келді. Ол: «{}», – деді.", NURLANOVA, "pronoun"),
        ("«{}», – деді ол.", None, "pronoun"),
        ("«{}», – деді олар.", None, "pronoun"),
        ("«{}», – деді Мемлекет басшысы.", None, "role"),
        ("«{}», – деп хабарлады әкімдіктің баспасөз қызметі.", None, "role"),
        ("Мемлекет басшысы былай деді: «{}».", None, "role"),
    ],
)
def test_kazakh_speech_is_found_by_its_verbs(text, speaker, found_by):
    assert told(text.replace("{}", DAIYN)) == [(DAIYN, speaker, found_by)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("«Біз, – деді {Ерлан Сейтжанов}, – дайынбыз».", ["Біз", "дайынбыз"]),
        (
            "– Біз дайынбыз! – деді {Ерлан Сейтжанов}. – Келіңіздер.",
            ["Біз дайынбыз!", "Келіңіздер."],
        ),
        ("«Біз дайынбыз», – деді {Сейтжанов}. – «Келіңіздер».", ["Біз дайынбыз", "Келіңіздер"]),
    ],
)
def test_kazakh_speech_goes_on_behind_its_speaker(text, quoted):
    assert told(text) == [(each, SEITZHANOV, "name") for each in quoted]


@pytest.mark.parametrize(
    "text",
    [
        "«Біздің ел – біздің болашақ» деп аталатын жоба басталды.",
        "Форум «Біздің ел – біздің болашақ» деген ұранмен өтті.",
        "«Конституция – әділет пен тұрақтылықтың тірегі» атты конференция өтті.",
        "«Жошы» ансамблі өнер көрсетті.",
        "«Әділет» маскоты балаларды қуантты.",
        "Нарықта «Біздің ел – біздің болашақ» бағдарламасы бар.",
    ],
)
def test_kazakh_names_and_mottoes_are_no_speech(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "as_stated", "speaker"),
    [
        ("{Ерлан Сейтжановтың=Ерлан Сейтжанов} айтуынша, {}.", "Ерлан Сейтжановтың", SEITZHANOV),
        ("{Айгүл Нұрланова} келді. Оның айтуынша, {}.", "Оның", NURLANOVA),
        ("Әкімнің сөзінше, {}.", "Әкімнің", None),
    ],
)
def test_kazakh_reported_speech_stands_behind_whose_words_it_is(text, as_stated, speaker):
    clause = "референдум маңызды кезең болып табылады"
    found = found_in(text.replace("{}", clause))
    assert [(each.speech, each.text, each.as_stated, each.speaker) for each in found] == [
        ("reported", clause, as_stated, speaker)
    ]


def test_quotes_stand_in_the_order_of_the_text_and_none_over_another():
    text = (
        "{Серик Есматов} отметил, что школа уже готова.\n"
        "«Мы рады, – сказал он. – Приходите!»\n"
        "По словам {Үнзилы Шапақ=Үнзила Шапақ}, школа «давно и очень нужна району».\n"
        "– Спасибо всем, – добавила она."
    )
    assert told(text) == [
        ("школа уже готова", ESMATOV, "name", "reported"),
        ("Мы рады", ESMATOV, "pronoun"),
        ("Приходите!", ESMATOV, "pronoun"),
        ("давно и очень нужна району", SHAPAQ, "name"),
        ("Спасибо всем", SHAPAQ, "pronoun"),
    ]
