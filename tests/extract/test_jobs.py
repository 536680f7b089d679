"""What is done in processes (示例文本)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.annotations import Annotations, Reading
from kg.errors import Fault
from kg.extract.jobs import LOST, AnnotateTexts, ExtractFiles, FindAgain, ReadFile, ToRead, given_by, pieces
from kg.read.formats.content import NO_WISHES

FILES = tuple(ToRead(Path(f"{at}.txt"), "", 0) for at in range(3))
READINGS = tuple(Reading(f"根据《示例第{at}办法》办理。") for at in range(3))


@pytest.mark.parametrize(
    "job", [ExtractFiles(FILES, NO_WISHES), AnnotateTexts(FILES[0], 4, READINGS), FindAgain(4, READINGS)]
)
def test_a_job_is_cut_into_its_single_pieces(job: ExtractFiles | AnnotateTexts | FindAgain) -> None:
    parts: Sequence[object] = job.parts()
    assert len(parts) == 3
    assert not any(part.parts() for part in job.parts())


def test_a_file_is_read_as_a_whole() -> None:
    assert not ReadFile(FILES[0], NO_WISHES).parts()


def test_texts_found_again_have_the_mentions_that_the_pipeline_finds() -> None:
    whole = given_by(AnnotateTexts(FILES[0], 0, READINGS).run())
    again = given_by(FindAgain(0, READINGS).run())
    for one, other in zip(whole, again, strict=True):
        assert isinstance(one, Annotations) and isinstance(other, Annotations)
        assert one.mentions == other.mentions != ()


def test_a_lost_text_and_one_with_a_fault_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> object:
        raise ValueError("示例")

    assert given_by(None) == [LOST]
    monkeypatch.setattr("kg.annotate.questions.find_mentions", fail)
    (fault,) = given_by(FindAgain(0, READINGS[:1]).run())
    assert isinstance(fault, Fault) and "示例" in fault.what


@given(st.lists(st.integers(0, 900_000), max_size=8))
def test_pieces_hold_all_texts_in_order_and_are_large_only_alone(sizes: list[int]) -> None:
    readings = [Reading("示" * size) for size in sizes]
    cut = list(pieces(readings))
    assert [one for piece in cut for one in piece] == readings
    assert all(len(piece) == 1 or sum(len(one.text) for one in piece) <= 400_000 for piece in cut)


# what of the compiler of patterns is asked while a text is read
COUNTED = """
import re, sys
from pathlib import Path
from kg.extract.jobs import ToRead, extract_whole, prepare_for_processes
from kg.read.formats.content import NO_WISHES
if sys.argv[2] == "prepared":
    prepare_for_processes()
made, compiled = [], re._compiler.compile
def counted(*given):
    made.append(given)
    return compiled(*given)
re._compiler.compile = counted
extract_whole(ToRead(Path(sys.argv[1]), "", 0), NO_WISHES)
print(len(made))
"""


def test_processes_get_patterns_that_are_compiled_already(tmp_path: Path) -> None:
    file = tmp_path / "1.txt"
    file.write_text(
        "示例部关于印发《示例管理办法》的通知\n\n示发〔2021〕5号\n\n各有关单位：\n\n"
        "根据《中华人民共和国节约能源法》，示例率到2025年达到80%。（责任单位：财政部）\n\n2021年3月5日\n",
        encoding="utf-8",
    )
    cold, warm = (
        int(subprocess.run([sys.executable, "-c", COUNTED, str(file), how], capture_output=True, check=True).stdout)
        for how in ("cold", "prepared")
    )
    assert warm < cold / 10
