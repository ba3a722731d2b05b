from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.importing import report
from articles.importing.drafts import Entered, Rehearsal, enter
from articles.importing.files import content_of, files_in
from articles.importing.refused import Refused
from articles.importing.texts import Refusal, texts_of
from articles.importing.twins import twin_of
from articles.management import progress
from articles.models import City, Source


class Command(BaseCommand):
    help = "Makes a draft of every text: .txt, .docx, .html, .zip of these, and folders of them."

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder")
        parser.add_argument("--city", metavar="SLUG", help="the city where it all happened")
        parser.add_argument("--source", metavar="SLUG", help="the source of all of it")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be made, and write nothing"
        )

    def handle(self, paths, city=None, source=None, dry_run=False, **options):
        city = city and self.record(City, city)
        source = source and self.record(Source, source)
        enter_one = Rehearsal().enter if dry_run else self.entering(city=city, source=source)
        missing = [path for path in paths if not Path(path).exists()]
        files = [file for path in paths for file in files_in(Path(path))]
        counts: Counter[str] = Counter()
        for done, file in enumerate(files, start=1):
            for told in self.told_of(file, enter_one):
                self.say(told, counts)
            if self.stderr.isatty():
                progress.show(self.stderr, _("файлы"), done, len(files))
        if files and self.stderr.isatty():
            progress.finish(self.stderr)
        self.stdout.write(report.summary(counts))
        if missing:
            raise CommandError(_("Не все пути найдены."))

    def entering(self, **options):
        """`enter` with suggestions, made before it so that others need not wait for them."""
        # The recogniser is loaded by commands only, and takes its time.
        from articles.curation.registry import recogniser
        from articles.curation.suggesting import suggest

        known = recogniser(self.stderr)

        def enter_one(text):
            if not twin_of(text):
                known.propose(text.body, text.day)
            return enter(text, suggest=partial(suggest, recogniser=known), **options)

        return enter_one

    @staticmethod
    def record(model, slug):
        try:
            return model.objects.get(slug=slug)
        except model.DoesNotExist:
            raise CommandError(
                _("%(kind)s «%(slug)s»: такого адреса в архиве нет.")
                % {"kind": model._meta.verbose_name.capitalize(), "slug": slug}
            ) from None

    @staticmethod
    def told_of(file: Path, enter_one) -> Iterator[Entered | Refusal]:
        try:
            content = content_of(file)
        except Refused as refused:
            yield Refusal(str(file), str(refused))
            return
        for found in texts_of(str(file), content):
            yield found if isinstance(found, Refusal) else enter_one(found)

    def say(self, told: Entered | Refusal, counts: Counter[str]):
        if self.stderr.isatty():
            progress.hide(self.stderr)
        counts[report.kind(told)] += 1
        self.stdout.write(report.line(told))
        self.stdout.flush()  # what is made is said, even if the next file is the end of it
