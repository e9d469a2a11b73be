"""Memory: no search for reference cycles while one document is at work."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

_EACH = 100
"""Documents after which all memory is searched: until then their few cycles are left."""

_done = count(1)


@contextmanager
def without_collection() -> Iterator[None]:
    """One document makes few cycles and very many objects; searching them takes a tenth.

    What is there at the end is mostly the result. It counts as old at once: as new, all of it
    would be searched the moment the search is on again. What a host has frozen stays so.
    """
    enabled, frozen = gc.isenabled(), gc.get_freeze_count()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if not frozen:
                gc.freeze()
                gc.unfreeze()
            gc.enable()
            if next(_done) % _EACH == 0:
                gc.collect()
