from functools import partial

from django.core.management import BaseCommand
from django.db import DatabaseError, OperationalError, transaction

from articles import search
from articles.indexing import reindex, reindex_names
from articles.indexing.names import NAMED
from articles.management import progress
from articles.models import Article

AT_ONCE = 200


class Command(BaseCommand):
    help = "Builds the search index anew; readers go on meanwhile, and a stopped run can go on."

    def add_arguments(self, parser):
        parser.add_argument(
            "--continue",
            action="store_true",
            dest="go_on",
            help="leave alone what is in the index already",
        )

    def handle(self, go_on=False, verbosity=1, **options):
        if not self.is_sound():
            self.build_anew()
        for kind, records in NAMED.items():
            ids = list(records.model.objects.order_by("pk").values_list("pk", flat=True))
            self.batches(kind.label, ids, lambda some, kind=kind: reindex_names(kind, some))
        try:
            self.articles(go_on)
        except OperationalError:  # another writer did not make way, or the disk is full
            raise
        except DatabaseError:
            self.build_anew()
            self.articles(go_on=False)
        self.merge()

    def build_anew(self):
        self.stderr.write("The index is broken: it is built anew.")
        with transaction.atomic():
            search.build()

    def articles(self, go_on):
        """Raises DatabaseError where what is in the index already turns out to be spoilt."""
        # In the order of dates: what lists ask for at once then lies together.
        articles = list(Article.objects.order_by("date_latest", "pk").values_list("pk", flat=True))
        done = search.indexed()
        with transaction.atomic():
            search.remove(done.keys() - set(articles))
        left = [pk for pk in articles if not go_on or pk not in done]
        self.batches(Article._meta.verbose_name, left, partial(reindex, thorough=True))
        if search.tally_differs() or search.blocks_differ():
            with transaction.atomic():
                search.recount()

    @staticmethod
    def is_sound() -> bool:
        try:
            return search.is_sound()
        except DatabaseError:
            return False

    def merge(self):
        step = 0
        for step in search.merge():
            progress.show(self.stderr, "merging the index", step)
        if step:
            progress.finish(self.stderr)

    def batches(self, what, ids, write):
        """Each batch is a transaction of its own: short locks, and nothing lost but the last."""
        for start in range(0, len(ids), AT_ONCE):
            with transaction.atomic():
                write(ids[start : start + AT_ONCE])
            done = min(start + AT_ONCE, len(ids))
            progress.show(self.stderr, what, done, len(ids))
        if ids:
            progress.finish(self.stderr)
