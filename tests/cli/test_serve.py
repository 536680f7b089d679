"""`kg serve`: what the command line hands on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg.cli.main import main
from kg.cli.serve import serve
from kg.serve import run


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    calls: list[tuple[Any, ...]] = []
    monkeypatch.setattr(run, "serve", lambda *given: calls.append(given))
    return calls


def test_only_this_machine_may_call_a_server_that_listens_on_it(started: list[tuple[Any, ...]]) -> None:
    for options in ([], ["--host", "0.0.0.0"], ["--root-path", "/kg/"]):
        assert CliRunner().invoke(serve, ["outputs", *options]).exit_code == 0
    hosts = [call[3].hosts for call in started]
    assert "localhost" in hosts[0] and hosts[1:] == [(), ()]
    assert started[2][3].root_path == "/kg"


def test_the_folder_is_that_of_builds_unless_another_is_named(started: list[tuple[Any, ...]]) -> None:
    CliRunner().invoke(serve, [], env={"KG_OUTPUT": "elsewhere"})
    CliRunner().invoke(serve, ["here"])
    assert [call[0] for call in started] == [Path("elsewhere"), Path("here")]


def test_a_site_goes_to_a_new_folder_and_says_where(sample_output: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    result = CliRunner().invoke(main, ["site", str(sample_output), "--output", str(folder), "--lang", "en"])
    assert result.exit_code == 0 and str(folder / "index.html") in result.output
    assert '<html lang="en">' in (folder / "index.html").read_text(encoding="utf-8")


def test_a_site_that_is_there_is_left_as_it_is_and_another_takes_its_place(sample_output: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"

    def site(*options: str) -> str:
        result = CliRunner().invoke(main, ["site", str(sample_output), "--output", str(folder), *options])
        assert result.exit_code == 0, result.output
        return result.output

    first = site()
    times = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert site() == first.rstrip() + " (there already)\n"
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == times
    (folder / "sectors.html").unlink()
    assert site() == first and (folder / "sectors.html").is_file()
    assert site("--lang", "en") == first
    assert '<html lang="en">' in (folder / "index.html").read_text(encoding="utf-8")


def test_a_site_takes_the_place_of_nothing_else(sample_output: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    for folder in (tmp_path, sample_output, sample_output / "views"):
        result = CliRunner().invoke(main, ["site", str(sample_output), "--output", str(folder), "--lang", "en"])
        assert result.exit_code == 2 and "is not empty" in result.output


def test_a_site_of_no_graph_is_refused_whatever_is_there(sample_output: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    assert CliRunner().invoke(main, ["site", str(sample_output), "--output", str(folder)]).exit_code == 0
    (tmp_path / "empty").mkdir()
    result = CliRunner().invoke(main, ["site", str(tmp_path / "empty"), "--output", str(folder)])
    assert result.exit_code == 2 and "no graph" in result.output and (folder / "index.html").is_file()


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--root-path", "kg", "--root-path kg: a path begins with /; write one such as /policies"),
        ("--cors", "example.org", "--cors example.org: an origin is https://HOST without a path; write it so"),
        ("--cors", "https://example.org/", "--cors https://example.org/: an origin is https://HOST without a path"),
    ],
)
def test_what_no_link_and_no_browser_matches_is_told(
    started: list[tuple[Any, ...]], option: str, value: str, told: str
) -> None:
    result = CliRunner().invoke(main, ["serve", "outputs", option, value])
    assert result.exit_code == 2 and result.stderr.startswith(f"kg: {told}") and not started
    assert CliRunner().invoke(main, ["serve", "--cors", "http://127.0.0.1:3000", "--cors", "*"]).exit_code == 0
