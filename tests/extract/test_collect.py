"""Kept extracts taken, others made (示例文本)."""

from __future__ import annotations

from pathlib import Path

import pytest
from own_texts import notice

import kg.extract.collect
from kg.errors import OutputError
from kg.extract.collect import Collected, collect, list_files
from kg.extract.kept import KeptExtracts
from kg.progress import Silence
from kg.read.formats.content import NO_WISHES


class Told(Silence):
    """Progress that keeps what is told."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def begin(self, what: str) -> None:
        self.read += [Path(one).name for one in what.split(", ")]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    for at in (1, 2):
        (tmp_path / f"{at}.txt").write_text(notice(at), encoding="utf-8")
    return [tmp_path / "1.txt", tmp_path / "2.txt"]


def collected(files: list[Path]) -> tuple[list[str], tuple[Collected, ...]]:
    """The files that were read, and all extracts."""
    told = Told()
    kept = KeptExtracts(files[0].parent / "kept")
    found = collect(list_files(files, NO_WISHES), NO_WISHES, kept, 1, told)
    return told.read, found


def test_a_file_is_read_once(files: list[Path]) -> None:
    read, first = collected(files)
    assert read == ["1.txt", "2.txt"] and [one.place for one in first] == files
    assert collected(files) == ([], first)


def test_a_file_that_was_changed_is_read_again(files: list[Path]) -> None:
    collected(files)
    files[0].write_text(notice(3), encoding="utf-8")
    read, found = collected(files)
    assert read == ["1.txt"] and "第3段" in found[0].extract.texts[0].documents[0].description.title


def test_a_damaged_extract_is_made_anew_with_a_warning(files: list[Path]) -> None:
    _, first = collected(files)
    path = files[0].parent / "kept" / f"{first[1].key}.kgx"
    path.write_bytes(path.read_bytes()[:-9])
    read, found = collected(files)
    assert read == ["2.txt"] and found[1].extract == first[1].extract
    (warning,) = found[1].warnings
    assert warning.startswith(f"{path}: is damaged") and warning.endswith("it is made anew")
    assert collected(files) == ([], first)


def test_a_file_that_changes_while_it_is_read_is_not_kept(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.extract.collect, "digest_of", lambda path: "0" * 64)
    read, (first, _) = collected(files)
    assert "changed while it was read" in first.warnings[0]
    assert collected(files)[0] == read


def test_a_failure_is_not_kept(files: list[Path]) -> None:
    files[0].write_bytes(b"")
    for _ in range(2):
        read, (first, _) = collected(files)
        assert "1.txt" in read and first.extract.failed
    assert list(first.lines(["1.txt: 示例"])) == [f"{files[0]}: 示例"]


def test_an_extract_is_a_file_like_any_other(files: list[Path], tmp_path: Path) -> None:
    _, (first, _) = collected(files)
    given = tmp_path / "kept" / f"{first.key}.kgx"
    read, (again,) = collected([given])
    assert read == [] and again.extract == first.extract
    assert again.place == tmp_path / "kept" / "1.txt"
    given.write_bytes(b"x")
    read, (broken,) = collected([given])
    (line,) = broken.lines([str(broken.extract.failed)])
    assert read == [] and line.startswith(f"{given}: is no extract")


def test_extracts_that_cannot_be_written_are_an_error(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(KeptExtracts, "keep", full)
    with pytest.raises(OutputError, match="No space left"):
        collected(files)
