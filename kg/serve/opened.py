"""The graph that is served: opened once, and again when a build has put another in its place.

In: the folder of a build. Out: the current `World` of the explorer.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from kg.graph.store import open_store
from kg.show.explorer.frame import World
from kg.versions import current_version


@dataclass
class Source:
    """Gives the current graph of a folder."""

    directory: Path
    _world: World | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def current(self) -> World:
        """Return the graph, opened anew where a build has replaced it.

        Raises
        ------
        StoreError
            If there is none, or it cannot be read.
        """
        with self._lock:
            place, _ = current_version(self.directory)
            if self._world is None or self._world.graph.folder != place:
                self._world = World(open_store(self.directory), self.directory)
            return self._world
