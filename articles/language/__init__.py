"""Russian and Kazakh as text: what needs neither database nor settings."""

from .folding import fold
from .slugs import slugify
from .sorting import first_letter, sort_key

__all__ = ["first_letter", "fold", "slugify", "sort_key"]
