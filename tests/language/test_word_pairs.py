"""The word lists, written before the analyser and without sight of it, judge it."""

from pathlib import Path

import pytest

from articles.language.analyser import analyse, query_keys

LISTS = Path(__file__).parent / "words"
KINDS = ["common", "civic", "names", "letters", "kazakh", "latin"]
LANGUAGES = {"kazakh": "kk"}


def pairs(name):
    lines = (LISTS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines]


def finds(query, text, language):
    """Whether a search for these words finds the text that has those."""
    wanted = [query_keys(query[token.start : token.end]) for token in analyse(query)]
    tokens = analyse(text, language)
    return len(wanted) == len(tokens) and all(
        token.key in keys for keys, token in zip(wanted, tokens, strict=True)
    )


def share(kind, rows, joined):
    return sum(joined(left, right, LANGUAGES.get(kind, "ru")) for left, right in rows) / len(rows)


def both_ways(left, right, language):
    return finds(left, right, language) and finds(right, left, language)


def either_way(left, right, language):
    return finds(left, right, language) or finds(right, left, language)


@pytest.fixture(scope="module")
def figures():
    table = {kind: share(kind, pairs(kind), both_ways) for kind in KINDS}
    return table | {"near": share("near", pairs("near"), either_way)}


def test_table_of_figures(figures, capsys):
    with capsys.disabled():
        print("\nWord pairs joined by the analyser, all / odd lines / even lines:")
        for kind, figure in figures.items():
            rows, joined = pairs(kind), either_way if kind == "near" else both_ways
            halves = [share(kind, rows[start::2], joined) for start in (0, 1)]
            print(f"  {kind:8} {len(rows)}  {figure:.3f} / {halves[0]:.3f} / {halves[1]:.3f}")
    assert list(figures) == [*KINDS, "near"]


@pytest.mark.parametrize("kind", KINDS)
def test_of_words_that_belong_together_at_least_97_in_100_are_joined(figures, kind):
    assert figures[kind] >= 0.97


def test_of_different_words_at_most_6_in_100_are_joined(figures):
    assert figures["near"] <= 0.06
