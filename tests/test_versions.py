"""The outputs change as one: whatever ends a build, whoever reads, what stands there is of one build."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from kill_points import kill_points

from kg.errors import OutputError
from kg.versions import (
    OWN_FOLDER,
    current_version,
    exchange,
    held,
    next_version,
    shown,
)

NAMES = ("graph.ttl", "store", "views")


def build(output: Path, said: str, force: bool = False) -> None:
    """What a build does with the folder, with small outputs that say which build wrote them."""
    with held(output, NAMES, force), next_version(output) as fresh:
        (fresh / "graph.ttl").write_text(said)
        for name in ("store", "views"):
            (fresh / name).mkdir()
            (fresh / name / "a.html").write_text(said)
        exchange(output, fresh, NAMES)


def seen(output: Path) -> set[str]:
    """What the outputs say, by the paths that users have."""
    files = (output / "graph.ttl", output / "store" / "a.html", output / "views" / "a.html")
    return {path.read_text() if path.exists() else "nothing" for path in files}


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("before", ["nothing", "old"])
def test_a_kill_at_any_operation_leaves_the_old_or_the_new_and_the_next_build_cleans(
    tmp_path: Path, before: str
) -> None:
    def prepare(at: int) -> Path:
        output = tmp_path / str(at)
        if before == "old":
            build(output, "old")
        return output

    ends = set()
    for output in kill_points(partial(build, said="new"), prepare):
        (found,) = seen(output)
        ends.add(found)
        build(output, "next")
        assert seen(output) == {"next"}
        version = (output / OWN_FOLDER / "current").readlink().name
        assert {path.name for path in (output / OWN_FOLDER).iterdir()} == {"mark", "lock", "current", version}
    # in an empty folder the exchange is the last operation
    assert ends == ({"old", "new"} if before == "old" else {"nothing"})


def test_who_reads_keeps_the_version_until_nobody_does(tmp_path: Path) -> None:
    build(tmp_path / "out", "old")
    version, lease = current_version(tmp_path / "out")
    build(tmp_path / "out", "new")
    assert (version / "graph.ttl").read_text() == "old" and seen(tmp_path / "out") == {"new"}
    del lease
    build(tmp_path / "out", "newer")
    assert not version.exists()


def test_readers_see_one_version_while_builds_exchange(tmp_path: Path) -> None:
    build(tmp_path / "out", "0")
    mixed: list[set[str]] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            version, lease = current_version(tmp_path / "out")
            found = seen(version)
            if len(found) > 1 or "nothing" in found:
                mixed.append(found)
            del lease

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(60):
        build(tmp_path / "out", str(number))
    done.set()
    reader.join()
    assert not mixed


def test_a_second_build_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    told = f"is held by the build of process {os.getpid()} on .*; wait for it"
    with held(tmp_path / "out", NAMES), pytest.raises(OutputError, match=told):
        build(tmp_path / "out", "second")
    build(tmp_path / "out", "third")


@pytest.mark.parametrize("name", ["notes.txt", "store", "graph.ttl"])
def test_a_folder_of_others_is_refused_and_left_as_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("示例")
    with pytest.raises(OutputError, match=f"{name}: was not made by a build; .*--force"):
        build(tmp_path, "new")
    assert [path.name for path in tmp_path.iterdir()] == [name]
    build(tmp_path, "new", force=True)
    assert seen(tmp_path) == {"new"}
    assert (tmp_path / "notes.txt").exists() == (name == "notes.txt")


@pytest.mark.parametrize("name", ["README.md", "readme", ".gitkeep"])
def test_what_tells_of_a_folder_stays_beside_the_outputs(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("示例")
    build(tmp_path, "first")
    build(tmp_path, "second")
    assert seen(tmp_path) == {"second"} and (tmp_path / name).read_text() == "示例"


def test_the_folder_of_the_checkout_takes_a_build(root: Path, tmp_path: Path) -> None:
    """`make run` builds there, beside the one file that is tracked."""
    (tmp_path / "README.md").write_bytes((root / "outputs" / "README.md").read_bytes())
    build(tmp_path, "first")
    assert seen(tmp_path) == {"first"}


@pytest.mark.parametrize("name", ["views/mine.html", "store/mine"])
def test_own_files_among_the_outputs_are_not_deleted(tmp_path: Path, name: str) -> None:
    build(tmp_path / "out", "old")
    (tmp_path / "out" / name).write_text("示例")
    with pytest.raises(OutputError, match=f"{name}: was not made by a build"):
        build(tmp_path / "out", "new")
    assert (tmp_path / "out" / name).read_text() == "示例" and seen(tmp_path / "out") == {"old"}


def test_a_link_in_the_place_of_an_output_is_refused_and_by_force_only_the_link_goes(tmp_path: Path) -> None:
    build(tmp_path / "out", "old")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.html").write_text("示例")
    (tmp_path / "out" / "store").unlink()
    (tmp_path / "out" / "store").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="store: was not made by a build"):
        build(tmp_path / "out", "new")
    build(tmp_path / "out", "new", force=True)
    assert seen(tmp_path / "out") == {"new"} and (tmp_path / "elsewhere" / "a.html").read_text() == "示例"


def test_own_files_beside_the_outputs_stay_and_folders_of_other_builds_are_no_strangers(tmp_path: Path) -> None:
    build(tmp_path / "out" / "mine", "mine")
    build(tmp_path / "out", "old")
    (tmp_path / "out" / "own.txt").write_text("示例")
    build(tmp_path / "out", "new")
    assert (tmp_path / "out" / "own.txt").exists() and seen(tmp_path / "out" / "mine") == {"mine"}


def test_what_an_earlier_kg_left_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("old")
    for name in ("store/CURRENT", "views/index.html"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("old")
    build(tmp_path, "new")
    assert seen(tmp_path) == {"new"}


def test_a_folder_copied_by_a_tool_that_follows_links_is_read_and_rebuilt_by_force(tmp_path: Path) -> None:
    build(tmp_path / "out", "old")
    shutil.copytree(tmp_path / "out", tmp_path / "copy")
    assert seen(current_version(tmp_path / "copy")[0]) == {"old"}
    build(tmp_path / "copy", "new", force=True)
    assert seen(tmp_path / "copy") == {"new"}


def refuse(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


def promise(*_: object) -> None:
    """Say that a link is made, and make none, as Wine does."""


@pytest.mark.parametrize("no_links", [refuse, promise])
def test_without_links_the_outputs_are_put_in_place_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_links: Callable[..., None]
) -> None:
    monkeypatch.setattr(Path, "symlink_to", no_links)
    build(tmp_path / "out", "old")
    build(tmp_path / "out", "new")
    assert seen(tmp_path / "out") == seen(current_version(tmp_path / "out")[0]) == {"new"}
    assert {path.name for path in (tmp_path / "out" / OWN_FOLDER).iterdir()} == {"mark", "lock", "placed"}


def test_where_an_output_is_in_use_all_stay_what_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        error = OSError(22, "A required privilege is not held by the client")
        error.winerror = 1314  # type: ignore[attr-defined]
        raise error

    rename = Path.rename

    def unless_in_use(old: Path, new: Path) -> Path:
        if old.parent == tmp_path / "out" and old.name == NAMES[-1]:
            raise PermissionError(13, "The process cannot access the file")
        return rename(old, new)

    monkeypatch.setattr(Path, "symlink_to", refuse)
    build(tmp_path / "out", "old")
    monkeypatch.setattr(Path, "rename", unless_in_use)
    with pytest.raises(PermissionError):
        build(tmp_path / "out", "new")
    assert seen(tmp_path / "out") == {"old"}


def test_a_version_is_shown_as_the_folder_that_the_user_named() -> None:
    assert shown(Path("mine/.kg/version-3")) == Path("mine")
    assert shown(Path("mine")) == Path("mine")
