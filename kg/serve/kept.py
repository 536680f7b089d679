"""Pages that were made, kept for who asks for them again.

In: the address of a page and what makes it. Out: the page; of those made on a graph that is no longer served, none.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

MOST_BYTES = 32 << 20


class Kept:
    """Keeps the pages that were asked for last, up to `MOST_BYTES`."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Hashable, str] = OrderedDict()
        self._size = 0
        self._of: object = None
        self._lock = threading.Lock()

    def page(self, of: object, address: Hashable, made: Callable[[], str]) -> str:
        """Return a page, made only where it is not at hand.

        Parameters
        ----------
        of : object
            The graph that the page is of; another one makes all pages of before worthless.
        address : hashable
            What tells it from other pages.
        made : callable
            Makes it.
        """
        with self._lock:
            if self._of is not of:
                self._pages.clear()
                self._of, self._size = of, 0
            if address in self._pages:
                self._pages.move_to_end(address)
                return self._pages[address]
        page = made()
        with self._lock:
            if self._of is of and address not in self._pages:
                self._pages[address] = page
                self._size += len(page)
                while self._size > MOST_BYTES and self._pages:
                    _, oldest = self._pages.popitem(last=False)
                    self._size -= len(oldest)
        return page
