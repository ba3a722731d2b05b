"""The facets of articles, counted by the index."""

from collections.abc import Iterable

from django.utils.dates import MONTHS
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from articles import addresses
from articles.filters.base import RecordsFilter
from articles.filters.form import NO_CITY
from articles.indexing.texts import LETTER, language_token, period_token
from articles.indexing.texts import NO_CITY as NO_CITY_TOKEN
from articles.models import Article, Kind
from articles.selection import Kept, Newest, Selection

from .base import Choice, Facet, Facets

# A filter of up to `WHOLE` choices stands on the page with all of them, a longer one with `FEW`.
WHOLE, FEW = 60, 24
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


class ArticleFacets(Facets):
    def all(self) -> list[Facet]:
        numbers = self._numbers()
        found = self._found(token for counts in numbers.values() for token in counts)
        facets = {name: self._facet(name, counts, found) for name, counts in numbers.items()}
        after_tags = ["person", "organisation", "event", "language", "source"]
        return [facets["city"], facets["tag"], *self.periods(), *map(facets.get, after_tags)]

    def every(self, name: str, limit: int, offset: int) -> tuple[list[Choice], bool]:
        """The choices of one filter from `offset` on, biggest first, and whether more follow."""
        numbers: Numbers = {}
        for letter in KINDS[name]:
            numbers |= self._counts(name).most(letter, limit + 1, offset)
        ordered = sorted(numbers, key=lambda token: (-numbers[token], token))
        shown = {token: numbers[token] for token in ordered[:limit]}
        return self._choices(name, shown, self._found(shown)), len(ordered) > limit

    # Counting

    @cached_property
    def _long(self) -> set[str]:
        """Filters with more choices than the page shows."""
        return set()

    @cached_property
    def _selections(self) -> dict[Selection, Selection]:
        return {}

    def _counts_of(self, selection: Selection) -> Kept | Newest:
        """Equal selections are counted once."""
        return self._selections.setdefault(selection, selection).counts

    def _counts(self, name: str) -> Kept | Newest:
        """Under all other filters: under this one too where all of its values must hold at once."""
        filter_ = self.filters.filters[name]
        every = isinstance(filter_, RecordsFilter) and filter_.every
        return self._counts_of(self.filters.selection(*(() if every else (name,))))

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
        return addresses.numbered(wanted)

    # Years and months: whatever may fall in one is counted in it, as its list shows it

    def periods(self) -> list[Facet]:
        found = [self._years()]
        if self.filters.cleaned.get("year"):
            found.append(self._months(self.filters.cleaned["year"]))
        elif "month" in self.filters.errors:
            found.append(self.finished("month", []))
        return found

    def _years(self) -> Facet:
        certain = bool(self.filters.cleaned.get("certain"))
        counts = self._period_counts("year", "month")
        numbers = counts.most(period_token(0, certain=certain)[0], ENDLESS)
        choices = []
        for token in sorted(numbers, reverse=True):
            year = str(int(token[1:]))
            current = self.query.has("year", year)
            url = self.query.changed(year=() if current else (year,), month=(), page=()).url()
            choices.append(Choice(year, year, numbers[token], url, current))
        return self._period("year", choices, counts)

    def _months(self, year: int) -> Facet:
        certain = bool(self.filters.cleaned.get("certain"))
        counts = self._period_counts("month")
        tokens = {month: period_token(year, month, certain) for month in range(1, 13)}
        numbers = counts.of(tokens.values())
        choices = [
            self.choice("month", month, MONTHS[month].lower(), numbers[token])
            for month, token in tokens.items()
            if numbers.get(token)
        ]
        return self._period("month", choices, counts)

    def _period(self, name, choices, counts) -> Facet:
        facet = self.finished(name, choices, most=12)
        facet.capped = counts.capped
        return facet

    def _period_counts(self, *without: str) -> Kept | Newest:
        """Without the rule "surely" too: it is a rule about the very period being counted."""
        if not self.filters.cleaned.get("certain"):
            return self._counts_of(self.filters.selection(*without))
        selection = self.filters.selection(*without, "certain")
        if selection.within:  # days asked beside the year must surely be met as before
            selection = self.filters.selection(*without)
        return self._counts_of(selection)
