"""How seldom Python looks for cycles while something large is made.

In: nothing. Out: a context in which the collector looks seldom, and after which it looks as often as before.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# what a build or an answer is made of stays until its end, and looking for what does not took a tenth of the time
_SELDOM = (100_000, 20, 50)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let the collector of cycles look seldom."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
