import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.search.query import MAX_LENGTH, Query, Term, parse

PARTS = [*"аб -–\"«»“”„*|().'&:^{}\u200f\u0301😀\0", " OR ", " или ", " or ", "NEAR/2"]
RUBBISH = st.text(max_size=300) | st.lists(st.sampled_from(PARTS), max_size=80).map("".join)


def word(*words):
    return Term("word", words)


def phrase(*words):
    return Term("phrase", words)


def prefix(*words):
    return Term("prefix", words)


def no(term):
    return Term(term.kind, term.words, negated=True)


JAS = phrase("Jas", "Stars")


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        # words
        ("концерт", [[word("концерт")]]),
        ("  Концерт   Алматы ", [[word("Концерт")], [word("Алматы")]]),
        ("концерт, Алматы; 2026!", [[word("концерт")], [word("Алматы")], [word("2026")]]),
        ("есматов,сарым", [[word("есматов")], [word("сарым")]]),
        ("концерт концерт", [[word("концерт")]]),
        ("Үнзила Шапақ", [[word("Үнзила")], [word("Шапақ")]]),
        ("Баи\u0306серик", [[word("Байсерик")]]),
        ("Ал\u00adма\u200bты", [[word("Алматы")]]),
        # joined words
        ("Нур-Султан", [[word("Нур", "Султан")]]),
        ("Алматы–Астана", [[word("Алматы", "Астана")]]),
        ("М.Отыншиев", [[word("М", "Отыншиев")]]),
        ("kapital.kz/news/2026", [[phrase("kapital", "kz", "news", "2026")]]),
        ("Алматы.", [[word("Алматы")]]),
        ("Алматы - Астана", [[word("Алматы")], [word("Астана")]]),
        # phrases
        ('"Закон и порядок"', [[phrase("Закон", "и", "порядок")]]),
        ("«Закон и порядок»", [[phrase("Закон", "и", "порядок")]]),
        ("“Закон и порядок”", [[phrase("Закон", "и", "порядок")]]),
        ("„Закон и порядок“", [[phrase("Закон", "и", "порядок")]]),
        ('"алматы" "астана"', [[phrase("алматы")], [phrase("астана")]]),
        ("партия «Ауыл»", [[word("партия")], [phrase("Ауыл")]]),
        ("«Партия «Ауыл»»", [[phrase("Партия", "Ауыл")]]),
        ('"Heroes или Jas*"', [[phrase("Heroes", "или", "Jas")]]),
        ('"Закон и порядок', [[phrase("Закон", "и", "порядок")]]),
        ('Закон и порядок"', [[word("Закон")], [word("и")], [word("порядок")]]),
        ('экран 12" новый', [[word("экран")], [word("12")], [word("новый")]]),
        ('"" концерт «—»', [[word("концерт")]]),
        # exclusions
        ("концерт -робот", [[word("концерт")], [no(word("робот"))]]),
        ("концерт –робот —фото", [[word("концерт")], [no(word("робот"))], [no(word("фото"))]]),
        ('концерт -"Jas Stars"', [[word("концерт")], [no(JAS)]]),
        ("концерт -«Jas Stars»", [[word("концерт")], [no(JAS)]]),
        ("концерт -Нур-Султан", [[word("концерт")], [no(word("Нур", "Султан"))]]),
        ("концерт -фест*", [[word("концерт")], [no(prefix("фест"))]]),
        ("концерт --робот", [[word("концерт")], [no(word("робот"))]]),
        ("концерт - робот", [[word("концерт")], [word("робот")]]),
        ('"концерт"-робот', [[phrase("концерт")], [word("робот")]]),
        ("концерт -или", [[word("концерт")], [no(word("или"))]]),
        # prefixes
        ("волонт*", [[prefix("волонт")]]),
        ("Нур-Сул*", [[prefix("Нур", "Сул")]]),
        ("* *волонт во*лонт **", [[word("волонт")], [word("во")], [word("лонт")]]),
        # either
        ("heroes OR jas stars", [[word("heroes"), word("jas")], [word("stars")]]),
        ("концерт или митинг", [[word("концерт"), word("митинг")]]),
        ("концерт ИЛИ митинг | забег", [[word("концерт"), word("митинг"), word("забег")]]),
        ("концерт|митинг Астана", [[word("концерт"), word("митинг")], [word("Астана")]]),
        ("Алматы концерт or митинг", [[word("Алматы")], [word("концерт"), word("митинг")]]),
        ('Нур-Султан или "Jas Stars"', [[word("Нур", "Султан"), JAS]]),
        ("концерт или или митинг", [[word("концерт"), word("митинг")]]),
        ("концерт или концерт", [[word("концерт")]]),
        ("или концерт", [[word("концерт")]]),
        ("концерт OR", [[word("концерт")]]),
        ("or концерт", [[word("or")], [word("концерт")]]),
        ("концерт or", [[word("концерт")], [word("or")]]),
        ("концерт или -митинг", [[word("концерт")], [no(word("митинг"))]]),
        ("-концерт или митинг", [[no(word("концерт"))], [word("митинг")]]),
        ('концерт "или" митинг', [[word("концерт")], [phrase("или")], [word("митинг")]]),
        # not of this language
        ("title:алматы", [[word("title")], [word("алматы")]]),
        ("NEAR(а б)", [[word("NEAR")], [word("а")], [word("б")]]),
        ("'; DROP TABLE", [[word("DROP")], [word("TABLE")]]),
        ("концерт & !митинг <-> :*", [[word("концерт")], [word("митинг")]]),
        ("😀концерт👍\u200fАлматы\u202e", [[word("концерт")], [word("Алматы")]]),
        ("кон\0церт", [[word("концерт")]]),
        ("\ud800концерт", [[word("концерт")]]),
    ],
)
def test_query_is_read_as_groups_of_terms(text, groups):
    assert parse(text).groups == tuple(map(tuple, groups))


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "—", "*", '"', '""', "«", "|", "или", "OR | или", "()", "😀", "\0", "-робот"],
)
def test_query_without_a_word_to_look_for_searches_nothing(text):
    assert not parse(text).searches


@pytest.mark.parametrize(
    ("text", "shown", "cut"),
    [
        (" Айдос \t\n Сарым ", "Айдос Сарым", False),
        ("концерт\0 \u200f«Jas»", "концерт «Jas»", False),
        ("а" * 200, "а" * 200, False),
        ("а" * 201, "а" * 200, True),
        ("слово " * 40, "слово " * 32 + "слово", True),
        ("слово" + " " * 300, "слово", False),
        ("а" * 180 + " " + "б" * 50, "а" * 180, True),
        ("а" * 150 + " " + "б" * 60, "а" * 150 + " " + "б" * 49, True),
    ],
)
def test_text_for_the_form_is_cleaned_and_cut_at_a_word(text, shown, cut):
    query = parse(text)
    assert (query.text, str(query), query.cut) == (shown, shown, cut)


def test_words_are_those_looked_for_in_order_and_as_typed():
    query = parse('Концерт -робот "Jas Stars" или Нур-Сул*')
    assert query.words == ("Концерт", "Jas", "Stars", "Нур", "Сул")
    assert query.terms == (word("Концерт"), JAS, prefix("Нур", "Сул"))


def test_query_without_one_of_its_words_is_what_remains_as_typed():
    query = parse("Концерт, «Jas Stars» OR фест* -робот Нур-Султан")
    assert [query.without(index) for index in range(len(query.words))] == [
        "«Jas Stars» или фест* -робот Нур-Султан",
        "Концерт фест* -робот Нур-Султан",
        "Концерт фест* -робот Нур-Султан",
        "Концерт «Jas Stars» -робот Нур-Султан",
        "Концерт «Jas Stars» или фест* -робот",
        "Концерт «Jas Stars» или фест* -робот",
    ]


@given(RUBBISH)
@example('-"')
@example("а | -б or в")
def test_any_text_is_a_query_and_its_cleaned_text_the_same_one(text):
    query = parse(text)
    assert parse(query.text) == Query(query.groups, query.text, cut=False)
    assert len(query.text) <= MAX_LENGTH
    assert all(term.words and all(term.words) for group in query.groups for term in group)


@given(RUBBISH)
def test_excluded_term_never_stands_in_a_group_with_another(text):
    groups = parse(text).groups
    assert all(len(group) == 1 or not any(term.negated for term in group) for group in groups)


@given(RUBBISH.filter(lambda text: "or" not in text.lower()))
def test_query_without_a_term_looks_for_the_others(text):
    query = parse(text)
    holders = [term for term in query.terms for _word in term.words]
    for index, left_out in enumerate(holders):
        remaining = parse(query.without(index))
        assert set(remaining.terms) == set(query.terms) - {left_out}
