"""Files → texts → drafts; used by commands and the worker, never by a process that serves readers.

What reads foreign formats is loaded by the functions that use it: it takes half a second and tens
of megabytes, which most runs do without.
"""

from .drafts import Entered, Rehearsal, enter, make_draft
from .files import content_of, files_in
from .refused import Refused
from .texts import Refusal, Text, texts_of
from .twins import twin_of

__all__ = [
    "Entered",
    "Refusal",
    "Refused",
    "Rehearsal",
    "Text",
    "content_of",
    "enter",
    "files_in",
    "make_draft",
    "texts_of",
    "twin_of",
]
