"""Organisations that a text names: their full names, what they are part of, and where they stand.

All is told by grammar; spans that a statistical recogniser marked only add proper names without a
head noun.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from . import kazakh_organisations
from . import organisation_words as known
from .grammar import is_adjective, lemma, parses
from .lines import WordLine, word_lines
from .organisation_evidence import MARKED, evidence, is_proper
from .organisation_grammar import Grammar
from .organisation_joining import Mention, Record, organisations_of, records
from .organisation_names import Naming, own_key, spellings, upright
from .organisation_phrases import Phrase, head_of
from .place_names import country, russian_city
from .place_words import GROUNDS, NATURE, STREETS
from .proposal import Organisation
from .reading import Reading, Span, Word

_BRACKETS = re.compile(r"\s*\(\s*(?:далее\s*[–—-]?\s*)?([А-ЯЁӘҒҚҢӨҰҮҺІA-Z]{2,10})\s*\)")
_LATIN = re.compile("[A-Za-z]")
_COMPOUND = re.compile("[A-Z]+-[а-яё]+")  # IT-сектор
# What a quoted name is of when no organisation's; heads of organisations have been read before.
_NO_ORGANISATIONS = known.HEADS | STREETS | NATURE | GROUNDS
_FAR = 30
ONLY_CREDITED = "только в подписи к фото"


def organisations(
    reading: Reading,
    people: Iterable[Span] = (),
    marked: Iterable[Span] = (),
    city: str | None = None,
    region: str | None = None,
) -> list[Organisation]:
    """In the order of their first mentions.

    `city` is the one that the text is about, `region` its region in the genitive.
    """
    people, city = list(people), city or None
    lines = list(word_lines(reading))
    found = records(list(_mentions(reading, lines, people, city, region)))
    _add_aliases(reading, lines, found)
    _add_marked(reading, found, marked, people)
    return [_credited(each, lines) for each in organisations_of(found)]


def _credited(organisation: Organisation, lines: Iterable[WordLine]) -> Organisation:
    """Says of one that no prose names where it was found."""
    credits = [line.line for line in lines if line.line.credit]
    if all(
        any(each.start <= span.start < each.end for each in credits)
        for span in organisation.mentions
    ):
        organisation.reason = ONLY_CREDITED
    return organisation


def _mentions(
    reading: Reading,
    lines: Sequence[WordLine],
    people: Sequence[Span],
    city: str | None,
    region: str | None,
) -> Iterator[Mention]:
    phrases = [
        phrase
        for line in lines
        if line.line.language == "ru"
        for phrase in Grammar(line.words, line.titles, line.barred(people), city).phrases()
    ]
    naming = Naming(city, spellings(phrases), region)
    for phrase in phrases:
        yield from _of_phrase(reading, phrase, naming)
    for line in lines:
        if line.line.language == "kk":
            yield from kazakh_organisations.mentions(line, line.barred(people), city)


def _of_phrase(reading: Reading, phrase: Phrase, naming: Naming) -> Iterator[Mention]:
    """The phrase and those inside it."""
    inside: list[Mention] = []
    whole: Mention | None = None
    for part in phrase.parts:
        if part.inner:
            mentions = list(_of_phrase(reading, part.inner, naming))
            inside += mentions
            if part.kind == "inner" and mentions and mentions[0].span == part.inner.span:
                whole = mentions[0]
    yield from _outer(reading, phrase, naming, whole if whole and whole.evidence else None)
    yield from inside


def _outer(
    reading: Reading, phrase: Phrase, naming: Naming, inner: Mention | None
) -> Iterator[Mention]:
    found = evidence(phrase, naming, inner is not None)
    if found is None and not _may_be_explained(phrase):
        return
    name, own = naming.name(phrase), phrase.own if found else None
    brackets = _BRACKETS.match(reading.text, phrase.span.end)
    mention = Mention(
        name=name,
        head=known.OFFICIALS.get(phrase.head, phrase.head),
        span=phrase.span,
        evidence=found,
        own=naming.own_name(phrase, own) if own else "",
        parent=inner.name if inner else known.PARENTS.get(name),
        placed=bool(phrase.places),
        abbreviation=brackets[1] if brackets and found else "",
    )
    if own and (phrase.plural or naming.needs_no_class(phrase, own)):
        mention = replace(mention, span=phrase.span_of(own))
    yield mention
    for part in phrase.others:
        yield replace(
            mention,
            name=naming.name(phrase, part),
            span=phrase.span_of(part),
            own=naming.own_name(phrase, part),
            abbreviation="",
        )


def _may_be_explained(phrase: Phrase) -> bool:
    """«городская коалиция», «Комиссия»: told of in full elsewhere, perhaps."""
    return not phrase.plural and bool(phrase.adjectives or is_proper(phrase))


# Later mentions


def _add_aliases(reading: Reading, lines: Sequence[WordLine], found: Sequence[Record]) -> None:
    """Mentions by the own name alone, and by the abbreviation that the text introduced."""
    taken = _spans(found)
    for record in found:
        spans = list(_bare(reading.text, record.abbreviations))
        if record.own:
            spans += _quoted(lines, own_key(record.own))
            if _LATIN.search(record.own):
                spans += _bare(reading.text, {record.own})
        free = [span for span in spans if not _overlaps(span, taken)]
        first = record.mentions[0]
        record.mentions += [replace(first, span=span) for span in free]
        taken += free


def _spans(found: Iterable[Record]) -> list[Span]:
    return [mention.span for record in found for mention in record.mentions]


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.touches(other) for other in others)


def _bare(text: str, names: Iterable[str]) -> Iterator[Span]:
    for name in names:
        pattern = rf"(?<![\w-])(?<![A-Za-z] ){re.escape(name)}(?![\w-])(?! [A-Z])"
        yield from (Span(*match.span()) for match in re.finditer(pattern, text))


def _quoted(lines: Iterable[WordLine], key: str) -> Iterator[Span]:
    for line in lines:
        for opening, closing in line.titles.items():
            inside = " ".join(word.text for word in line.words[opening + 1 : closing])
            if own_key(inside) == key and not _is_work(line.words[:opening]):
                yield line.span(opening, closing)


def _is_work(before: Sequence[Word]) -> bool:
    """«проект «Respublica»» is no party, nor is the second of «конкурсы «…» и «…»»."""
    at = len(before) - 1
    while at > 0 and before[at].text in {"и", ","} and before[at - 1].text in '»”"':
        closing = before[at - 1].text
        opening = {"»": "«", "”": "“"}.get(closing, closing)
        at -= 2
        while at >= 0 and before[at].text != opening:
            at -= 1
        at -= 1
    return at >= 0 and lemma(before[at].low) in known.WORKS


# What the statistical recogniser adds


def _add_marked(
    reading: Reading, found: list[Record], marked: Iterable[Span], people: Sequence[Span]
) -> None:
    taken = [*_spans(found), *people]
    for span in marked:
        if _overlaps(span, taken):
            continue
        span = _with_country(reading, span)
        quoted = next((each for each in reading.quoted if _fills(span, each)), None)
        name = _marked_name(reading, span, quoted)
        if name is None:
            continue
        own = name.strip("«»")
        mention = Mention(name, "", quoted or span, MARKED, own)
        same = next((record for record in found if own_key(record.own) == own_key(own)), None)
        if same:
            same.add([mention])
        else:
            found.append(Record([mention]))


def _with_country(reading: Reading, span: Span) -> Span:
    """«МИД Грузии»: the country that an organisation is of belongs to its name."""
    after = reading.words_after(span.end, 2)
    while after and after[0].start == span.end + 1 and country(after[0].text):
        span, after = Span(span.start, after[0].end), after[1:]
    return span


def _fills(span: Span, quoted: Span) -> bool:
    """Whether it is all that these marks hold."""
    return quoted.holds(span) and quoted.end - quoted.start <= span.end - span.start + 2


def _marked_name(reading: Reading, span: Span, quoted: Span | None) -> str | None:
    """None for a common word, a work, an event, a place, and what the grammar has turned down."""
    words = [word for word in reading.words_in(*span) if word.is_word or word.text.isdigit()]
    if not words or not words[0].capital or words[0].low in known.COMMON_ABBREVIATIONS:
        return None
    if any(word.low in known.EVENT_WORDS for word in words):
        return None
    described = len(words) > 1 and is_adjective(words[0].low)
    if any(head_of(word.text) for word in words) and not described:
        return None
    before = reading.words_before(quoted.start if quoted else span.start, _FAR)
    if _is_work(before) or (before and lemma(before[-1].low) in _NO_ORGANISATIONS):
        return None
    if country(words[0].text) or russian_city(words[0].text):
        return None
    text = reading.text[words[0].start : words[-1].end]
    if quoted:
        # A Kazakh name without a word of what it is of is a song's or a ship's as likely as a firm's.
        told = _LATIN.match(text) or parses(words[0].low)[0].is_known
        return f"«{upright(text, words)}»" if told else None
    if _COMPOUND.fullmatch(text):
        return None
    if _LATIN.match(text) or text.isupper():
        return text
    likely = parses(words[0].low)[0]
    is_common = likely.is_known and not {"Orgn", "Abbr"} & set(likely.tag.grammemes)
    if described and reading.begins_sentence(words[0].start):
        return None
    named = described or all(word.capital for word in words)
    return upright(text, words) if named and (len(words) > 1 or not is_common) else None
