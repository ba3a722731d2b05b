"""What the list of articles should answer, worked out in plain Python over the archive's rows.

It shares the analyser, the reading of queries and the documents with the site, and nothing that
asks an index: no expression, no engine, no counter.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from articles.dates import month_bounds, year_bounds
from articles.filters.form import FORBIDDEN
from articles.indexing.names import NAMED, rows_of
from articles.indexing.texts import documents
from articles.labels import MODELS, PUBLIC
from articles.language import exact_key, query_keys
from articles.models import Article, Kind, Mention
from articles.search.query import Query, Term, parse

PER_PAGE = 20
ALL_AT_ONCE = {"tag", "person", "organisation", "event"}
RECORDS = ("city", "tag", "person", "organisation", "event", "source")
# Where a term may stand: fields of the document, and whether only as it is written.
STEPS = (
    (("title",), True),
    (("title",), False),
    (("title", "text"), True),
    (("title", "text"), False),
)


class Oracle:
    def __init__(self):
        articles = Article.objects.published().prefetch_related(
            "cities", "tags", "coverages__event"
        )
        self.articles = sorted(articles.select_related("source"), key=place, reverse=True)
        written = documents([article.pk for article in self.articles])
        self.documents = {document.article_id: document.tokens for document in written}
        self.linked = {article: linked(article) for article in self.articles}
        self.names = {
            article: [row for record in records for row in rows_of(record.kind, record)]
            for article, records in self.linked.items()
        }
        self.values = {article: self._values(article) for article in self.articles}
        self.public = {
            kind: set(PUBLIC[Kind(kind)]().values_list("slug", flat=True)) for kind in RECORDS
        }
        self.once_public = {
            kind: set(
                MODELS[Kind(kind)].objects.filter(ever_public=True).values_list("slug", flat=True)
            )
            for kind in RECORDS
        }

    def _values(self, article) -> dict[str, set[str]]:
        found = {kind: set() for kind in RECORDS}
        for record in self.linked[article]:
            found[record.kind.value].add(record.slug)
        found["city"] = found["city"] or {"none"}
        found["source"] = {article.source.slug} if article.source else set()
        found["language"] = {article.language}
        return found

    def answer(self, asked: list[tuple[str, str]]) -> dict:
        question = Question(asked)
        missing = {
            kind: set(question.values[kind]) - self.public[kind] - {"none"} for kind in RECORDS
        }
        if any(missing[kind] & self.once_public[kind] for kind in RECORDS):
            return {"status": 410}
        if any(missing.values()):
            return {"status": 400}
        if question.last and question.first and question.last < question.first:
            return {"status": 400}
        ranks = {a: rank for a in self.articles if (rank := self._rank(a, question.query)) < 4}
        found = [a for a in ranks if self._passes(a, question)]
        if question.sort == "date":
            found.reverse()
        elif question.query and question.sort in ("", "relevance"):
            found.sort(key=ranks.__getitem__)
        start = PER_PAGE * (question.page - 1)
        if start and start >= len(found):
            return {"status": 404}
        return {
            "status": 200,
            "total": len(found),
            "articles": [a.get_absolute_url() for a in found[start : start + PER_PAGE]],
            "counts": dict(self._counts(list(ranks), question)),
        }

    # Words

    def _rank(self, article, query: Query | None) -> int:
        """The first step by which the article is found, of those that are found at all; else 4."""
        if query is None:
            return 0
        hits = [self._found(article, query, step) for step in range(len(STEPS))]
        return hits.index(True) if hits[-1] else len(STEPS)

    def _found(self, article, query: Query, step: int) -> bool:
        for group in query.groups:
            if group[0].negated:
                if any(self._stands(article, term, len(STEPS) - 1) for term in group):
                    return False
            elif not any(self._stands(article, term, step) for term in group):
                return False
        return True

    def _stands(self, article, term: Term, step: int) -> bool:
        fields, as_written = STEPS[step]
        if term.kind == "word" and len(term.words) == 1:
            (word,) = term.words
            for row in self.names[article]:
                if row.key in query_keys(word) and (not as_written or row.exact == exact_key(word)):
                    return True
        as_written = as_written or term.kind != "word"
        tokens = self.documents[article.pk]
        # In any form may mean just as it is written too.
        return any(
            fits(term, window, exactly)
            for field in fields
            for exactly in {as_written, True}
            for window in windows(tokens[f"{field}_exact" if exactly else field], term)
        )

    # Filters

    def _passes(self, article, question: "Question", without=()) -> bool:
        for name, asked in question.values.items():
            if asked and name not in without:
                has = [value in self.values[article][name] for value in asked]
                if not (all(has) if name in ALL_AT_ONCE else any(has)):
                    return False
        spans = question.spans(without)
        falls = article.date.surely_falls if question.certain else article.date.may_fall
        if question.certain and not spans:
            return article.date.is_certain
        return all(falls(*span) for span in spans)

    def _counts(self, matching: list, question: "Question") -> Iterator[tuple[str, dict[str, int]]]:
        """By filter, how many articles the list has with each of its values chosen."""
        for name in (*RECORDS, "language"):
            without = () if name in ALL_AT_ONCE else (name,)
            found = [a for a in matching if self._passes(a, question, without)]
            counts = Counter(value for a in found for value in self.values[a][name])
            chosen = set(question.values[name]) - counts.keys()
            if counts or chosen:
                yield name, dict(counts)
        years = {}
        for year in sorted(
            {y for a in matching for y in range(a.date.earliest.year, a.date.latest.year + 1)}
        ):
            years[str(year)] = self._number(matching, question.of(year, None))
        if any(years.values()):
            yield "year", {year: n for year, n in years.items() if n}
        if question.year:
            months = {
                str(m): self._number(matching, question.of(question.year, m)) for m in range(1, 13)
            }
            if any(months.values()):
                yield "month", {month: n for month, n in months.items() if n}

    def _number(self, matching: list, question: "Question") -> int:
        return sum(self._passes(article, question) for article in matching)


class Question:
    """Parameters as they are meant."""

    def __init__(self, asked: list[tuple[str, str]]):
        self.asked = asked
        single = dict(asked)
        query = parse(FORBIDDEN.sub("", single.get("q", "")))
        self.query = query if query.searches else None
        self.values = {name: [v for n, v in asked if n == name] for name in (*RECORDS, "language")}
        self.first, self.last = (
            date.fromisoformat(single[name]) if name in single else None
            for name in ("date_after", "date_before")
        )
        self.year, self.month = (int(single.get(name, 0)) or None for name in ("year", "month"))
        self.certain = "certain" in single
        self.sort, self.page = single.get("sort", ""), int(single.get("page", 1))

    def of(self, year: int, month: int | None) -> "Question":
        kept = [pair for pair in self.asked if pair[0] not in ("year", "month")]
        return Question([*kept, ("year", str(year))] + [("month", str(month))] * bool(month))

    def spans(self, without=()) -> list[tuple[date | None, date | None]]:
        found = [(self.first, self.last)] if self.first or self.last else []
        if self.year and "year" not in without:
            bounds = month_bounds(self.year, self.month) if self.month else year_bounds(self.year)
            found.append(bounds)
        return found


def place(article) -> tuple:
    return article.date.latest, article.date.earliest, article.pk


def linked(article) -> list:
    """Every record by whose name the article may be found."""
    mentions = (
        Mention.objects.public().filter(article=article).select_related("person", "organisation")
    )
    named = [mention.person or mention.organisation for mention in mentions]
    pages = set(NAMED[Kind.PERSON].values_list("pk", flat=True))
    return [
        *(record for record in named if record.kind != Kind.PERSON or record.pk in pages),
        *(coverage.event for coverage in article.coverages.all()),
        *article.tags.all(),
        *article.cities.all(),
    ]


def windows(tokens: list[str], term: Term) -> Iterator[list[str]]:
    size = len(term.words)
    return (tokens[start : start + size] for start in range(len(tokens) - size + 1))


def fits(term: Term, window: list[str], as_written: bool) -> bool:
    *words, last = zip(term.words, window, strict=True)
    if term.kind == "prefix":
        ends = last[1].startswith(exact_key(last[0]))
    else:
        words, ends = [*words, last], True
    return ends and all(
        token == exact_key(word) if as_written else token in query_keys(word)
        for word, token in words
    )
