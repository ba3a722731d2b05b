"""The layout of factRuEval-2016 in a made-up folder, and the rule of its scorer."""

import re

import pytest

from articles.recognition.evaluation import factrueval
from articles.recognition.evaluation.mentions import judge_mentions, spans_of
from articles.recognition.evaluation.scoring import Count, NoAnswers
from articles.recognition.proposal import Organisation, Person, Place, Proposal
from articles.recognition.reading import Span

TEXT = (
    "Мэр Юрий Лужков ждал Ивана Петрова на Тверской площади у мэрии Москвы."
    " Московский клуб «Спартак» молчал. И. Петров и Лужков ушли."
)
# Type, and its spans: tag, words, and which of their occurrences.
OBJECTS = [
    ("Person", [("name", "Юрий", 0), ("surname", "Лужков", 0)]),
    ("Person", [("name", "Ивана", 0), ("surname", "Петрова", 0)]),
    ("Location", [("loc_name", "Тверской", 0), ("loc_descr", "площади", 0)]),
    ("Org", [("org_descr", "мэрии", 0), ("loc_name", "Москвы", 0)]),
    ("LocOrg", [("loc_name", "Москвы", 0)]),
    ("LocOrg", [("geo_adj", "Московский", 0)]),
    ("Org", [("org_descr", "клуб", 0), ("org_name", "Спартак", 0)]),
    ("Location", [("org_descr", "клуб", 0), ("loc_name", "Спартак", 0)]),
    ("Person", [("name", "И.", 0), ("surname", "Петров", 1)]),
    ("Person", [("surname", "Лужков", 1)]),
    ("Project", [("prj_name", "ушли", 0)]),
]
COREF = [
    ("1 0 9", "firstname Юрий\nlastname Лушков\nwikidata "),
    ("2 1 8", "firstname Иван\nlastname Петров\nlastname Пётров"),
]


def write(folder, name="book_1", skip=()):
    tokens = [
        (number, match.start(), match[0])
        for number, match in enumerate(re.finditer(r"И\.|\w+|[^\w\s]", TEXT))
    ]
    spans, objects = [], []
    for number, (type_, parts) in enumerate(OBJECTS):
        numbers = []
        for tag, words, nth in parts:
            start = at(words, nth).start
            token = next(token for token in tokens if token[1] == start)
            numbers.append(str(len(spans)))
            spans.append(
                f"{len(spans)} {tag} {start} {len(words)} {token[0]} 1  # {token[0]} {words}"
            )
        objects.append(f"{number} {type_} {' '.join(numbers)} # слова")
    files = {
        ".txt": TEXT,
        ".tokens": "".join(f"{n} {start} {len(word)} {word}\n" for n, start, word in tokens),
        ".spans": "\n".join(spans) + "\n",
        ".objects": "\n".join(objects) + "\n",
        ".coref": "".join(f"{numbers}\n{lines}\n\n" for numbers, lines in COREF),
    }
    for suffix, text in files.items():
        if suffix not in skip:
            (folder / f"{name}{suffix}").write_text(text, encoding="utf-8")


def at(words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


@pytest.fixture
def marked(tmp_path):
    write(tmp_path)
    return factrueval.read(tmp_path)[0]


PEOPLE = [at("Юрий Лужков"), at("Ивана Петрова"), at("И. Петров"), at("Лужков", 1)]
PLACES = [at("Тверской площади")]
ORGANISATIONS = [at("мэрии Москвы"), at("клуб «Спартак»")]


def proposed(people=PEOPLE, places=PLACES, organisations=ORGANISATIONS):
    return Proposal(
        "ru",
        people=[Person("", mentions=list(people))],
        places=[Place("", "other", list(places))],
        organisations=[Organisation("", mentions=list(organisations))],
    )


def counts(marked, proposal):
    return {kind: j.count for kind, j in judge_mentions(marked, spans_of(proposal)).items()}


RIGHT = {"people": Count(4, 4, 4), "places": Count(1, 1, 1), "organisations": Count(2, 2, 2)}
DIFFERENCES = [
    ("all as marked", {}, {}),
    ("nothing", {"people": [], "places": [], "organisations": []}, {
        "people": Count(0, 0, 4), "places": Count(0, 0, 1), "organisations": Count(0, 0, 2)
    }),
    ("half of the words", {"people": [at("Лужков"), *PEOPLE[1:]]}, {"people": Count(3.5, 4, 4)}),
    (
        "a word of nobody",
        {"people": [at("Мэр Юрий Лужков"), *PEOPLE[1:]]},
        {"people": Count(3 + 2 / 3, 4, 4)},
    ),
    ("a person too many", {"people": [*PEOPLE, at("ждал")]}, {"people": Count(4, 5, 4)}),
    ("the class noun left out", {"places": [at("Тверской")]}, {}),
    ("a place within an organisation", {"places": [*PLACES, at("Москвы")]}, {}),
    ("an adjective of a place", {"places": [*PLACES, at("Московский")]}, {}),
    ("a place that is an organisation too", {"places": [*PLACES, at("клуб «Спартак»")]}, {}),
    (
        "the place in the organisation's stead",
        {"places": [*PLACES, at("клуб «Спартак»")], "organisations": [at("мэрии Москвы")]},
        {"places": Count(2, 2, 2), "organisations": Count(1, 1, 2)},
    ),
    ("the name without its quotation marks", {"organisations": [ORGANISATIONS[0], at("Спартак")]}, {}),
    ("the same words twice", {"people": [*PEOPLE, PEOPLE[0]]}, {}),
    (
        "the exact one of two that overlap",
        {"people": [at("Мэр Юрий"), *PEOPLE]},
        {"people": Count(4, 5, 4)},
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "differs"), [row[1:] for row in DIFFERENCES], ids=[row[0] for row in DIFFERENCES]
)
def test_mentions_count_by_the_tokens_they_share(marked, changed, differs):
    assert counts(marked, proposed(**changed)) == RIGHT | differs


def test_misses_say_where(marked):
    judgements = judge_mentions(marked, spans_of(proposed(people=[at("Лужков"), at("ждал")])))
    assert (judgements["people"].missed, judgements["people"].excess) == (
        [
            "И. Петров (105–114)",
            "Ивана Петрова (21–34)",
            "Лужков (117–123)",
            "Юрий Лужков (4–15), совпало 0.50",
        ],
        ["ждал (16–20)"],
    )


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("Иван Петров", Count(1, 1, 1)),
        ("Иван Кузьмич Петров", Count(1, 1, 1)),
        ("Иван Пётров", Count(1, 1, 1)),
        ("Ивана Петрова", Count(0, 1, 1)),
        (None, Count(0, 0, 1)),
    ],
)
def test_names_in_other_cases_are_wanted_in_the_nominative(marked, name, count):
    people = [Person(name, mentions=[at("Ивана Петрова")])] if name else []
    people.append(Person("Юрия Лужкова", mentions=[at("Юрий Лужков")]))
    judgement = factrueval.judge_nominatives(marked, Proposal("ru", people=people))
    # Лужков, whom the answers spell Лушков, is not asked.
    assert judgement.count == count


def test_results_are_given_for_every_marked_text(tmp_path):
    write(tmp_path)
    write(tmp_path, "book_2")
    (tmp_path / "README.txt").write_text("Не размечено")
    results = list(factrueval.evaluate(lambda text: proposed(), factrueval.read(tmp_path)))
    assert [(r.name, r.judgements["all mentions"].count) for r in results] == [
        ("book_1", Count(7, 7, 7)),
        ("book_2", Count(7, 7, 7)),
    ]


def test_text_that_lacks_a_file_is_refused(tmp_path):
    write(tmp_path, skip=(".coref",))
    with pytest.raises(NoAnswers, match=r"нет файла book_1\.coref"):
        factrueval.read(tmp_path)
