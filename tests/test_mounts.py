"""What is mounted inside an output folder is told before anything is done, and what it holds stays."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.mounts import mounts_below
from kg.versions import exchange, held, next_version

NAMES = ("graph.ttl", "views")
Mount = Callable[..., Path]


@pytest.fixture
def mount() -> Iterator[Mount]:
    """Mount a file system of its own at a path, or there another folder; all are unmounted at the end."""
    mounted: list[Path] = []

    def mount(place: Path, folder: Path | None = None) -> Path:
        place.mkdir(parents=True, exist_ok=True)
        source = ["--bind", str(folder)] if folder else ["-t", "tmpfs", "tmpfs"]
        try:
            subprocess.run(["mount", *source, str(place)], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as error:
            pytest.skip(f"nothing can be mounted here: {error}")
        mounted.append(place.resolve())
        return place

    yield mount
    for place in reversed(mounted):
        subprocess.run(["umount", str(place)], check=True)


def build(output: Path, force: bool = False) -> None:
    with held(output, NAMES, force), next_version(output) as fresh:
        (fresh / "graph.ttl").write_text("示例")
        (fresh / "views").mkdir()
        (fresh / "views" / "a.html").write_text("示例")
        exchange(output, fresh, NAMES)


def test_mounts_are_found_at_any_depth_and_under_any_name(tmp_path: Path, mount: Mount) -> None:
    (tmp_path / "elsewhere").mkdir()
    inside = mount(tmp_path / "out" / "示例 a\\b" / "deep")
    bound = mount(tmp_path / "out" / "bound", tmp_path / "elsewhere")
    mount(tmp_path / "out-side")
    assert mounts_below(tmp_path / "out") == sorted([inside, bound])
    assert mounts_below(tmp_path / "elsewhere") == mounts_below(bound) == []


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("bound", [False, True])
@pytest.mark.parametrize("place", ["views", "views/deep", ".kg/version-1/views"])
def test_a_mount_in_the_place_of_an_output_is_told_and_left(
    tmp_path: Path, mount: Mount, place: str, bound: bool, force: bool
) -> None:
    output, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    elsewhere.mkdir()
    if place.startswith(".kg"):  # as who mounts over the link `views`
        build(output)
    at = mount(output / place, elsewhere if bound else None)
    (at / "own.txt").write_text("示例")
    with pytest.raises(OutputError, match=f"{place}: something is mounted there.*; unmount it"):
        build(output, force)
    assert (at / "own.txt").read_text() == "示例"
    assert not list(output.glob(".kg/version-2*"))


@pytest.mark.parametrize("place", ["", ".kg", "mine"])
def test_a_mount_that_is_in_no_outputs_way_is_none_of_a_builds_business(
    tmp_path: Path, mount: Mount, place: str
) -> None:
    output = tmp_path / "out"
    mount(output / place)
    build(output, force=place == "mine")
    build(output)
    assert (output / "views" / "a.html").read_text() == "示例"
    assert (output / ".kg" / "current").readlink().name == "version-2"
