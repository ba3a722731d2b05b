from pathlib import Path

from django.core.management import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Compares what the recogniser proposes with the answers in a folder."

    def add_arguments(self, parser):
        parser.add_argument(
            "folder",
            type=Path,
            help="NN.txt with NN.json and perhaps registry.json, or texts marked as in factRuEval",
        )
        parser.add_argument(
            "--misses", action="store_true", help="say of each text what was missed or too many"
        )

    def handle(self, folder, misses=False, **options):
        # Evaluation and recogniser load a dictionary and a model, which no other command needs.
        from articles.recognition.evaluation import cases, factrueval, report
        from articles.recognition.evaluation.scoring import NoAnswers

        try:
            answered = cases.read(folder)
            marked = [] if answered else factrueval.read(folder)
        except NoAnswers as wrong:
            raise CommandError(str(wrong)) from wrong
        if answered:
            recogniser = self.recogniser(cases.registry_rows(folder))
            results = list(cases.evaluate(recogniser.propose, answered))
        elif marked:
            results = list(factrueval.evaluate(self.recogniser([]).propose, marked))
        else:
            raise CommandError(
                f"В папке {folder} нет ответов: ни NN.txt с NN.json, ни .txt со .spans."
            )
        if misses:
            for result in results:
                for line in report.misses(result):
                    self.stdout.write(line)
            self.stdout.write("")
        for line in report.tables(results):
            self.stdout.write(line)

    def recogniser(self, known):
        from articles.recognition.recogniser import Recogniser
        from articles.recognition.registry import Entry, Registry

        recogniser = Recogniser(
            registry=Registry(
                [
                    Entry(
                        kind=kind,
                        ref=row["name"],
                        name=row["name"],
                        gender=row.get("gender", ""),
                        also=tuple(row.get("other_names", ())),
                    )
                    for kind, row in known
                ]
            )
        )
        if not recogniser.has_model:
            self.stderr.write("requirements-models.txt is not installed: few names will be found.")
        return recogniser
