"""What a text issues or forwards, on clauses of our own (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.references.issued import announced, issued
from kg.annotate.references.surroundings import Surroundings


def around(left: str, right: str, following: str = "", *, standard: bool = False) -> Surroundings:
    return Surroundings(left, right, following, True, False, standard, False)


@pytest.mark.parametrize(
    ("left", "right", "following", "relation"),
    [
        ("现将", "印发给你们。", "", "issues"),
        ("现将", "转发给你们。", "", "forwards"),
        ("", "已经省政府同意，现印发给你们。", "", "issues"),
        ("修订后的", "已经省政府同意，现印发给你们。", "", "issues"),
        ("某市的", "已经省政府同意，现印发给你们。", "", None),
        # the next sentence says so
        ("", "已经会议通过。", "现予公布，请执行。", "issues"),
        ("", "已经会议通过。", "现将《样本方案》印发给你们。", None),
        ("", "已经会议通过。", "各地要抓好落实，现予公布。", None),
        # made before, made and handed out
        ("我厅编制了", "，现印发给你们。", "", "issues"),
        ("我厅编制了", "，效果良好。", "", "mentions"),
        ("特制定", "。", "现印发给你们。", "issues"),
        ("为落实", "，开展示例工作。", "", None),
        # a title within the name of what is issued
        ("现将2031年", "重点任务分解落实方案印发给你们。", "", None),
        ("现将", "和实施细则印发给你们。", "", "issues"),
    ],
)
def test_what_is_issued(left: str, right: str, following: str, relation: str | None) -> None:
    found = issued(around(left, right, following), left)
    assert (found.relation if found else None) == relation


@pytest.mark.parametrize(("standard", "relation"), [(True, "issues"), (False, None)])
def test_an_announcement_makes_standards_known(standard: bool, relation: str | None) -> None:
    found = announced(around("示例部批准发布", "等3项行业标准。", standard=standard), "示例部批准发布")
    assert (found.relation if found else None) == relation
