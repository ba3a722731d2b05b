from django.core.management import BaseCommand, CommandError

from articles.indexing.check import differences


class Command(BaseCommand):
    help = "Compares the search index with the archive; says what differs and exits with 1."

    def handle(self, **options):
        found = False
        for difference in differences():
            found = True
            self.stdout.write(difference)
        if found:
            raise CommandError("The index differs from the archive: run manage.py reindex.")
        self.stdout.write("The index is as the archive.")
