"""What is packed is opened within bounds, and its names stay inside."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read.formats.bounds import check_amount, checked_zip, is_safe
from kg.read.formats.content import File


def file(data: bytes) -> File:
    return File(Path("a.zip"), "a.zip", data)


def packed(size: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.txt", b"0" * size)
    return stream.getvalue()


def test_small_files_may_be_packed_well() -> None:
    assert checked_zip(file(packed(1 << 20))).namelist() == ["a.txt"]


@pytest.mark.parametrize(("data", "reason"), [(packed(32 << 20), "would unpack to 32 MB"), (b"PK", "broken")])
def test_bombs_and_what_is_broken_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=rf"^a\.zip: {reason}.*;"):
        checked_zip(file(data))


def refused(members: int, size: int, packed_size: int = 0) -> bool:
    try:
        check_amount(file(b"0" * packed_size), members, size)
    except InputError:
        return True
    return False


def test_fifty_thousand_members_are_read_and_no_more() -> None:
    assert [refused(members, 0) for members in (50_000, 50_001)] == [False, True]


@pytest.mark.parametrize(
    ("packed_size", "most"),
    [
        (0, 16 << 20),
        (1 << 10, 16 << 20),
        (100_000, 20_000_000),
        (10 << 20, 256 << 20),
    ],
    ids=["small", "small still", "two hundred times its size", "a quarter of a gigabyte"],
)
def test_what_is_packed_may_unpack_to_so_much_and_no_more(packed_size: int, most: int) -> None:
    assert [refused(1, size, packed_size) for size in (most, most + 1)] == [False, True]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a.txt", True),
        ("a/b.txt", True),
        ("../a", False),
        ("/etc/a", False),
        ("a/../../b", False),
        ("C:\\a", False),
        ("a\\..\\b", False),
        ("a/b:c", True),
        ("", True),
    ],
)
def test_names_that_lead_elsewhere(name: str, safe: bool) -> None:
    assert is_safe(name) == safe
