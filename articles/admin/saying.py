"""Which articles an editor's search finds, published or not."""

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from articles import search
from articles.language import fold
from articles.models import Article, Mention, Organisation, Person
from articles.search.query import parse
from articles.searching import Search


def saying(word: str) -> QuerySet:
    """Keys of the articles that say the word, in the text or the title, or name whom it is part of.

    In what is published, the index knows any form of it and what begins so; only what readers do
    not see, and the index does not hold, is read through.
    """
    found = _of_text(word)
    folded = fold(word)
    if folded:
        named = Q(folded__contains=folded) | Q(other_names__folded__contains=folded)
        mentions = Mention.objects.order_by()
        found = found.union(
            Article.objects.order_by().filter(folded__contains=folded).values("pk"),
            mentions.filter(person__in=Person.objects.filter(named)).values("article"),
            mentions.filter(organisation__in=Organisation.objects.filter(named)).values("article"),
        )
    return found


def _of_text(word: str) -> QuerySet:
    query = parse(f"{word} | {word}*")
    articles = Article.objects.order_by()
    unseen = articles.unpublished().filter(_written(word)).values("pk")
    if not query.searches:
        return unseen
    expression = Search(query).expression
    try:
        search.newest(expression, 1)
    except search.OutOfOrder:
        return articles.filter(_written(word)).values("pk")
    sql, parameters = search.subquery(expression)
    indexed = articles.filter(pk__in=RawSQL(sql, parameters))  # noqa: S611 - words are parameters
    return unseen.union(indexed.values("pk"))


def _written(word: str) -> Q:
    """Neither engine can be relied on to fold Cyrillic case in a long text: the usual spellings."""
    found = Q()
    for spelling in {word, word.lower(), word.capitalize(), word.title(), word.upper()}:
        found |= Q(body__contains=spelling) | Q(lead__contains=spelling)
    return found
