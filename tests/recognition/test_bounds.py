from datetime import date

import pytest

from articles.dates import ImpreciseDate
from articles.recognition.bounds import bounds
from articles.recognition.dates import dates
from articles.recognition.reading import Reading
from tests.seeds import FIXTURES

SEEDS = {path.name[:3]: path.read_text() for path in (FIXTURES / "seeds").glob("*.txt")}
REFERENDUM = ("Республиканский референдум", ImpreciseDate.parse("2026-03-15"))


def bounds_of(text, known=(), published=None):
    reading = Reading(text, published)
    return bounds(reading, dates(reading), known)


def days_of(text, known=()):
    first, last, _evidence = bounds_of(text, known)
    return [day and day.isoformat() for day in (first, last)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Форум прошёл 15 марта 2026 года.", "2026-03-15", None),
        ("Напомним, форум прошёл 15 марта 2026 года.", "2026-03-16", None),
        ("Форум состоится 15 марта 2026 года.", None, "2026-03-14"),
        ("Форум пройдёт с 1 по 5 июня 2026 года.", None, "2026-05-31"),
        ("Форум прошёл с 1 по 5 июня 2026 года.", "2026-06-05", None),
        ("Форум прошёл в марте 2026 года.", "2026-03-01", None),
        ("Форум пройдёт в марте 2026 года.", None, "2026-03-31"),
        ("К 2030 году построят школы.", None, "2030-12-31"),
        ("Принят закон от 5 июня 2023 года № 12.", "2023-06-05", None),
        ("Программа 2024–2028 годов принята.", None, None),
        ("Утверждён план на 2030 год.", None, None),
        (
            "Форум прошёл 15 марта 2026 года. Концерт состоится 30 августа 2026 года.",
            "2026-03-15",
            "2026-08-29",
        ),
        (
            "Форум прошёл 15 марта 2026 года. До него 1 марта 2026 года прошёл концерт.",
            "2026-03-15",
            None,
        ),
        ("Форум прошёл 15 марта 2026 года, а состоится 14 марта 2026 года.", None, None),
        ('"Форум состоится 15 марта 2026 года", – сказал аким.', None, None),
        ('"Форум прошёл 15 марта 2026 года", – сказал аким.', "2026-03-15", None),
        ("15 марта 2026 года – день выбора.", None, None),
        ("Форум прошёл 15 марта.", None, None),
        ("Вчера прошёл форум.", None, None),
        ("2026 жылғы 15 наурызда форум өтті.", "2026-03-15", None),
        ("2026 жылғы 15 наурызда форум өтеді.", None, "2026-03-14"),
    ],
)
def test_past_is_not_before_its_day_and_future_not_after_it(text, first, last):
    assert days_of(text) == [first, last]


@pytest.mark.parametrize(
    ("known", "first", "last"),
    [
        ([REFERENDUM], None, "2026-03-14"),
        ([("15 марта 2026", ImpreciseDate.parse("2026-03-15"))], None, "2026-03-14"),
        ([("Референдум", ImpreciseDate.parse("2026-03"))], None, None),
        ([("Концерт Jas Stars", ImpreciseDate.parse("2026-03-15"))], None, None),
        ([("День города", ImpreciseDate.parse("2026-03-15"))], None, None),
        ([("Референдум", ImpreciseDate.parse("2026-03-16"))], None, None),
        ([REFERENDUM, ("Референдум", ImpreciseDate.parse("2025-03-15"))], None, None),
        ([REFERENDUM, ("Выборы", ImpreciseDate.parse("2025-03-15"))], None, "2026-03-14"),
    ],
)
def test_year_is_that_of_a_known_event_the_text_speaks_of(known, first, last):
    assert days_of("Референдум состоится 15 марта в городе.", known) == [first, last]


def test_dated_text_needs_no_bounds():
    text = "Форум прошёл 15 марта 2026 года."
    assert bounds_of(text, published=date(2026, 3, 20)) == (None, None, "")


@pytest.mark.parametrize("number", SEEDS)
def test_text_without_any_year_says_nothing_by_itself(number):
    assert bounds_of(SEEDS[number]) == (None, None, "")


def test_concert_is_before_the_referendum_it_announces():
    assert bounds_of(SEEDS["000"], [REFERENDUM]) == (
        None,
        date(2026, 3, 14),
        "В рамках программы особое внимание было уделено разъяснению значения проекта новой "
        "Конституции и важности участия граждан в референдуме, который состоится 15 марта.",
    )


def test_summary_is_after_the_referendum_it_recalls():
    assert bounds_of(SEEDS["003"], [REFERENDUM]) == (
        date(2026, 3, 16),
        None,
        "Напомним, 15 марта в стране прошел исторический референдум, на котором казахстанцы "
        "проголосовали за принятие новой Конституции.",
    )
