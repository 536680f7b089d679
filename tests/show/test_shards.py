"""The graph in parts for the bulk loaders of other stores."""

from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path

import pyoxigraph as ox
import pytest
from network_graph import read_graph

from kg.analyse.records import Records
from kg.graph.store import GraphStore, open_store
from kg.show import shards
from kg.show.export import write_folder


def test_the_parts_together_are_the_graph(sample_output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "_SIZE", 100_000)
    files = write_folder(Records.of(open_store(sample_output)), "shards", tmp_path)
    manifest = json.loads((tmp_path / shards.MANIFEST).read_text(encoding="utf-8"))
    assert [tmp_path / part["file"] for part in manifest["parts"]] == files[:-1] and len(files) > 5
    loaded = ox.Store()
    nodes: set[bytes] = set()
    for part in manifest["parts"]:
        data = (tmp_path / part["file"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (part["bytes"], part["sha256"])
        before = len(loaded)
        loaded.bulk_load(data, ox.RdfFormat.N_QUADS)
        assert len(loaded) - before == part["triples"]
        described = {line.split(b" ", 1)[0] for line in data.splitlines()}
        assert len(described) == part["nodes"] and not described & nodes  # each node is in one part, whole
        nodes |= described
    graph = ox.parse(path=str(sample_output / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    assert set(loaded) == {ox.Quad(*quad.triple) for quad in graph}
    assert manifest["triples"] == len(loaded)


def test_the_store_makes_no_other_parts() -> None:
    quads = list(read_graph().store)
    shuffled = ox.Store()
    shuffled.extend(random.Random(15).sample(quads, len(quads)))
    one, other = (dict(shards.shard_files(Records(graph))) for graph in (read_graph(), GraphStore(shuffled)))
    assert one == other and len(one) == 2
