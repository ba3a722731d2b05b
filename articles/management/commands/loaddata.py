from collections import defaultdict

from django.core.exceptions import ObjectDoesNotExist
from django.core.management import CommandError
from django.core.management.commands import loaddata
from django.db import transaction

from articles.indexing import NAMED, reindex, reindex_names
from articles.models import Article, Kind, NameKey, OldAddress, Shingle, Wording
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
        self.new_names: dict[Kind, list[int]] = defaultdict(list)
        with transaction.atomic(using=self.using):
            try:
                super().loaddata(fixture_labels)
            except ObjectDoesNotExist as missing:
                raise CommandError(
                    f"A record refers to one that is not there: {missing}"
                ) from missing
            reindex(self.new_articles)
            for kind, ids in self.new_names.items():
                reindex_names(kind, ids)

    def save_obj(self, obj):
        record = obj.object
        if record._meta.app_label != "articles":
            return super().save_obj(obj)
        if isinstance(record, (NameKey, Shingle, Wording)):
            return False  # made anew of the names and texts
        if self._is_known(obj):
            return False
        # Rows that bring their keys are of a dump and whole.
        save = self._save_anew if record.pk is None else super().save_obj
        saved = save(obj)
        if isinstance(record, Article):
            self.new_articles.add(record.pk)
        elif getattr(record, "kind", None) in NAMED:
            self.new_names[record.kind].append(record.pk)
        return saved

    def _save_anew(self, obj) -> bool:
        record, missing = obj.object, obj.deferred_fields or {}
        if not all(field.null for field in missing):
            names = {field.name: key for field, key in missing.items()}
            raise CommandError(
                f"{record._meta.label} refers to records that are not there: {names}"
            )
        self.models.add(type(record))
        version_kind = getattr(record, "version_kind", "")
        if missing:
            # What leads to a record that comes later is filled in at the end.
            self.objs_with_deferred_fields.append(obj)
            record.version_kind = ""
        record.save(using=self.using)
        record.version_kind = version_kind
        for name, values in (obj.m2m_data or {}).items():
            getattr(record, name).set(values)
        return True

    def _is_known(self, obj) -> bool:
        record = obj.object
        known = (
            record.pk is not None and type(record)._default_manager.filter(pk=record.pk).exists()
        )
        if isinstance(record, Addressed):
            known = (
                known
                or type(record)._default_manager.filter(ref=record.ref).exists()
                or OldAddress.objects.filter(former_ref=record.ref).exists()
            )
            if known:
                self.kept_refs.add(record.ref)
        elif not isinstance(record, OldAddress):
            known = known or self._belongs_to_kept(obj)
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
