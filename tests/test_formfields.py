from datetime import date

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from articles.dates import ImpreciseDate
from articles.formfields import ImpreciseDateFormField, ImpreciseDateInput


@pytest.fixture(autouse=True)
def _russian():
    with translation.override("ru"):
        yield


class WhenForm(forms.Form):
    when = ImpreciseDateFormField(required=False)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [(" 15 марта 2026 ", "2026-03-15"), ("2026", "2026"), ("14–16 февраля 2026", None)],
)
def test_typed_text_becomes_a_date(typed, edtf):
    assert ImpreciseDateFormField().clean(typed).edtf == (edtf or "2026-02-14/2026-02-16")


@pytest.mark.parametrize("typed", ["", "  ", None])
def test_empty_field_is_no_date_where_none_is_required(typed):
    assert ImpreciseDateFormField(required=False).clean(typed) is None


def test_empty_field_is_an_error_where_a_date_is_required():
    with pytest.raises(forms.ValidationError, match="Обязательное поле"):
        ImpreciseDateFormField().clean("")


def test_wrong_text_stays_as_typed_beside_its_error():
    form = WhenForm({"when": " 30.02.2026"})
    assert form.errors == {"when": ["В феврале 2026 года нет 30-го числа."]}
    assert form["when"].value() == " 30.02.2026"
    assert "understood" not in str(form["when"])


@pytest.mark.parametrize(
    ("edtf", "typed"),
    [
        ("2026-03-15", "15.03.2026"),
        ("2026-03", "март 2026"),
        ("2026", "2026"),
        ("[2026-02-01..2026-03-13]", "между 01.02.2026 и 13.03.2026"),
        ("2026-02-14/2026-03-14", "с 14.02.2026 по 14.03.2026"),
    ],
)
def test_stored_date_is_offered_as_an_editor_would_type_it(edtf, typed):
    when = ImpreciseDate.parse(edtf)
    assert WhenForm(initial={"when": when})["when"].value() == typed
    for language in ("ru", "kk", "en"):
        with translation.override(language):
            assert ImpreciseDateFormField().clean(typed) == when


def test_date_understood_stands_after_the_input():
    html = ImpreciseDateInput().render("when", "15.3.2026", {"id": "id_when"})
    assert html == (
        '<input type="text" name="when" value="15.3.2026" id="id_when">'
        ' <span class="understood">Понято: 15 марта 2026</span>'
    )


@pytest.mark.parametrize("value", [None, "", "<b>вчера</b>"])
def test_nothing_stands_after_an_input_without_a_date(value):
    assert "<span" not in ImpreciseDateInput().render("when", value)


@pytest.mark.parametrize(
    ("initial", "typed", "changed"),
    [
        (ImpreciseDate.parse("2026-03-15"), "15 марта 2026 года", False),
        ("2026-03-15", "15.03.2026", False),
        (None, " ", False),
        (ImpreciseDate.parse("2026-03-15"), "март 2026", True),
        (ImpreciseDate.parse("2026-03-15"), "", True),
        (None, "2026", True),
        (None, "вчера", True),
    ],
)
def test_only_another_date_is_a_change(initial, typed, changed):
    assert ImpreciseDateFormField(required=False).has_changed(initial, typed) is changed


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)), st.integers(0, 4))
def test_saving_what_is_offered_changes_nothing(day, kind):
    other = min(day.replace(day=28), day), max(day.replace(day=28), day)
    when = [
        ImpreciseDate.of_day(day),
        ImpreciseDate.of_month(day.year, day.month),
        ImpreciseDate.of_year(day.year),
        ImpreciseDate.lasted(*other),
        ImpreciseDate.between(*other),
    ][kind]
    form = WhenForm({"when": WhenForm(initial={"when": when})["when"].value()})
    form.initial = {"when": when}
    assert (form.is_valid(), form.has_changed(), form.cleaned_data) == (True, False, {"when": when})
