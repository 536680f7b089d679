"""What was written is on the disk before a name leads to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.durable import whole_file, write_files
from kg.errors import OutputError
from kg.versions import current_version, exchange, held, next_version


def test_outputs_are_on_the_disk_before_the_link_leads_to_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, bool]] = []

    def sync() -> None:
        """What stands in the folder, and whether anything leads to it yet, at the moment of the call."""
        seen.append(((fresh / "graph.ttl").read_text(), current_version(tmp_path)[0] == fresh))

    monkeypatch.setattr(os, "sync", sync, raising=False)
    with held(tmp_path, ["graph.ttl"]), next_version(tmp_path) as fresh:
        (fresh / "graph.ttl").write_text("示例")
        exchange(tmp_path, fresh, ["graph.ttl"])
    assert seen == [("示例", False)] and current_version(tmp_path)[0] == fresh


def test_a_file_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, seen = tmp_path / "a.txt", []
    place.write_text("old")

    def fsync(descriptor: int) -> None:
        seen.append((os.pread(descriptor, 100, 0).decode(), place.read_text()))

    monkeypatch.setattr(os, "fsync", fsync)
    with whole_file(place) as part:
        part.write_text("new")
    assert seen == [("new", "old")] and place.read_text() == "new"
    assert list(tmp_path.iterdir()) == [place]


def test_several_files_are_on_the_disk_before_one_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[str] = []

    def fsync(descriptor: int) -> None:
        assert (tmp_path / "a.txt").read_text() == "old" and not (tmp_path / "b.txt").exists()
        waited.append(os.pread(descriptor, 100, 0).decode())

    (tmp_path / "a.txt").write_text("old")
    monkeypatch.setattr(os, "fsync", fsync)
    written = write_files(tmp_path, [("a.txt", b"one"), ("b.txt", b"other")])
    assert written == [tmp_path / "a.txt", tmp_path / "b.txt"] and sorted(waited) == ["one", "other"]
    assert [path.read_text() for path in written] == ["one", "other"] and sorted(tmp_path.iterdir()) == written


def test_of_several_files_none_has_its_name_where_one_fails(tmp_path: Path) -> None:
    (tmp_path / "b.txt.part").mkdir()
    with pytest.raises(OSError):
        write_files(tmp_path, [("a.txt", b"one"), ("b.txt", b"other")])
    assert not (tmp_path / "a.txt").exists() and not (tmp_path / "a.txt.part").exists()


def test_what_fails_half_way_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.write_text("old")
    with pytest.raises(OutputError, match=r"a\.txt: cannot be written \(No space left"), whole_file(place) as part:
        part.write_text("ne")
        raise OSError(28, os.strerror(28))
    assert place.read_text() == "old" and list(tmp_path.iterdir()) == [place]
