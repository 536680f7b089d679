"""`kg validate` tells what to mend, and its exit status whether anything is to be mended."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from broken_graphs import BREAKS, PROLOGUE
from click.testing import CliRunner

from kg.cli.checks import validate
from kg.cli.main import main
from kg.graph.whole_graph import read_graph


def test_a_sound_graph(sample_output: Path) -> None:
    sound = CliRunner().invoke(validate, ["--graph", str(sample_output), "--no-warnings"])
    assert sound.exit_code == 0 and "violations: 0" in sound.stdout


def test_a_broken_graph(sample_output: Path, tmp_path: Path) -> None:
    path = tmp_path / "示例.ttl"
    store = read_graph(sample_output / "graph.ttl")
    store.update(PROLOGUE + BREAKS["one number on two policies"][0])
    store.dump(str(path), format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph())
    told = CliRunner().invoke(validate, [str(path), "--format", "csv"])
    assert told.exit_code == 1
    assert "Policy-number" in told.stdout and "merge the two" in told.stdout


def test_what_is_no_turtle_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "示例.ttl"
    path.write_text("no Turtle", encoding="utf-8")
    told = CliRunner().invoke(main, ["validate", str(path)])
    assert told.exit_code == 2 and told.stderr.count("\n") == 1
