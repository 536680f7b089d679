"""What a name without marks begins with, and what is told of it behind (示例文本, all ours)."""

from __future__ import annotations

import pytest

from kg.annotate.references.openings import is_plan_alone, of_nation, opens, says_whose, told_behind


@pytest.mark.parametrize(
    ("name", "ending", "expected"),
    [
        ("省示例公路布局规划", "规划", True),
        ("集团示例采购管理规定", "规定", True),
        ("2031年示例建设工作要点", "工作要点", True),
        ("“示例豆”培育工程实施方案", "实施方案", True),
        ("国家示例路网规划", "规划", True),
        # a class of the nation's, a word that begins like a region, nothing besides the kind, two names
        ("国家示例税收管理规定", "规定", False),
        ("市场示例管理办法", "办法", False),
        ("区域示例发展规划", "规划", False),
        ("市规划", "规划", False),
        ("省示例规划和示例建设规范", "规范", False),
        # a programme and a standard
        ("“示例名师”培育发展计划", "计划", False),
        ("省示例排放标准", "标准", False),
        ("示例路网规划", "规划", False),
    ],
)
def test_a_name_that_says_whose_it_is(name: str, ending: str, expected: bool) -> None:
    assert opens(name, ending) is expected


def test_a_plan_and_no_more() -> None:
    assert is_plan_alone("“十五五”规划")
    assert not is_plan_alone("“十五五”示例规划")


def test_whose_a_name_is() -> None:
    assert says_whose("市示例条例")
    assert not says_whose("市场示例条例")
    assert of_nation("国家示例规划")
    assert not of_nation("省示例规划")


@pytest.mark.parametrize(
    ("behind", "expected"), [("确定的示例任务", True), ("执行情况的报告", True), ("，示例任务", False), ("", False)]
)
def test_what_is_told_of_a_document(behind: str, expected: bool) -> None:
    name = "示例规划"
    assert told_behind(name + behind, len(name)) is expected
