"""What is packed is opened within bounds, and its names stay inside."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read.formats.bounds import MOST_MEMBERS, check_amount, checked_zip, is_safe
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


def test_too_many_members_are_refused() -> None:
    with pytest.raises(InputError, match=r"members are more than"):
        check_amount(file(b""), MOST_MEMBERS + 1, 0)


@pytest.mark.parametrize(
    ("name", "safe"),
    [("a.txt", True), ("a/b.txt", True), ("../a", False), ("/etc/a", False), ("a/../../b", False), ("C:\\a", False)],
)
def test_names_that_lead_elsewhere(name: str, safe: bool) -> None:
    assert is_safe(name) == safe
