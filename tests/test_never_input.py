"""What builds wrote is never input. All files are our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError, OutputError
from kg.never_input import is_output, refuse_as_input, refuse_outputs, refuse_to_replace, without_outputs
from kg.versions import exchange, held, is_output_folder, next_version


def test_outputs_are_never_input(tmp_path: Path) -> None:
    with held(tmp_path / "out", ("graph.ttl", "views"), False), next_version(tmp_path / "out") as fresh:
        (fresh / "graph.ttl").touch()
        (fresh / "views").mkdir()
        (fresh / "views" / "a.html").touch()
        exchange(tmp_path / "out", fresh, ("graph.ttl", "views"))
    (tmp_path / "out" / "own.txt").touch()
    (tmp_path / ".build-x").mkdir()
    (tmp_path / ".build-x" / "report.md").touch()
    (tmp_path / "a.txt").touch()
    assert list(without_outputs(tmp_path)) == [tmp_path / "a.txt"]
    outputs = ("", "graph.ttl", "views", "views/a.html", ".kg/mark")
    assert is_output_folder(tmp_path / "out") and all(is_output(tmp_path / "out" / name) for name in outputs)
    assert not is_output(tmp_path / "out" / "own.txt") and not is_output(tmp_path / "a.txt")
    refuse_outputs([tmp_path / "a.txt"])
    with pytest.raises(InputError, match=r"graph\.ttl: was written by `kg build`"):
        refuse_as_input([tmp_path / "out" / "graph.ttl"], tmp_path / "other")


def test_a_folder_that_is_read_is_not_written_to(tmp_path: Path) -> None:
    for output in (tmp_path, tmp_path / "out", tmp_path / "a" / ".." / "out" / "deep"):
        with pytest.raises(OutputError, match=r"is inside .*, which is read"):
            refuse_as_input([tmp_path], output)
    refuse_as_input([tmp_path / "a.txt"], tmp_path / "out")


def test_links_to_folders_are_listed_but_for_those_to_outputs(tmp_path: Path) -> None:
    with held(tmp_path / "out", ("graph.ttl",), False):
        pass
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "mine").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "other").symlink_to(tmp_path)
    assert list(without_outputs(tmp_path / "in")) == [tmp_path / "in" / "other"]


def test_nothing_takes_the_place_of_an_output(tmp_path: Path) -> None:
    with held(tmp_path / "out", ("graph.ttl", "views"), False), next_version(tmp_path / "out") as fresh:
        (fresh / "graph.ttl").touch()
        (fresh / "views").mkdir()
        exchange(tmp_path / "out", fresh, ("graph.ttl", "views"))
    for name in ("graph.ttl", "views", "views/new.csv", ".kg/mark"):
        with pytest.raises(OutputError, match="is an output of `kg build`; name another file"):
            refuse_to_replace(tmp_path / "out" / name)
    refuse_to_replace(tmp_path / "out" / "tables.csv")
    refuse_to_replace(tmp_path / "out")
