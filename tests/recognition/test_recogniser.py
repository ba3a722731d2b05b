"""The whole recogniser on the five articles with an empty archive, and with every name exchanged."""

import pytest

from articles.recognition.evaluation import cases
from articles.recognition.recogniser import Recogniser

from .exchange import exchange
from .seed_answers import answers, texts
