"""When a web process looks for garbage: after an answer is sent, and not while somebody waits."""

import gc
from itertools import count

from django.core.signals import request_finished

# What a request leaves is looked through at once. What was another's, not ended yet, and what
# outlives them all, such as words that are remembered, after so many requests.
_AGAIN_AFTER, _THOROUGHLY_AFTER = 10, 500
# Objects that a single request, such as a large one of the admin's, may leave until it ends.
_MOST = 200_000


def look_between_requests() -> None:
    """Leaves out what is loaded by now, which is there for good."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_MOST)
    requests = count(1)

    def look(**_kwargs) -> None:
        gc.collect(_oldest(next(requests)))

    request_finished.connect(look, weak=False)


def _oldest(request: int) -> int:
    """The oldest generation of objects that is looked through after this request."""
    if request % _THOROUGHLY_AFTER == 0:
        return 2
    return 0 if request % _AGAIN_AFTER else 1
