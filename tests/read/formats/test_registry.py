"""Which endings are read, by modules that exist, and what is said of the others."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read.formats.content import NO_WISHES, File
from kg.read.formats.registry import READERS, REFUSED, is_read, read_file, refusal


def test_each_ending_has_its_module() -> None:
    assert all(find_spec(f"kg.read.formats.{module}") for module in READERS.values())
    assert not set(READERS) & set(REFUSED)


def test_what_is_refused_says_what_to_do() -> None:
    for ending, reason in REFUSED.items():
        assert not is_read("a" + ending) and "build" in reason and reason == refusal("A" + ending.upper())
    assert refusal("noending") == refusal("a.exe")


def test_an_unknown_ending_is_read_as_text_and_refused_if_it_is_none() -> None:
    text = read_file(File(Path("a.log"), "a.log", "示例文本".encode()), NO_WISHES)
    assert [one.text for one in text.sources] == ["示例文本"]
    with pytest.raises(InputError, match="not a text file"):
        read_file(File(Path("a.bin"), "a.bin", bytes(range(256))), NO_WISHES)


def test_formats_are_imported_when_they_are_met() -> None:
    code = (
        "import sys, kg.build, kg.cli.main; "
        "print([one for one in ('docx', 'lxml', 'duckdb', 'pypdfium2', 'python_calamine') if one in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
