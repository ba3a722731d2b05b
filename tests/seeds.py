"""The fixture of the five articles, read as it is written, without a database."""

import json
from pathlib import Path

FIXTURES = Path(__file__).parent.parent / "fixtures"
RECORDS = json.loads((FIXTURES / "seeds.json").read_text(encoding="utf-8"))


def rows(model):
    return [r["fields"] for r in RECORDS if r["model"] == f"articles.{model}"]


BODIES = {article["ref"]: article["body"] for article in rows("article")}
NAMES = {r["fields"]["ref"]: r["fields"]["name"] for r in RECORDS if "ref" in r["fields"]}


def named(row, *fields):
    """The name of the record that the first filled of these fields refers to."""
    return next((NAMES[row[field][0]] for field in fields if field in row), None)
