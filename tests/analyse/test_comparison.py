"""The plans of two provinces side by side.

All texts are ours (示例文本).
"""

from __future__ import annotations

import pytest
from own_texts import PROSE, built, page

from kg.analyse.comparison import comparison
from kg.analyse.records import Records
from kg.graph.store import open_store


def plan(province: str, number: str, task: str) -> str:
    return page(
        f"{province}人民政府关于做好示例设施工作的意见",
        number,
        "各市人民政府：",
        f"一、清点示例设施。{PROSE}（{task}）",
        f"二、公开示例结果。{PROSE}（省财政厅、省水利厅负责）",
        f"{province}人民政府",
        "2031年3月1日",
    )


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[object, object]]:
    folder = tmp_path_factory.mktemp("plans")
    (folder / "甲.txt").write_text(plan("河北省", "冀政发〔2031〕3号", "省发展改革委牵头"), encoding="utf-8")
    (folder / "乙.txt").write_text(
        plan("山西省", "晋政发〔2031〕5号", "省发展改革委牵头，省公安厅配合"), encoding="utf-8"
    )
    records = Records.of(open_store(built(folder / "out", folder / "甲.txt", folder / "乙.txt")))
    one, other = (next(iri for iri, policy in records.policies.items() if policy.number == number)
                  for number in ("冀政发〔2031〕3号", "晋政发〔2031〕5号"))  # fmt: skip
    return {str(row[0]): (row[1], row[2]) for row in comparison(records, one, other, ((), ())).rows}


def test_bodies_of_one_function_stand_side_by_side_under_their_own_names(
    compared: dict[str, tuple[object, object]],
) -> None:
    first, second = compared["leads: 发展和改革委员会"]
    assert str(first).startswith("河北省发展和改革委员会 1: ")
    assert str(second).startswith("山西省发展和改革委员会 1: ")


def test_who_answers_without_a_lead_is_compared_too(compared: dict[str, tuple[object, object]]) -> None:
    assert {"answers: 财政厅", "answers: 水利厅"} <= set(compared)
    assert not any("公安厅" in name for name in compared)
