"""The list of the files of a site."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.show.explorer.listing import LIST, is_there, listed, write

FILES = [("index.html", "首页\n".encode()), ("policy/示例-1.html", b"one\n"), ("index.js", b"window.kgIndex=1;\n")]
NAMES = {LIST, *(name for name, _ in FILES)}


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_site_is_there_once_all_of_it_was_written(tmp_path: Path) -> None:
    assert listed(tmp_path) is None
    assert write(tmp_path / "site", "made", FILES) == 2
    found = listed(tmp_path / "site")
    assert found is not None and is_there(tmp_path / "site", found)
    assert (found.made_of, found.whole, found.pages, set(found.digests)) == ("made", True, 2, NAMES - {LIST})
    assert found.digests["index.html"] == hashlib.sha256(FILES[0][1]).hexdigest()


@pytest.mark.parametrize("name", [name for name, _ in FILES])
def test_a_file_that_is_missing_or_damaged_is_noticed(tmp_path: Path, name: str) -> None:
    write(tmp_path, "made", FILES)
    found = listed(tmp_path)
    assert found is not None
    data = (tmp_path / name).read_bytes()
    # as long as it was, and of the same time
    (tmp_path / name).write_bytes(data[:-1] + b"x")
    assert not is_there(tmp_path, found)
    (tmp_path / name).unlink()
    assert not is_there(tmp_path, found)


def test_what_was_written_by_halves_is_never_whole_and_the_next_run_clears_it_away(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[str, bytes]]:
        yield from [*FILES[:2], ("policy/gone.html", b"")]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, "made", broken())
    found = listed(tmp_path)
    assert found is not None and not found.whole and not is_there(tmp_path, found)
    write(tmp_path, "made", FILES)
    assert names(tmp_path) == NAMES


@pytest.mark.parametrize("cut", range(1, 400, 7))
def test_a_list_that_was_cut_anywhere_tells_of_no_whole_site(tmp_path: Path, cut: int) -> None:
    write(tmp_path, "made", FILES)
    data = (tmp_path / LIST).read_bytes()
    (tmp_path / LIST).write_bytes(data[:-cut])
    found = listed(tmp_path)
    assert found is None or not is_there(tmp_path, found)


def test_what_kg_did_not_write_stays_and_is_not_written_over(tmp_path: Path) -> None:
    write(tmp_path, "made", [*FILES, ("policy/former.html", b"")])
    (tmp_path / "README").write_text("示例文本", encoding="utf-8")
    write(tmp_path, "made", FILES)
    assert names(tmp_path) == NAMES | {"README"}
    (tmp_path / "links.js").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"links\.js: is in the way"):
        write(tmp_path, "made", [*FILES, ("links.js", b"")])
    assert (tmp_path / "links.js").read_text(encoding="utf-8") == "mine"
    # nor does the list claim it
    write(tmp_path, "made", FILES)
    assert (tmp_path / "links.js").read_text(encoding="utf-8") == "mine"


def test_a_list_of_somebody_else_is_none_of_a_site(tmp_path: Path) -> None:
    (tmp_path / LIST).write_text(f"{'0' * 64}  index.html\n", encoding="utf-8")
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    assert listed(tmp_path) is None
    with pytest.raises(OutputError, match="in the way"):
        write(tmp_path, "made", FILES)
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["../mine", "/mine", "policy/../../mine", "..", "a/b/c", "policy/", "c:mine", "a\\b"])
def test_a_list_leads_nowhere_out_of_its_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "site"
    write(folder, "made", FILES)
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    with (folder / LIST).open("a", encoding="utf-8") as listing:
        listing.write(f"{'0' * 64}  {name}\n")
    found = listed(folder)
    assert found is not None and set(found.digests) == NAMES - {LIST}
    write(folder, "made", FILES)
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_nothing_is_deleted_behind_a_link(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    write(folder, "made", FILES)
    (folder / "policy").rename(elsewhere)
    (folder / "policy").symlink_to(elsewhere)
    with pytest.raises(OutputError, match="in the way"):
        write(folder, "made", FILES)
    assert (elsewhere / "示例-1.html").read_bytes() == b"one\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no such locks there")
def test_two_do_not_write_one_site_at_once(tmp_path: Path) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        with pytest.raises(OutputError, match="another process"):
            write(tmp_path, "made", FILES)
        yield from FILES

    write(tmp_path, "made", files())
    found = listed(tmp_path)
    assert found is not None and is_there(tmp_path, found)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="the tool is missing")
def test_the_list_is_one_that_sha256sum_reads(tmp_path: Path) -> None:
    write(tmp_path, "made", FILES)
    command = ["sha256sum", "--check", "--quiet", "--strict", LIST]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, env={**os.environ, "LC_ALL": "C"}, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")
