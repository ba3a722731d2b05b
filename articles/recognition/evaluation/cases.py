"""Proposals against answers in the archive's own layout: a folder of `NN.txt` with `NN.json`.

Answers are rows of plain values with places in characters of the file, see `judge`. A row with
`"optional": true` is neither missed nor too many.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from articles.recognition.proposal import Proposal

from .agreement import Row, place_key, same_office, same_role, same_speaker
from .named import Organisations, People
from .passages import (
    judge_credits,
    judge_dates,
    judge_events,
    judge_figures,
    judge_places,
    judge_quotes,
)
from .scoring import Judgement, NoAnswers, Result, judged

_REGISTRY = "registry.json"
_KEYS = frozenset(
    {
        "language",
        "date",
        "city",
        "people",
        "organisations",
        "places",
        "events",
        "dates",
        "figures",
        "quotes",
        "photo_credits",
    }
)


class Case(NamedTuple):
    name: str
    text: str
    answers: Row


def read(folder: Path) -> list[Case]:
    return [
        # The text to its last character, lest line ends change and places with them.
        Case(path.stem, path.with_suffix(".txt").read_bytes().decode(), _answers(path))
        for path in sorted(folder.glob("*.json"))
        if path.with_suffix(".txt").exists()
    ]


def _answers(path: Path) -> Row:
    try:
        answers = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise NoAnswers(f"{path.name} не читается как JSON: {error}") from error
    if missing := _KEYS - (answers.keys() if isinstance(answers, dict) else set()):
        raise NoAnswers(f"{path.name}: нет {', '.join(sorted(missing))}.")
    return answers


def registry_rows(folder: Path) -> list[tuple[str, Row]]:
    """What the archive is to know beforehand, with its kind; nothing where no file says it."""
    path = folder / _REGISTRY
    if not path.exists():
        return []
    registry = json.loads(path.read_text(encoding="utf-8"))
    return [
        (kind, row)
        for kind, key in (("person", "people"), ("organisation", "organisations"))
        for row in registry.get(key, ())
    ]


def evaluate(propose: Callable[[str], Proposal], cases: Iterable[Case]) -> Iterator[Result]:
    for case in cases:
        yield Result(case.name, case.answers["language"], judge(propose(case.text), case))


def judge(proposal: Proposal, case: Case) -> dict[str, Judgement]:
    """By what is asked."""
    answers = case.answers
    people = People(answers, proposal)
    organisations = Organisations(answers, proposal, case.text)
    return {
        "language": _judge_value(answers["language"], proposal.language),
        "date": _judge_value(answers["date"], proposal.date and proposal.date.isoformat()),
        "city": _judge_value(answers["city"], proposal.city, place_key),
        "people": people.judge_names(),
        "people's mentions": people.judge_mentions(case.text),
        "known people": people.judge_known(),
        "gender": people.judge_gender(),
        "roles": people.judge_roles(same_role),
        "roles alone": people.judge_roles(same_office),
        "organisations": organisations.judge_names(),
        "organisations' mentions": organisations.judge_mentions(case.text),
        "places": judge_places(answers, proposal.places),
        "events": judge_events(answers["events"], proposal.events),
        "dates": judge_dates(answers["dates"], proposal.dates),
        "figures": judge_figures(answers["figures"], proposal.figures),
        "quotes": judge_quotes(answers["quotes"], proposal.quotes, lambda row, quote: True),
        "quotes with speaker": judge_quotes(
            answers["quotes"],
            proposal.quotes,
            lambda row, quote: same_speaker(row, quote, answers["people"]),
        ),
        "photo credits": judge_credits(answers["photo_credits"], proposal.credits),
    }


def _judge_value(
    wanted: str | None, proposed: str | None, key: Callable[[str], str] = str
) -> Judgement:
    return judged(
        [wanted] if wanted else [],
        [proposed] if proposed else [],
        lambda want, said: key(want) == key(said),
    )
