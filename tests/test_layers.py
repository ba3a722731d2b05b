"""Imports go one way: a module knows its own layer and those below, never one above."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = [
    {"language", "dates", "text", "workflow", "prepared"},
    {"search"},
    {"models", "formfields", "migrations"},
    {"indexing"},
    {"recognition", "importing", "curation", "addresses", "labels", "publishing", "reprints"},
    {
        "querystring",
        "searching",
        "selection",
        "results",
        "suggestions",
        "filters",
        "facets",
        "chips",
        "reading",
        "related",
        "counted",
        "site",
        "templating",
    },
    {"views", "admin", "management", "urls", "groups"},
]
HEIGHT = {name: height for height, layer in enumerate(LAYERS) for name in layer}
FILES = sorted((ROOT / "articles").rglob("*.py"))
EXEMPT = {"__init__", "apps"}  # the application's registration joins everything


def module_of(path: Path) -> tuple[str, ...]:
    return path.relative_to(ROOT).with_suffix("").parts


def imported(path: Path) -> set[str]:
    """Names directly under `articles` that the file imports, wherever in it the import stands."""
    package = module_of(path)[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            targets = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            start = [*base, *(node.module or "").split(".")] if node.module else [*base]
            targets = [[*start, alias.name] for alias in node.names]
        else:
            continue
        found |= {parts[1] for parts in targets if parts[0] == "articles" and len(parts) > 1}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: ".".join(module_of(path)[1:]))
def test_imports_go_one_way(path):
    name = module_of(path)[1]
    if name in EXEMPT:
        return
    assert name in HEIGHT, f"say in LAYERS where articles/{name} belongs"
    assert {other for other in imported(path) if HEIGHT.get(other, 0) > HEIGHT[name]} == set()


# Each of these would be loaded for every reader, in seconds and tens of megabytes.
HEAVY = ("articles.recognition", "articles.importing", "docx", "lxml", "trafilatura")


def test_process_that_serves_readers_has_neither_recogniser_nor_importer():
    script = (
        "import sys, django.urls, newsarchive.wsgi; django.urls.get_resolver().url_patterns;"
        f"print([name for name in sys.modules if name.startswith({HEAVY})])"
    )
    served = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True
    )
    assert (served.stdout, served.returncode) == ("[]\n", 0)
