"""What is kept of a file is what reading it gives, whatever became of the file, of the code and of what is kept."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from kg.vocabulary.kept import kept


class Reader:
    """Counts how often it reads."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, data: bytes) -> list[tuple[str, dict[str, tuple[str, ...]]]]:
        self.times += 1
        return [(line, {"characters": tuple(line)}) for line in data.decode().splitlines()]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "words.ttl"
    path.write_text("示例\n文本\n", encoding="utf-8")
    return path


@pytest.fixture
def code(tmp_path: Path) -> list[Path]:
    path = tmp_path / "reader.py"
    path.write_text("first", encoding="utf-8")
    return [path]


def place_of(file: Path) -> Path:
    (place,) = (file.parent / "__pycache__").iterdir()
    return place


def test_a_file_is_read_once(file: Path, code: list[Path]) -> None:
    reader = Reader()
    first = kept(file, reader, code)
    assert first == [("示例", {"characters": ("示", "例")}), ("文本", {"characters": ("文", "本")})]
    assert kept(file, reader, code) == first
    assert reader.times == 1


def test_a_changed_file_of_the_same_age_and_size_is_read_anew(file: Path, code: list[Path]) -> None:
    reader = Reader()
    kept(file, reader, code)
    before = file.stat()
    file.write_text("示文\n文本\n", encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert kept(file, reader, code)[0][0] == "示文"


def test_code_that_reads_otherwise_reads_anew(file: Path, code: list[Path]) -> None:
    reader = Reader()
    kept(file, reader, code)
    code[0].write_text("other", encoding="utf-8")
    kept(file, reader, code)
    assert reader.times == 2


@pytest.mark.parametrize("share", range(0, 100, 7))
def test_what_is_kept_by_halves_or_damaged_is_read_anew(file: Path, code: list[Path], share: int) -> None:
    reader = Reader()
    whole = kept(file, reader, code)
    place = place_of(file)
    held = place.read_bytes()
    at = len(held) * share // 100
    place.write_bytes(held[:at])
    assert kept(file, reader, code) == whole
    place.write_bytes(held[:at] + bytes([held[at] ^ 1]) + held[at + 1 :])
    assert kept(file, reader, code) == whole
    assert reader.times == 3
    assert place.read_bytes() == held


def test_where_nothing_can_be_kept_all_is_read(file: Path, code: list[Path]) -> None:
    (file.parent / "__pycache__").write_text("no folder", encoding="utf-8")
    reader = Reader()
    assert kept(file, reader, code) == kept(file, reader, code)
    assert reader.times == 2


def test_many_at_once_leave_one_whole_file(file: Path, code: list[Path]) -> None:
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(kept(file, Reader(), code))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [kept(file, Reader(), code)] * 8
    assert place_of(file).suffix == ".kept"
