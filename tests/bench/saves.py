"""An editor who saves an article every second until standard input ends; prints the times as JSON."""

import json
import os
import select
import sys
import time
from random import Random

import django

PAUSE = 1
# Words of no query, at the end: they come with one save and go with the next.
SENTENCE, REMARK = "\n\n§ 77001 77002 77003.", " (77004)"


def save(pk: int) -> float:
    """Milliseconds of reading, changing, saving and indexing an article in one transaction."""
    from django.db import transaction

    from articles.indexing import reindex
    from articles.models import Article

    started = time.perf_counter()
    with transaction.atomic():
        article = Article.objects.get(pk=pk)
        article.body = toggled(article.body, SENTENCE)
        article.name = toggled(article.name, REMARK)
        article.save()
        reindex([pk])
    return (time.perf_counter() - started) * 1000


def toggled(text: str, end: str) -> str:
    return text.removesuffix(end) if text.endswith(end) else text + end


def main(number: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
    django.setup()
    random, times = Random(), []
    save(1)  # the dictionary is read once a process
    while not select.select([sys.stdin], [], [], PAUSE)[0]:
        times.append(round(save(random.randint(1, number)), 2))
    print(json.dumps(times))


if __name__ == "__main__":
    main(int(sys.argv[1]))
