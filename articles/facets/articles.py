"""The facets of articles, counted by the index."""

from collections.abc import Iterable

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from articles import labels
from articles.indexing.texts import LETTER, language_token, period_token
from articles.indexing.texts import NO_CITY as NO_CITY_TOKEN
from articles.models import NO_CITY, Article, Kind
from articles.selection import Kept, Newest

from .base import Choice, Facet
from .spans import PeriodFacets, Periods

# A filter of up to `WHOLE` choices stands on the page with all of them, a longer one with `FEW`.
WHOLE, FEW = 40, 16
# The first letters of each filter's values in the index.
KINDS = {
    "city": LETTER["city"] + NO_CITY_TOKEN,
    "tag": LETTER["tag"],
    "person": LETTER["person"],
    "organisation": LETTER["organisation"],
    "event": LETTER["event"],
    "language": "l",
    "source": LETTER["source"],
}
ENDLESS = 100_000
NAMES = {letter: name for name, letters in KINDS.items() for letter in letters}
Numbers = dict[str, int]


class ArticleFacets(PeriodFacets):
    def all(self) -> list[Facet]:
        numbers = self._numbers()
        found = self._found(token for counts in numbers.values() for token in counts)
        facets = {name: self._facet(name, counts, found) for name, counts in numbers.items()}
        after_tags = ["person", "organisation", "event", "language", "source"]
        return [facets["city"], facets["tag"], *self.periods(), *map(facets.get, after_tags)]

    def every(self, name: str, limit: int, offset: int) -> tuple[list[Choice], bool]:
        """The choices of one filter from `offset` on, biggest first, and whether more follow."""
        numbers: Numbers = {}
        letters = KINDS[name]
        # Those of several letters are put in one order before the first are passed over.
        passed = offset if len(letters) == 1 else 0
        for letter in letters:
            numbers |= self._counts(name).most(letter, offset - passed + limit + 1, passed)
        ordered = sorted(numbers, key=lambda token: (-numbers[token], token))[offset - passed :]
        shown = {token: numbers[token] for token in ordered[:limit]}
        return self._choices(name, shown, self._found(shown)), len(ordered) > limit

    # Counting

    @cached_property
    def _long(self) -> set[str]:
        """Filters with more choices than the page shows."""
        return set()

    def _counts(self, name: str) -> Kept | Newest:
        return self.filters.around(name).counts

    def _numbers(self) -> dict[str, Numbers]:
        """The biggest values of each filter, and those chosen; one query for equal counts."""
        together: dict[int, list[str]] = {}
        counts = {name: self._counts(name) for name in KINDS}
        for name in KINDS:
            together.setdefault(id(counts[name]), []).append(name)
        found: dict[str, Numbers] = {name: {} for name in KINDS}
        for names in together.values():
            letters = "".join(KINDS[name] for name in names)
            for token, number in counts[names[0]].most(letters, WHOLE + 1).items():
                found[NAMES[token[0]]][token] = number
        for name, numbers in found.items():
            if len(numbers) > WHOLE:
                self._long.add(name)
                biggest = sorted(numbers, key=lambda token, of=numbers: (-of[token], token))[:FEW]
                found[name] = {token: numbers[token] for token in biggest}
        for name, chosen in self._chosen.items():
            missing = [token for token in chosen if token not in found[name]]
            if missing:
                found[name] |= dict.fromkeys(missing, 0) | counts[name].of(missing)
        return found

    @cached_property
    def _chosen(self) -> dict[str, list[str]]:
        """The tokens of what is chosen in each filter."""
        chosen = {name: self.filters.cleaned.get(name) for name in KINDS}
        return {
            name: [language_token(given)]
            if name == "language"
            else [self.filters.filters[name].token(record) for record in given]
            for name, given in chosen.items()
            if given
        }

    # Choices

    def _facet(self, name: str, numbers: Numbers, found) -> Facet:
        facet = self.finished(name, self._choices(name, numbers, found))
        facet.capped = self._counts(name).capped
        if name in self._long:
            facet.all_url = self.filters.query.changed(page=()).at(f"by/{name}/")
        return facet

    def _choices(self, name: str, numbers: Numbers, found) -> list[Choice]:
        """What is chosen stays in sight however small its count; then the biggest first."""
        chosen = self._chosen.get(name, [])
        links = self.links(name)
        rows = []
        for token, number in numbers.items():
            if token[0] == "l":
                language = Article.Language(token[1:])
                value, label, key = language.value, language.label, language.value
            elif token == NO_CITY_TOKEN:
                value, label, key = NO_CITY, _("Без города"), "\U0010ffff"
            elif record := found.get((NAMES[token[0]], int(token[1:]))):
                value, label, key = record.slug, record.label, record.sort_key
            else:
                continue
            rows.append((token not in chosen, -number, key, value, label))
        return [links(value, label, -n, not off) for off, n, _key, value, label in sorted(rows)]

    def _found(self, tokens: Iterable[str]) -> dict:
        wanted: dict[Kind, list[int]] = {}
        for token in tokens:
            if token != NO_CITY_TOKEN and token[0] != "l":
                wanted.setdefault(Kind(NAMES[token[0]]), []).append(int(token[1:]))
        return labels.numbered(wanted)

    # Years and months

    def by_year(self) -> Periods:
        counts = self._period_counts("year", "month")
        numbers = counts.most(period_token(0, certain=self._certain)[0], ENDLESS)
        return Periods({int(token[1:]): n for token, n in numbers.items()}, counts.capped)

    def by_month(self, year: int) -> Periods:
        # What falls in a month falls in its year: counted for all years, they need no more counting.
        counts = self._period_counts("year", "month")
        if counts.capped:
            counts = self._period_counts("month")
        tokens = {period_token(year, month, self._certain): month for month in range(1, 13)}
        numbers = counts.of(tokens)
        return Periods({tokens[token]: n for token, n in numbers.items()}, counts.capped)

    @property
    def _certain(self) -> bool:
        return bool(self.filters.cleaned.get("certain"))

    def _period_counts(self, *without: str) -> Kept | Newest:
        """Without the rule "surely" too: it is a rule about the very period being counted."""
        selection = self.filters.selection(*without)
        # Days asked beside the year must surely be met as before.
        if self._certain and not selection.within:
            selection = self.filters.selection(*without, "certain")
        return selection.counts
