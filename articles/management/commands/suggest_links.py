"""Suggestions for what is in the archive, anew: after new names were added, or the recogniser learned."""

from django.core.management import BaseCommand
from django.utils.translation import gettext as _

from articles.management import progress
from articles.models import Article
from articles.workflow import Status


class Command(BaseCommand):
    help = "Suggests links for drafts, or (--all) for every article; answered ones are not asked again."

    def add_arguments(self, parser):
        parser.add_argument(
            "--all", action="store_true", dest="everything", help="published and withdrawn ones too"
        )

    def handle(self, everything=False, **options):
        # The recogniser is loaded by these commands only, and takes its time.
        from articles.curation.registry import recogniser
        from articles.curation.suggesting import suggest

        articles = Article.objects.order_by("pk")
        if not everything:
            articles = articles.filter(status=Status.DRAFT)
        ids = list(articles.values_list("pk", flat=True))
        recognise, waiting = recogniser(self.stderr), 0
        for done, pk in enumerate(ids, start=1):
            article = Article.objects.filter(pk=pk).first()
            if article is not None:  # nobody has deleted it meanwhile
                waiting += suggest(article, recognise)
            if self.stderr.isatty():
                progress.show(self.stderr, _("статьи"), done, len(ids))
        if ids and self.stderr.isatty():
            progress.finish(self.stderr)
        self.stdout.write(
            _("Статей: %(articles)d. Предложений ждут решения: %(waiting)d.")
            % {"articles": len(ids), "waiting": waiting}
        )
