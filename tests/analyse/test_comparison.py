"""The plans of two provinces side by side.

All texts are ours (示例文本).
"""

from __future__ import annotations

from pathlib import Path

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


def test_a_policy_may_set_several_figures_for_one_thing_and_rest_on_namesakes(tmp_path: Path) -> None:
    text = page(
        "山西省人民政府关于做好示例空气工作的意见",
        "晋政发〔2031〕7号",
        "各市人民政府：",
        f"根据《示例空气治理行动方案》（国发〔2030〕1号）和《示例空气治理行动方案》（国发〔2031〕2号），提出如下意见。{PROSE}",
        "一、到2035年，细颗粒物浓度比2030年下降22%，细颗粒物浓度降至47微克/立方米。",
        "山西省人民政府",
        "2031年3月1日",
    )
    (tmp_path / "甲.txt").write_text(text, encoding="utf-8")
    (tmp_path / "乙.txt").write_text(plan("河北省", "冀政发〔2031〕3号", "省发展改革委牵头"), encoding="utf-8")
    records = Records.of(open_store(built(tmp_path / "out", tmp_path / "甲.txt", tmp_path / "乙.txt")))
    one, other = (next(iri for iri, policy in records.policies.items() if policy.number == number)
                  for number in ("晋政发〔2031〕7号", "冀政发〔2031〕3号"))  # fmt: skip
    told = {str(row[0]): str(row[1]) for row in comparison(records, one, other, ((), ())).rows if row[1]}
    figures = told["target: 细颗粒物浓度 2035"].split("; ")
    assert sorted(figures) == ["47 微克/立方米, 甲.txt:9", "↓22 % (2030), 甲.txt:9"]
    assert {
        "rests on: 示例空气治理行动方案 (国发〔2030〕1号)",
        "rests on: 示例空气治理行动方案 (国发〔2031〕2号)",
    } <= set(told)


def test_sections_of_one_subject_stand_side_by_side_whatever_their_number(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text(plan("河北省", "冀政发〔2031〕3号", "省发展改革委牵头"), encoding="utf-8")
    records = Records.of(open_store(built(tmp_path / "out", tmp_path / "甲.txt")))
    iri = next(iri for iri, policy in records.policies.items() if policy.number)
    table = comparison(
        records, iri, iri, (["第一章　总　则", "第二章　附则"], ["第一章 总则", "第二章 监督", "第三章 附则"])
    )
    assert [row[1:] for row in table.rows if row[0] == "section"] == [
        ("第一章　总　则", "第一章 总则"),
        (None, "第二章 监督"),
        ("第二章　附则", "第三章 附则"),
    ]
    assert table.facts["in_both"] == {"rests_on": 0, "target": 0, "leads": 1, "answers": 2, "section": 2}
