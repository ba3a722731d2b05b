"""Russian and Kazakh as text: what needs neither database nor settings."""

from .analyser import Token, analyse, exact_key, finds_as_written, query_keys, surname_key
from .folding import fold
from .slugs import slugify
from .sorting import first_letter, sort_key

__all__ = [
    "Token",
    "analyse",
    "exact_key",
    "finds_as_written",
    "first_letter",
    "fold",
    "query_keys",
    "slugify",
    "sort_key",
    "surname_key",
]
