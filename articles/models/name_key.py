from django.db import models
from django.utils.translation import gettext_lazy as _

from .address import Kind


class NameKey(models.Model):
    """One word of one name of a record that readers may see: how a query finds whom it means.

    `key` is equal for all forms of the word, `exact` only for the word as written, `folded` for
    its spellings with and without Kazakh letters; `name` holds the keys of the whole name, sorted.
    """

    kind = models.CharField(_("вид записи"), max_length=12, choices=Kind)
    record_id = models.BigIntegerField()
    word = models.CharField(max_length=200)
    key = models.CharField(max_length=100, db_index=True)
    exact = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)
    name = models.CharField(max_length=500)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "record_id"], name="name_keys_of_a_record"),
            # How PostgreSQL compares beginnings, whatever the language; elsewhere it means nothing.
            models.Index(
                fields=["folded", "word"],
                opclasses=["varchar_pattern_ops"] * 2,
                name="words_by_their_beginning",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.record_id}: {self.key}"
