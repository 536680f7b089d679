"""What of paths is read, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import KgError
from kg.read.formats.content import Wishes
from kg.read.inputs import find_inputs, read_input, unread_line


def folder_of(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("示例")
    return folder


def read_names(folder: Path, wishes: Wishes) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in find_inputs([folder], wishes).files]


def test_finds_what_is_read_sorted_and_once(tmp_path: Path) -> None:
    folder_of(tmp_path, "b.txt", "a.md", "inner/c.TXT", "README.md", "inner/readme.txt", "d.docx", "e.csv", "f.HTM")
    found = find_inputs([tmp_path, tmp_path / "b.txt", tmp_path / "README.md"])
    assert [path.relative_to(tmp_path).as_posix() for path in found.files] == [
        *("README.md", "a.md", "b.txt", "d.docx", "e.csv", "f.HTM", "inner/c.TXT", "inner/readme.txt"),
    ]
    assert found.unread == ()


def test_what_is_not_read_has_its_reason(tmp_path: Path) -> None:
    folder_of(tmp_path, "a.txt", "old/b.doc", "c.ofd", "d.exe", "scan.jpg", ".git/config", "noending")
    unread = {one.what: one.reason for one in find_inputs([tmp_path]).unread}
    assert set(unread) == {"old/b.doc", "c.ofd", "d.exe", "scan.jpg", "noending"}
    assert "soffice --headless --convert-to docx" in unread["old/b.doc"] and "PDF" in unread["c.ofd"]
    assert "ocrmypdf" in unread["scan.jpg"]
    line = unread_line([str(one) for one in find_inputs([tmp_path]).unread])
    assert line == "5 files are not read (.doc 1, .exe 1, .jpg 1, .ofd 1, no ending 1)"


def test_globs_choose_among_the_files_of_folders(tmp_path: Path) -> None:
    folder_of(tmp_path, "a.txt", "b.md", "old/c.txt")
    assert read_names(tmp_path, Wishes(include=("*.txt",))) == ["a.txt", "old/c.txt"]
    assert read_names(tmp_path, Wishes(exclude=("old/*", "*.md"))) == ["a.txt"]
    left = find_inputs([tmp_path], Wishes(include=("*.txt",), exclude=("old/*",))).unread
    assert {one.what: one.reason for one in left} == {
        "b.md": "not among --include",
        "old/c.txt": "left out by --exclude",
    }


def test_a_file_named_is_read_whatever_the_globs_say(tmp_path: Path) -> None:
    path = folder_of(tmp_path, "a.txt") / "a.txt"
    assert find_inputs([path], Wishes(exclude=("*",))).files == (path,)


def test_a_path_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"none: no such file or folder; give"):
        find_inputs([tmp_path / "none"])


def test_a_folder_without_texts_is_named(tmp_path: Path) -> None:
    folder_of(tmp_path, "list.doc")
    with pytest.raises(KgError, match=r"no \.txt or \.md file in it; put .*; list\.doc: a file of an older office"):
        find_inputs([tmp_path])


def test_a_file_that_is_refused_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"a\.wps: a file of an older office program; run `soffice"):
        read_input(folder_of(tmp_path, "a.wps") / "a.wps")
