import calendar
from datetime import date, timedelta

import pytest
from django.utils import translation
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.dates import ImpreciseDate, month_bounds, year_bounds

LONG = date(2026, 2, 14), date(2026, 3, 14)


def error_of(read, text):
    try:
        read(text)
    except ValueError as error:
        return str(error)
    return None


@pytest.fixture(autouse=True)
def _russian():
    with translation.override("ru"):
        yield


days = st.dates(date(1000, 1, 1), date(9999, 12, 31))
spans = st.tuples(days, days).map(sorted)
imprecise_dates = st.one_of(
    days.map(ImpreciseDate.of_day),
    days.map(lambda day: ImpreciseDate.of_month(day.year, day.month)),
    days.map(lambda day: ImpreciseDate.of_year(day.year)),
    spans.map(lambda span: ImpreciseDate.lasted(*span)),
    spans.map(lambda span: ImpreciseDate.between(*span)),
)


@pytest.mark.parametrize(
    ("edtf", "kind", "earliest", "latest", "as_time"),
    [
        ("2026", "year", date(2026, 1, 1), date(2026, 12, 31), "2026"),
        ("2026-03", "month", date(2026, 3, 1), date(2026, 3, 31), "2026-03"),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        ("2026-03-15", "day", date(2026, 3, 15), date(2026, 3, 15), "2026-03-15"),
        ("2026-02-14/2026-03-14", "lasted", *LONG, None),
        ("[2026-02-14..2026-03-14]", "between", *LONG, None),
    ],
)
def test_each_form_has_its_kind_and_bounds(edtf, kind, earliest, latest, as_time):
    when = ImpreciseDate.parse(edtf)
    assert (str(when), when.kind, when.earliest, when.latest, when.as_time) == (
        edtf,
        kind,
        earliest,
        latest,
        as_time,
    )


@pytest.mark.parametrize("edtf", ["2026-03-15/2026-03-15", "[2026-03-15..2026-03-15]"])
def test_span_of_one_day_is_that_day(edtf):
    assert ImpreciseDate.parse(edtf) == ImpreciseDate.of_day(date(2026, 3, 15))


@pytest.mark.parametrize(
    ("edtf", "message"),
    [
        ("2026-02-30", "В феврале 2026 года нет 30-го числа."),
        ("2026-02-00/2026-03-14", "В феврале 2026 года нет 0-го числа."),
        ("2026-13", "Нет месяца с номером 13."),
        ("2026-00-01", "Нет месяца с номером 0."),
        ("0999", "Год пишется четырьмя цифрами, от 1000 до 9999."),
        ("2026-03-14/2026-02-14", "Начало позже конца."),
        ("[2026-03-14..2026-02-14]", "Начало позже конца."),
    ],
)
def test_impossible_date_says_what_is_wrong(edtf, message):
    assert error_of(ImpreciseDate.parse, edtf) == message


@pytest.mark.parametrize(
    "text",
    [
        "",
        "15.03.2026",
        "2026-3",
        "2026-03-15 ",
        "2026-03-15\n",
        "٢٠٢٦",
        "2026~",
        "202X",
        "..2026-03-14",
        "2026-02/2026-03",
        "[..2026-03-14]",
        "[2026-01-01..]",
        "2026-02-14/2026-03-1x",
        "2026-03-15T10:00:00",
    ],
)
def test_any_other_form_is_refused(text):
    with pytest.raises(ValueError, match="^Не удалось понять дату «"):
        ImpreciseDate.parse(text)


@settings(max_examples=100, deadline=None)
@given(imprecise_dates)
def test_bounds_agree_with_the_edtf_library(when):
    oracle = parse_edtf(when.edtf)
    bounds = [tuple(oracle.lower_strict()[:3]), tuple(oracle.upper_strict()[:3])]
    assert bounds == [(d.year, d.month, d.day) for d in (when.earliest, when.latest)]


@given(imprecise_dates)
def test_text_is_read_back_as_the_same_date(when):
    assert ImpreciseDate.parse(when.edtf) == when
    assert ImpreciseDate.from_typed(when.edtf) == when
    assert ImpreciseDate.from_typed(when.as_typed()) == when
    assert ImpreciseDate.from_typed(when.words()) == when


@given(st.text(alphabet="0123456789-/[]. гжмарто", max_size=40))
def test_rubbish_is_refused_with_a_sentence_or_understood(text):
    message = error_of(ImpreciseDate.from_typed, text)
    if message is None:
        when = ImpreciseDate.from_typed(text)
        assert ImpreciseDate.parse(when.edtf) == when
    else:
        assert message.endswith(".")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("15.03.2026", "2026-03-15"),
        ("15.3.2026", "2026-03-15"),
        ("15/03/2026", "2026-03-15"),
        ("2026-03-15", "2026-03-15"),
        ("15 марта 2026", "2026-03-15"),
        ("15 марта 2026 г.", "2026-03-15"),
        ("15 марта 2026г.", "2026-03-15"),
        ("15 марта 2026 года", "2026-03-15"),
        ("  15\u00a0МАРТА  2026\u00a0Года. ", "2026-03-15"),
        ("5 мая 2026", "2026-05-05"),
        ("март 2026", "2026-03"),
        ("в марте 2026", "2026-03"),
        ("В мае 2026 года", "2026-05"),
        ("03.2026", "2026-03"),
        ("2026-03", "2026-03"),
        ("2026", "2026"),
        ("2026 год", "2026"),
        ("в 2026 году", "2026"),
        ("2026 г.", "2026"),
        ("между 01.02.2026 и 13.03.2026", "[2026-02-01..2026-03-13]"),
        ("Между 1 февраля и 13 марта 2026", "[2026-02-01..2026-03-13]"),
        ("между 1 декабря 2025 и 13 марта 2026 года", "[2025-12-01..2026-03-13]"),
        ("между 1 и 13 марта 2026", "[2026-03-01..2026-03-13]"),
        ("с 14 февраля по 14 марта 2026", "2026-02-14/2026-03-14"),
        ("со 2 февраля по 14 марта 2026", "2026-02-02/2026-03-14"),
        ("с 14 февраля 2026 по 14 марта", "2026-02-14/2026-03-14"),
        ("с 14.02 по 14.03.2026", "2026-02-14/2026-03-14"),
        ("14.02.2026–14.03.2026", "2026-02-14/2026-03-14"),
        ("14.02.2026 - 14.03.2026", "2026-02-14/2026-03-14"),
        ("2026-02-14 — 2026-03-14", "2026-02-14/2026-03-14"),
        ("14–16 февраля 2026", "2026-02-14/2026-02-16"),
        ("14-16.02.2026", "2026-02-14/2026-02-16"),
        ("14 февраля – 14 марта 2026 г.", "2026-02-14/2026-03-14"),
        ("2026-02-14/2026-03-14", "2026-02-14/2026-03-14"),
        ("[2026-01-01 .. 2026-03-14]", "[2026-01-01..2026-03-14]"),
        ("15 наурыз 2026", "2026-03-15"),
        ("2026 ж. 15 наурыз", "2026-03-15"),
        ("2026 жылғы 15 наурызда", "2026-03-15"),
        ("2026 ж. наурыз", "2026-03"),
        ("2026 жыл", "2026"),
        ("3 шілде 2026 ж.", "2026-07-03"),
        ("14 ақпан – 14 наурыз 2026", "2026-02-14/2026-03-14"),
    ],
)
def test_what_an_editor_types_is_understood(text, edtf):
    assert ImpreciseDate.from_typed(text).edtf == edtf


RUSSIAN_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
KAZAKH_MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"


@pytest.mark.parametrize("names", [RUSSIAN_MONTHS, RUSSIAN_MONTHS.upper(), KAZAKH_MONTHS])
def test_every_month_has_its_name(names):
    typed = [ImpreciseDate.from_typed(f"1 {name} 2026").edtf for name in names.split()]
    assert typed == [f"2026-{month:02d}-01" for month in range(1, 13)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("30.02.2026", "В феврале 2026 года нет 30-го числа."),
        ("30 февраля 2026", "В феврале 2026 года нет 30-го числа."),
        ("с 1 по 31 июня 2026", "В июне 2026 года нет 31-го числа."),
        ("29 февраля 2100", "В феврале 2100 года нет 29-го числа."),
        ("13.2026", "Нет месяца с номером 13."),
        ("15.13.2026", "Нет месяца с номером 13."),
        ("с 14 марта по 14 февраля 2026", "Начало позже конца."),
        ("между 14 декабря и 14 февраля 2026", "Начало позже конца."),
        ("15 марта", "Не указан год."),
        ("март", "Не указан год."),
        ("с 1 по 15 марта", "Не указан год."),
        ("15.03.26", "Год пишется четырьмя цифрами, от 1000 до 9999."),
        (
            "с февраля по март 2026",
            "Начало и конец нужны с точностью до дня, например: 14.02.2026.",
        ),
        ("2025–2026", "Начало и конец нужны с точностью до дня, например: 14.02.2026."),
    ],
)
def test_typing_error_has_its_own_sentence(text, message):
    assert error_of(ImpreciseDate.from_typed, text) == message


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("вчера", "вчера"),
        ("15", "15"),
        ("15 мартобря 2026", "15 мартобря 2026"),
        ("до 14  марта 2026", "до 14 марта 2026"),
        ("а" * 200, "а" * 49 + "…"),
    ],
)
def test_text_that_is_no_date_is_shown_with_examples(text, shown):
    assert error_of(ImpreciseDate.from_typed, text) == (
        f"Не удалось понять дату «{shown}». Примеры: 15.03.2026, март 2026, 2026, "
        "между 01.02.2026 и 13.03.2026, с 14 февраля по 14 марта 2026."
    )


@pytest.mark.parametrize(
    ("edtf", "words", "brief"),
    [
        ("2026-03-15", "15 марта 2026", "15 марта 2026"),
        ("2026-03-05", "5 марта 2026", "5 марта 2026"),
        ("2026-03", "март 2026", "март 2026"),
        ("2026", "2026 год", "2026"),
        (
            "2026-02-14/2026-03-14",
            "с 14 февраля по 14 марта 2026",
            "14 февраля – 14 марта 2026",
        ),
        ("2026-02-14/2026-02-16", "с 14 по 16 февраля 2026", "14–16 февраля 2026"),
        ("2026-02-02/2026-02-16", "со 2 по 16 февраля 2026", "2–16 февраля 2026"),
        ("2026-02-22/2026-02-26", "с 22 по 26 февраля 2026", "22–26 февраля 2026"),
        (
            "2025-12-31/2026-01-02",
            "с 31 декабря 2025 по 2 января 2026",
            "31 декабря 2025 – 2 января 2026",
        ),
        ("[2026-01-01..2026-03-14]", "между 1 января и 14 марта 2026", "до 14 марта 2026 ≈"),
        ("[2026-03-01..2026-03-14]", "между 1 и 14 марта 2026", "до 14 марта 2026 ≈"),
        (
            "[2025-12-01..2026-03-14]",
            "между 1 декабря 2025 и 14 марта 2026",
            "до 14 марта 2026 ≈",
        ),
    ],
)
def test_date_is_shown_as_a_person_would_say_it(edtf, words, brief):
    when = ImpreciseDate.parse(edtf)
    assert (when.words(), when.brief()) == (words, brief)


def test_month_has_a_capital_only_where_the_language_writes_one():
    when = ImpreciseDate.parse("2026-03")
    said = {}
    for language in ("ru", "kk", "en"):
        with translation.override(language):
            said[language] = when.words()
    assert said == {"ru": "март 2026", "kk": "наурыз 2026", "en": "March 2026"}


MARCH = date(2026, 3, 1), date(2026, 3, 31)
YEAR = date(2026, 1, 1), date(2026, 12, 31)
NEVER = date(2026, 4, 1), date(2026, 4, 30)
ONWARD = date(2026, 3, 15), None
UNTIL = None, date(2026, 3, 14)
ALWAYS = None, None
DAY, MONTH, WHOLE_YEAR = "2026-03-15", "2026-03", "2026"
LASTED, BETWEEN = "2026-02-14/2026-03-14", "[2026-02-14..2026-03-14]"


@pytest.mark.parametrize(
    ("edtf", "span", "may", "surely"),
    [
        (DAY, MARCH, True, True),
        (DAY, YEAR, True, True),
        (DAY, NEVER, False, False),
        (DAY, ONWARD, True, True),
        (DAY, UNTIL, False, False),
        (DAY, ALWAYS, True, True),
        (MONTH, MARCH, True, True),
        (MONTH, YEAR, True, True),
        (MONTH, NEVER, False, False),
        (MONTH, ONWARD, True, False),
        (MONTH, UNTIL, True, False),
        (MONTH, ALWAYS, True, False),
        (WHOLE_YEAR, MARCH, True, False),
        (WHOLE_YEAR, YEAR, True, True),
        (WHOLE_YEAR, NEVER, True, False),
        (WHOLE_YEAR, ONWARD, True, False),
        (WHOLE_YEAR, UNTIL, True, False),
        (WHOLE_YEAR, ALWAYS, True, False),
        (LASTED, MARCH, True, True),
        (LASTED, YEAR, True, True),
        (LASTED, NEVER, False, False),
        (LASTED, ONWARD, False, False),
        (LASTED, UNTIL, True, True),
        (LASTED, ALWAYS, True, True),
        (BETWEEN, MARCH, True, False),
        (BETWEEN, YEAR, True, True),
        (BETWEEN, NEVER, False, False),
        (BETWEEN, ONWARD, False, False),
        (BETWEEN, UNTIL, True, True),
        (BETWEEN, ALWAYS, True, False),
    ],
)
def test_date_may_or_surely_falls_in_a_range(edtf, span, may, surely):
    when = ImpreciseDate.parse(edtf)
    assert (when.may_fall(*span), when.surely_falls(*span)) == (may, surely)


@given(imprecise_dates, days, days)
def test_what_surely_falls_also_may(when, first, last):
    assert when.may_fall(first, last) or not when.surely_falls(first, last)


def test_dates_stand_by_their_last_possible_day_then_by_the_first():
    in_order = [
        "2026-02",
        "[2026-01-01..2026-03-14]",
        "2026-02-14/2026-03-14",
        "[2026-02-14..2026-03-14]",
        "2026-03-14",
        "2026-03",
        "2026",
    ]
    assert [d.edtf for d in sorted(map(ImpreciseDate.parse, reversed(in_order)))] == in_order


@given(imprecise_dates, imprecise_dates)
def test_of_two_dates_exactly_one_comparison_holds(one, other):
    assert [one < other, one == other, one > other].count(True) == 1


def test_equal_dates_are_one_key_and_cannot_be_changed():
    when = ImpreciseDate.parse("2026-03")
    assert {when: 1} == {ImpreciseDate.of_month(2026, 3): 1}
    with pytest.raises(AttributeError):
        when.edtf = "2026"


def test_bounds_of_year_and_month_are_their_first_and_last_day():
    assert year_bounds(2026) == (date(2026, 1, 1), date(2026, 12, 31))
    assert [month_bounds(2024, month)[1].day for month in range(1, 13)] == [
        calendar.monthrange(2024, month)[1] for month in range(1, 13)
    ]
    assert month_bounds(2026, 12)[1] + timedelta(days=1) == date(2027, 1, 1)
