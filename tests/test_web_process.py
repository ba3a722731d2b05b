"""How pages leave the process that makes them, and what it does when they have left."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GZIP = {"accept-encoding": "gzip, br"}


def test_page_is_compressed_for_those_who_take_it(client, archive):
    plain = client.get("/articles/")
    packed = client.get("/articles/", headers=GZIP)
    assert gzip.decompress(packed.content) == plain.content
    assert (packed["Content-Encoding"], "Content-Encoding" in plain) == ("gzip", False)
    assert packed["Content-Length"] == str(len(packed.content))
    assert all("Accept-Encoding" in answer["Vary"] for answer in (plain, packed))
    assert len(packed.content) < len(plain.content) / 3


def test_sizes_of_a_page_differ_so_that_they_tell_nothing(client, archive):
    sizes = {len(client.get("/articles/", headers=GZIP).content) for _ in range(20)}
    assert len(sizes) > 1


@pytest.mark.django_db
def test_short_answer_is_sent_as_it_is(client):
    answer = client.get("/suggest", headers=GZIP)
    assert "Content-Encoding" not in answer
    assert answer.json() == {"query": "", "suggestions": []}


AFTER_A_REQUEST = """
import gc, weakref
import newsarchive.wsgi
from django.test import Client

class Ring:
    def __init__(self):
        self.itself = self

left = weakref.ref(Ring())
looked = []
gc.callbacks.append(lambda phase, info: looked.append(phase))
before = left() is None
Client().get("/suggest", SERVER_NAME="localhost")
print(before, left() is None, looked)
"""


def test_garbage_is_looked_for_once_a_request_has_ended():
    served = subprocess.run(
        [sys.executable, "-c", AFTER_A_REQUEST], cwd=ROOT, capture_output=True, text=True
    )
    assert served.stdout == "False True ['start', 'stop']\n", served.stderr
