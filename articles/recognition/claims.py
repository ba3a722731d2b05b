"""Who claims what a sentence states: «По данным …», «…, сообщает …»."""

import re

_WHO = r"(?P<who>(?:\"[^\"]*\"|«[^»]*»|г\. |им\. |[^,;:.?!\"«»]|\.(?=\S))+)"
_SAYS = (
    r"(?:сообща(?:ет|ют)|сообщил[аи]?|информиру(?:ет|ют)|проинформировал[аи]?|переда(?:ет|ют)|пиш(?:ет|ут)|"
    r"отмеча(?:ет|ют)|отметил[аи]?|рассказал[аи]?|уточн(?:ил[аи]?|яет|яют)|заявил[аи]?|"
    r"подчеркнул[аи]?|добавил[аи]?|пояснил[аи]?|говорится)"
)
_HEAD = re.compile(
    r"\W*(?:по (?:данным|словам|информации|сведениям|подсчетам|оценк(?:е|ам)|сообщению)|согласно данным|"
    rf"как {_SAYS}(?: во?)?)\s+{_WHO}(?=,)",
    re.IGNORECASE,
)
_INSIDE = re.compile(rf",\s+по (?:данным|информации|словам)\s+{_WHO}(?=,)", re.IGNORECASE)
_TAIL = re.compile(
    rf"[,»\"]\s*[-–—]?\s*(?:как )?{_SAYS}(?: во?)?\s+(?!об?\s|про\s|что\s){_WHO}(?=[,.]|$)",
    re.IGNORECASE,
)
_KAZAKH = re.compile(
    r"\W*(?P<who>[^,]+?)\s+(?:мәліметінше|дерегінше|айтуынша|хабарлауынша|ақпаратынша|сөзінше|"
    r"(?:мәлімет(?:тер)?і|дерек(?:тер)?і|ақпараты) бойынша)(?!\w)",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(["он", "она", "они", "его", "ее", "её", "их", "оның", "олардың"])


def claimed_by(sentence: str) -> str | None:
    """The words for whoever claims it, as they are written; None where it is a pronoun."""
    plain = sentence.replace("ё", "е")
    match = (
        _HEAD.match(plain) or _INSIDE.search(plain) or _TAIL.search(plain) or _KAZAKH.match(plain)
    )
    if not match:
        return None
    who = sentence[slice(*match.span("who"))]
    who = re.split(r"\s+со ссылкой\s", who)[0].strip()
    return None if who.lower() in _PRONOUNS else who
