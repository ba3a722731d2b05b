import io
import json
from datetime import date

import pytest
from django.core.management import call_command

from articles.recognition.evaluation import cases
from articles.recognition.evaluation.cases import Case
from articles.recognition.proposal import (
    Credit,
    Date,
    Event,
    Figure,
    Organisation,
    Person,
    Place,
    Proposal,
    Quote,
    Role,
)
from articles.recognition.reading import Span
from tests.recognition.exchange import exchange
from tests.recognition.seed_answers import answers, texts


def as_proposal(rows):
    """The answers as if they were proposed."""

    def spans(row):
        return [Span(*place) for place in row["mentions"]]

    def place(row):
        return {"text": row["text"], "start": row["start"], "end": row["end"]}

    return Proposal(
        language=rows["language"],
        date=date.fromisoformat(rows["date"]) if rows["date"] else None,
        city=rows["city"],
        people=[
            Person(row["name"], row["gender"], spans(row), [Role(**role) for role in row["roles"]])
            for row in rows["people"]
        ],
        organisations=[
            Organisation(row["name"], row["parent"], spans(row)) for row in rows["organisations"]
        ],
        places=[Place(row["name"], row["kind"], spans(row)) for row in rows["places"]],
        events=[
            Event(row["name"], row["kind"], row["relation"], row["date"]) for row in rows["events"]
        ],
        dates=[Date(**place(row), edtf=row["edtf"]) for row in rows["dates"]],
        figures=[
            Figure(**place(row), number=row["value"], unit="other", qualifier=row["qualifier"])
            for row in rows["figures"]
        ],
        quotes=[
            Quote(**place(row), speech="direct", speaker=row["speaker"]) for row in rows["quotes"]
        ],
        credits=[Credit(row["text"], row["name"], 0, 0) for row in rows["photo_credits"]],
    )


@pytest.mark.parametrize("name", texts())
def test_answers_proposed_are_right_of_seeds_and_of_exchanged_seeds(name):
    seed = texts()[name], answers()[name]
    for text, rows in [seed, *(exchange(*seed, chance) for chance in range(3))]:
        judgements = cases.judge(as_proposal(rows), Case(name, text, rows)).values()
        assert [(j.missed, j.excess) for j in judgements] == [([], [])] * len(judgements)


def test_seeds_name_28_people():
    rows = [person for rows in answers().values() for person in rows["people"]]
    assert (len(rows), len({row["name"] for row in rows})) == (29, 28)


def test_seed_answers_stand_at_their_places():
    for name, rows in answers().items():
        text = texts()[name]
        for kind in ("dates", "figures", "quotes"):
            assert [text[row["start"] : row["end"]] for row in rows[kind]] == [
                row["text"] for row in rows[kind]
            ]
        surnames = [(row["name"].split()[-1][:4], row["mentions"]) for row in rows["people"]]
        assert [
            (surname, text[start:end])
            for surname, places in surnames
            for start, end in places
            if surname not in text[start:end]
        ] == []


def test_command_evaluates_the_recogniser_with_its_registry(tmp_path):
    name, rows = next(iter(answers().items()))
    registry = {"people": [{"name": "Серик Есматов", "other_names": [], "gender": "male"}]}
    known = [row | {"known": "Серик Есматов"} for row in rows["people"][-1:]]
    rows |= {"people": rows["people"][:-1] + known}
    (tmp_path / "01.txt").write_text(texts()[name], encoding="utf-8")
    (tmp_path / "01.json").write_text(json.dumps(rows), encoding="utf-8")
    (tmp_path / "registry.json").write_text(json.dumps(registry), encoding="utf-8")
    said = io.StringIO()
    call_command("evaluate_suggestions", tmp_path, "--misses", stdout=said, stderr=io.StringIO())
    lines = said.getvalue().splitlines()
    assert [line.split() for line in lines if line.startswith(("Всего", "Люди из архива"))] == [
        ["Всего", "текстов:", "1", "точность", "полнота", "F1", "верно", "найдено", "надо"],
        ["Люди", "из", "архива", "1,000", "1,000", "1,000", "1", "1", "1"],
    ]
