"""Whatever is asked, each engine answers as plain Python would: so all of them answer alike."""

from random import Random

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.fuzz import RUBBISH, SYNTAX, asked_of, fill, question
from tests.search.oracle import Oracle


@pytest.fixture(scope="module")
def asking(django_db_setup, django_db_blocker):
    """An archive for all questions of this file: texts, oracle and client."""
    with django_db_blocker.unblock(), transaction.atomic():
        archive = fill(Random(1), 24)
        yield archive, Oracle(), Client()
        transaction.set_rollback(True)


@pytest.mark.django_db
@given(random=st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_any_question_is_answered_as_plain_python_would(asking, random):
    archive, oracle, client = asking
    asked = question(random, archive)
    with transaction.atomic():
        assert asked_of(client, asked) == oracle.answer(asked), asked


@pytest.mark.django_db
def test_rubbish_is_answered_as_plain_python_would(asking):
    _archive, oracle, client = asking
    odd = [*RUBBISH, *SYNTAX, "ы" * 10_000, "« " * 5_000]
    given = {text: asked_of(client, [("q", text)]) for text in odd}
    assert given == {text: oracle.answer([("q", text)]) for text in odd}
