"""The known compilations, scored against annotations made by hand.

The compilations are no part of the repository. They are looked for in `../shared/corpus`, or where KG_CORPUS says, and
the annotations with their script beside them in `gold`; without them these tests are skipped.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from time import process_time
from typing import Any

import pyoxigraph as ox
import pytest
from own_texts import built

from kg.graph.validate import breaks
from kg.graph.whole_graph import read_graph

ROOT = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("KG_CORPUS") or ROOT.parent / "shared" / "corpus")
GOLD = CORPUS.parent / "gold"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no compilations in {CORPUS}; KG_CORPUS names another folder"),
    pytest.mark.skipif(not (GOLD / "score.py").is_file(), reason=f"no annotations with score.py in {GOLD}"),
]

FLOORS = [
    ("documents", "F1", 0.98),
    ("document title", "acc", 0.96),
    ("document number", "acc", 0.98),
    ("document issuers", "acc", 0.95),
    ("document date", "acc", 0.96),
    ("document type", "acc", 0.97),
    ("document jurisdiction", "acc", 0.97),
    ("document annex titles as alternatives", "acc", 0.97),
    ("catalogue rows", "acc", 0.97),
    ("same policy is one node", "acc", 1.0),
    ("citations marked", "F1", 0.985),
    ("citations unmarked", "F1", 0.78),
    ("citation relation", "acc", 0.90),
]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of all compilations."""
    return built(tmp_path_factory.mktemp("real"), CORPUS)


@pytest.fixture(scope="module")
def score(output: Path) -> dict[str, Any]:
    """The figures of the annotations' own script."""
    folders = [argument for folder in (GOLD, ROOT / "tests" / "key") for argument in ("--gold", str(folder))]
    command = [sys.executable, str(GOLD / "score.py"), str(output / "graph.ttl"), "--json", *folders]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONUTF8": "1"})
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


@pytest.mark.parametrize(("name", "figure", "floor"), FLOORS, ids=[floor[0] for floor in FLOORS])
def test_does_not_fall_behind(score: dict[str, Any], name: str, figure: str, floor: float) -> None:
    assert score[name]["n"] > 0
    assert score[name][figure] >= floor


def test_the_graph_keeps_the_rules_and_is_checked_in_seconds(output: Path) -> None:
    store = read_graph(output / "graph.ttl")
    begin = process_time()
    assert [one for one in breaks(store) if not one.is_warning] == []
    assert process_time() - begin < 20


def facts(graph: Path, renamed: dict[str, str]) -> set[str]:
    """The triples of a graph under other names of its files, without offsets and what hangs on the bytes."""
    text = graph.read_text(encoding="utf-8")
    for before, after in renamed.items():
        text = text.replace(before, after).replace(Path(before).stem, Path(after).stem)
    triples = map(str, ox.parse(text.encode(), ox.RdfFormat.TURTLE))
    return {one for one in triples if "/ns/oa#" not in one and "#sha256>" not in one}


def test_names_and_order_of_files_and_ends_of_lines_change_no_fact(output: Path, tmp_path: Path) -> None:
    files = sorted(CORPUS.glob("*.txt"))
    renamed = {file.name: f"{len(files) - at}-renamed.txt" for at, file in enumerate(files)}
    (tmp_path / "in").mkdir()
    for file in files:
        lines = file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        (tmp_path / "in" / renamed[file.name]).write_bytes(lines)
    again = built(tmp_path / "out", tmp_path / "in")
    assert facts(output / "graph.ttl", renamed) == facts(again / "graph.ttl", {})
