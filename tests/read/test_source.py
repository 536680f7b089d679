"""Files to text: encodings, lines, and what is refused."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import source

from kg.errors import KgError
from kg.read.source import read_source, read_stream, source_of

TEXT = "示例文本：国发〔2021〕23号，碳达峰。\r\n第二行\n"


@pytest.mark.parametrize(
    ("encoding", "read_as"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("gb18030", "gb18030")],
)
def test_reads_the_encodings_of_chinese_files(tmp_path: Path, encoding: str, read_as: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    read = read_source(path)
    assert (read.text, read.encoding, read.name) == (TEXT, read_as, "a.txt")


def test_gb18030_has_characters_beyond_gbk(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("㐀𠀀镕碳达峰".encode("gb18030"))
    assert read_source(path).text == "㐀𠀀镕碳达峰"


@given(st.text(alphabet="示例文本 \n\r", min_size=1).filter(str.strip))
def test_lines_are_counted_by_line_feeds_and_without_any_by_carriage_returns(text: str) -> None:
    read = source(text)
    assert read.text == text
    mark = "\n" if "\n" in text else "\r"
    assert [read.line_of(at) for at in range(len(text))] == [text.count(mark, 0, at) + 1 for at in range(len(text))]


def test_the_hash_is_that_of_the_bytes() -> None:
    assert source("示例").sha256 == source("示例", "other.md").sha256 != source("示例 ").sha256


def test_short_indented_lines_are_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\u3000\u3000示例。\n\xa0\xa0文本。\n" * 20, encoding="utf-8")
    assert read_source(path).text.count("示例") == 20


def refused(path: Path) -> str:
    """The one line that says why a file is not read."""
    with pytest.raises(KgError) as caught:
        read_source(path)
    message = str(caught.value)
    assert message.startswith(str(path)) and "\n" not in message and ";" in message
    return message


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (bytes(range(256)) * 8, "not a text file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 64, "not a text file"),
        (b"PK\x03\x04" + bytes(range(128, 256)) * 16, "not a text file"),
        ("没有标记".encode("utf-16-le") + b"\0\0", "not a text file"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert reason in refused(path)


def test_a_file_that_is_missing_or_a_folder_is_refused(tmp_path: Path) -> None:
    assert "cannot be opened" in refused(tmp_path / "none.txt")
    assert "cannot be opened" in refused(tmp_path)


def test_a_file_whose_name_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("示例.txt".encode("gb18030"))
    try:
        path.write_text("示例文本", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    with pytest.raises(KgError, match=r"\.txt: the name of the file is not UTF-8; rename it$") as caught:
        read_source(path)
    str(caught.value).encode()


@pytest.mark.parametrize(("printable", "is_text"), [(9, True), (8, False)])
def test_nine_of_ten_characters_of_a_text_can_be_printed(tmp_path: Path, printable: int, is_text: bool) -> None:
    path = tmp_path / "a.txt"
    path.write_text("示" * printable + "\x01" * (10 - printable), encoding="utf-8")
    if is_text:
        assert read_source(path).text.startswith("示")
    else:
        assert "not a text file" in refused(path)


@pytest.mark.parametrize(("text", "is_text"), [("示" * 20_000 + "\x01" * 9_000, True), ("示" * 99 + "\0", False)])
def test_the_first_characters_tell_a_text_and_one_that_is_none_anywhere(
    tmp_path: Path, text: str, is_text: bool
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert is_text or "not a text file" in refused(path)
    assert not is_text or read_source(path).text == text


def test_a_text_at_hand_has_the_lines_of_a_file() -> None:
    for text in ("示例", "示例\n", "\n示例\r\n文本"):
        assert source_of(text, "a").line_starts == source(text).line_starts


@pytest.mark.parametrize(("data", "told"), [(b"\xff\xfe", "not UTF-8"), (b" \n", "is empty")])
def test_a_stream_without_a_text_is_told(data: bytes, told: str) -> None:
    with pytest.raises(KgError, match=f"^standard input: {told}"):
        read_stream(io.BytesIO(data))
    assert read_stream(io.BytesIO("\ufeff示例".encode())).text == "示例"


def test_lines_of_old_programs_end_with_a_carriage_return_alone() -> None:
    found = source_of("示例文本\r国发〔2021〕23号\r\r第四行", "a.txt")
    assert [found.line_of(at) for at in (0, 5, 18)] == [1, 2, 4]
