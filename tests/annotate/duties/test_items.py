"""Bodies and open groups of a text (示例文本)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policies import HEBEI

from kg.annotate.duties.items import Items, full_name


def named(text: str, home: str | None = HEBEI) -> list[str]:
    return [item.body.name if item.body else item.group or "" for item in Items.of(text, home).all]


def test_a_body_has_its_full_name_and_a_group_its_words() -> None:
    assert named("由省水利厅牵头，各市人民政府配合。") == ["河北省水利厅", "各市人民政府"]


def test_a_body_inside_a_group_is_no_item_of_its_own() -> None:
    assert len(named("各省发展改革委、能源局负责。", None)) == 1


def test_bodies_of_counted_regions_are_one_each() -> None:
    assert named("河北、山东两省人民政府负责。", None) == ["河北省人民政府", "山东省人民政府"]
    assert "河北省人民政府" not in named("河北、山东三省人民政府负责。", None)


def test_a_short_form_that_the_text_defines_means_the_body() -> None:
    found = named("由示例工作领导小组办公室（以下简称领导小组办公室）负责。领导小组办公室要加强调度。")
    assert found[-1].endswith("示例工作领导小组办公室")


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("省示例局", "河北省示例局"),
        ("示例开发区管委会", "示例开发区管理委员会"),
        ("示例局", "示例局"),
        ("市示例局", "市示例局"),
    ],
)
def test_a_local_name_in_full(name: str, full: str) -> None:
    assert full_name(name, HEBEI) == full
    assert full_name("省示例局", None) == "省示例局"


@given(
    st.lists(st.sampled_from(["省水利厅", "各市", "财政部", "有关部门", "、", "和", "负责", "（", "）"]), max_size=14)
)
def test_items_stand_in_order_and_are_found_by_place(pieces: list[str]) -> None:
    text = "".join(pieces)
    items = Items.of(text, HEBEI)
    assert all(one.start < two.start for one, two in pairwise(items.all))
    assert items.between(0, len(text)) == items.all
    for item in items.all:
        assert items.at(item.start) == items.following(item.start) == item
    assert items.following(len(text)) is None


@pytest.mark.parametrize("before", ["", "示例文本。\n" * 60])
def test_the_next_name_of_a_list_belongs_to_the_group_wherever_it_stands(before: str) -> None:
    assert named(f"{before}各地发改局、能源局负责。") == ["各地发改局、能源局"]


def test_a_list_of_governments_may_open_a_text() -> None:
    assert named("唐山市、保定市政府负责。") == ["唐山市人民政府", "保定市人民政府"]


def test_names_behind_one_that_means_nobody_in_particular_are_read() -> None:
    assert named("政府、省水利厅、省财政厅负责。") == ["河北省水利厅", "河北省财政厅"]
    assert named("各市财政局、省水利厅、人民法院、省财政厅负责。")[-3:] == ["河北省水利厅", "人民法院", "河北省财政厅"]


def test_names_behind_one_that_is_part_of_another_are_read() -> None:
    found = named("河北、山东两省人民政府、水利部、财政部负责。", None)
    assert found == ["河北省人民政府", "山东省人民政府", "水利部", "财政部"]
    assert named("人民政府、省水利厅、省财政厅负责。") == ["河北省水利厅", "河北省财政厅"]


def test_a_short_form_means_the_whole_name_before_it_and_no_body_in_it() -> None:
    text = "由省财政厅示例工作领导小组办公室（以下简称领导小组办公室）负责。领导小组办公室要加强调度。"
    assert named(text)[-1].endswith("示例工作领导小组办公室")


def test_the_branches_of_a_body_are_a_group() -> None:
    assert named("国家能源局各派出机构负责。", None) == ["国家能源局各派出机构"]


@pytest.mark.parametrize("before", ["", "示例。", "示例文本。\n" * 60])
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("唐山市、保定市、廊坊市政府负责", ["唐山市", "保定市", "廊坊市政府"]),
        ("省商务厅和唐山市、保定市人民政府负责", ["省商务厅", "唐山市", "保定市人民政府"]),
        ("河北、山东、山西三省人民政府负责", ["河北", "山东", "山西三省人民政府"]),
    ],
)
def test_each_region_of_a_list_is_where_it_is_named(before: str, text: str, names: list[str]) -> None:
    whole = before + text
    assert [whole[item.start : item.end] for item in Items.of(whole, HEBEI).all] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("国务院发展改革、卫生和示例等有关部门负责示例工作", ["国务院发展改革、卫生和示例等有关部门"]),
        ("县级以上人民政府公安、示例等部门负责示例工作", ["县级以上人民政府公安、示例等部门"]),
        ("有关县（市、区）人民政府负责示例工作", ["有关县（市、区）人民政府"]),
        ("成员单位：省财政厅", ["河北省财政厅"]),
        ("第六条唐山市、邯郸市人民政府负责示例工作", ["唐山市人民政府", "邯郸市人民政府"]),
    ],
)
def test_groups_by_several_tasks_and_places(text: str, names: list[str]) -> None:
    assert named(text) == names


def test_names_of_bodies_are_no_tasks_of_a_department() -> None:
    assert named("国务院国资委、市场监管总局等部门负责示例工作", None) == [
        "国务院国有资产监督管理委员会",
        "国家市场监督管理总局",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("省政府金融办牵头", ["河北省金融工作办公室"]),
        ("省政府、省财政厅牵头", ["河北省人民政府", "河北省财政厅"]),
        ("省政府省财政厅", ["河北省人民政府", "河北省财政厅"]),
    ],
)
def test_a_department_behind_its_government_is_one_body(text: str, names: list[str]) -> None:
    assert [name for name in named(text) if name] == names


@pytest.mark.parametrize(
    ("name", "home", "full"),
    [
        ("示例乡人民政府", "https://w3id.org/policy-kg/id/region/330522", "长兴县示例乡人民政府"),
        ("示例街道办事处", "https://w3id.org/policy-kg/id/region/330522", "长兴县示例街道办事处"),
        ("示例乡人民政府", HEBEI, "示例乡人民政府"),
        ("县示例局", "https://w3id.org/policy-kg/id/region/330522", "长兴县示例局"),
    ],
)
def test_a_town_is_of_the_county_that_names_it(name: str, home: str, full: str) -> None:
    assert full_name(name, home) == full
