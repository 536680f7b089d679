"""The members of a list of bodies (示例文本)."""

from __future__ import annotations

import pytest
from policies import HEBEI

from kg.annotate.duties.items import Items
from kg.annotate.duties.members import MemberReader
from kg.annotate.duties.parties import Parties


def members(text: str) -> tuple[list[str], int]:
    parties = Parties(text, (), HEBEI)
    reader = MemberReader(text, Items(text, HEBEI, parties.items()), parties, HEBEI)
    items, other = reader.read(0, len(text))
    return [item.body.name if item.body else item.group or "" for item in items], other


def test_names_that_no_vocabulary_has_are_members_too() -> None:
    assert members("省水利厅、省示例研究中心") == (["河北省水利厅", "河北省示例研究中心"], 0)


def test_what_is_no_body_is_counted() -> None:
    names, other = members("省水利厅、抓好示例工作")
    assert names == ["河北省水利厅"]
    assert other == len("抓好示例工作")


@pytest.mark.parametrize("group", ["各市人民政府", "有关部门"])
def test_an_open_group_is_a_member(group: str) -> None:
    assert group in members(f"省水利厅、{group}")[0]
