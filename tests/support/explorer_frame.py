"""A frame of the explorer on a graph, with addresses that a test can read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.graph.store import GraphStore
from kg.show.explorer.alone import frame_alone
from kg.show.explorer.frame import Frame, World


@dataclass(frozen=True)
class TestPlaces:
    """Addresses as they are, not quoted."""

    __test__ = False
    live: bool = True

    def thing(self, kind: str, key: str, **query: str) -> str | None:
        return f"/{kind}/{key}" + "".join(f"?{name}={value}" for name, value in query.items())

    def page(self, name: str, **query: object) -> str | None:
        return f"/{name}" + "".join(f"?{key}={value}" for key, value in query.items() if value)

    def asset(self, name: str) -> str:
        return f"/static/{name}"

    def data(self, kind: str, key: str) -> str | None:
        return f"/data/{kind}/{key}.ttl"


def frame_on(graph: GraphStore, lang: str = "zh", directory: Path = Path()) -> Frame:
    """A frame on a graph."""
    return Frame(World(graph, directory), TestPlaces(), lang)


def alone_on(graph: GraphStore, lang: str = "zh") -> Frame:
    """A frame on a graph whose pages are files of their own."""
    return frame_alone(World(graph, Path()), lang)
