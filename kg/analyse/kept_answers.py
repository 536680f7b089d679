"""Answers that look at all of a graph, which its build gives once and writes down in the index.

In: `Records` of a graph. Out: an answer as it was written down; of a graph that no build wrote, or an earlier kg, it is
worked out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from kg.graph.index import decoded

if TYPE_CHECKING:
    from kg.analyse.records import Records

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class KeptAnswer(Generic[Given]):
    """An answer that is written down: under which name, of what type, and how it is worked out."""

    name: str
    kind: Any
    work_out: Callable[[Records], Given]

    def of(self, records: Records) -> Given:
        """Return the answer for a graph.

        Parameters
        ----------
        records : Records
            Of the store of a build.
        """
        import msgspec

        graph = records.graph
        # a graph in memory or elsewhere has no index yet, and to make one takes longer than this answer
        if graph.folder is None or not graph.index.has_kept(self.name):
            return self.work_out(records)
        given: Given = decoded(msgspec.msgpack.Decoder(self.kind).decode, graph.index.kept(self.name))
        return given

    def written(self, records: Records) -> tuple[str, bytes]:
        """Return the answer as it is written down, for `kg.graph.index_writer.keep`."""
        import msgspec

        return self.name, msgspec.msgpack.encode(self.work_out(records))
