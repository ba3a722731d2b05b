import pytest

from tests.recognition import replacements
from tests.recognition.exchange import Exchange, exchange
from tests.recognition.seed_answers import answers, texts

TEXTS, ANSWERS = texts(), answers()
SEEDS = range(1, 9)
EVERY = [(name, seed) for name in TEXTS for seed in SEEDS]


def people_in(rows):
    return {word for person in rows["people"] for word in person["name"].split()}


@pytest.mark.parametrize(("name", "seed"), EVERY)
def test_no_word_of_a_persons_name_is_left(name, seed):
    new, rows = exchange(TEXTS[name], ANSWERS[name], seed)
    old = people_in(ANSWERS[name])
    assert (old & people_in(rows), [word for word in old if word in new]) == (set(), [])


@pytest.mark.parametrize(("name", "seed"), EVERY)
def test_places_hold_the_exchanged_words(name, seed):
    text, choice = TEXTS[name], Exchange(seed)
    new, rows = exchange(text, ANSWERS[name], seed)
    for kind in ("people", "organisations", "events"):
        for old_row, row in zip(ANSWERS[name][kind], rows[kind], strict=True):
            assert [new[start:end] for start, end in row["mentions"]] == [
                choice.words(text[start:end]) for start, end in old_row["mentions"]
            ]
    for kind in ("dates", "figures", "quotes"):
        assert [new[row["start"] : row["end"]] for row in rows[kind]] == [
            row["text"] for row in rows[kind]
        ]
    assert [row["text"] in new for row in rows["photo_credits"]] == [True] * len(
        rows["photo_credits"]
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_cities_and_figures_are_others(seed):
    before = "".join(TEXTS.values())
    after = "".join(exchange(TEXTS[name], ANSWERS[name], seed)[0] for name in TEXTS)
    stems = ("Алматы", "алматинск", "Almaty", "AMANAT", "Ауыл", "Respublica", " 5000 ", " 537 ")
    assert {stem: (stem in before, stem in after) for stem in stems} == dict.fromkeys(
        stems, (True, False)
    )


@pytest.mark.parametrize("name", TEXTS)
def test_seeds_of_chance_give_other_texts_and_the_same_one_the_same(name):
    new = [exchange(TEXTS[name], ANSWERS[name], seed) for seed in SEEDS]
    assert len({text for text, _rows in new}) == len(SEEDS)
    assert exchange(TEXTS[name], ANSWERS[name], SEEDS[0]) == new[0]


def test_answers_that_were_given_stay_as_they_were():
    name = next(iter(TEXTS))
    exchange(TEXTS[name], ANSWERS[name], 1)
    assert answers() == ANSWERS


def test_no_replacement_is_a_word_of_the_seeds():
    names = people_in({"people": [row for rows in ANSWERS.values() for row in rows["people"]]})
    own = {form for forms, _others in replacements.OWN_NAMES for form in forms}
    new = {first for first, _genitive in replacements.MEN} | {*replacements.WOMEN}
    new |= {form for forms in replacements.SURNAMES for form in forms}
    assert new & names == set()
    assert {f for _old, others in replacements.OWN_NAMES for forms in others for f in forms} & (
        own
    ) == set()


@pytest.mark.parametrize(
    ("seed", "old", "new"),
    [
        (1, "По словам Серика Есматова, депутата", "По словам Виктора Ізбасарова, депутата"),
        (1, "отметил Серик Есматов", "отметил Виктор Ізбасаров"),
        (5, "По словам Серика Есматова, депутата", "По словам Олжаса Ергали, депутата"),
        (5, "М. Отыншиев подчеркнул", "Ғ. Әбілқасым подчеркнул"),
        (2, "Улыкпан Жолдасов, Фарида Жолдасова", "Еркін Мүсірепов, Динара Мүсірепова"),
        (7, "В Алматы состоялся", "В Таразе состоялся"),
        (7, "маслихата г. Алматы", "маслихата г. Тараза"),
        (7, "жителям Алматы", "жителям Тараза"),
        (7, "по городу Алматы", "по городу Таразу"),
        (7, "алматинской молодежи", "таразской молодежи"),
        (7, "Алматы", "Тараз"),
        (7, "столичного акимата, жители Астаны", "столичного акимата, жители Астаны"),
        (2, "филиала Народной партии Казахстана", "филиала Зелёной партии Казахстана"),
        (2, "Народная партия Казахстана", "Зелёная партия Казахстана"),
        (2, "более тысячи встреч", "более трех тысяч встреч"),
        (7, "почти миллиона человек", "почти 1,2 млн человек"),
        (8, "состоится 15 марта", "состоится 18 марта"),
        (8, "[2026-03-16..2026-03-31]", "[2026-03-19..2026-03-31]"),
    ],
)
def test_forms_agree(seed, old, new):
    assert Exchange(seed).words(old) == new
