"""What of paths is read, and what is said of the rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.read.formats.content import Wishes
from kg.read.inputs import find_inputs, read_given, read_input, unread_line


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


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (folder_of(tmp_path, "a.txt") / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    found = find_inputs([tmp_path])
    assert [path.name for path in found.files] == ["a.txt"]
    assert [one.what for one in found.unread] == [str(tmp_path / "gone.txt")]
    assert "leads nowhere" in found.unread[0].reason
    with pytest.raises(KgError, match=r"gone\.txt: a link that leads nowhere"):
        find_inputs([tmp_path / "gone.txt"])


def test_a_link_to_a_folder_is_told_and_not_followed(tmp_path: Path) -> None:
    folder_of(tmp_path, "in/a.txt", "elsewhere/b.txt")
    (tmp_path / "in" / "linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "in" / ".hidden").symlink_to(tmp_path / "elsewhere")
    found = find_inputs([tmp_path / "in"])
    assert [path.name for path in found.files] == ["a.txt"]
    assert [one.what for one in found.unread] == [str(tmp_path / "in" / "linked")]
    assert "links are not followed" in found.unread[0].reason


def test_what_an_office_program_left_is_no_document(tmp_path: Path) -> None:
    folder_of(tmp_path, "a.txt", "~$a.docx")
    (left,) = find_inputs([tmp_path]).unread
    assert left.what.endswith("~$a.docx") and "nothing is missing" in left.reason


def test_what_is_not_read_has_its_reason(tmp_path: Path) -> None:
    folder_of(tmp_path, "a.txt", "old/b.doc", "c.ofd", "d.exe", "scan.jpg", ".git/config", "noending")
    unread = {one.what.removeprefix(f"{tmp_path}/"): one.reason for one in find_inputs([tmp_path]).unread}
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
    assert {one.what.removeprefix(f"{tmp_path}/"): one.reason for one in left} == {
        "b.md": "not among --include",
        "old/c.txt": "left out by --exclude",
    }


def test_a_file_named_is_read_whatever_the_globs_say(tmp_path: Path) -> None:
    path = folder_of(tmp_path, "a.txt") / "a.txt"
    assert find_inputs([path], Wishes(exclude=("*",))).files == (path,)


def test_a_path_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"none: no such file or folder; check"):
        find_inputs([tmp_path / "none"])


def test_a_folder_without_texts_is_named(tmp_path: Path) -> None:
    folder_of(tmp_path, "list.doc")
    with pytest.raises(KgError, match=r"no text in it that is read; put .*list\.doc: a file of an older office"):
        find_inputs([tmp_path])


def test_a_file_that_is_refused_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"a\.wps: a file of an older office program; run `soffice"):
        read_input(folder_of(tmp_path, "a.wps") / "a.wps")


@pytest.mark.parametrize("given", ["", " \n"])
def test_a_text_that_is_empty_is_none(given: str) -> None:
    with pytest.raises(KgError, match=r"^text: is empty"):
        read_given(given)


def test_what_is_given_is_a_file_or_the_text_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("示例", encoding="utf-8")
    assert [one.text for one in read_given(str(path)).sources] == ["示例"]
    for text in ("示例文本", "见a.txt\n示例", "示" * 5000):
        assert [(one.text, one.name) for one in read_given(text).sources] == [(text, "text")]
    for given, told in ((tmp_path, "is a folder; name one"), (tmp_path / "none.txt", "no such file; give a file")):
        with pytest.raises(KgError, match=told):
            read_given(str(given))


def test_a_file_without_a_text_says_why(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title\n示例办法\n", encoding="utf-8")
    with pytest.raises(KgError, match=r"a\.csv: no text is read of it$"):
        read_given(str(path))


@pytest.mark.parametrize(("encoding", "warned"), [("utf-8", False), ("utf-8-sig", False), ("gb18030", True)])
def test_an_encoding_that_was_guessed_is_told(tmp_path: Path, encoding: str, warned: bool) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("示例文本".encode(encoding))
    assert read_input(path).warnings == [f"{path}: read as gb18030; save it as UTF-8 if characters look wrong"] * warned


def test_a_file_and_its_folder_are_read_once_and_programs_keep_theirs(tmp_path: Path) -> None:
    folder_of(tmp_path, "a.txt", ".hidden/b.txt", ".c.txt", "list.ttl", "same.csv")
    (tmp_path / "same.csv").write_text("one,other,same\n甲,乙,yes\n", encoding="utf-8")
    found = find_inputs([tmp_path / "a.txt", tmp_path, tmp_path])
    assert [path.name for path in found.files] == ["a.txt", "list.ttl"]
    assert [(one.one, one.other) for one in found.decisions] == [("甲", "乙")]


def test_files_that_are_not_read_are_counted_by_their_endings() -> None:
    assert unread_line(["a.doc: old"]) == "1 file is not read (.doc 1)"
    named = ["a.b/c: why", "d.exe: why", "E.EXE: why", "f.bin: why"]
    assert unread_line(named) == "4 files are not read (.exe 2, .bin 1, no ending 1)"


def test_what_is_neither_a_file_nor_a_folder_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(KgError, match="is a pipe or a device"):
        find_inputs([tmp_path / "pipe"])
    with pytest.raises(KgError, match=r"^nothing: no text in it that is read"):
        find_inputs([])
