"""Pages and answers that were made, kept for who asks for them again.

In: the address of a page and what makes it. Out: the page; of those made on a graph that is no longer served, none.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from typing import Generic, TypeVar

Page = TypeVar("Page", bound=Sized)
MOST_BYTES = 32 << 20


class Kept(Generic[Page]):
    """Keeps the pages that were asked for last, up to `MOST_BYTES`."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._size = 0
        self._of: object = None
        self._lock = threading.Lock()

    def page(self, of: object, address: Hashable, made: Callable[[], Page]) -> Page:
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
        at_hand = self.at_hand(of, address)
        if at_hand is not None:
            return at_hand
        page = made()
        self.keep(of, address, page)
        return page

    def at_hand(self, of: object, address: Hashable) -> Page | None:
        """The page of an address, if it was made."""
        with self._lock:
            if self._of is not of:
                self._pages.clear()
                self._of, self._size = of, 0
            if address not in self._pages:
                return None
            self._pages.move_to_end(address)
            return self._pages[address]

    def keep(self, of: object, address: Hashable, page: Page) -> None:
        """Keep a page; not one of a graph that is no longer asked for."""
        with self._lock:
            if self._of is of and address not in self._pages:
                self._pages[address] = page
                self._size += len(page)
                while self._size > MOST_BYTES and self._pages:
                    _, oldest = self._pages.popitem(last=False)
                    self._size -= len(oldest)
