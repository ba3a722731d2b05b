import pytest

from articles.recognition.model import Model


@pytest.fixture(scope="session")
def model():
    return Model()
