"""The members of a list of bodies (示例文本)."""

from __future__ import annotations

import pytest
from policies import HEBEI

from kg.annotate.duties.items import Items
from kg.annotate.duties.members import MemberReader
from kg.annotate.duties.parties import Parties


def members(text: str, *writers: str) -> tuple[list[str], int]:
    parties = Parties(text, writers, HEBEI)
    reader = MemberReader(text, Items.of(text, HEBEI, parties.items()), parties, HEBEI)
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


@pytest.mark.parametrize(
    ("listed", "units"),
    [
        ("法规处、办公室", ["法规处", "办公室"]),
        ("法规处、信息中心", ["法规处", "信息中心"]),
        ("办公室、厅督查小组", ["办公室", "督查小组"]),
    ],
)
def test_units_named_alone_are_those_of_the_writer(listed: str, units: list[str]) -> None:
    assert members(listed, "河北省水利厅")[0] == [f"河北省水利厅{unit}" for unit in units]


@pytest.mark.parametrize("name", ["省示例铁塔公司", "省示例研究中心"])
def test_a_body_with_a_place_is_no_unit_of_the_writer(name: str) -> None:
    assert members(f"{name}、办公室", "河北省水利厅")[0] == [f"河北省{name[1:]}", "河北省水利厅办公室"]


@pytest.mark.parametrize(
    ("listed", "group"),
    [
        ("省水利厅，省根治示例欠薪领导小组各成员单位负责", "省根治示例欠薪领导小组各成员单位"),
        ("省水利厅及各县(市)区、开发区按职责分工负责", "各县(市)区、开发区"),
        ("厅机关各处室、省水利厅", "各处室"),
    ],
)
def test_a_group_is_named_as_written(listed: str, group: str) -> None:
    assert group in members(listed)[0]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市财政局、数字办", ["市财政局", "市数字办"]),
        (
            "省水利厅、甲高新区、乙经开区管委会",
            ["河北省水利厅", "甲高新技术产业开发区管理委员会", "乙经济技术开发区管理委员会"],
        ),
        ("省水利厅、示例基地管委会", ["河北省水利厅", "示例基地管理委员会"]),
        ("检察机关、园区管委会、省水利厅", ["检察机关", "园区管委会", "河北省水利厅"]),
        ("文化、体育和旅游局、省水利厅", ["文化、体育和旅游局", "河北省水利厅"]),
        ("中国邮政示例分公司、省水利厅", ["中国邮政示例分公司", "河北省水利厅"]),
        ("由省水利厅、示例局等负责", ["河北省水利厅", "河北省示例局"]),
        ("省水利厅；（示例局）", ["河北省水利厅", "河北省示例局"]),
        ("厅法规处", ["厅法规处"]),
    ],
)
def test_each_member_is_named_as_it_is_in_full(text: str, names: list[str]) -> None:
    assert members(text) == (names, 0)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("省水利厅、示例燃气、省教育厅", True),
        ("省水利厅、省财政厅、示例燃气", True),
        ("省水利厅、省财政厅、示例燃气负责", True),
        ("省水利厅、示例燃气", False),
        ("省水利厅、省财政厅，示例燃气", False),
        ("省水利厅、省财政厅、示例燃气设施改造完成以后", False),
    ],
)
def test_a_name_of_any_form_is_a_member_in_a_row_of_bodies(text: str, taken: bool) -> None:
    names, other = members(text)
    assert ("示例燃气" in names) == taken
    assert (other > 0) == (not taken)


@pytest.mark.parametrize("written", ["厅法规处", "法规处"])
def test_the_word_for_the_writer_is_left_out_of_the_name_of_its_unit(written: str) -> None:
    assert members(written, "河北省水利厅") == (["河北省水利厅法规处"], 0)


def test_characters_that_are_no_body_are_counted_where_a_word_is_left_of_them() -> None:
    names, other = members("省水利厅、的抓好示例工作")
    assert (names, other) == (["河北省水利厅"], len("抓好示例工作"))


def test_a_name_of_its_own_is_no_unit_of_the_writer() -> None:
    assert members("示例总站、法规处", "河北省水利厅") == (["河北省水利厅法规处"], len("示例总站"))


@pytest.mark.parametrize(
    ("text", "names", "other"),
    [
        # a word of a role inside what is no body
        ("省水利厅、抓好牵头示例", ["河北省水利厅"], len("抓好牵头示例")),
        # names with a place, or of the nation, are not of the territory of the list
        ("市财政局、国家办", ["市财政局", "国家办"], 0),
        ("市财政局、保定办", ["市财政局", "保定办"], 0),
        # what is left of a word of a role is nothing, and the next name is one
        ("省水利厅牵头，示例局", ["河北省水利厅", "河北省示例局"], 0),
        ("省水利厅，责任单位：示例局，示例研究局", ["河北省水利厅", "河北省示例局", "河北省示例研究局"], 0),
    ],
)
def test_what_stands_between_the_members_of_a_list(text: str, names: list[str], other: int) -> None:
    assert members(text) == (names, other)


@pytest.mark.parametrize("before", ["", "示", "示例文本。" * 60])
def test_a_member_is_where_its_name_stands(before: str) -> None:
    text = f"{before}由省水利厅、检察机关、示例局、有关部门、示例燃气、省财政厅、法规处等负责"
    parties = Parties(text, ("河北省水利厅",), HEBEI)
    reader = MemberReader(text, Items.of(text, HEBEI, parties.items()), parties, HEBEI)
    items, _ = reader.read(len(before), len(text))
    assert "、".join(text[item.start : item.end] for item in items) == text[len(before) + 1 : -3]


def test_a_part_named_right_behind_a_body_is_of_it_and_not_of_the_writer() -> None:
    assert members("省财政厅预算处、省水利厅示例支队", "河北省人民政府") == (
        ["河北省财政厅预算处", "河北省水利厅示例支队"],
        0,
    )
    assert members("中国邮政示例分公司", "河北省人民政府")[0] != ["中国邮政集团有限公司示例分公司"]
