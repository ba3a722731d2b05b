"""What each article's text is known again by, whatever way it comes into the archive once more."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.db.models.signals import post_delete
from django.dispatch import receiver

from articles.models import Article, Shingle, Wording
from articles.prepared import prepared
from articles.text import mark_of, wording


def keep_wordings(ids: Iterable[int]) -> None:
    """Reads the bodies; writes only of those that are not the ones kept."""
    changed = {pk: body for pk, body, made_of in _bodies(list(ids)) if made_of != mark_of(body)}
    if not changed:
        return
    Shingle.objects.filter(article__in=changed).delete()
    wordings, shingles = [], []
    for pk, body in changed.items():
        made = wording(body)
        wordings.append(Wording(article_id=pk, made_of=mark_of(body), words=made.words))
        shingles += [Shingle(article_id=pk, number=number) for number in made.sample]
    Wording.objects.bulk_create(
        wordings,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["made_of", "words"],
    )
    Shingle.objects.bulk_create(shingles, batch_size=500)


def behind(ids: Iterable[int]) -> list[int]:
    """Articles whose text is not what is kept of it."""
    return sorted(pk for pk, body, made_of in _bodies(list(ids)) if made_of != mark_of(body))


@prepared
def _bodies(ids: list[int]) -> QuerySet:
    """With what each is known by so far."""
    rows = Article.objects.filter(pk__in=ids).order_by()
    return rows.values_list("pk", "body", "wording__made_of")


@receiver(post_delete, sender=Article)
def forget_wording(sender, instance, **kwargs):
    Shingle.objects.filter(article=instance.pk).delete()
    Wording.objects.filter(article=instance.pk).delete()
