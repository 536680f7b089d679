"""Many files to their extracts (示例文本)."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from own_texts import notice

import kg.extract.jobs
import kg.extract.many_files
from kg.annotate.annotations import Annotations, Reading
from kg.annotate.questions import Question, ask
from kg.extract.fingerprint import digest_of, size_of
from kg.extract.jobs import ToRead
from kg.extract.many_files import Made, extracts
from kg.extract.record import Extract, decode
from kg.read.formats.content import NO_WISHES


@pytest.fixture
def files(tmp_path: Path) -> list[ToRead]:
    for at in range(4):
        text = notice(at) if at else notice(5) + notice(6)
        (tmp_path / f"{at}.txt").write_text(text, encoding="utf-8")
    return [ToRead(path, digest_of(path), size_of(path)) for path in sorted(tmp_path.glob("*.txt"))]


def made(files: list[ToRead], workers: int) -> dict[str, Made]:
    return {one.file.path.name: one for one in extracts(files, NO_WISHES, workers)}


def test_each_file_has_its_extract_and_its_bytes(files: list[ToRead]) -> None:
    found = made(files, 1)
    assert sorted(found) == [file.path.name for file in files]
    for one in found.values():
        assert one.data is not None and decode(one.data, Extract) == one.extract
        assert one.extract.sha256 == one.file.sha256
        assert all(text.documents[0].annotations.mentions for text in one.extract.texts)


def test_large_files_are_cut_and_put_together(files: list[ToRead], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = made(files, 1)
    monkeypatch.setattr(kg.extract.many_files, "_LARGE", 10)
    monkeypatch.setattr(kg.extract.jobs, "_PIECE", 10)
    assert made(files, 1) == whole


def test_an_extract_does_not_tell_where_the_file_lies(files: list[ToRead], tmp_path: Path) -> None:
    first = files[0].path
    other = tmp_path / "elsewhere" / first.name
    other.parent.mkdir()
    other.write_bytes(first.read_bytes())
    moved = ToRead(other, files[0].sha256, files[0].size)
    assert made([moved], 1)[first.name].data == made(files[:1], 1)[first.name].data


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_process_that_is_lost_costs_a_document(files: list[ToRead], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = made(files, 1)

    def killed(questions: Sequence[Question], given: Reading) -> Annotations:
        if "第6段" in given.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return ask(questions, given)

    monkeypatch.setattr("kg.extract.jobs.ask", killed)
    found = made(files, 2)
    lost = found.pop("0.txt")
    assert found == {name: one for name, one in whole.items() if name != "0.txt"}
    assert lost.data is None, "another time it may be found"
    first, second = lost.extract.texts[0].documents
    assert first == whole["0.txt"].extract.texts[0].documents[0]
    assert second.fault is not None and "process was lost" in second.fault.what
