"""Where exact characters stand in a text, as whole words or not."""

from collections.abc import Iterator


def is_word(char: str) -> bool:
    """What `\\w` of a regular expression matches; false for the empty string."""
    return char.isalnum() or char == "_"


def stands_alone(text: str, start: int, end: int) -> bool:
    """No letter or digit of the place goes on beyond its edges.

    An edge that is no word character, such as a quotation mark, may touch anything.
    """
    opens_inside = start > 0 and is_word(text[start]) and is_word(text[start - 1])
    ends_inside = end < len(text) and is_word(text[end - 1]) and is_word(text[end])
    return not opens_inside and not ends_inside


def occurrences(
    form: str, text: str, start: int = 0, end: int | None = None, whole: bool = True
) -> Iterator[int]:
    """Starts of all places between `start` and `end`, those that overlap one another too."""
    at = text.find(form, start, end)
    while at != -1:
        if not whole or stands_alone(text, at, at + len(form)):
            yield at
        at = text.find(form, at + 1, end)
