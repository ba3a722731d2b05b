from django.core.exceptions import ValidationError
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

# `UNION` alone, and not `UNION ALL`, ends where a ring has come round.
_ABOVE = """
WITH RECURSIVE above(id, parent_id) AS (
    SELECT id, parent_id FROM {table} WHERE id = %s
    UNION SELECT r.id, r.parent_id FROM {table} r JOIN above ON r.id = above.parent_id
) SELECT id, parent_id FROM above
"""


class Branch(models.Model):
    """A record with a `parent` of its own kind; never its own ancestor."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        # No engine can say this as a constraint, so no write may go around it.
        if self.parent_id:
            Branch.clean(self)
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        if self.pk and self.pk in self.ancestor_ids():
            raise ValidationError({"parent": _("Так запись окажется внутри самой себя.")})

    def public_ancestors(self) -> list:
        """From the root down to the parent; those that no published article names are left out."""
        above = self.ancestor_ids()
        public = type(self).objects.public().in_bulk(above) if above else {}
        return [public[pk] for pk in reversed(above) if pk in public]

    def ancestor_ids(self) -> list[int]:
        """From the parent up to the root; one query, however deep the tree."""
        if not self.parent_id:
            return []
        with connection.cursor() as cursor:
            cursor.execute(_ABOVE.format(table=self._meta.db_table), [self.parent_id])
            parents = dict(cursor.fetchall())
        found, above = [], self.parent_id
        while above and above not in found:
            found.append(above)
            above = parents.get(above)
        return found
