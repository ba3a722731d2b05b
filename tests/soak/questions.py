"""Questions to the list of articles, each answer held against plain Python's.

    python -m tests.soak.questions SEED NUMBER          of archives made for it, and taken back
    python -m tests.soak.questions SEED NUMBER --here   of the archive that is there

It prints a digest of the answers, the same on every engine, and ends with 1 on a wrong one.
"""

import json
import sys
from hashlib import sha256
from random import Random

from tests.soak import site

site.start()

from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from articles.indexing import NAMED  # noqa: E402
from articles.models import Article, Kind  # noqa: E402
from tests.search.fuzz import Archive, asked_of, fill, question  # noqa: E402
from tests.search.oracle import RECORDS, Oracle  # noqa: E402

ARCHIVE = 500  # questions to one archive before the next is made
SIZES = (3, 24, 60)


def ask(random: Random, archive: Archive, number: int) -> str:
    """The digest of so many answers."""
    oracle, client, digest = Oracle(), Client(), sha256()
    for _number in range(number):
        asked = question(random, archive)
        with transaction.atomic():
            answer = asked_of(client, asked)
        if answer != (wanted := oracle.answer(asked)):
            sys.exit(f"Wrong: {asked!r}\nanswered {answer!r}\nwanted   {wanted!r}")
        digest.update(json.dumps([asked, answer]).encode())
    return digest.hexdigest()[:16]


def ask_new_archives(seed: int, number: int) -> None:
    for start in range(0, number, ARCHIVE):
        random, few = Random(f"{seed} {start}"), min(ARCHIVE, number - start)
        with transaction.atomic():
            archive = fill(random, SIZES[start // ARCHIVE % len(SIZES)])
            print(f"{start + few:6} questions, {ask(random, archive, few)}", flush=True)
            transaction.set_rollback(True)


def as_it_is() -> Archive:
    slugs = {}
    for kind in RECORDS:
        model = Article._meta.get_field("source").related_model
        if Kind(kind) in NAMED:
            model = NAMED[Kind(kind)].model
        slugs[kind] = list(model.objects.order_by("pk").values_list("slug", flat=True))
    rows = Article.objects.order_by("pk").values_list("name", "lead", "body")
    return Archive(slugs, [text for row in rows for text in row])


def main(seed: str, number: str, *here: str) -> None:
    setup_test_environment()
    if here:
        digest = ask(Random(int(seed)), as_it_is(), int(number))
        print(f"{number} questions, {digest}")
    else:
        ask_new_archives(int(seed), int(number))


if __name__ == "__main__":
    main(*sys.argv[1:])
