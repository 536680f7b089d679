"""What all things of a graph have to be read for: the search, and which regions were read at all.

In: a graph, or the folder of a build. Out: `Prepared`. A server makes it in a process beside it, so that pages are
answered meanwhile and the memory that reading everything takes is given back.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.analyse.facets import Facets
from kg.analyse.finder import Entry, Finder
from kg.analyse.records import Records
from kg.analyse.ties import Ties
from kg.analyse.whole import Whole
from kg.graph.queries import worker_command
from kg.graph.store import open_store

if TYPE_CHECKING:
    from kg.graph.store import GraphStore

_WORKER = "from kg.show.explorer.prepared import write; write(sys.argv[2])"


@dataclass(frozen=True, slots=True)
class Prepared:
    """All policies as the search lists them, their facets, the regions of which a text was read, and all ties."""

    entries: Sequence[Entry]
    facets: Facets
    regions_read: frozenset[str]
    ties: Ties

    @classmethod
    def of(cls, graph: GraphStore) -> Prepared:
        """Read all things, here and now."""
        whole = Whole(graph)
        finder = Finder.of(whole)
        policies = [whole.policy(entry.iri) for entry in finder.entries]
        bodies = {iri: body for policy in policies for iri in policy.bodies if (body := whole.body(iri))}
        parents = {body.parent: whole.body(body.parent) for body in bodies.values() if body.parent}
        known = bodies | {iri: body for iri, body in parents.items() if body}
        levels = [entry.level for entry in finder.entries]
        ties = Ties.of(policies, levels, Records.of(graph).link_keys(), known)
        return cls(finder.entries, finder.facets, whole.regions_read(), ties)


def prepared_beside(graph: GraphStore, directory: Path) -> Prepared:
    """Return the same, read in a process of its own; here, where that process fails or finds another graph.

    Parameters
    ----------
    graph : GraphStore
        The graph that is open.
    directory : Path
        The output folder of its build.
    """
    command = worker_command(_WORKER, str(directory))
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if done.returncode == 0:
        # written by our own program a moment ago
        folder, found = pickle.loads(done.stdout)
        if folder == graph.folder and isinstance(found, Prepared):
            return found
    return Prepared.of(graph)


def write(directory: str) -> None:
    """Write what is prepared for the graph of a folder to standard output, with the folder of its version."""
    graph = open_store(Path(directory))
    sys.stdout.buffer.write(pickle.dumps((graph.folder, Prepared.of(graph))))
