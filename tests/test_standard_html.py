"""Our quick reader refuses what html5lib refuses, and reads the rest as html5lib does."""

import re
from random import Random

import html5lib
import pytest

from tests.standard_html import Fault, read, read_strictly

PAGE = """<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8"><title>Архив &amp; люди</title>
<link rel="stylesheet" href="/static/base.css"><script src="/static/tags.js" defer></script>
</head>
<body class="wide">
<!-- menu -->
<nav aria-label="Разделы"><ul><li><a href="/?a=1&amp;b=2">Статьи</a></li><li>Люди</li></ul></nav>
<main><h1>Статьи</h1><p>Одна <b>две<br>три</b> &lt;4&gt; &#8470;&nbsp;5 <time>2026</time></p>
<form action="/"><label>Что <input name="q" value="x" required></label>
<select name="s"><option value="1" selected>раз</option><option>два</option></select>
<textarea name="t">
строка &lt;b&gt;
</textarea><button>Найти</button></form>
<table><tbody><tr><td>1</td><td><textarea>
2</textarea></td></tr></tbody></table>
<dl><div><dt>Вид</dt><dd>концерт</dd></div></dl>
<details><summary>Ещё</summary><blockquote>«Да»</blockquote></details>
<svg viewBox="0 0 2 2" aria-hidden="true"><circle r="1"/><path d="M1 1"></path></svg>
<img src="/a.png" alt=""></main>
<footer>2026</footer>
</body>
</html>
"""
TAGS = """
<!-- --> <? </> <!doctype·html> <p> </p> <p/> <div> </div> <div/> <a·href=x> </a> <a·x·x> <li> </li>
<span> </span> <b> </b> <i> </i> <br/> <br> </br> <h1> </h1> <h2> <form> </form> <button> </button>
<html> </html> <head> <body> </body> <title> </title> <select> </select> <option> <option/> </option>
<svg> </svg> <img> </img> <input> <input·type=hidden> <table> </table> <tbody> <tr> </tr> <td> </td>
<caption> <textarea> </textarea> <script> </script> <style> <dd> <dt> </dt> <summary> <details>
</details> <meta> <link> <frameset> <image> <nobr> <ruby> <rt> <template> </template> <![CDATA[
<fieldset> </fieldset> <time> </time> <article> </section> </ul> <math> </math> <pre> <noscript>
"""
LETTERS = "< </ > /> & &amp &nosuch; \" ' = &#0; &#x80; &#xD800; &#1; &#xfffe;"
SINGLE = "\x00\x01\x0b\x7f\x85\ufffe\U0001fffe"
BITS = [tag.replace("·", " ") for tag in TAGS.split()] + LETTERS.split() + list(SINGLE)


def oracle(html):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)


def without_comments(element) -> tuple:
    """A tree as one value; html5lib leaves the line break that begins a text area in a table."""
    children, texts = [], [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            children.append(without_comments(child))
            texts.append("")
        texts[-1] += child.tail or ""
    if element.tag == "textarea":
        texts[0] = texts[0].removeprefix("\n")
    return element.tag, dict(element.attrib), texts, children


def damaged(random: Random) -> str:
    """The page with something put in, a tag taken out, or some letters."""
    place = random.randrange(len(PAGE))
    match random.randrange(5):
        case 0:
            tag = random.choice(list(re.finditer("<[^>]+>", PAGE)))
            return PAGE[: tag.start()] + PAGE[tag.end() :]
        case 1:
            return PAGE[:place] + PAGE[place + random.randrange(1, 4) :]
    return PAGE[:place] + random.choice(BITS) + PAGE[place:]


def test_page_without_a_fault_is_read_as_html5lib_reads_it():
    assert without_comments(read_strictly(PAGE)) == without_comments(oracle(PAGE))
    assert without_comments(read(PAGE)) == without_comments(oracle(PAGE))


@pytest.mark.parametrize("bit", BITS)
def test_whatever_html5lib_refuses_after_the_bit_was_put_somewhere_is_refused(bit):
    for place in range(0, len(PAGE), 41):
        same_or_stricter(PAGE[:place] + bit + PAGE[place:])


def test_whatever_html5lib_refuses_of_a_thousand_damaged_pages_is_refused():
    random = Random(1)
    answers = [same_or_stricter(damaged(random)) for _ in range(1000)]
    assert (answers.count(True) > 100, answers.count(False) > 400) == (True, True)


def same_or_stricter(html: str) -> bool:
    """Whether the page is without a fault to both."""
    try:
        found = read_strictly(html)
    except Fault:
        return False
    assert without_comments(found) == without_comments(oracle(html))
    return True
