"""Documents of which little is held say what they say as a whole (示例文本)."""

from __future__ import annotations

from pathlib import Path

import pytest
from own_texts import PROSE, page

import kg.extract.recent
from kg.annotate.documents import Document
from kg.extract.collect import collect, list_files
from kg.extract.found import Found
from kg.extract.kept import KeptExtracts
from kg.extract.light import LightDocument
from kg.graph.statements import statements
from kg.progress import Silence
from kg.read.formats.content import NO_WISHES
from kg.resolve.model import Findings
from kg.resolve.resolve import resolve
from kg.vocabulary.namespaces import ID

CLAUSES = "到2025年，城市污水处理率达到95%以上。国家发展改革委要会同财政部开展示例工作。"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    for at in (1, 2, 3):
        text = page(
            f"示例省人民政府关于印发示例发展第{at}段规划的通知",
            f"示政发〔2021〕{at}号",
            "各市人民政府：",
            f"根据《示例省示例条例》和《示例发展第{at % 3 + 1}段规划》，制定本规划。{CLAUSES}{PROSE}",
            "示例省人民政府",
            f"2021年3月{at}日",
        )
        (tmp_path / f"{at}.txt").write_text(text, encoding="utf-8")
    return sorted(tmp_path.glob("*.txt"))


def found(files: list[Path]) -> Found:
    kept = KeptExtracts(files[0].parent / "kept")
    read = Found()
    for file in collect(list_files(files, NO_WISHES), NO_WISHES, kept, 1, Silence()):
        read.add(file, file.extract, False)
    return read


def said(read: Found) -> set[object]:
    documents = tuple(read.documents)
    resolution = resolve(documents)
    stated = statements(Findings(tuple(read.compilations), documents, (), (), resolution, (), {}), ID)
    return {(node, one) for node, said in stated for one in said}


def test_the_graph_is_that_of_documents_held_whole(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.extract.recent, "_OF_A_DOCUMENT", 10_000_000)  # one is at hand
    light = found(files)
    monkeypatch.setattr(kg.extract.recent, "_FEW", 0)
    whole = found(files)
    assert {type(one) for one in light.documents} == {LightDocument}
    assert {type(one) for one in whole.documents} == {Document}
    assert all(one.responsibilities and one.targets and one.origins for one in light.documents)
    assert said(light) == said(whole)


def test_what_documents_share_is_one_object(files: list[Path]) -> None:
    first, *others = (one.description for one in found(files).documents)
    assert first.bodies and first.type
    assert all(one.bodies is first.bodies and one.type is first.type for one in others)
