"""Whose query runs next: one client after another, and long ones not in the way of short ones.

In: clients that ask, by their addresses. Out: turns. No more than so many run at once, of one client no more than half
of them; among those who wait the clients take turns, however many queries each has sent. A query that takes longer than
most gives its turn to the next and runs on beside; of such there are few, and of one client a single one.
"""

from __future__ import annotations

import asyncio
import threading
from collections import Counter, OrderedDict, deque
from types import TracebackType

# Seconds until the client of a query that had no turn in time should ask again.
COME_BACK = 2


class BusyError(Exception):
    """No turn came in time."""


class Turns:
    """The turns of one server.

    Parameters
    ----------
    at_once : int
        Queries that run at the same time.
    patience : float
        Seconds that one waits for its turn.
    """

    def __init__(self, at_once: int, patience: float) -> None:
        self.at_once, self._patience = at_once, patience
        self._of_one = self._long_ones = max(1, at_once // 2)
        self._running: Counter[str] = Counter()
        self._long: Counter[str] = Counter()
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, client: str) -> Turn:
        """A turn of a client, to be waited for: `async with turns.of(client) as turn`."""
        return Turn(self, client)

    async def take(self, client: str) -> None:
        """Wait for a turn.

        Raises
        ------
        BusyError
            If none came in time.
        """
        with self._lock:
            if self._is_free_for(client):
                self._running[client] += 1
                return
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.setdefault(client, deque()).append(turn)
        try:
            await asyncio.wait_for(asyncio.shield(turn), self._patience)
        except (TimeoutError, asyncio.TimeoutError, asyncio.CancelledError) as late:
            with self._lock:
                if turn in self._waiting.get(client, ()):
                    self._forget(client, turn)
                else:  # it came in this very moment, and is somebody else's now
                    self._give(client, self._running)
            if isinstance(late, asyncio.CancelledError):
                raise
            raise BusyError from None

    def end(self, turn: Turn) -> None:
        """Give a turn to the next."""
        with self._lock:
            turn.has_ended = True
            self._give(turn.client, self._long if turn.is_long else self._running)

    def goes_on(self, turn: Turn) -> bool:
        """Give the turn of a query that takes long to the next; whether it may go on beside."""
        with self._lock:
            if turn.has_ended or self._long[turn.client] or self._long.total() >= self._long_ones:
                return False
            turn.is_long = True
            self._long[turn.client] += 1
            self._give(turn.client, self._running)
            return True

    def _is_free_for(self, client: str) -> bool:
        mine = self._running[client] + self._long[client]
        return self._running.total() < self.at_once and mine < self._of_one

    def _give(self, client: str, counted: Counter[str]) -> None:
        """Take one off what is counted of a client; the first that waits and may run does."""
        counted[client] -= 1
        if not counted[client]:
            del counted[client]
        following = next(filter(self._is_free_for, self._waiting), None)
        if following is None:
            return
        turn = self._waiting[following][0]
        self._forget(following, turn)
        if following in self._waiting:  # whoever had one stands behind the others
            self._waiting.move_to_end(following)
        self._running[following] += 1
        turn.get_loop().call_soon_threadsafe(turn.set_result, None)

    def _forget(self, client: str, turn: asyncio.Future[None]) -> None:
        self._waiting[client].remove(turn)
        if not self._waiting[client]:
            del self._waiting[client]


class Turn:
    """One turn of one client; it ends with the block that took it."""

    def __init__(self, turns: Turns, client: str) -> None:
        self._turns, self.client = turns, client
        self.is_long = self.has_ended = False

    async def __aenter__(self) -> Turn:
        """Wait for it."""
        await self._turns.take(self.client)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give it to the next."""
        self._turns.end(self)

    def goes_on(self) -> bool:
        """Whether the query of this turn, which takes long, may go on; from any thread."""
        return self._turns.goes_on(self)
