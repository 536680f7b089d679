"""Places of one document that disagree, in the graph and where they are asked for. All texts are ours (示例文本)."""

from __future__ import annotations

import json

import pytest
from own_texts import PROSE, built, documents, page

from kg.analyse.conflicts import conflicts
from kg.analyse.records import Records
from kg.graph.conflicts import ConflictStatements
from kg.graph.iris import Iris
from kg.graph.store import open_store
from kg.graph.validate import breaks
from kg.vocabulary.namespaces import ID

NUMBERS = ("冀水〔2031〕17号", "冀水〔2031〕18号")
TEXT = page(
    "河北省水利厅关于清点示例设施的通知",
    NUMBERS[0],
    "各市水利局：",
    f"请照此办理。{PROSE}",
    "河北省水利厅",
    "2031年3月1日",
)


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    folder = tmp_path_factory.mktemp("conflicts")
    table = folder / "示例.jsonl"
    row = {"标题": "关于清点示例设施的通知", "文号": NUMBERS[1], "正文": TEXT}
    table.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return Records.of(open_store(built(folder / "out", table)))


def test_what_was_kept_and_what_was_not_is_told_with_its_line(records: Records) -> None:
    (row,) = (row for row in conflicts(records).rows if row[0] == "places of a document disagree")
    assert row[2] == NUMBERS[0]
    assert row[4] == f"number: {NUMBERS[0]}, not {NUMBERS[1]} (column 文号)"
    assert str(row[5]).startswith("示例.jsonl") and row[6] == 3


def test_the_graph_with_conflicts_keeps_its_rules(records: Records) -> None:
    assert [one for one in breaks(records.graph.store) if not one.is_warning] == []


def test_a_document_without_conflicts_states_none() -> None:
    (document,) = documents(TEXT)
    assert list(ConflictStatements(Iris(ID)).document(document, "示例")) == []
