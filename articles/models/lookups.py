from django.db.models import CharField, Lookup

AFTER_ALL = "\U0010ffff"


@CharField.register_lookup
class Begins(Lookup):
    """Letter for letter, case included, by an ordinary index.

    SQLite's LIKE looks into none, and PostgreSQL's only where the pattern is known when the query
    is planned.
    """

    lookup_name = "begins"

    def as_sql(self, compiler, connection):
        return self._between(compiler, connection, ">=", "<")

    def as_postgresql(self, compiler, connection):
        """By its operators that compare letters, and not as a language orders them."""
        return self._between(compiler, connection, "~>=~", "~<~")

    def _between(self, compiler, connection, at_least: str, less: str):
        column, of_column = self.process_lhs(compiler, connection)
        prefix, (given,) = self.process_rhs(compiler, connection)
        return (
            f"({column} {at_least} {prefix} AND {column} {less} {prefix})",
            [*of_column, given, *of_column, given + AFTER_ALL],
        )
