"""The extracts of a build, small ones many a file (示例文本)."""

from __future__ import annotations

import errno
import random
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kill_points import kill_points

from kg.errors import InputError
from kg.extract.record import Extract, encode
from kg.extract.shelves import ShelvedExtracts

KEYS = [f"{head}{at}-示例" for head in ("00", "3f", "ff") for at in range(3)]


def some(key: str) -> Extract:
    return Extract(name=f"{key}.txt")


def keep(kept: ShelvedExtracts, *keys: str) -> None:
    for key in keys:
        kept.keep(key, encode(some(key)))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_an_extract_is_taken_before_and_after_it_is_on_its_shelf(tmp_path: Path) -> None:
    kept = ShelvedExtracts.of(tmp_path / "extracts")
    assert not kept.has("00a")
    keep(kept, "00a", "3fb")
    assert kept.take("00a") == some("00a")
    kept.clean({"00a", "3fb"})
    for later in (kept, ShelvedExtracts.of(tmp_path / "extracts")):
        assert later.take("00a") == some("00a") and later.take("3fb") == some("3fb")
    assert sorted(contents(tmp_path / "extracts")) == ["00.kgs", "3f.kgs"]


def test_a_large_extract_has_a_file_of_its_own(tmp_path: Path) -> None:
    kept = ShelvedExtracts.of(tmp_path)
    large = Extract(name="示例.txt", remarks=(random.Random(1).randbytes(100_000).hex(),))
    kept.keep("00a", encode(large))
    assert [path.name for path in tmp_path.iterdir()] == ["00a.kgx"]
    assert ShelvedExtracts.of(tmp_path).take("00a") == large
    assert kept.clean(()) == 1 and not contents(tmp_path)


@given(st.lists(st.tuples(st.sets(st.sampled_from(KEYS)), st.randoms()), min_size=1, max_size=4))
def test_shelves_tell_nothing_of_what_was_before(
    tmp_path_factory: pytest.TempPathFactory, builds: list[tuple[set[str], random.Random]]
) -> None:
    folder, fresh = tmp_path_factory.mktemp("kept"), tmp_path_factory.mktemp("fresh")
    for keys, chance in builds:
        kept = ShelvedExtracts.of(folder)
        new = [key for key in sorted(keys) if not kept.has(key)]
        chance.shuffle(new)
        keep(kept, *new)
        kept.clean(keys)
    anew = ShelvedExtracts.of(fresh)
    keep(anew, *builds[-1][0])
    anew.clean(builds[-1][0])
    assert contents(folder) == contents(fresh)


@pytest.mark.parametrize("cut", range(1, 100, 7))
def test_who_is_killed_leaves_what_was_finished(tmp_path: Path, cut: int) -> None:
    first = ShelvedExtracts.of(tmp_path)
    keep(first, "00a", "00b")
    journal = tmp_path / "1.journal"
    journal.write_bytes(journal.read_bytes()[:-cut])
    second = ShelvedExtracts.of(tmp_path)
    assert second.take("00a") == some("00a") and not second.has("00b")
    keep(second, "00c")
    third = ShelvedExtracts.of(tmp_path)
    assert third.take("00c") == some("00c"), "nothing is lost behind what was cut off"
    third.clean({"00a", "00c"})
    assert [path.name for path in tmp_path.iterdir()] == ["00.kgs"]


def test_cleaning_counts_what_it_deletes_and_leaves_other_shelves_alone(tmp_path: Path) -> None:
    kept = ShelvedExtracts.of(tmp_path)
    keep(kept, *KEYS)
    kept.clean(KEYS)
    before = (tmp_path / "00.kgs").stat()
    (tmp_path / "ff.kgs.17.part").write_bytes(b"")
    assert ShelvedExtracts.of(tmp_path).clean([key for key in KEYS if key != "3f1-示例"]) == 1
    after = (tmp_path / "00.kgs").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert not ShelvedExtracts.of(tmp_path).has("3f1-示例")
    assert sorted(contents(tmp_path)) == ["00.kgs", "3f.kgs", "ff.kgs"]


def test_a_damaged_extract_is_an_error_that_names_its_shelf(tmp_path: Path) -> None:
    kept = ShelvedExtracts.of(tmp_path)
    keep(kept, "00a", "00b")
    kept.clean({"00a", "00b"})
    shelf = tmp_path / "00.kgs"
    shelf.write_bytes(shelf.read_bytes()[:-3])
    again = ShelvedExtracts.of(tmp_path)
    assert again.take("00a") == some("00a")
    with pytest.raises(InputError, match=r"00\.kgs: is damaged"):
        again.take("00b")
    keep(again, "00b")
    again.clean({"00a", "00b"})
    assert ShelvedExtracts.of(tmp_path).take("00b") == some("00b")


@pytest.mark.parametrize("rest", [b"", b"kg shelf 1\n", b"kg shelf 1\n" + b"\xff" * 8, b"kg shelf 2\n" + b"\0" * 90])
def test_a_shelf_whose_index_is_damaged_is_made_anew(tmp_path: Path, rest: bytes) -> None:
    (tmp_path / "00.kgs").write_bytes(rest)
    kept = ShelvedExtracts.of(tmp_path)
    assert not kept.has("00a")
    keep(kept, "00a")
    kept.clean({"00a"})
    assert ShelvedExtracts.of(tmp_path).take("00a") == some("00a")


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("fault", [0, errno.ENOSPC, errno.EACCES, errno.EIO], ids=["kill", "full", "refused", "broken"])
def test_whatever_stops_a_build_leaves_what_is_finished_and_the_next_one_gives_the_same(
    tmp_path: Path, fault: int
) -> None:
    def prepare(at: int) -> Path:
        kept = ShelvedExtracts.of(tmp_path / str(at))
        keep(kept, "00a", "00b", "3fa")
        kept.clean({"00a", "00b", "3fa"})
        return kept.folder

    def work(folder: Path) -> None:
        kept = ShelvedExtracts.of(folder)
        keep(kept, *(key for key in ("00a", "00c", "3fb") if not kept.has(key)))
        kept.clean({"00a", "00c", "3fb"})

    whole = prepare(1000)
    work(whole)
    for folder in kill_points(work, prepare, fault, fewest=8):
        kept = ShelvedExtracts.of(folder)
        assert kept.has("00a"), "what was there and is wanted stays"
        assert all(kept.take(key) == some(key) for key in ("00a", "00b", "00c", "3fa", "3fb") if kept.has(key))
        work(folder)
        assert contents(folder) == contents(whole)
