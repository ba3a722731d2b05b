import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language.analyser import analyse, exact_key, query_keys
from articles.search.highlight import Matcher, Piece, pieces, snippet
from articles.search.query import parse
from articles.text.occurrences import is_word
from tests.language.test_word_pairs import KINDS, LANGUAGES, finds, pairs
from tests.text.bodies import BODIES

WORDS = ["закон", "Закона", "порядок", "концерт", "Нур", "Султан", "и", "ящик"]
TEXTS = st.lists(
    st.sampled_from([*WORDS, " ", " ", "\n", "-", ", ", "«", "…", "😀", "x" * 50]), max_size=60
).map("".join)
QUERIES = st.sampled_from(
    ["закон", '"закон и порядок"', "нур-султан концерт", "по* -и", "и ящик концерт", '""', "закон*"]
)
SIZES = st.integers(min_value=1, max_value=120)


def marks(query, text, language=None):
    return [text[start:end] for start, end in Matcher(parse(query)).spans(text, language)]


def analysed(text):
    return [text[token.start : token.end] for token in analyse(text)]


def shown(pieces):
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


def excerpt(query, text, size=240):
    return shown(snippet(text, Matcher(parse(query)).spans(text), size))


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("концерт", "Концерт; о концерте, но не концертный", ["Концерт", "концерте"]),
        ("есматову", "Серика Есматова видел Есматов", ["Есматова", "Есматов"]),
        ("унзила шапак", "Үнзила Шапақ и другие", ["Үнзила", "Шапақ"]),
        ("серик", "Серикболсын", []),
        ("закон порядок", "«Закон и порядок»", ["Закон", "порядок"]),
        ('"закон и порядок"', "«Закон и порядок»", ["Закон и порядок"]),
        ('"закон и порядок"', "закону и порядку; закон, и — порядок", ["закон, и — порядок"]),
        ('"закон"', "закона закон", ["закон"]),
        ('"а б"', "а" + " … " * 20 + "б", ["а", "б"]),
        ('"а б а"', "а б а б а", ["а б а б а"]),
        ("нур-султан", "в Нур-Султане; Султан", ["Нур-Султане"]),
        ("волонт*", "Волонтёры и волонтерский, но не доброволец", ["Волонтёры", "волонтерский"]),
        ("нур-сул*", "Нур-Султане; Сулу", ["Нур-Султане"]),
        ("митинг или концерт*", "концертный митинг", ["концертный", "митинг"]),
        ('"закон и порядок" закон', "закон и порядок и закон", ["закон и порядок", "закон"]),
        ("концерт -робот", "концерт и робот", ["концерт"]),
        ("-робот", "концерт и робот", []),
        ("", "концерт", []),
        ("концерт", "", []),
        ("ребёнок", "У детей и их людей свои дети.", ["детей", "дети"]),
        ("человеку", "Дети людей говорят с человеком.", ["людей", "человеком"]),
        ("лучше", "Хорошему — лучшее.", ["Хорошему", "лучшее"]),
        ("большая", "Наибольшего и большую", ["Наибольшего", "большую"]),
        ("льва", "Лев Толстой, Льву", ["Лев", "Льву"]),
        ("выкликающий", "Кого выкликает, того и выкличет.", ["выкликает", "выкличет"]),
        ("2026", "В 2026 году, 2026-м, не в 20261 и не в 1926-м", ["2026", "2026"]),
        ("казахстан", "Қазақстанда болды.\nВ Казахстане", ["Қазақстанда", "Казахстане"]),
        ("ЦОНов", "в ЦОНах", ["ЦОНах"]),
        ("концерт", "ко\u0301нцерта, «концерт»", ["ко\u0301нцерта", "концерт"]),
        ("коннор", "О'Коннор; д’Артаньян, 'Коннор'", ["Коннор"]),
        ("chelovek", "Дети людей говорят с человеком.", ["людей", "человеком"]),
        ("idti", "Он шёл и идёт.", ["шёл", "идёт"]),
    ],
)
def test_matches_are_marked_in_the_form_written(query, text, marked):
    assert marks(query, text) == marked


@pytest.mark.parametrize("name", sorted(BODIES))
@pytest.mark.parametrize("word", ["референдум", "әділет", "астана", "и"])
def test_matches_of_a_word_stand_where_the_index_has_its_keys(word, name):
    keys, text = query_keys(word), BODIES[name]
    places = [(token.start, token.end) for token in analyse(text) if token.key in keys]
    assert Matcher(parse(word)).spans(text) == places


ODD = [
    "концерт",
    "Концерте",
    "ко\u0301нцерту",
    "кон\u00adцерт",
    "О'",
    "𝐀",
    "😀",
    "и\u0306ога",
    "йогу",
]
ODD += [
    "ёлка",
    "Елку",
    "жжёт",
    "жечь",
    "цех",
    "аа",
    "concert",
    "яя",
    "2",
    "-",
    " ",
    " ",
    "\n",
    "\u0301",
]
ODD_TEXTS = st.lists(st.sampled_from(ODD), max_size=30).map("".join)


@given(st.sampled_from(["концерт", "йога", "ёлка", "жечь", "цеха", "аа", "яя", "2"]), ODD_TEXTS)
def test_matches_in_odd_writing_stand_where_the_index_has_them(word, text):
    keys, code = query_keys(word), exact_key(word)
    tokens = [token for token in analyse(text) if token.key in keys or token.exact == code]
    assert marks(word, text) == [text[token.start : token.end] for token in tokens]


@given(QUERIES, st.lists(TEXTS | ODD_TEXTS, max_size=4))
def test_several_texts_are_marked_as_each_of_them(query, texts):
    matcher = Matcher(parse(query))
    together = matcher.spans_of(texts, [None] * len(texts))
    assert list(together) == [matcher.spans(text) for text in texts]


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_that_the_index_finds_is_marked(kind):
    language = LANGUAGES.get(kind, "ru")
    both = pairs(kind) + [(right, left) for left, right in pairs(kind)]
    found = [(query, text) for query, text in both if finds(query, text, language)]
    unmarked = [
        (query, text)
        for query, text in found
        if " ".join(marks(query, text, language)).replace("-", " ") != " ".join(analysed(text))
    ]
    assert (len(found) > 400, unmarked) == (True, [])


def test_pieces_are_the_text_marked_by_turns():
    assert pieces("О концерте: концерт", [(2, 10), (12, 19)]) == [
        Piece("О "),
        Piece("концерте", marked=True),
        Piece(": "),
        Piece("концерт", marked=True),
    ]


@pytest.mark.parametrize(
    ("query", "text", "size", "expected"),
    [
        ("б", " а б в\n", 240, "а [б] в"),
        ("", "один два три четыре", 12, "один два три…"),
        ("", "один два три четыре", 11, "один два…"),
        ("четыре", "один два три четыре", 12, "…три [четыре]"),
        ("три", "один два три четыре пять", 16, "…два [три] четыре…"),
        ("два пять", "два два два один три пять два", 14, "…три [пять] [два]"),
        ("два пять", "два два два один три пять два", 17, "…[два] один три [пять]…"),
        ("", "сверхдлинноеслово", 5, "сверх…"),
        ("ё", "длинноеслово-ё-длинноеслово", 5, "…[ё]…"),
        ('"закон и порядок"', "слово закон и порядок слово", 5, "…[закон и порядок]…"),
        ("закон", "закон\n\nпорядок\tслово слово", 15, "[закон]\n\nпорядок…"),
    ],
)
def test_snippet_is_the_stretch_with_most_different_matches(query, text, size, expected):
    assert excerpt(query, text, size) == expected


def test_snippet_of_an_article_shows_the_words_together():
    assert excerpt("есматову референдум", BODIES["000"], 120) == (
        "…По словам Серика [Есматова], депутата маслихата г. Алматы, [референдум] по проекту новой "
        "Конституции Республики…"
    )


@given(QUERIES, TEXTS)
def test_matches_are_apart_and_stand_at_borders_of_words(query, text):
    spans = Matcher(parse(query)).spans(text)
    borders = [place for span in spans for place in span]
    assert borders == sorted(borders)
    for start, end in spans:
        assert is_word(text[start])
        assert is_word(text[end - 1])
        assert not is_word(text[start - 1 : start])
        assert not is_word(text[end : end + 1])


@given(QUERIES, TEXTS)
def test_pieces_joined_are_the_text(query, text):
    spans = Matcher(parse(query)).spans(text)
    laid = pieces(text, spans)
    assert "".join(piece.text for piece in laid) == text
    assert [piece.text for piece in laid if piece.marked] == [text[slice(*span)] for span in spans]


@given(QUERIES, TEXTS, SIZES)
def test_snippet_is_a_stretch_of_the_text_with_whole_matches(query, text, size):
    spans = Matcher(parse(query)).spans(text)
    whole = {text[slice(*span)] for span in spans}
    kept = snippet(text, spans, size)
    for end in (0, -1):
        if kept and kept[end] == Piece("…"):
            kept.pop(end)
    stretch = "".join(piece.text for piece in kept)
    assert stretch in text
    assert {piece.text for piece in kept if piece.marked} <= whole
    assert bool(spans) == any(piece.marked for piece in kept)
    assert len(stretch) <= max([size, *map(len, whole)])


@given(st.text(max_size=100), st.text(max_size=400))
def test_any_query_lies_over_any_text_without_altering_it(query, text):
    spans = Matcher(parse(query)).spans(text)
    assert "".join(piece.text for piece in pieces(text, spans)) == text
    assert all(start < end for start, end in spans)


def test_snippet_shows_words_together_wherever_they_do_stand_together():
    filler = "Слова и другие слова. " * 30
    text = f"Концерт прошёл вчера. {filler}Референдум впереди. {filler}На концерт о референдуме пришли."
    matcher = Matcher(parse("концерт референдум"))
    shown_words = shown(snippet(text, matcher.spans(text, reach=240), 60))
    assert "[концерт] о [референдуме]" in shown_words


@given(
    st.sampled_from(["закон", "и ящик концерт", "порядок или закон", "по* -и", "нур"]), TEXTS, SIZES
)
def test_snippet_is_the_same_when_no_more_is_looked_for(query, text, size):
    matcher = Matcher(parse(query))
    whole = snippet(text, matcher.spans(text), size)
    assert snippet(text, matcher.spans(text, reach=size), size) == whole
