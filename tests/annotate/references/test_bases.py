"""What 根据 and its like do to a title, on sentences of our own (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.references.bases import by_norm
from kg.annotate.references.surroundings import Surroundings
from kg.annotate.references.verb_group import groups_before


def relation(left: str, right: str, *, opening: bool = True) -> str:
    clause = left.rpartition("，")[2]
    *_, verb = groups_before(clause, len(clause))
    return by_norm(Surroundings(left, right, "", opening, False, False, False), clause, verb).relation


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("根据", "，制定本办法", "based_on"),
        ("依据", "，现公开征集示例项目", "based_on"),
        ("依据", "，现有示例项目继续办理", "applies"),
        ("根据", "制定", "applies"),
        ("根据", "的规定制定。", "based_on"),
        # what others are to do, or what is to be done later, is no act of the text
        ("具体办法由示例部门依照", "的规定制定。", "applies"),
        ("示例报告应当依照", "编制。", "applies"),
        ("我市将根据", "调整示例标准，年内印发示例方案", "applies"),
        ("示例局未依照", "履行职责，现提出示例建议", "applies"),
        # the text itself
        ("本示例文本为示范文本，由示例部根据", "制定。", "based_on"),
        ("本章程依据", "由全体示例代表讨论制定", "based_on"),
        ("按照", "确定的目标任务抓好落实", "implements"),
        ("根据", "统计，示例产量为3吨", "mentions"),
    ],
)
def test_a_basis_needs_an_act_of_the_text(left: str, right: str, expected: str) -> None:
    assert relation(left, right) == expected


def test_an_act_is_a_basis_in_the_opening_only() -> None:
    assert relation("根据", "，现公布示例名单") == "based_on"
    assert relation("根据", "，现公布示例名单", opening=False) == "applies"
