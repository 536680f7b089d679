"""Sites that are there already."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from kg.graph.index import INDEX_FILE
from kg.graph.store import open_store
from kg.graph.texts import TEXTS_FOLDER
from kg.show.explorer.frame import World
from kg.show.explorer.kept_site import VIEWS_FOLDER, copied, made_of, may_be_replaced, pages_there
from kg.show.explorer.listing import LIST
from kg.show.explorer.site import write_site
from kg.versions import current_version


@pytest.fixture
def build(sample_output: Path, tmp_path: Path) -> Path:
    """A copy of the current outputs of a build, which a test may change."""
    version, _lease = current_version(sample_output)
    return Path(shutil.copytree(version, tmp_path / "build"))


def trees(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_whatever_pages_are_made_of_makes_others(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made_of(build, "zh")
    assert first and first == made_of(build, "zh")
    others = {first, made_of(build, "en"), made_of(build, "zh", each=False)}
    text = next((build / TEXTS_FOLDER).iterdir())
    text.unlink()
    others.add(made_of(build, "zh"))
    (build / INDEX_FILE).write_bytes((build / INDEX_FILE).read_bytes() + b"\0")
    others.add(made_of(build, "zh"))
    monkeypatch.setattr("kg.show.explorer.kept_site.fingerprint_of_all", lambda: "another kg")
    others.add(made_of(build, "zh"))
    assert len(others) == 6


def test_of_a_graph_that_does_not_tell_what_it_was_loaded_from_nothing_is_kept(build: Path, tmp_path: Path) -> None:
    mark = build / "store" / "kg"
    mark.write_bytes(mark.read_bytes().splitlines(keepends=True)[0])
    assert made_of(build, "zh") == ""
    write_site(World(open_store(build), build), tmp_path / "site")
    assert pages_there(tmp_path / "site", "") is None
    assert copied(tmp_path / "site", "", tmp_path / "other") is None and not (tmp_path / "other").exists()


def test_the_pages_of_a_build_are_copied_byte_by_byte(sample_output: Path, tmp_path: Path) -> None:
    version, _lease = current_version(sample_output)
    count = copied(version / VIEWS_FOLDER, made_of(version, "zh"), tmp_path / "copied")
    written = write_site(World(open_store(sample_output), sample_output, whole=True), tmp_path / "written")
    assert count == written and trees(tmp_path / "copied") == trees(tmp_path / "written")
    assert pages_there(tmp_path / "copied", made_of(version, "zh")) == count
    assert pages_there(tmp_path / "copied", made_of(version, "en")) is None


def test_pages_of_a_build_that_are_damaged_are_not_copied(build: Path, tmp_path: Path) -> None:
    views, of = build / VIEWS_FOLDER, made_of(build, "zh")
    (views / "sectors.html").write_text("示例文本", encoding="utf-8")
    assert copied(views, of, tmp_path / "site") is None and pages_there(tmp_path / "site", of) is None
    # what was copied until then is in nobody's way
    write_site(World(open_store(build), build, whole=True), tmp_path / "site")
    assert pages_there(tmp_path / "site", of)


def test_only_what_is_empty_or_has_pages_of_kg_may_be_replaced(sample_output: Path, tmp_path: Path) -> None:
    assert may_be_replaced(tmp_path / "missing") and may_be_replaced(tmp_path)
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    assert not may_be_replaced(tmp_path)
    (tmp_path / LIST).touch()
    assert may_be_replaced(tmp_path)
    assert not may_be_replaced(sample_output / VIEWS_FOLDER)
    assert not may_be_replaced(sample_output)


@pytest.mark.skipif(sys.platform == "win32", reason="a build has no links there")
def test_the_pages_of_a_build_without_links_are_the_builds_too(sample_output: Path, tmp_path: Path) -> None:
    output = Path(shutil.copytree(sample_output, tmp_path / "outputs", symlinks=False))
    assert not (output / VIEWS_FOLDER).is_symlink()
    assert not may_be_replaced(output / VIEWS_FOLDER)
