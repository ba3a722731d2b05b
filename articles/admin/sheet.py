from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from articles.models import Article, CoveragePlace, MentionPlace, Photo, QuotePlace
from articles.text import relocate

Span = tuple[int, int]


class Sheet:
    """What the parts of one article's form must know of each other.

    The form changes `article.body` while it validates; the body as it is stored stays here, since
    all stored places are counted in it.
    """

    def __init__(self, article: Article):
        self.article = article
        self.stored_body = article.body
        self.rows = {}

    @classmethod
    def of(cls, article: Article) -> "Sheet":
        if not hasattr(article, "sheet"):
            article.sheet = cls(article)
        return article.sheet

    @property
    def body(self) -> str:
        return self.article.body

    @property
    def body_changed(self) -> bool:
        return self.body != self.stored_body

    @cached_property
    def moves(self) -> dict[Span, Span | None]:
        """Where each stored place stands in the corrected body, None where its words are gone.

        Found for all places at once: two with the same words must not land on one spot.
        """
        article = self.article.pk
        spans = sorted(
            set(MentionPlace.objects.filter(mention__article=article).values_list("start", "end"))
            | set(
                CoveragePlace.objects.filter(coverage__article=article).values_list("start", "end")
            )
            | set(QuotePlace.objects.filter(quote__article=article).values_list("start", "end"))
            | set(Photo.objects.filter(article=article).values_list("start", "end"))
        )
        return dict(zip(spans, relocate(self.stored_body, self.body, spans), strict=True))

    def chosen(self, rows: str, name: str) -> set:
        """The records that the rows of one kind name after this form."""
        forms = self.rows[rows].live_forms() if rows in self.rows else []
        return {form.cleaned_data.get(name) for form in forms} - {None}

    def require_named(self, form) -> None:
        """A row's person or organisation has to be among those that the article names."""
        if form.cleaned_data.get("person") not in {None} | self.chosen("people", "person"):
            form.add_error("person", _("Этого человека нет среди людей в тексте."))
        named = self.chosen("organisations", "organisation")
        if form.cleaned_data.get("organisation") not in {None} | named:
            form.add_error("organisation", _("Этой организации нет среди организаций в тексте."))
