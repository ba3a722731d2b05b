class Refused(Exception):  # noqa: N818
    """A file that the archive does not take; says why, in the operator's language."""
