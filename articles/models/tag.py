from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from taggit.managers import _TaggableManager
from taggit.models import ItemBase, TagBase

from articles.language import fold

from .address import Addressed, AddressedQuerySet, Kind
from .named import Trilingual
from .published import published_q


class TagQuerySet(AddressedQuerySet):
    def public(self):
        """Tags of published articles."""
        return self.filter(
            Exists(
                TaggedArticle.objects.filter(published_q("content_object__"), tag=OuterRef("pk"))
            )
        )


class Tag(Trilingual, Addressed, TagBase):
    """taggit's tag with names in three languages; names that fold alike are one tag."""

    kind = Kind.TAG

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("метка")
        verbose_name_plural = _("метки")
        ordering = ["sort_key", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["folded"],
                name="tag_name_is_unique_when_folded",
                violation_error_message=_("Такая метка уже есть."),
            )
        ]

    natural_key = Addressed.natural_key
    __lt__ = object.__lt__
    __gt__ = object.__gt__


class TaggedArticle(ItemBase):
    tag = models.ForeignKey(
        Tag, models.PROTECT, verbose_name=_("метка"), related_name="tagged_articles"
    )
    content_object = models.ForeignKey(
        "articles.Article", models.CASCADE, verbose_name=_("статья"), related_name="tagged"
    )
    natural_key_fields = ["tag", "content_object"]

    class Meta:
        verbose_name = _("метка статьи")
        verbose_name_plural = _("метки статьи")
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="article_has_a_tag_once")
        ]

    def natural_key(self):
        """Of a fixture's row, before it is known whether the archive has what the row joins."""
        return [self.tag_id and self.tag, self.content_object_id and self.content_object]


class FoldedTags(_TaggableManager):
    """Finds tags by folded name: `iexact` leaves Cyrillic case alone on SQLite."""

    def _to_tag_model_instances(self, tags, tag_kwargs):
        names = {fold(tag): tag.strip() for tag in reversed(tags) if isinstance(tag, str)}
        known = {tag.folded: tag for tag in Tag.objects.filter(folded__in=names)}
        for folded, name in names.items():
            if folded not in known:
                known[folded] = Tag.objects.get_or_create(folded=folded, defaults={"name": name})[0]
        found = [known[fold(tag)] if isinstance(tag, str) else tag for tag in tags]
        return super()._to_tag_model_instances(found, tag_kwargs)
