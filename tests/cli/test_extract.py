"""`kg extract` and what a build would do (示例文本)."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.extract import extract
from kg.cli.main import main


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, arguments)
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def text(root: Path, tmp_path: Path) -> Path:
    path = tmp_path / "in" / "sample.txt"
    path.parent.mkdir()
    path.write_bytes((root / "corpus" / "sample-local.txt").read_bytes())
    return path


def test_extracts_are_made_planned_and_kept(text: Path, tmp_path: Path) -> None:
    arguments = ("extract", str(text.parent), "--output", str(tmp_path / "kept"), "--workers", "1")
    code, planned, _ = run(*arguments, "--dry-run")
    assert code == 0 and "it has no extract" in planned and not (tmp_path / "kept").exists()
    made = [" ".join(run(*arguments)[1].split()) for _ in range(2)]
    assert "extracts made 1 extracts kept 0" in made[0] and "extracts made 0 extracts kept 1" in made[1]
    code, planned, _ = run("build", str(text), "--output", str(tmp_path / "out"), "--dry-run", "--lang", "zh")
    assert code == 0 and planned.split()[:3] == ["处理", "文件名", "原因"]
    assert run(*arguments, "--dry-run")[1].splitlines()[-1].startswith("kept")


def test_decisions_that_no_extract_holds_are_told(text: Path, tmp_path: Path) -> None:
    table = text.parent / "same.csv"
    table.write_text("one,other,same\n国发〔2021〕33号,国发〔2021〕4号,no\n", encoding="utf-8")
    code, _, err = run("extract", str(text.parent), "--output", str(tmp_path / "kept"), "--workers", "1")
    assert code == 0
    assert f"kg: {table}: own decisions are in no extract; give the file to `kg build` beside the extracts\n" in err


def test_extracts_are_not_made_of_extracts(text: Path, tmp_path: Path) -> None:
    assert run("extract", str(text), "--output", str(tmp_path / "kept"), "--workers", "1")[0] == 0
    (made,) = (tmp_path / "kept").glob("*.kgx")
    told = f"kg: {made}: is an extract already; give it to `kg build`\n"
    code, out, err = run("extract", str(tmp_path / "kept"), "--output", str(tmp_path / "again"), "--workers", "1")
    assert (code, out) == (2, "") and err.endswith(told) and not (tmp_path / "again").exists()
    code, out, err = run("extract", str(made), str(text), "--output", str(tmp_path / "again"), "--workers", "1")
    assert code == 0 and told in err and "extracts made 1 extracts kept 0" in " ".join(out.split())


def test_a_file_in_the_place_of_the_folder_is_told(text: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    code, _, err = run("extract", str(text), "--output", str(tmp_path / "file"), "--workers", "1")
    assert code == 2 and "choose another folder" in err


def test_a_scheduler_that_is_not_there_is_told_in_one_line(text: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    code, out, err = run("extract", str(text), "--output", str(tmp_path / "kept"), "--scheduler", "nonsense://x")
    assert (code, out) == (2, "") and err.count("\n") == 1 and "does not answer" in err


def test_the_command_says_what_it_does() -> None:
    assert "kg build" in (extract.help or "")
