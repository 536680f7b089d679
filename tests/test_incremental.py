"""A build after others gives what a build from nothing gives, whatever came between (示例文本)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from own_texts import PROSE, built, page

import kg.outputs
from kg.build import build, extract, planned
from kg.errors import KgError
from kg.progress import Silence
from kg.show.summary import BuildSummary
from kg.vocabulary.namespaces import ID

PLANS = ["示例河道管理办法", "示例省示例河道管理办法", "示例湖泊保护条例", "示例省示例湖泊保护规划"]
NAMES = [f"{at}.txt" for at in range(len(PLANS))]


def notice(at: int, edition: int) -> str:
    """A notice that hands on one plan and names others without marks; `edition` changes which ones."""
    return page(
        f"示例省人民政府关于印发{PLANS[at]}的通知",
        f"示政发〔2021〕{at + 1}号",
        "各市人民政府：",
        f"各市要严格执行{PLANS[at - 1 - edition]}，参照{PLANS[at - 2]}开展示例工作。{PROSE}",
        "示例省人民政府",
        f"2021年3月{edition + 1}日",
    )


def put(folder: Path, files: dict[int, int]) -> list[Path]:
    """Make a folder hold these files (number to edition), and no others."""
    folder.mkdir(exist_ok=True)
    for at, name in enumerate(NAMES):
        path = folder / name
        if at in files:
            path.write_text(notice(at, files[at]), encoding="utf-8")
        else:
            path.unlink(missing_ok=True)
    return [folder / NAMES[at] for at in sorted(files)]


def run(output: Path, *paths: Path) -> BuildSummary:
    return build(paths, output, ID, 1, Silence())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "in", {0: 0, 1: 0, 2: 0})
    return tmp_path / "in"


@pytest.mark.slow
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dictionaries(st.integers(0, len(NAMES) - 1), st.integers(0, 1), min_size=1), min_size=2, max_size=4))
def test_files_that_come_change_and_go_leave_no_trace(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, states: list[dict[int, int]]
) -> None:
    monkeypatch.setattr(kg.outputs, "_draw", lambda folder, views: (folder / "views").mkdir() or 0)
    place = tmp_path_factory.mktemp("sequence")
    for files in states:
        paths = put(place / "in", files)
        graph = (built(place / "out", *paths) / "graph.ttl").read_bytes()
        fresh = tmp_path_factory.mktemp("fresh")
        assert graph == (built(fresh / "out", *paths) / "graph.ttl").read_bytes()
        kept = {path.name for path in (place / "out" / "extracts").iterdir()}
        assert kept == {path.name for path in (fresh / "out" / "extracts").iterdir()}
        for shelf in (place / "out" / "extracts").glob("*.kgs"):
            assert shelf.read_bytes() == (fresh / "out" / "extracts" / shelf.name).read_bytes()


def test_a_build_of_what_has_not_changed_says_so_and_does_nothing(folder: Path, tmp_path: Path) -> None:
    first = run(tmp_path / "out", folder)
    version = (tmp_path / "out" / ".kg" / "current").readlink()
    again = run(tmp_path / "out", folder)
    assert (first.unchanged, again.unchanged) == (False, True)
    assert first.rows() == again.rows() and first.warnings == again.warnings
    assert (tmp_path / "out" / ".kg" / "current").readlink() == version


@pytest.mark.parametrize("change", ["text", "base", "output", "removed"])
def test_any_change_makes_a_build(folder: Path, tmp_path: Path, change: str) -> None:
    output, base = tmp_path / "out", ID
    run(output, folder)
    if change == "text":
        (folder / NAMES[0]).write_text(notice(0, 1), encoding="utf-8")
    elif change == "base":
        base = "https://example.org/id/"
    elif change == "output":
        (output / "report.md").write_text("示例")
    else:
        (folder / NAMES[0]).unlink()
    assert not build([folder], output, base, 1, Silence()).unchanged
    assert (output / "report.md").read_text(encoding="utf-8") != "示例\n"


def test_a_damaged_extract_costs_a_warning(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    run(output, folder)
    graph = (output / "graph.ttl").read_bytes()
    damaged = sorted((output / "extracts").glob("*.kgs"))[0]
    damaged.write_bytes(damaged.read_bytes()[:-3])
    put(folder, {0: 0, 1: 0, 2: 0, 3: 0})
    found = run(output, folder)
    assert [one for one in found.warnings if f"{damaged}: is damaged" in one]
    put(folder, {0: 0, 1: 0, 2: 0})
    run(output, folder)
    assert (output / "graph.ttl").read_bytes() == graph


def test_extracts_are_built_as_their_files_would_be(folder: Path, tmp_path: Path) -> None:
    graph = (built(tmp_path / "out", folder) / "graph.ttl").read_bytes()
    done = extract([folder], tmp_path / "kept", 1, Silence())
    assert dict(done.rows()) == {"extracts made": 3, "extracts kept": 0, "files that failed": 0}
    assert (built(tmp_path / "other", tmp_path / "kept") / "graph.ttl").read_bytes() == graph
    mixed = built(tmp_path / "mixed", *sorted((tmp_path / "kept").glob("*.kgx"))[:3])
    assert (mixed / "graph.ttl").read_bytes() == graph


def test_extracts_are_made_once_and_those_of_other_files_stay(folder: Path, tmp_path: Path) -> None:
    extract([folder / NAMES[0]], tmp_path / "kept", 1, Silence())
    (folder / "empty.txt").write_bytes(b"")
    done = extract([folder], tmp_path / "kept", 1, Silence())
    assert (done.made, done.kept, done.failed) == (2, 1, 1)
    assert len(list((tmp_path / "kept").glob("*.kgx"))) == 3
    with pytest.raises(KgError, match="inside"):
        extract([folder], folder / "kept", 1, Silence())


def test_a_plan_says_what_would_be_read_and_why_not(folder: Path, tmp_path: Path) -> None:
    (folder / "picture.png").write_bytes(b"x")
    output = tmp_path / "out"
    first = list(planned([folder], output / "extracts"))
    assert [one.state for one in first] == ["read", "read", "read", "skipped"]
    assert not output.exists(), "nothing is written"
    run(output, folder)
    (folder / NAMES[1]).write_text(notice(1, 1), encoding="utf-8")
    again = list(planned([folder], output / "extracts"))
    assert [one.state for one in again] == ["kept", "read", "kept", "skipped"]
    assert all(one.why for one in again) and "picture" in again[-1].why
