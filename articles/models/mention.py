from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.language import fold

from .address import ref_of
from .article import Article
from .place import Place
from .published import OfArticleQuerySet


def exactly_one(*names: str) -> Q:
    """A condition: one of these columns is set, the others are not."""
    found = Q()
    for chosen in names:
        found |= Q(**{f"{name}__isnull": name != chosen for name in names})
    return found


class MentionQuerySet(OfArticleQuerySet):
    def public(self):
        return super().public().filter(in_text=True)

    def get_by_natural_key(self, article, bearer):
        """Fixtures name a mention by its article's and its person's or organisation's reference."""
        return self.get(Q(person__ref=bearer) | Q(organisation__ref=bearer), article__ref=article)


class Mention(models.Model):
    """An article's confirmed word that it names this person or organisation.

    `in_text` and `position` follow from the places: a name that stands only in photo credits does
    not make its bearer part of the article.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="mentions")
    person = models.ForeignKey(
        "articles.Person",
        models.PROTECT,
        verbose_name=_("человек"),
        related_name="mentions",
        null=True,
        blank=True,
        db_index=False,
    )
    organisation = models.ForeignKey(
        "articles.Organisation",
        models.PROTECT,
        verbose_name=_("организация"),
        related_name="mentions",
        null=True,
        blank=True,
        db_index=False,
    )
    in_text = models.BooleanField(default=True, editable=False)
    position = models.PositiveIntegerField(default=0, editable=False)

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("упоминание")
        verbose_name_plural = _("упоминания")
        ordering = ["position", "id"]
        # Whether anybody public is named is asked of a hundred records a page, some of which
        # thousands of articles name: the first entry must be answer enough.
        indexes = [
            models.Index(fields=["person", "in_text", "article"], name="mention_of_a_person"),
            models.Index(
                fields=["organisation", "in_text", "article"], name="mention_of_an_organisation"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="mention_is_of_a_person_or_an_organisation",
                condition=exactly_one("person", "organisation"),
            ),
            models.UniqueConstraint(
                fields=["article", "person"], name="article_mentions_a_person_once"
            ),
            models.UniqueConstraint(
                fields=["article", "organisation"], name="article_mentions_an_organisation_once"
            ),
        ]

    def __str__(self):
        return str(self.person or self.organisation)

    def natural_key(self):
        return (ref_of(self, "article"), ref_of(self, "person", "organisation"))


class MentionPlace(Place):
    class Where(models.TextChoices):
        TEXT = "text", _("в тексте")
        QUOTATION = "quotation", _("в цитате")
        CREDIT = "credit", _("в подписи к фото")

    mention = models.ForeignKey(Mention, models.CASCADE, related_name="places")
    where = models.CharField(
        _("где"), max_length=9, choices=Where, default=Where.TEXT, editable=False
    )

    class Meta(Place.Meta):
        constraints = [
            *Place.Meta.constraints,
            models.UniqueConstraint(
                fields=["mention", "start"], name="mention_place_is_marked_once"
            ),
        ]


class StatedRole(models.Model):
    """What one article says this person is; belongs to the mention of the same article and person."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="stated_roles")
    person = models.ForeignKey(
        "articles.Person", models.PROTECT, verbose_name=_("человек"), related_name="stated_roles"
    )
    words = models.CharField(
        _("как в тексте"), max_length=300, help_text=_("Слова источника без изменений.")
    )
    role = models.CharField(
        _("роль"), max_length=300, help_text=_("В именительном падеже: «депутат маслихата».")
    )
    folded = models.CharField(max_length=300, editable=False)
    organisation = models.ForeignKey(
        "articles.Organisation",
        models.PROTECT,
        verbose_name=_("организация"),
        related_name="stated_roles",
        null=True,
        blank=True,
    )
    order = models.PositiveSmallIntegerField(_("порядок"), default=1)

    objects = OfArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("роль, как её называет статья")
        verbose_name_plural = _("роли, как их называет статья")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person", "folded", "organisation"],
                name="article_states_a_role_once",
            ),
            models.UniqueConstraint(
                fields=["article", "person", "folded"],
                condition=Q(organisation__isnull=True),
                name="article_states_a_role_without_organisation_once",
            ),
        ]

    def __str__(self):
        return self.role

    def save(self, *args, **kwargs):
        self.folded = fold(self.role)[:300]
        super().save(*args, **kwargs)
