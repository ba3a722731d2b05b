import io
from dataclasses import replace
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from articles.recognition.evaluation import agreement, cases, report
from articles.recognition.evaluation.cases import Case
from articles.recognition.evaluation.scoring import Count, Judgement, Result, judged, totals
from articles.recognition.proposal import (
    Credit,
    Date,
    Event,
    Figure,
    Known,
    Organisation,
    Person,
    Place,
    Proposal,
    Quote,
    Role,
)
from articles.recognition.reading import Span

TEXT = (
    " date 2026-03-13 Вчера в Алматы депутат маслихата города Алматы Серик Ахметович Есматов открыл"
    " форум «Жастар». Пришли более 500 человек. «Спасибо всем», — сказал Есматов.\n"
    "Фото: Асель Ким\n"
)
MASLIKHAT = "Маслихат города Алматы"
QUOTE = "Спасибо всем"


def at(words, nth=0, text=TEXT):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def answered(**changed):
    quote, figure, yesterday = at(QUOTE), at("более 500 человек"), at("Вчера")
    return {
        "file": "01.txt",
        "language": "ru",
        "date": "2026-03-13",
        "city": "Алматы",
        "people": [
            {
                "name": "Серик Ахметович Есматов",
                "gender": "male",
                "roles": [{"role": "депутат", "organisation": MASLIKHAT}],
                "mentions": [[*at("Серик Ахметович Есматов")], [*at("Есматов", 1)]],
                "known": "Серик Есматов",
            }
        ],
        "organisations": [
            {
                "name": MASLIKHAT,
                "parent": None,
                "mentions": [[*at("маслихата города Алматы")]],
                "known": None,
            }
        ],
        "places": [{"name": "Алматы", "kind": "city", "mentions": [[*at("Алматы")]]}],
        "events": [
            {
                "name": "Форум «Жастар»",
                "kind": "conference",
                "date": "2026-03-12",
                "venue": None,
                "relation": "reports",
                "mentions": [[*at("форум «Жастар»")]],
            }
        ],
        "dates": [
            {
                "text": "Вчера",
                "start": yesterday.start,
                "end": yesterday.end,
                "edtf": "2026-03-12",
            }
        ],
        "figures": [
            {
                "text": "более 500 человек",
                "start": figure.start,
                "end": figure.end,
                "value": 500,
                "qualifier": "more",
            }
        ],
        "quotes": [
            {
                "text": QUOTE,
                "start": quote.start,
                "end": quote.end,
                "speaker": "Серик Ахметович Есматов",
                "found_by": "name",
            }
        ],
        "photo_credits": [{"text": "Фото: Асель Ким", "name": "Асель Ким"}],
        "tags": [],
    } | changed


def proposed(**changed):
    right = Proposal(
        language="ru",
        date=date(2026, 3, 13),
        city="Алматы",
        people=[
            Person(
                "Серик Есматов",
                "male",
                [at("Серик Ахметович Есматов"), at("Есматов", 1)],
                [Role("депутат", MASLIKHAT)],
                Known("person", "p1", "Серик Есматов"),
            )
        ],
        organisations=[Organisation(MASLIKHAT, mentions=[at("маслихата города Алматы")])],
        places=[Place("Алматы", "city", [at("Алматы"), at("Алматы", 1)])],
        events=[Event("Открытие форума «Жастар»", "conference", "reports", mentions=[at("форум")])],
        dates=[Date("Вчера", "2026-03-12", *at("Вчера"))],
        figures=[Figure("500 человек", 500, "people", "more", *at("500 человек"))],
        quotes=[Quote(QUOTE + ".", *at(QUOTE), "direct", "Серик Есматов")],
        credits=[Credit("Фото: Асель Ким", "Асель Ким", *at("Фото: Асель Ким"))],
    )
    return replace(right, **changed)


def judge(proposal, **changed):
    return cases.judge(proposal, Case("01", TEXT, answered(**changed)))


def counts(judgements):
    return {
        kind: (judgement.count.right, judgement.count.proposed, judgement.count.wanted)
        for kind, judgement in judgements.items()
    }


ALL_RIGHT = dict.fromkeys(counts(judge(proposed())), (1, 1, 1)) | {"people's mentions": (2, 2, 2)}


def test_everything_right_counts_as_right():
    judgements = judge(proposed())
    assert counts(judgements) == ALL_RIGHT
    assert [(j.missed, j.excess) for j in judgements.values()] == [([], [])] * len(judgements)


def test_nothing_proposed_is_all_missed():
    nothing = Proposal(language="kk")
    assert counts(judge(nothing)) == {
        kind: (0, 0, wanted) for kind, (_right, _proposed, wanted) in ALL_RIGHT.items()
    } | {"language": (0, 1, 1), "gender": (0, 0, 0)}


ESMATOV = proposed().people[0]
DIFFERENCES = [
    (
        "a name in a wrong case spoils the name alone",
        {"people": [replace(ESMATOV, name="Серика Есматова")]},
        {"people": (0, 1, 1)},
    ),
    (
        "a lone surname of its own is another person",
        {
            "people": [
                replace(ESMATOV, mentions=ESMATOV.mentions[:1]),
                Person("Есматов", "male", ESMATOV.mentions[1:]),
            ]
        },
        {"people": (1, 2, 1), "people's mentions": (1, 2, 2)},
    ),
    (
        "a known person left open",
        {"people": [replace(ESMATOV, known=None)]},
        {"known people": (0, 0, 1)},
    ),
    ("no gender", {"people": [replace(ESMATOV, gender="")]}, {"gender": (0, 0, 1)}),
    (
        "a role of another organisation",
        {"people": [replace(ESMATOV, roles=[Role("депутат", "Мажилис")])]},
        {"roles": (0, 1, 1)},
    ),
    (
        "kin is no role",
        {"people": [replace(ESMATOV, roles=[*ESMATOV.roles, Role("отец депутата")])]},
        {},
    ),
    (
        "another organisation",
        {"organisations": [Organisation("Маслихат", mentions=[at("форум")])]},
        {"organisations": (0, 1, 1), "organisations' mentions": (0, 1, 1)},
    ),
    (
        "organisations of photo credits are not asked",
        {
            "organisations": [
                Organisation(MASLIKHAT, mentions=[at("маслихата города Алматы"), at("Асель Ким")]),
                Organisation("Агентство", mentions=[at("Асель Ким")]),
            ]
        },
        {},
    ),
    (
        "a place within an organisation's name is no error",
        {"places": [*proposed().places, Place("Аксу", "city", [at("Алматы", 1)])]},
        {},
    ),
    (
        "a place elsewhere is one too many",
        {"places": [*proposed().places, Place("Жастар", "city", [at("Жастар")])]},
        {"places": (1, 2, 1)},
    ),
    (
        "an event told in another manner",
        {"events": [replace(proposed().events[0], manner="recalls")]},
        {"events": (0, 1, 1)},
    ),
    (
        "another day",
        {"dates": [replace(proposed().dates[0], edtf="2026-03-13")]},
        {"dates": (0, 1, 1)},
    ),
    (
        "another qualifier",
        {"figures": [replace(proposed().figures[0], qualifier="exactly")]},
        {"figures": (0, 1, 1)},
    ),
    (
        "reported speech is not asked",
        {"quotes": [*proposed().quotes, Quote("открыл форум", *at("форум"), "reported")]},
        {},
    ),
    (
        "a quote of nobody",
        {"quotes": [replace(proposed().quotes[0], speaker=None)]},
        {"quotes with speaker": (0, 1, 1)},
    ),
    (
        "a quote cut short",
        {"quotes": [replace(proposed().quotes[0], text="Спасибо")]},
        {"quotes": (0, 1, 1), "quotes with speaker": (0, 1, 1)},
    ),
    ("no credit", {"credits": []}, {"photo credits": (0, 0, 1)}),
    ("another city", {"city": "Астана"}, {"city": (0, 1, 1)}),
    ("the city with its class noun", {"city": "город Алматы"}, {}),
    ("no date", {"date": None}, {"date": (0, 0, 1)}),
]


@pytest.mark.parametrize(
    ("changed", "differs"), [row[1:] for row in DIFFERENCES], ids=[row[0] for row in DIFFERENCES]
)
def test_difference_counts_where_it_is(changed, differs):
    assert counts(judge(proposed(**changed))) == ALL_RIGHT | differs


def test_misses_are_said_in_words():
    judgements = judge(proposed(people=[replace(ESMATOV, name="Серика Есматова")], credits=[]))
    assert list(report.misses(Result("01", "ru", judgements))) == [
        "01",
        "  Люди: нет: Серик Ахметович Есматов",
        "  Люди: лишнее: Серика Есматова",
        "  Подписи к фото: нет: Фото: Асель Ким",
    ]


@pytest.mark.parametrize("people", [[], [ESMATOV]])
def test_optional_row_is_neither_missed_nor_too_many(people):
    rows = [row | {"optional": True} for row in answered()["people"]]
    asked = ("people", "people's mentions", "known people", "gender", "roles", "roles alone")
    assert counts(judge(proposed(people=people), people=rows)) == ALL_RIGHT | dict.fromkeys(
        asked, (0, 0, 0)
    )


def person(name, **others):
    return {"name": name, "known": None, **others}


@pytest.mark.parametrize(
    ("row", "name", "same"),
    [
        (person("Серик Ахметович Есматов"), "Серик Есматов", True),
        (person("Роман Аркадьевич Абрамович"), "Роман Абрамович", True),
        (person("Роман Аркадьевич Абрамович"), "Роман Аркадьевич", True),
        (person("Сәуле Қанатқызы Әлиева"), "Сауле Алиева", True),
        (person("Сауле Канат-кызы Алиева"), "Сауле Алиева", True),
        (person("Серік Ахметұлы"), "Серік", False),
        (person("Серик Есматов"), "Есматов", False),
        (person("Серик Есматов"), "Есматов Серик", False),
        (person("Серік Есматов", known="Серик Ахметович Есматов"), "Серик Ахметович Есматов", True),
        (person("Ренат Ким", other_forms=["Шаман"]), "Шаман", True),
    ],
)
def test_person_is_the_same_without_patronymic_or_by_another_name(row, name, same):
    assert agreement.same_person(row, name) is same


@pytest.mark.parametrize(
    ("row", "role", "both", "alone"),
    [
        (("депутат", MASLIKHAT), Role("депутат", "маслихат города Алматы"), True, True),
        (("депутат", MASLIKHAT), Role("депутат маслихата города Алматы", MASLIKHAT), True, True),
        (("депутат", MASLIKHAT), Role("депутат"), False, True),
        (("депутат", MASLIKHAT), Role("председатель", MASLIKHAT), False, False),
        (("аким Тараза", None), Role("аким", "Акимат города Тараза"), True, True),
        (
            ("вице-министр спорта", None),
            Role("вице-министр спорта", "Министерство спорта"),
            True,
            True,
        ),
        (("аким Тараза", None), Role("аким Тараза", "Партия AMANAT"), False, True),
        (("мүше", "Кеңес"), Role("мүшесі", "Кеңес"), True, True),
        (("басшысы", None), Role("басшы"), True, True),
        (("директор", None), Role("директор", "Акимат города Тараза"), False, True),
    ],
)
def test_role_is_the_same_with_fair_wordings(row, role, both, alone):
    wanted = {"role": row[0], "organisation": row[1]}
    assert (agreement.same_role(wanted, role), agreement.same_office(wanted, role)) == (both, alone)


@pytest.mark.parametrize(
    ("wanted", "edtf", "same"),
    [
        ("2026-03-15", "2026-03-15", True),
        ("2026-03-15", "2026-03", False),
        ("[2026-03-09..2026-03-15]", "2026-03-09/2026-03-15", True),
        ("[2026-03-09..2026-03-15]", "[2026-03-09..2026-03-14]", False),
        ("2026-03-15", None, False),
        ("XXXX-03-15", None, True),
        (None, None, True),
        ("XXXX-03-15", "2026-03-15", False),
    ],
)
def test_dates_are_the_same_by_their_bounds(wanted, edtf, same):
    assert agreement.same_edtf(wanted, edtf) is same


def test_date_that_nothing_resolves_may_be_left_out_but_not_guessed():
    rows = [answered()["dates"][0] | {"edtf": "XXXX-03-12"}]
    yesterday = proposed().dates[0]
    assert [
        counts(judge(proposed(dates=dates), dates=rows))["dates"]
        for dates in ([], [replace(yesterday, edtf=None)], [yesterday])
    ] == [(0, 0, 0), (1, 1, 1), (0, 1, 1)]


@pytest.mark.parametrize(
    ("words", "wanted", "qualifier", "same"),
    [
        ("500 человек", "exactly", "exactly", True),
        ("более 500 человек", "more", "exactly", False),
        ("более 500 человек", "more than", "more", True),
        ("почти 500 человек", "about", "almost", True),
        ("почти 500 человек", "about", "less", True),
        ("около 500 человек", "about", "less", False),
        ("500-ге жуық адам", "about", "less", True),
    ],
)
def test_qualifiers_of_figures(words, wanted, qualifier, same):
    row = {"text": words, "start": 0, "end": len(words), "value": 500, "qualifier": wanted}
    figure = Figure(words, 500, "people", qualifier, 0, len(words))
    assert agreement.same_figure(row, figure) is same


@pytest.mark.parametrize(
    ("words", "number", "unlisted"),
    [
        ("двух роботов", 2, True),
        ("двенадцати роботов", 12, False),
        ("25 лет", 25, True),
        ("минус 30 градусов", 30, True),
        ("8 роботов", 8, False),
        ("тремя домами", 3, True),
        ("500 миллионов тенге", 500_000_000, False),
    ],
)
def test_figures_that_nobody_lists_are_no_error(words, number, unlisted):
    figure = Figure(words, number, "other", "exactly", 0, len(words))
    assert agreement.unlisted(figure) is unlisted


@pytest.mark.parametrize(
    ("event", "agreement_"),
    [
        (Event("Открытие форума", "conference", "reports", "2026-03-12"), 3),
        (Event("Форум", "other", "reports"), 1),
        (Event("Встреча", "meeting", "reports", "2026-03-12"), 1),
        (Event("Встреча", "conference", "reports"), 1),
        (Event("Встреча", "meeting", "reports", "2026-03-13"), 0),
        (Event("Форум «Жастар»", "conference", "announces", "2026-03-12"), 0),
    ],
)
def test_event_agrees_by_date_kind_or_word_but_never_in_another_manner(event, agreement_):
    assert agreement.event_agreement(answered()["events"][0], event) == agreement_


def test_palace_may_be_proposed_as_organisation_or_as_place():
    palace = {"name": "Дворец «Жастар»", "mentions": [[*at("«Жастар»")]], "known": None}
    as_venue = Place("Дворец «Жастар»", "venue", [at("«Жастар»")])
    as_organisation = Organisation("Дворец «Жастар»", mentions=[at("«Жастар»")])
    own, city = proposed().organisations, proposed().places
    rows = answered()
    wanted_as_organisation = {"organisations": [*rows["organisations"], palace | {"parent": None}]}
    wanted_as_venue = {"places": [*rows["places"], palace | {"kind": "venue"}]}
    both = {
        name: {
            kind: counts(judge(proposal, **wanted))[kind]
            for kind in ("organisations", "organisations' mentions", "places")
        }
        for name, wanted, proposal in [
            ("right", wanted_as_organisation, proposed(organisations=[*own, as_organisation])),
            ("venue", wanted_as_organisation, proposed(places=[*city, as_venue])),
            ("organisation", wanted_as_venue, proposed(organisations=[*own, as_organisation])),
        ]
    }
    two, one = (2, 2, 2), (1, 1, 1)
    assert both == {
        "right": {"organisations": two, "organisations' mentions": two, "places": one},
        "venue": {"organisations": two, "organisations' mentions": two, "places": one},
        "organisation": {"organisations": one, "organisations' mentions": one, "places": one},
    }


def test_quote_broken_by_its_speaker_may_be_proposed_whole():
    text = "«Мы рады, – сказала Асель Ким. – Приходите ещё». Все ушли."
    row = {"speaker": None, "found_by": "name"}
    rows = []
    for words in ("Мы рады", "Приходите ещё"):
        start, end = at(words, text=text)
        rows.append(row | {"text": words, "start": start, "end": end})
    whole = text[1 : text.index("»")]
    quote = Quote(whole, *at(whole, text=text), "direct")
    judgement = cases.judge(
        Proposal("ru", quotes=[quote]),
        Case("01", text, answered(quotes=rows)),
    )["quotes"]
    assert judgement == Judgement(Count(2, 2, 2))


def test_shares_are_told_of_what_there_is():
    count = Count(1, 2, 4)
    assert (count.precision, count.recall, count.f1) == (0.5, 0.25, 1 / 3)
    assert (Count().precision, Count().recall, Count().f1) == (None, None, None)


def test_best_fit_is_paired_first():
    judgement = judged([10, 20], [19, 12, 90], lambda a, b: max(0, 10 - abs(a - b)))
    assert judgement == Judgement(Count(2, 3, 2), [], ["90"])


def test_table_tells_of_all_texts_and_of_each_language():
    results = [
        Result("01", "ru", {"people": Judgement(Count(1, 2, 2)), "dates": Judgement()}),
        Result("02", "kk", {"people": Judgement(Count(1, 1, 1)), "dates": Judgement()}),
    ]
    assert totals(results)["people"] == Judgement(Count(2, 3, 3))
    assert list(report.tables(results)) == [
        "Всего текстов: 2  точность   полнота        F1     верно   найдено      надо",
        "Люди                 0,667     0,667     0,667         2         3         3",
        "Даты                     —         —         —         0         0         0",
        "",
        "Русский, текстов: 1  точность   полнота        F1     верно   найдено      надо",
        "Люди                    0,500     0,500     0,500         1         2         2",
        "Даты                        —         —         —         0         0         0",
        "",
        "Казахский, текстов: 1  точность   полнота        F1     верно   найдено      надо",
        "Люди                      1,000     1,000     1,000         1         1         1",
        "Даты                          —         —         —         0         0         0",
    ]


def test_every_judgement_has_its_heading():
    assert set(ALL_RIGHT) <= set(report.HEADINGS)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "нет ответов"),
        ({"01.txt": "Текст"}, "нет ответов"),
        ({"01.txt": "Текст", "01.json": "{"}, "01.json"),
        ({"01.txt": "Текст", "01.json": '{"people": []}'}, "01.json"),
    ],
)
def test_folder_without_answers_is_refused(tmp_path, files, says):
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=says):
        call_command("evaluate_suggestions", tmp_path, stdout=io.StringIO())
