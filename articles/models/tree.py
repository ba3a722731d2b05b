from django.core.exceptions import ValidationError
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

# `UNION` alone, and not `UNION ALL`, ends where a ring has come round.
_ABOVE = """
WITH RECURSIVE above(id) AS (
    SELECT parent_id FROM {table} WHERE id = %s
    UNION SELECT parent_id FROM {table} JOIN above USING (id)
) SELECT id FROM above WHERE id IS NOT NULL
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
            return [self.parent_id, *(pk for (pk,) in cursor.fetchall())]
