"""A damaged store is told in one line by every command, and loaded again from graph.ttl."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from own_texts import built

import kg.outputs
from kg.cli.main import main
from kg.errors import KgError
from kg.graph.store import open_store


def run(*arguments: str, graph: Path) -> Result:
    return CliRunner().invoke(main, arguments, env={"KG_OUTPUT": str(graph)})


@pytest.fixture
def output(tmp_path: Path, root: Path) -> Path:
    return built(tmp_path / "out", root / "corpus" / "sample-local.txt")


def damage(output: Path) -> None:
    """Change one byte in the first block of every file of data."""
    for file in (output / "store").glob("*.sst"):
        data = bytearray(file.read_bytes())
        data[40] ^= 1
        file.write_bytes(bytes(data))


def test_every_command_tells_of_a_damaged_store_and_restoring_mends_it(output: Path) -> None:
    before = {name: (output / name).read_bytes() for name in ("graph.ttl", "report.md", "views/index.html")}
    answers = run("stats", "--format", "json", graph=output).stdout
    damage(output)
    for command in (["stats"], ["export", "ntriples"], ["network", "citations"], ["query", "most-cited"], ["rank"]):
        told = run(*command, graph=output)
        assert told.exit_code == 2 and told.stderr.count("\n") == 1, (command, told.output)
        assert "store" in told.stderr and "kg build --restore" in told.stderr, told.stderr
    restored = run("build", "--restore", "--output", str(output), graph=output)
    assert restored.exit_code == 0 and "loaded again from graph.ttl" in restored.stdout, restored.output
    assert run("stats", "--format", "json", graph=output).stdout == answers
    assert {name: (output / name).read_bytes() for name in before} == before


def test_what_is_restored_is_what_was_built(output: Path) -> None:
    before = (output / "index.sqlite").read_bytes()
    kg.outputs.restore(output)
    assert (output / "index.sqlite").read_bytes() == before
    assert open_store(output).own_turtle() is not None


def test_a_file_that_was_changed_is_restored_as_it_is_now(output: Path) -> None:
    triples = len(open_store(output))
    with (output / "graph.ttl").open("a", encoding="utf-8") as file:
        file.write('<https://example.org/id/policy/示例> a kg:Policy ;\n\tdcterms:title "示例文本"@zh .\n')
    assert kg.outputs.restore(output) == triples + 2
    graph = open_store(output)
    assert graph.own_turtle() is None
    assert graph.index.has_kept("counts")


def test_nothing_to_restore_from(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"no graph\.ttl in"):
        kg.outputs.restore(tmp_path)
    assert run("build", "--restore", "a.txt", graph=tmp_path).exit_code == 2


def test_graph_ttl_that_is_damaged_too_leaves_what_was_there(output: Path) -> None:
    (output / "graph.ttl").write_text("<a> <b> .")
    with pytest.raises(KgError, match="it is no Turtle"):
        kg.outputs.restore(output)
    assert run("stats", graph=output).exit_code == 0
