import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text import (
    Block,
    Overlay,
    Piece,
    Run,
    blocks,
    credit_lines,
    find_places,
    paragraphs,
    redact,
)
from tests.text.bodies import BODIES

HIDDEN = Piece("[имя скрыто]", None, redacted=True)


def overlay(body, words, kind, target=None):
    start = body.index(words)
    return Overlay(start, start + len(words), kind, target)


def quoted(body, first, last, target):
    """From the first words to the last, both included."""
    start = body.index(first)
    return Overlay(start, body.index(last, start) + len(last), "quote", target)


def shown(block):
    return "".join(piece.text for run in block.runs for piece in run.pieces)


def kinds(body, overlays):
    """What is not an ordinary paragraph, by its number."""
    return {
        block.number: (block.kind, block.quotes)
        for block in blocks(body, overlays)
        if block.kind != "paragraph"
    }


def test_quotes_and_credits_of_the_first_article_are_blocks_of_their_own():
    body = BODIES["000"]
    overlays = [
        quoted(body, "Наша сила", "поддержать референдум", "Байсерик"),
        quoted(body, "15 марта – это", "имеет значение", "Есматов"),
        *(Overlay(line.start, line.end, "credit", line.credit) for line in credit_lines(body)),
    ]
    assert kinds(body, overlays) == {
        4: ("credit", []),
        7: ("credit", []),
        10: ("speech", ["Байсерик"]),
        12: ("credit", []),
        14: ("speech", ["Есматов"]),
        15: ("credit", []),
    }
    speech = blocks(body, overlays)[13]
    assert speech.runs == [
        Run(None, [Piece('"')]),
        Run("Есматов", [Piece(body[overlays[1].start : overlays[1].end])]),
        Run(None, [Piece('", – отметил Серик Есматов.')]),
    ]
    assert [block.target for block in blocks(body, overlays) if block.kind == "credit"] == [
        "акимат города Алматы"
    ] * 4


def test_paragraph_of_the_second_article_that_is_only_a_quote_is_a_quotation():
    body = BODIES["001"]
    overlays = [
        quoted(body, "Разъяснительная работа с", "общественных вопросов", 1),
        quoted(body, "В новом проекте", "государственным институтам", 2),
        quoted(body, "Любые изменения", "обязательно даст результат", 3),
        quoted(body, "Искусственный интеллект сегодня", "и это ценно", 4),
        quoted(body, "Это очень хороший", "этих изменений", 5),
    ]
    assert kinds(body, overlays) == {
        8: ("quotation", [1]),
        10: ("quotation", [2]),
        12: ("quotation", [3]),
        14: ("quotation", [4]),
        16: ("quotation", [5]),
    }


@pytest.mark.parametrize(
    ("name", "first", "last", "number"),
    [
        ("003", "Новая Конституция – это", "и суверенитета", 1),
        ("004", "Как подчеркивает Глава", "молодежные акции", 3),
    ],
)
def test_quote_beside_other_words_is_speech(name, first, last, number):
    body = BODIES[name]
    assert kinds(body, [quoted(body, first, last, "кто")]) == {number: ("speech", ["кто"])}


@pytest.mark.parametrize(
    ("body", "words", "kind"),
    [
        ("«Да»", ["Да"], "quotation"),
        ("– Да, – да.", ["Да, – да"], "quotation"),
        ("- Да!", ["Да"], "quotation"),
        ("“Да…”.", ["Да…"], "quotation"),
        ("Да", ["Да"], "quotation"),
        ("«Да», – сказал", ["Да"], "speech"),
        ("Он: «Да»", ["Да"], "speech"),
        ("«Да» –", ["Да"], "speech"),
        ("«Да». «Нет»", ["Да", "Нет"], "speech"),
        ("«Да»", [], "paragraph"),
    ],
)
def test_kind_follows_from_what_stands_beside_the_quote(body, words, kind):
    overlays = [overlay(body, each, "quote", each) for each in words]
    assert [block.kind for block in blocks(body, overlays)] == [kind]


def test_interrupted_quote_is_one_quote_in_two_runs():
    body = "«Да, – сказал он, – будет»."
    parts = [overlay(body, "Да", "quote", ["он"]), overlay(body, "будет", "quote")]
    target = parts[0].target
    parts[1] = Overlay(parts[1].start, parts[1].end, "quote", target)
    assert blocks(body, parts) == [
        Block(
            "speech",
            1,
            0,
            len(body),
            [
                Run(None, [Piece("«")]),
                Run(target, [Piece("Да")]),
                Run(None, [Piece(", – сказал он, – ")]),
                Run(target, [Piece("будет")]),
                Run(None, [Piece("».")]),
            ],
            [target],
        )
    ]


def test_quote_over_several_paragraphs_begins_in_the_first():
    body = "Он сказал:\n\n«Раз.\r\n Два»\nи ушёл"
    overlays = [quoted(body, "Раз", "Два", "он")]
    assert blocks(body, overlays) == [
        Block("paragraph", 1, 0, 10, [Run(None, [Piece("Он сказал:")])], []),
        Block(
            "quotation", 2, 12, 17, [Run(None, [Piece("«")]), Run("он", [Piece("Раз.")])], ["он"]
        ),
        Block("quotation", 3, 20, 24, [Run("он", [Piece("Два")]), Run(None, [Piece("»")])], []),
        Block("paragraph", 4, 25, 31, [Run(None, [Piece("и ушёл")])], []),
    ]


def pieces(body, *overlays):
    return [piece for block in blocks(body, overlays) for run in block.runs for piece in run.pieces]


def link(start, end, target):
    return Overlay(start, end, "link", target)


def hidden(start, end):
    return Overlay(start, end, "redaction")


@pytest.mark.parametrize(
    ("overlays", "shown"),
    [
        ([], [Piece("аб вг де")]),
        ([link(3, 5, 1)], [Piece("аб "), Piece("вг", 1), Piece(" де")]),
        ([link(0, 2, 1), link(6, 8, 2)], [Piece("аб", 1), Piece(" вг "), Piece("де", 2)]),
        # The longest wins, the first of equally long ones, and what it displaces frees its place.
        ([link(0, 2, 1), link(0, 5, 2)], [Piece("аб вг", 2), Piece(" де")]),
        ([link(3, 8, 1), link(0, 5, 2)], [Piece("аб вг", 2), Piece(" де")]),
        ([link(0, 2, 1), link(0, 2, 2)], [Piece("аб", 1), Piece(" вг де")]),
        (
            [link(0, 2, 1), link(1, 5, 2), link(4, 8, 3)],
            [Piece("а"), Piece("б вг", 2), Piece(" де")],
        ),
        ([link(0, 2, 1), link(2, 3, 2)], [Piece("аб", 1), Piece(" ", 2), Piece("вг де")]),
        # What crosses the border of a quote or a paragraph is dropped before that.
        (
            [Overlay(3, 5, "quote", "он"), link(0, 5, 1), link(3, 5, 2)],
            [Piece("аб "), Piece("вг", 2), Piece(" де")],
        ),
        ([link(6, 9, 1), link(7, 8, 2)], [Piece("аб вг д"), Piece("е", 2)]),
        # A redaction takes links with it, and of longer ones its own part.
        ([hidden(3, 5), link(3, 5, 1)], [Piece("аб "), HIDDEN, Piece(" де")]),
        ([hidden(3, 5), link(0, 5, 1)], [Piece("аб ", 1), HIDDEN, Piece(" де")]),
        ([hidden(0, 5), link(0, 2, 1), link(1, 2, 2)], [HIDDEN, Piece(" де")]),
        ([hidden(0, 5), link(0, 4, 1), link(4, 6, 2)], [HIDDEN, Piece(" ", 2), Piece("де")]),
        ([hidden(0, 2), hidden(1, 5), hidden(5, 6)], [HIDDEN, HIDDEN, Piece("де")]),
        ([hidden(6, 99)], [Piece("аб вг "), HIDDEN]),
        ([hidden(3, 3), link(5, 4, 1)], [Piece("аб вг де")]),
    ],
)
def test_pieces_show_what_is_laid_over_them(overlays, shown):
    assert pieces("аб вг де\n", *overlays) == shown


def test_credit_is_a_whole_line_and_hides_names_too():
    body = " Фото: Иван \nФото: Пётр"
    overlays = [
        Overlay(1, 11, "credit", "первое"),
        Overlay(13, 17, "credit", "часть строки"),
        hidden(7, 11),
    ]
    assert blocks(body, overlays) == [
        Block("credit", 1, 1, 11, [Run(None, [Piece("Фото: "), HIDDEN])], [], "первое"),
        Block("paragraph", 2, 13, 23, [Run(None, [Piece("Фото: Пётр")])], []),
    ]


@pytest.mark.parametrize(
    ("start", "end", "redactions", "text"),
    [
        (0, 8, [], "аб вг де"),
        (3, 8, [(6, 8), (0, 2)], "вг [имя скрыто]"),
        (1, 8, [(0, 2), (1, 3)], "[имя скрыто]вг де"),
        (3, 5, [(0, 8)], "[имя скрыто]"),
    ],
)
def test_text_shown_apart_hides_the_same_names(start, end, redactions, text):
    assert redact("аб вг де", start, end, redactions) == text


def test_every_name_of_an_article_is_linked_where_it_stands():
    body = BODIES["003"]
    places = find_places("Айдос Сарым\nпартии AMANAT\nAMANAT\nАстаны", body)
    found = pieces(body, *(link(*place) for place in places))
    assert [(piece.text, piece.link) for piece in found if piece.link] == [
        (text, text) for _start, _end, text in places if text != "AMANAT"
    ]


OVERLAYS = st.lists(
    st.builds(
        lambda start, length, kind, target: Overlay(start, start + length, kind, target),
        st.integers(0, 30),
        st.integers(0, 12),
        st.sampled_from(["link", "quote", "credit"]),
        st.integers(1, 5),
    )
)


@settings(deadline=None)
@given(st.text("аб .«»–\n\r", max_size=40), OVERLAYS)
def test_joined_pieces_are_the_paragraphs_whatever_is_laid_over(body, overlays):
    found = blocks(body, overlays)
    assert [(block.start, block.end, shown(block)) for block in found] == [
        (line.start, line.end, line.text) for line in paragraphs(body)
    ]
    assert [block.number for block in found] == list(range(1, len(found) + 1))
    begun = [quote for block in found for quote in block.quotes]
    assert len(begun) == len(set(begun))
    assert {run.quote for block in found for run in block.runs} - {None} <= set(begun)


@settings(deadline=None)
@given(st.text("аб \n", max_size=30), OVERLAYS, st.lists(st.tuples(*[st.integers(0, 30)] * 2)))
def test_no_hidden_character_is_shown(text, overlays, spans):
    body = list(text)
    for start, end in spans:
        body[start:end] = ["Я" if char in "аб" else char for char in body[start:end]]
    body = "".join(body)
    hiding = [Overlay(start, end, "redaction") for start, end in spans]
    assert "Я" not in "".join(map(shown, blocks(body, [*overlays, *hiding])))
    assert "Я" not in redact(body, 0, len(body), spans)
