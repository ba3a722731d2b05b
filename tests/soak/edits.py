"""Edits as the newsroom makes them, each in its transaction.

python -m tests.soak.edits fill SEED ARTICLES   makes the tables and an archive
python -m tests.soak.edits go SEED NUMBER       says + when an edit begins and . when it is kept
"""

import sys
from random import Random

from tests.soak import site

site.start()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from articles.admin.uses import article_ids  # noqa: E402
from articles.dates import ImpreciseDate  # noqa: E402
from articles.indexing import reindex, reindex_names  # noqa: E402
from articles.models import (  # noqa: E402
    Article,
    City,
    Coverage,
    Event,
    Mention,
    Organisation,
    Participation,
    Person,
    Source,
    StatedRole,
    Tag,
)
from articles.publishing import publish, withdraw  # noqa: E402
from articles.workflow import Status  # noqa: E402
from tests.factories import make_administrator, scope  # noqa: E402
from tests.search.fuzz import fill, random_date, random_name, random_text  # noqa: E402


def any_of(random: Random, rows):
    return rows.order_by("pk")[random.randrange(rows.count())]


def some_of(random: Random, rows) -> list:
    return random.sample(list(rows.order_by("pk")), random.choice((0, 1, 2)))


def an_article(random: Random) -> Article:
    return any_of(random, Article.objects.all())


# Each of these is one edit


def rewrite(random: Random) -> None:
    article = an_article(random)
    places = [place.end for mention in article.mentions.all() for place in mention.places.all()]
    article.body = article.body[: max(places, default=0)] + "\n" + random_text(random, 60)
    article.lead, article.name = random_text(random, 3), random_name(random)
    article.save()
    reindex([article.pk])


def move_in_time(random: Random) -> None:
    article = an_article(random)
    article.date = ImpreciseDate.parse(random_date(random))
    article.save()
    reindex([article.pk])


def tag(random: Random) -> None:
    article = an_article(random)
    article.tags.set(some_of(random, Tag.objects.all()))
    cities = some_of(random, City.objects.all())
    article.scope = scope(cities)
    article.save()
    article.cities.set(cities)
    reindex([article.pk])


def publish_or_withdraw(random: Random) -> None:
    article, editor = an_article(random), get_user_model().objects.get()
    if article.status == Status.PUBLISHED:
        withdraw(article, editor, "По просьбе источника.")
    else:
        publish(article, editor)


def link(random: Random) -> None:
    article = an_article(random)
    kind, model = random.choice((("person", Person), ("organisation", Organisation)))
    record = any_of(random, model.objects.all())
    mention, new = Mention.objects.get_or_create(article=article, **{kind: record})
    if not new:
        mention.delete()
    article.coverages.all().delete()
    for event in some_of(random, Event.objects.all()):
        Coverage.objects.create(article=article, event=event, manner=Coverage.Manner.REPORTS)
    reindex([article.pk])


def state(random: Random) -> None:
    """What the article says of people's roles, and who it says took part in what."""
    article, person = an_article(random), any_of(random, Person.objects.all())
    article.stated_roles.all().delete()
    article.participations.all().delete()
    for organisation in [None, *some_of(random, Organisation.objects.all())]:
        StatedRole.objects.create(
            article=article, person=person, organisation=organisation, words="член", role="член"
        )
    for event in some_of(random, Event.objects.all()):
        who = random.choice(
            ({"person": person}, {"organisation": any_of(random, Organisation.objects.all())})
        )
        Participation.objects.create(
            article=article, event=event, part=Participation.Part.SPEAKER, words="сказал", **who
        )
    reindex([article.pk])


def rename(random: Random) -> None:
    record = any_of(random, random.choice((Person, Organisation, Event, Tag, City)).objects.all())
    record.name = f"{random_name(random)} {record.kind.value} {record.pk}"
    record.save()
    reindex_names(record.kind, [record.pk])


def show_or_hide(random: Random) -> None:
    person = any_of(random, Person.objects.all())
    person.visibility = random.choice(Person.Visibility.values)
    person.save()
    reindex_names(person.kind, [person.pk])
    reindex(article_ids(person))


def show_more_or_less(random: Random) -> None:
    source = any_of(random, Source.objects.all())
    source.display = random.choice(Source.Display.values)
    source.save()
    reindex(source.articles.values_list("pk", flat=True))


def enter(random: Random) -> None:
    article = Article.objects.create(
        name=random_name(random),
        body=random_text(random, 40),
        date=random_date(random),
        scope=Article.Scope.UNKNOWN,
        status=Status.PUBLISHED,
    )
    article.tags.set(some_of(random, Tag.objects.all()))
    reindex([article.pk])


def delete(random: Random) -> None:
    an_article(random).delete()


EDITS = [rewrite] * 4 + [tag, link, state] * 3 + [move_in_time, publish_or_withdraw, rename] * 2
EDITS += [show_or_hide, show_more_or_less, enter, delete]


def edit(seed: int, number: int) -> None:
    random = Random(seed)
    for _number in range(number):
        print("+", end="", flush=True)
        with transaction.atomic():
            random.choice(EDITS)(random)
        print(".", end="", flush=True)


def prepare(seed: int, articles: int) -> None:
    call_command("migrate", verbosity=0)
    if articles:
        with transaction.atomic():
            fill(Random(seed), articles)
            make_administrator()


if __name__ == "__main__":
    {"fill": prepare, "go": edit}[sys.argv[1]](int(sys.argv[2]), int(sys.argv[3]))
