"""What would be done with files."""

from __future__ import annotations

from pathlib import Path

from kg.extract.collect import Listed
from kg.extract.jobs import ToRead
from kg.extract.kept import KeptExtracts
from kg.extract.plan import Done, Planned, plan
from kg.read.formats.content import Unread


def test_each_file_is_read_kept_or_skipped_and_says_why(tmp_path: Path) -> None:
    kept = KeptExtracts(tmp_path)
    kept.keep("b", b"x")
    files = [
        Listed(ToRead(Path("a.txt"), "0", 7), "a", False),
        Listed(ToRead(Path("b.txt"), "1", 7), "b", False),
        Listed(ToRead(Path("c.kgx"), "2", 7), "c", True),
        Listed(ToRead(Path("unreadable.txt"), "", 0), "b", False),
        Listed(ToRead(Path("named.doc"), "3", 7), "d", False),
    ]
    found = list(plan(files, [Unread("d.png", "a picture")], [Path("same.csv")], kept))
    assert [one.state for one in found] == ["read", "kept", "kept", "read", "skipped", "read", "skipped"]
    assert found[0] == Planned("read", "a.txt", f"it has no extract in {tmp_path}; 7 bytes")
    assert found[-2] == Planned("read", "same.csv", "own decisions, for `kg build`; no extract holds them")
    assert found[-1] == Planned("skipped", "d.png", "a picture")


def test_the_sums_of_a_run_are_a_table() -> None:
    assert Done(1, 2, 3, ()).rows() == [("extracts made", 1), ("extracts kept", 2), ("files that failed", 3)]
