from django.db import models

from .article import Article

# The gate takes these rows away with their article: they are nobody's to see, not even in the list
# of what would be deleted with it.


class Wording(models.Model):
    """By what a text is found to be the same as another: see `articles.text.shingles`."""

    article = models.OneToOneField(
        Article, models.DO_NOTHING, primary_key=True, related_name="wording"
    )
    made_of = models.BigIntegerField()
    words = models.BigIntegerField(db_index=True)

    def __str__(self):
        return f"{self.article_id}: {self.words}"


class Shingle(models.Model):
    """One of the sample of its shingles by which a text's reprints are looked for."""

    article = models.ForeignKey(Article, models.DO_NOTHING, db_index=False, related_name="shingles")
    number = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["number", "article"], name="articles_of_a_shingle")]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="shingle_is_kept_once")
        ]

    def __str__(self):
        return f"{self.article_id}: {self.number}"
