"""One file to its extract, step by step (示例文本)."""

from __future__ import annotations

from pathlib import Path

import pytest
from own_texts import PROSE, page

from kg.annotate.annotations import Annotations
from kg.errors import Fault
from kg.extract.one_file import own_names, placed, read_extract, readings, with_annotations
from kg.read.formats.content import NO_WISHES

NOTICE = page(
    "示例省人民政府关于印发示例省示例河道清理行动方案的通知",
    "示政发〔2021〕3号",
    "各市人民政府：",
    f"根据《示例省河道管理条例》，现通知如下。{PROSE}",
    "示例省人民政府",
    "2021年3月5日",
)


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "示例.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def test_what_is_read_is_not_annotated_yet(notice: Path) -> None:
    extract = read_extract(notice, NO_WISHES)
    (document,) = extract.texts[0].documents
    assert document.description.number is not None and document.annotations == Annotations()
    (reading,) = readings(extract)
    assert reading.names == own_names(extract) == ("示例省示例河道清理行动方案",)
    assert PROSE in reading.text


def test_annotations_come_to_their_documents_and_faults_too(notice: Path) -> None:
    extract = read_extract(notice, NO_WISHES)
    found = Annotations(sectors=())
    assert with_annotations(extract, [found]).texts[0].documents[0].annotations is found
    fault = Fault("示例", "")
    assert with_annotations(extract, [fault]).texts[0].documents[0].fault is fault


def test_a_file_that_cannot_be_read_says_why_without_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "空.txt"
    path.write_bytes(b"")
    failed = read_extract(path, NO_WISHES).failed
    assert failed is not None and failed.startswith("空.txt: the file is empty")
    assert placed(failed, path).startswith(f"{path}: ")
    assert placed(failed, Path("空.txt")) == failed


def test_a_list_of_policies_gives_names_and_no_text(tmp_path: Path) -> None:
    path = tmp_path / "示例.ttl"
    path.write_text('<urn:a> <http://purl.org/dc/terms/title> "示例省示例河道管理办法" .', encoding="utf-8")
    extract = read_extract(path, NO_WISHES)
    assert not extract.texts and own_names(extract) == ("示例省示例河道管理办法",)


def test_a_readme_without_a_document_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("示例文本。", encoding="utf-8")
    (text,) = read_extract(path, NO_WISHES).texts
    assert text.about_its_folder and not text.documents
