"""HTML read as browsers read it, quickly; strictly where a page has to be without a fault.

html5lib says the same of every fault (`test_standard_html.py`), several times as slowly.
"""

import os
import re
from xml.etree.ElementTree import Element

import turbohtml
from turbohtml.treebuild import parse_into

XHTML = "http://www.w3.org/1999/xhtml"
WITHOUT_CONTENT = "area base br col embed hr img input link meta source track wbr"
VOID = frozenset(WITHOUT_CONTENT.split())
FOREIGN = ("svg", "math")
DOCTYPE = re.compile("<!doctype html>", re.IGNORECASE)
BARE_AMPERSAND = re.compile(r"&(?!#[0-9]+;|#[xX][0-9a-fA-F]+;|[A-Za-z][A-Za-z0-9]*;)")


class Fault(AssertionError):
    """What a strict parser would stop at."""


class Tree:
    """Builds the elements of the standard library; those of HTML go without their namespace."""

    def create_document(self):
        return Element("document")

    def create_element(self, name, namespace, attributes):
        tag = name if namespace == XHTML else f"{{{namespace}}}{name}"
        return Element(tag, {name: value or "" for name, value in attributes})

    def create_text(self, text):
        return text

    def create_nothing(self, *_):
        return None

    create_doctype = create_comment = create_pi = create_nothing

    def append(self, parent, child):
        if isinstance(child, Element):
            parent.append(child)
        elif child and len(parent):
            parent[-1].tail = (parent[-1].tail or "") + child
        elif child:
            parent.text = (parent.text or "") + child


def read(html: str) -> Element:
    """The root of the tree, whatever is wrong with the page."""
    (root,) = parse_into(html, Tree())
    return root


def read_strictly(html: str) -> Element:
    """The same of a page without a fault.

    The parser tells the faults of the letters. Those of the nesting show in the tree: it has what
    is written, in the order written, unless the standard's rules for faults changed it. So every
    element that may have content has to be closed as well.
    """
    try:
        turbohtml.parse(html, strict=True)
    except turbohtml.HTMLParseError as error:
        raise Fault(error.error.code) from error
    if bare := BARE_AMPERSAND.search(html):
        raise Fault(f"bare ampersand: {html[bare.start() :][:40]}")
    root = read(html)
    typed, meant = as_written(html), []
    lay_out(root, meant)
    if typed != meant:
        same = len(os.path.commonprefix([typed, meant]))
        raise Fault(f"{typed[same - 3 : same + 3]} means {meant[same - 3 : same + 3]}")
    return root


def as_written(html: str) -> list[str]:
    """Tags and texts as they stand; `/a` closes `a`, and white space around texts is left out."""
    tokens = list(turbohtml.tokenize(html))
    if not DOCTYPE.match(html):
        raise Fault("no doctype")
    found, text, foreign = [], "", 0
    for token in tokens[1:]:
        kind, name = token.type.name, token.tag
        if kind == "TEXT":
            text += token.data
        if kind in ("TEXT", "COMMENT"):
            continue
        found += words(text)
        text = ""
        if kind == "DOCTYPE":
            raise Fault("a second doctype")
        if kind == "END_TAG":
            found.append(f"/{name}")
            foreign -= name in FOREIGN
        elif kind == "START_TAG":
            found.append(name)
            if token.self_closing and foreign:
                found.append(f"/{name}")
            elif token.self_closing and name not in VOID:
                raise Fault(f"<{name}/> is not closed by its slash")
            foreign += name in FOREIGN and not token.self_closing
    return found + words(text)


def lay_out(element: Element, found: list[str]) -> None:
    """Of a tree, what `as_written` says of its page."""
    name = element.tag.rpartition("}")[2].lower()
    found.append(name)
    found += words(element.text)
    for child in element:
        lay_out(child, found)
        found += words(child.tail)
    if element.tag not in VOID:
        found.append(f"/{name}")


def words(text: str | None) -> list[str]:
    stripped = (text or "").strip()
    return [f'"{stripped}"'] if stripped else []
