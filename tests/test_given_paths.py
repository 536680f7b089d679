"""Paths as programs give them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.given_paths import path_of, paths_of, reached


class Stands:
    def __init__(self, path: str | bytes) -> None:
        self.path = path

    def __fspath__(self) -> str | bytes:
        return self.path


def test_whatever_stands_for_a_path_is_one() -> None:
    assert path_of("a/b") == path_of(Path("a/b")) == path_of(Stands("a/b")) == Path("a/b")  # type: ignore[arg-type]
    assert paths_of("ab") == paths_of(Path("ab")) == paths_of(Stands("ab")) == [Path("ab")]  # type: ignore[arg-type]
    assert paths_of(iter([Path("a"), Path("b")])) == [Path("a"), Path("b")]


@pytest.mark.parametrize("given", [b"a", 7, None, Stands(b"a"), ["a"]])
def test_what_is_no_path_is_told(given: object) -> None:
    with pytest.raises(TypeError, match="is no path; give it as a str or a Path"):
        path_of(given)  # type: ignore[arg-type]


@pytest.mark.parametrize("given", [b"ab", 7, None, ["a", 7]])
def test_bytes_are_no_list_of_paths(given: object) -> None:
    with pytest.raises(TypeError, match="is no path"):
        paths_of(given)  # type: ignore[arg-type]


def test_a_path_that_the_system_does_not_take_is_told() -> None:
    with pytest.raises(InputError, match=r"^示例文本 示例.*: File name too long$"), reached():
        Path("示例文本\n" * 100).stat()
    with pytest.raises(OSError, match="other"), reached():
        raise OSError("other")
