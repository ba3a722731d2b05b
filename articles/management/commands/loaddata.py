from django.core.management import CommandError
from django.core.management.commands import loaddata
from django.db import transaction

from articles.indexing import reindex
from articles.models import Article, OldAddress
from articles.models.address import Addressed

# The record a row belongs to, in the order to look: what an article says belongs to the article.
OWNERS = (
    "article", "content_object", "mention", "quote", "coverage",
    "person", "organisation", "event", "city",
)  # fmt: skip


class Command(loaddata.Command):
    """Loads fixtures into a living archive.

    A record that the archive has, or once had, stays as its editors made it, with all the rows
    that belong to it; what is new is saved through its model, so that no derived column is missing.
    """

    def loaddata(self, fixture_labels):
        self.kept: set[tuple[type, int]] = set()
        self.kept_refs: set[str] = set()
        self.new_articles: set[int] = set()
        with transaction.atomic(using=self.using):
            super().loaddata(fixture_labels)
            reindex(self.new_articles)

    def save_obj(self, obj):
        record = obj.object
        if record._meta.app_label != "articles":
            return super().save_obj(obj)
        if self._is_known(obj):
            return False
        if obj.deferred_fields:
            missing = {field.name: key for field, key in obj.deferred_fields.items()}
            raise CommandError(
                f"{record._meta.label} refers to records that are not there: {missing}"
            )
        self.models.add(type(record))
        record.save(using=self.using)
        for name, values in (obj.m2m_data or {}).items():
            getattr(record, name).set(values)
        if isinstance(record, Article):
            self.new_articles.add(record.pk)
        return True

    def _is_known(self, obj) -> bool:
        record = obj.object
        if isinstance(record, Addressed):
            known = (
                record.pk is not None or OldAddress.objects.filter(former_ref=record.ref).exists()
            )
            if known:
                self.kept_refs.add(record.ref)
        else:
            known = record.pk is not None or self._belongs_to_kept(obj)
        if known and record.pk is not None:
            self.kept.add((type(record), record.pk))
        return known

    def _belongs_to_kept(self, obj) -> bool:
        fields = {field.name: field for field in obj.object._meta.concrete_fields}
        owner = fields[next(name for name in OWNERS if name in fields)]
        # The owner itself may be gone by an editor's hand: its key still begins with what it hung on.
        if key := (obj.deferred_fields or {}).get(owner):
            return key[0] in self.kept_refs
        return (owner.related_model, getattr(obj.object, owner.attname)) in self.kept
