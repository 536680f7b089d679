"""The graph in parts for the bulk loaders of other stores.

In: `Records` of a graph. Out: files of N-Quads (all triples, in the default graph), each with whole nodes and of about
one size, so that a loader takes several at a time, and a manifest that says what is in each. The same graph gives the
same bytes, whatever its store; what is held at a time is one part.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.analyse.records import Records
from kg.graph.rdf import TYPE, Described, Node
from kg.graph.sorted_statements import SortedStatements
from kg.graph.whole_graph import stored

MANIFEST, FORMAT = "manifest.json", "application/n-quads"
# bytes of a part: 31,000 documents are 13 parts, and each loads in a quarter of a minute
_SIZE = 64_000_000


def shard_files(records: Records) -> Iterator[tuple[str, bytes]]:
    """Yield the parts, each with its name, and the manifest last."""
    parts: list[dict[str, str | int]] = []
    total = 0
    with TemporaryDirectory() as folder:
        ordered = SortedStatements(Path(folder))
        ordered.take(stored(records.graph.store))
        for number, (data, nodes, triples) in enumerate(_parts(ordered), 1):
            name = f"part-{number:05}.nq"
            sha256 = hashlib.sha256(data).hexdigest()
            parts.append({"file": name, "bytes": len(data), "sha256": sha256, "nodes": nodes, "triples": triples})
            total += triples
            yield name, data
    told = {"format": FORMAT, "triples": total, "parts": parts}
    yield MANIFEST, f"{json.dumps(told, indent=1)}\n".encode()


def _parts(described: Iterable[Described]) -> Iterator[tuple[bytes, int, int]]:
    """The bytes of each part, how many nodes it describes and how many triples it has."""
    texts: list[bytes] = []
    size = triples = 0
    for node, said in described:
        text = "".join(map(_line, [node] * len(said), said)).encode()
        texts.append(text)
        size += len(text)
        triples += len(said)
        if size >= _SIZE:
            yield b"".join(texts), len(texts), triples
            texts, size, triples = [], 0, 0
    if texts:
        yield b"".join(texts), len(texts), triples


def _line(node: Node, said: str) -> str:
    predicate, _, other = said.partition(" ")
    return f"{node} <{predicate or TYPE}> {other} .\n"
