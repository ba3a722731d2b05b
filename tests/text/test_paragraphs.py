import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text import Paragraph, credit_lines, paragraphs
from tests.text.bodies import BODIES


def test_every_line_of_the_first_five_articles_that_is_not_empty_is_a_paragraph():
    assert {name: len(paragraphs(body)) for name, body in BODIES.items()} == {
        "000": 16,
        "001": 17,
        "002": 9,
        "003": 12,
        "004": 12,
    }


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("", []),
        (" \n\t\r\n", []),
        ("один", [Paragraph(0, 4, "один")]),
        (" один \n\n\nдва", [Paragraph(1, 5, "один"), Paragraph(9, 12, "два")]),
        ("а\rб\r\nв", [Paragraph(0, 1, "а"), Paragraph(2, 3, "б"), Paragraph(5, 6, "в")]),
        ("\u00a0а б\u2003\n", [Paragraph(1, 4, "а б")]),
        ("а\u2028б\x0cв", [Paragraph(0, 5, "а\u2028б\x0cв")]),
    ],
)
def test_paragraph_is_a_line_without_the_white_space_around_it(body, found):
    assert paragraphs(body) == found


@settings(deadline=None)
@given(st.text("аб \u00a0\n\r"))
def test_paragraphs_are_where_they_say_and_leave_nothing_out(body):
    found = paragraphs(body)
    assert [line.text for line in found] == [body[line.start : line.end] for line in found]
    assert "".join("".join(line.text for line in found).split()) == "".join(body.split())


def test_photo_credits_of_the_first_five_articles_are_found():
    city = ("Фото: акимат города Алматы", "акимат города Алматы")
    coalition = "пресс-служба Общенациональной коалиции по городу Алматы"
    office = "пресс-служба акимата города Астаны"
    found = {
        name: [(text, credit) for _start, _end, text, credit in credit_lines(body)]
        for name, body in BODIES.items()
    }
    assert found == {
        "000": [city] * 4,
        "001": [("Фото: акимат Алматы", "акимат Алматы")],
        "002": [(f"Фото: {coalition}", coalition)],
        "003": [(f"Фото: {office}", office)] * 4,
        "004": [],
    }


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("  Сурет: Әділет\n", [(2, 15, "Сурет: Әділет", "Әділет")]),
        ("ФОТО :автор", [(0, 11, "ФОТО :автор", "автор")]),
        ("Видео: а: б", [(0, 11, "Видео: а: б", "а: б")]),
        ("Photo: AP", [(0, 9, "Photo: AP", "AP")]),
        ("Фото:", []),
        ("Фото\n: автор", []),
        ("Фотограф: автор", []),
        ("На снимке. Фото: автор", []),
        ("Фото – Ерлан Сапаров", [(0, 20, "Фото – Ерлан Сапаров", "Ерлан Сапаров")]),
        ("Суретті түсірген: Асан", [(0, 22, "Суретті түсірген: Асан", "Асан")]),
        (
            "Видео – это способ рассказать о том, что не поместилось в газету, и показать тех,"
            " кто не пришёл",
            [],
        ),
        ("Фото автора", [(0, 11, "Фото автора", "автора")]),
        ("Фото Ерлана Сапарова", [(0, 20, "Фото Ерлана Сапарова", "Ерлана Сапарова")]),
        ("Фото Е. Сапарова.", [(0, 17, "Фото Е. Сапарова.", "Е. Сапарова")]),
        (
            "Фото пресс-службы акимата",
            [(0, 25, "Фото пресс-службы акимата", "пресс-службы акимата")],
        ),
        ("Фото из архива музея", [(0, 20, "Фото из архива музея", "из архива музея")]),
        ("Фото с сайта gov.kz", [(0, 19, "Фото с сайта gov.kz", "с сайта gov.kz")]),
        ("(Фото: акимат)", [(0, 14, "(Фото: акимат)", "акимат")]),
        ("Снимок: автор", [(0, 13, "Снимок: автор", "автор")]),
        ("Фото Ерлана Сапарова заняло первое место: судьи спорили недолго.", []),
        ("Фото любимого города прислали дети.", []),
    ],
)
def test_photo_credit_is_a_line_of_its_own(line, credits):
    assert credit_lines(line) == credits
