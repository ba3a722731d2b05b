from django.db.models import CharField, Q, QuerySet
from django.db.models.lookups import Exact

from articles.workflow import Status


@CharField.register_lookup
class Checked(Exact):
    """Equal, but nothing to look rows up by.

    SQLite takes every index for a narrow one: to tell whether a person is public, it would go
    through all published articles rather than through those few that name him.
    """

    lookup_name = "checked"

    def process_lhs(self, compiler, connection, lhs=None):
        sql, parameters = super().process_lhs(compiler, connection, lhs)
        return (f"+{sql}" if connection.vendor == "sqlite" else sql), parameters

    def get_rhs_op(self, connection, rhs):
        return f"= {rhs}"


def published_q(prefix: str = "", checked: bool = False) -> Q:
    """The one public rule. `prefix` is the path to the article: `published_q("article__")`.

    With a path, or `checked`, articles are found by whatever else is asked, and then judged.
    """
    name = f"{prefix}status__checked" if prefix or checked else "status"
    return Q(**{name: Status.PUBLISHED})


class OfArticleQuerySet(QuerySet):
    """Rows that are public when their article is."""

    def public(self):
        return self.filter(published_q("article__"))
