"""What the recogniser makes of files: one line of JSON each."""

import json
from pathlib import Path

from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.importing.files import content_of
from articles.importing.refused import Refused
from articles.importing.texts import Refusal, texts_of


class Command(BaseCommand):
    help = "Prints what each text would be linked with, as JSON Lines. Nothing is stored."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", help="read as import_articles does")

    def handle(self, files, **options):
        # The recogniser is loaded by commands only, and takes its time.
        from articles.curation.registry import recogniser
        from articles.recognition.answer import as_answer

        recognise, refused = recogniser(self.stderr), 0
        for file in files:
            for text in self.texts_of(Path(file)):
                if isinstance(text, Refusal):
                    refused += 1
                    self.stderr.write(f"{text.name}: {text.reason}")
                    continue
                found = as_answer(recognise.propose(text.reading.text), Path(text.name).name)
                self.stdout.write(json.dumps(found, ensure_ascii=False))
        if refused:
            raise CommandError(_("Не все файлы прочитаны."))

    @staticmethod
    def texts_of(file: Path):
        try:
            yield from texts_of(str(file), content_of(file))
        except Refused as reason:
            yield Refusal(str(file), str(reason))
