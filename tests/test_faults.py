"""A fault of the program costs one document; what a user can mend is an error of its kind; logging is silent."""

from __future__ import annotations

import logging
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner
from own_texts import notice

import kg.annotate.questions
import kg.extract.one_file
import kg.resolve.resolve
from kg.build import build
from kg.cli.main import main
from kg.describe.description import describe
from kg.errors import Fault, InputError, KgError, NotFoundError, OutputError, QueryError, StoreError
from kg.graph.answering import answer
from kg.graph.queries import load
from kg.graph.store import open_store
from kg.outputs import Silence
from kg.show.summary import BuildSummary
from kg.vocabulary.namespaces import ID

way = import_module("kg.build")  # `kg.build` is the function
read = kg.extract.one_file


@pytest.fixture
def two(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for at in (1, 2):
        (folder / f"{at}.txt").write_text(notice(at), encoding="utf-8")
    return folder


def failing_on(mark: str, step: Callable[..., object], whole: Callable[..., str]) -> Callable[..., object]:
    """The step, which fails where what it is given has the mark."""

    def fail(*given: object) -> object:
        if mark in whole(*given):
            raise ValueError(f"示例 {mark}")
        return step(*given)

    return fail


def run(folder: Path, output: Path) -> BuildSummary:
    return build([folder], output, ID, 1, Silence())


@pytest.mark.parametrize(
    "module, step, whole",
    [
        (read, "segment", lambda clean: clean.text),
        (read, "describe", lambda clean, at: at.heading),
        (kg.annotate.questions, "find_targets", lambda text, *_: text),
        (kg.resolve.resolve, "cite", lambda document, *_: document.segment.heading),
    ],
)
def test_a_fault_costs_one_document(
    two: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    module: object,
    step: str,
    whole: Callable[..., str],
) -> None:
    monkeypatch.setattr(module, step, failing_on("第2段", getattr(module, step), whole))
    found = run(two, tmp_path / "out")
    assert found.documents == (2 if step == "cite" else 1)
    (warning,) = found.warnings
    assert "2.txt" in warning and "ValueError: 示例 第2段" in warning
    report = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    assert f"- {warning}" in report
    assert dict(found.rows())["warnings"] == 1


def test_the_place_of_a_lost_document_is_file_and_lines(
    two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "describe", failing_on("第1段", describe, lambda clean, at: at.heading))
    (warning,) = run(two, tmp_path / "out").warnings
    assert warning.startswith(f"{two}/1.txt:1–")


def test_errors_of_a_users_making_are_not_swallowed(two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> object:
        raise InputError("示例: broken; mend it")

    monkeypatch.setattr(read, "describe", broken)
    with pytest.raises(InputError):
        run(two, tmp_path / "out")


def test_a_fault_names_the_line_of_the_package() -> None:
    try:
        way.check_base(None)
    except TypeError as error:
        fault = Fault.of(error)
    assert fault.what.startswith("TypeError: ") and "(kg/build.py:" in fault.what
    assert "Traceback" in fault.trace


def test_each_kind_of_error_can_be_caught(two: Path, tmp_path: Path) -> None:
    run(two, tmp_path / "out")
    graph = tmp_path / "out"
    with pytest.raises(InputError):
        run(tmp_path / "nothing", graph)
    with pytest.raises(OutputError):
        run(two, tmp_path / "in" / "1.txt" / "out")
    with pytest.raises(StoreError):
        open_store(tmp_path)
    with pytest.raises(NotFoundError):
        load("no-such-query")
    with pytest.raises(QueryError):
        open_store(graph).raw("SELECT nothing")
    assert all(issubclass(kind, KgError) for kind in (InputError, OutputError, StoreError, NotFoundError, QueryError))


def test_the_kind_survives_the_process_that_answers(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        answer(tmp_path, load("by-year"), {}, "json", 10.0, 0)


@pytest.mark.parametrize("flag, heard", [((), ""), (("-v",), "INFO"), (("-vv",), "DEBUG")])
def test_logging_is_silent_unless_asked_for(two: Path, tmp_path: Path, flag: tuple[str, ...], heard: str) -> None:
    package = logging.getLogger("kg")
    before = package.handlers[:], package.level
    try:
        done = CliRunner().invoke(main, [*flag, "build", str(two), "--output", str(tmp_path / "out"), "--workers", "1"])
    finally:
        package.handlers[:], level = before
        package.setLevel(level)
    assert done.exit_code == 0
    assert heard in done.stderr if heard else "INFO" not in done.stderr and "DEBUG" not in done.stderr
