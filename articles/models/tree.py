from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


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
        if self.pk and self in self.ancestors():
            raise ValidationError({"parent": _("Так запись окажется внутри самой себя.")})

    def public_ancestors(self) -> list:
        """From the root down to the parent; those that no published article names are left out."""
        above = self.ancestors()
        public = set(type(self).objects.public().filter(pk__in=[record.pk for record in above]))
        return [record for record in reversed(above) if record in public]

    def ancestors(self) -> list:
        """From the parent up to the root; one query a level, and trees are shallow."""
        found, node = [], self.parent
        while node and node not in found:
            found.append(node)
            node = node.parent
        return found
