"""Arguments that are none are told in one line, with exit code 2, before any work."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_graph import write_graph

from kg.cli.main import main

LONG = "1" * 5_000
PARAMETERS = (("rests-on", "policy"), ("policies-of-body", "body"))


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_graph(tmp_path_factory.mktemp("graph"))


def run(directory: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"KG_OUTPUT": str(directory)})


@pytest.mark.parametrize(
    "arguments",
    [
        *(("query", "by-year", "--timeout", value) for value in ("nan", "inf", "-1", "0", "1e300", LONG)),
        *(("query", name, "--param", f"{name_of}=\udcff") for name, name_of in PARAMETERS),
        ("query", "-q", "ASK { ?a ?b ?x }", "--param", "x=\udcff"),
        ("query", "number", "--param", f"year={LONG}"),
        ("show", "\udcff"),
        ("network", "bodies", "--years", LONG),
        ("network", "bodies", "--limit", LONG),
        ("text", "示发〔2021〕1号", "--article", LONG),
        ("chain", "示发〔2021〕1号", "--depth", LONG),
        ("export", "turtle", "--output", "/"),
        ("export", "turtle", "--output", "."),
        ("stats", "--output", "", "--format", "csv"),
        ("stats", "--graph", ""),
        ("build", "--output", ""),
        ("build", "--base-iri", "http://[x/"),
        ("build", "--workers", LONG),
        ("build", "/dev/zero"),
    ],
    ids=lambda arguments: " ".join(arguments)[:40].encode("ascii", "replace").decode(),
)
def test_what_is_no_argument_is_told_in_one_line(directory: Path, arguments: tuple[str, ...], tmp_path: Path) -> None:
    extra = ("--output", str(tmp_path / "out")) if arguments[0] == "build" and "--output" not in arguments else ()
    result = run(directory, *arguments, *extra)
    assert result.exit_code == 2, (result.output, result.exception)
    assert (result.stderr.count("\n"), result.stdout) == (1, ""), result.output
    assert not (tmp_path / "out" / "graph.ttl").exists()


def test_a_chain_stops_where_nothing_new_is_reached(directory: Path) -> None:
    few = run(directory, "chain", "示发〔2021〕1号", "--down", "--depth", "50").stdout
    assert run(directory, "chain", "示发〔2021〕1号", "--down", "--depth", "10000000").stdout == few != ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_a_closed_standard_output_is_told_before_any_work(directory: Path, tmp_path: Path) -> None:
    for command in ("stats", f"build --output {tmp_path}/out"):
        line = f"exec {sys.executable} -m kg {command} >&-"
        told = subprocess.run(
            ["sh", "-c", line], stderr=subprocess.PIPE, text=True, check=False, env={"KG_OUTPUT": str(directory)}
        )
        assert (told.returncode, told.stderr.count("\n")) == (2, 1), told.stderr
        assert told.stderr.startswith("kg: standard output: is closed")
    assert not (tmp_path / "out").exists()


def test_a_file_appears_under_its_name_once_it_is_whole(
    directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, page = tmp_path / "tables.zip", tmp_path / "timeline.html"
    assert run(directory, "export", "csv", "--output", str(archive)).exit_code == 0
    assert run(directory, "timeline", "--output", str(page)).exit_code == 0
    assert zipfile.ZipFile(archive).testzip() is None and page.stat().st_size
    before = archive.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", fail)
    assert "No space left" in run(directory, "export", "csv", "--output", str(archive)).stderr
    assert archive.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tables.zip", "timeline.html"]
