"""Web pages: the article on them, one paragraph a line; never menus, scripts or styles."""

import re

from django.conf import settings
from django.utils.translation import gettext as _

from .refused import Refused

# No text of these is the article's; left alone, it would be looked for in scripts too.
_UNREAD = (
    "script", "style", "template", "noscript", "iframe", "object", "embed", "svg",
    "nav", "footer", "form", "button", "select",
)  # fmt: skip
_LINES = frozenset({"p", "head", "item", "quote", "row", "table", "list", "code", "lb", "div"})
_SPACES = re.compile(r"[ \t\r\n\f]+")


def text_of(page: str) -> str:
    # Only here: see the package.
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring
    from trafilatura import bare_extraction

    # Far more than any page has, with both tags of each and all of its scripts.
    _check_number(page.count("<") // 10)
    # What a page says of its encoding no longer counts.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(page.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as broken:
        raise Refused(_("на странице нет текста")) from broken
    if parser.error_log.filter_from_fatals():
        raise Refused(_("разметка страницы повреждена"))
    etree.strip_elements(tree, *_UNREAD, with_tail=False)
    _check_number(sum(1 for _element in tree.iter()))
    _join_lines(tree)
    found = bare_extraction(tree, include_comments=False)
    if found is None or found.body is None:
        raise Refused(_("на странице нет текста"))
    return "\n".join(_lines(found.body))


def _check_number(elements: int) -> None:
    """Extraction takes time by the square of their number."""
    if elements > settings.IMPORT_ELEMENTS:
        raise Refused(
            _("слишком сложная страница: элементов %(number)d, а можно не больше %(most)d")
            % {"number": elements, "most": settings.IMPORT_ELEMENTS}
        )


def _join_lines(tree) -> None:
    """Line ends of the markup are spaces of the text, but where it is laid out by hand."""
    by_hand = {each for block in tree.iter("pre") for each in block.iter()}
    for element in tree.iter():
        if element.text and element not in by_hand:
            element.text = _SPACES.sub(" ", element.text)
        if element.tail and element.getparent() not in by_hand:
            element.tail = _SPACES.sub(" ", element.tail)


def _lines(body) -> list[str]:
    """The text alone: a list's signs and a table's bars would be no part of the source."""
    from lxml import etree

    parts = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _LINES:
            parts.append("\n")
        elif element.tag == "cell" and event == "end":
            parts.append("\t")
        parts.append((element.text if event == "start" else element.tail) or "")
    lines = (line.strip() for line in "".join(parts).split("\n"))
    return [line for line in lines if line]
