"""Texts → drafts: each in a transaction of its own, none of them twice."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.db import connection, transaction

from articles.dates import ImpreciseDate
from articles.indexing import reindex
from articles.models import Article, City, Evidence, Original, Photo, Source
from articles.recognition.titles import title_of
from articles.reprints import ARTICLES_OF_ONE, Near, alike, near_copy_of, nearest, sharing_most
from articles.text import credit_lines, wording

from .files import readable
from .texts import Text
from .twins import twin_of

LOCK = 0x696D706F7274  # any number that no other lock of this database has

Suggest = Callable[[Article], None]


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of a text: `article` is its draft, `twin` what the archive had instead.

    A rehearsal has a draft for nothing, and knows other files of its own by their names.
    """

    text: Text
    article: Article | None = None
    twin: Article | str | None = None
    near: Near | None = None


def make_draft(
    text: Text,
    *,
    city: City | None = None,
    source: Source | None = None,
    suggest: Suggest | None = None,
) -> Article:
    """An article that an editor has yet to look at, with its file and photo credits.

    The caller's transaction keeps all of it or nothing. Without a city the place stays to be said:
    the archive does not know yet whether the text is about the whole country.
    """
    article = Article.objects.create(
        name=title_of(text.reading),
        title_supplied=True,
        body=text.body,
        language=text.reading.language,
        date=text.day and ImpreciseDate.of_day(text.day),
        date_evidence=Evidence.STATED,
        source=source,
    )
    if city:
        article.cities.add(city)
    Photo.objects.bulk_create(
        [
            Photo(
                article=article,
                start=line.start,
                end=line.end,
                text=line.text,
                credit=line.credit[: Photo._meta.get_field("credit").max_length],
            )
            for line in credit_lines(text.body)
        ]
    )
    Original.objects.create(article=article, name=_file_name(text.name), content=text.content)
    reindex([article.pk])
    if suggest:
        suggest(article)
    return article


def enter(text: Text, **options) -> Entered:
    """Makes a draft of the text, unless the archive has it; `options` as `make_draft` has them."""
    wording(text.body)  # before others have to wait for this transaction
    with transaction.atomic():
        _wait_for_other_imports()
        if twin := twin_of(text):
            return Entered(text, twin=twin)
        near = near_copy_of(text.body)
        return Entered(text, article=make_draft(text, **options), near=near)


def _wait_for_other_imports() -> None:
    """SQLite's transactions already queue for the write lock; PostgreSQL's need a word.

    Else two that come with one text at the same time would not see each other's article.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _file_name(name: str) -> str:
    """The last part of a path or of a name in an archive, its ending kept."""
    return readable(PurePosixPath(name).name)[-Original._meta.get_field("name").max_length :]


class Rehearsal:
    """Says what `enter` would do with one text after another, and writes nothing."""

    def __init__(self):
        self._names: dict[str | int, str] = {}
        self._bodies: list[tuple[str, str]] = []
        self._having: dict[int, list[int]] = {}

    def enter(self, text: Text) -> Entered:
        made = wording(text.body)
        twin = twin_of(text) or self._names.get(text.sha256) or self._names.get(made.words)
        if twin:
            return Entered(text, twin=twin)
        near = nearest(text.body, [*alike(text.body), *self._alike(text.body)])
        self._names[text.sha256] = self._names[made.words] = text.name
        for number in made.sample:
            self._having.setdefault(number, []).append(len(self._bodies))
        self._bodies.append((text.name, text.body))
        return Entered(text, near=near)

    def _alike(self, body: str) -> list[tuple[str, str]]:
        """As `alike`, among the texts that came before."""
        likeliest = sharing_most(
            wording(body).sample, lambda number: self._having.get(number, ())[:ARTICLES_OF_ONE]
        )
        return [self._bodies[key] for key in likeliest]
