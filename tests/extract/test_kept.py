"""The folder of extracts (示例文本)."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest
from kill_points import kill_points

import kg.extract.kept
from kg.errors import InputError
from kg.extract.elsewhere import NOTHING_KEPT, Elsewhere
from kg.extract.fingerprint import fingerprint
from kg.extract.kept import KeptExtracts, key_of, read_extract_file
from kg.extract.record import Extract, encode
from kg.read.formats.content import NO_WISHES, Wishes

SOME = Extract(name="示例.txt", made_with=fingerprint())


@pytest.fixture
def kept(tmp_path: Path) -> KeptExtracts:
    return KeptExtracts(tmp_path / "extracts")


def test_an_extract_is_taken_by_its_key(kept: KeptExtracts) -> None:
    assert not kept.has("a")
    kept.keep("a", encode(SOME))
    assert kept.has("a") and kept.take("a") == SOME


def test_a_key_tells_name_content_and_wishes_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = Wishes({"title": "标题"})
    keys = [
        key_of("a.txt", "0" * 64, NO_WISHES),
        key_of("b.txt", "0" * 64, NO_WISHES),
        key_of("a.txt", "1" * 64, NO_WISHES),
        key_of("a.csv", "0" * 64, NO_WISHES),
        key_of("a.csv", "0" * 64, columns),
    ]
    assert len(set(keys)) == len(keys)
    assert key_of("a.txt", "0" * 64, columns) == keys[0], "a text is read the same whatever its columns"
    monkeypatch.setattr(kg.extract.kept, "fingerprint", lambda: "other code")
    assert key_of("a.txt", "0" * 64, NO_WISHES) != keys[0]


def test_a_damaged_extract_is_an_error_that_names_it(kept: KeptExtracts) -> None:
    kept.keep("a", encode(SOME)[:-3])
    with pytest.raises(InputError, match=r"a\.kgx: is damaged"):
        kept.take("a")


def test_cleaning_deletes_what_is_not_used_and_what_is_half_written(kept: KeptExtracts) -> None:
    for key in ("a", "b"):
        kept.keep(key, encode(SOME))
    kept.keep_elsewhere(NOTHING_KEPT)
    (kept.folder / "c.kgx.17.part").write_bytes(b"")
    (kept.folder / "notes.txt").write_text("示例")
    assert kept.clean({"a"}) == 1
    assert sorted(path.name for path in kept.folder.iterdir()) == [".elsewhere", "a.kgx", "notes.txt"]


def test_what_is_kept_of_other_files_comes_back_and_is_nothing_where_damaged(kept: KeptExtracts) -> None:
    assert kept.elsewhere() == NOTHING_KEPT
    found = Elsewhere(("示例省示例河道管理办法",), {"a": ()})
    kept.keep_elsewhere(found)
    assert kept.elsewhere() == found
    (kept.folder / ".elsewhere").write_bytes(b"x")
    assert kept.elsewhere() == NOTHING_KEPT


def test_an_extract_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.kgx"
    path.write_bytes(encode(SOME))
    assert read_extract_file(path) == SOME
    path.write_bytes(encode(Extract(name="示例.txt", made_with="other")))
    with pytest.raises(InputError, match="another version of kg"):
        read_extract_file(path)


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("fault", [0, errno.ENOSPC, errno.EACCES, errno.EIO], ids=["kill", "full", "refused", "broken"])
def test_whatever_stops_the_keeping_leaves_whole_extracts_and_the_next_time_cleans(tmp_path: Path, fault: int) -> None:
    older, newer = (Extract(name=name, made_with=fingerprint()) for name in ("旧.txt", "新.txt"))
    before, found = Elsewhere(("示例办法",), {}), Elsewhere(("示例办法", "示例条例"), {})

    def prepare(at: int) -> Path:
        kept = KeptExtracts(tmp_path / str(at))
        for key in ("a", "b", "stale"):
            kept.keep(key, encode(older))
        kept.keep_elsewhere(before)
        return kept.folder

    def work(folder: Path) -> None:
        kept = KeptExtracts(folder)
        kept.keep("a", encode(newer))
        kept.keep("c", encode(newer))
        kept.keep_elsewhere(found)
        kept.clean({"a", "b", "c"})

    for folder in kill_points(work, prepare, fault, fewest=6):
        kept = KeptExtracts(folder)
        assert kept.take("b") == older
        assert kept.take("a") in (older, newer)
        assert not kept.has("c") or kept.take("c") == newer
        assert kept.elsewhere() in (before, found)
        work(folder)
        assert sorted(path.name for path in folder.iterdir()) == [".elsewhere", "a.kgx", "b.kgx", "c.kgx"]
        assert (kept.take("a"), kept.take("c"), kept.elsewhere()) == (newer, newer, found)
