"""The state of a list page as its query string: known parameters only, in a fixed order."""

from urllib.parse import urlencode


class Query:
    """An immutable set of parameters; `order` is every known name, in canonical order."""

    def __init__(self, path: str, order: tuple[str, ...], values: dict[str, tuple[str, ...]]):
        self.path = path
        self.order = order
        self.values = {name: values[name] for name in order if values.get(name)}

    def url(self) -> str:
        pairs = [(name, value) for name, values in self.values.items() for value in values]
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    def around(self, name: str, keep: bool) -> tuple[str, str]:
        """What stands before and after a further value of this parameter, or (not `keep`) its only one.

        The value itself must need no quoting, as a slug does not.
        """
        values = {**self.values, "page": ()}
        before = [(n, v) for n in self.order[: self.order.index(name)] for v in values.get(n, ())]
        before += [(name, v) for v in values.get(name, ()) if keep]
        after = [
            (n, v) for n in self.order[self.order.index(name) + 1 :] for v in values.get(n, ())
        ]
        start, end = urlencode(before), urlencode(after)
        return (
            f"{self.path}?{start}{'&' if start else ''}{name}=",
            f"&{end}" if end else "",
        )

    def at(self, path: str) -> str:
        """The same query at a page below this one."""
        return Query(self.path + path, self.order, self.values).url()

    def has(self, name: str, value: str) -> bool:
        return value in self.values.get(name, ())

    def changed(self, **values: tuple[str, ...]) -> "Query":
        """A copy with these parameters replaced (an empty tuple takes one away)."""
        return Query(self.path, self.order, {**self.values, **values})

    def adding(self, name: str, value: str) -> "Query":
        return self.changed(**{name: (*self.values.get(name, ()), value), "page": ()})

    def dropping(self, name: str, value: str) -> "Query":
        left = tuple(other for other in self.values.get(name, ()) if other != value)
        return self.changed(**{name: left, "page": ()})

    def pairs(self, without: tuple[str, ...] = ()) -> list[tuple[str, str]]:
        return [
            (name, value)
            for name, values in self.values.items()
            if name not in without
            for value in values
        ]
