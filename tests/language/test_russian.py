import pytest

from articles.language import russian


@pytest.mark.parametrize(
    ("word", "lemmas"),
    [
        ("людьми", ["человек"]),
        ("ребенок", ["ребенок"]),
        ("ребёнок", ["ребенок"]),
        ("больших", ["большой"]),
        ("пришли", ["прийти", "прислать"]),
        ("стали", ["стать", "сталь"]),
        ("суть", ["суть", "быть"]),
        ("токаев", ["токай"]),
        ("есматов", []),
        ("маслихат", []),
    ],
)
def test_lemmas_come_likeliest_first(word, lemmas):
    assert [reading.lemma for reading in russian.readings(word)] == lemmas


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("есматову", "есматов"),
        ("есматовой", "есматов"),
        ("дукенбаева", "дукенбаев"),
        ("жугинисовым", "жугинисов"),
        ("толстовская", "толстовск"),
        ("унзилы", "унзил"),
        ("касымбеком", "касымбек"),
        ("мейрам", "мейрам"),
        ("мейрама", "мейрам"),
        ("ли", "ли"),
    ],
)
def test_name_loses_the_ending_of_its_case_only(word, stem):
    assert russian.name_stem(word) == stem


@pytest.mark.parametrize(
    ("word", "stem"), [("курултаями", "курулта"), ("сабантуях", "сабанту"), ("домбыры", "домбыр")]
)
def test_unknown_noun_loses_plural_endings_too(word, stem):
    assert russian.noun_stem(word) == stem


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("нацпроектов", "нацпроект"), ("медиафасадами", "медиафасад"), ("есматов", None)],
)
def test_compound_has_the_lemma_of_its_last_part(word, lemma):
    assert russian.compound(word) == lemma
