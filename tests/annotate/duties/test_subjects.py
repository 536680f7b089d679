"""Who answers by the place of the name alone (示例文本)."""

from __future__ import annotations

import pytest
from policies import HEBEI

from kg.annotate.duties.items import Items
from kg.annotate.duties.parties import Parties
from kg.annotate.duties.subjects import named_by_place, with_subjects


def found(text: str, issuers: tuple[str, ...] = ()) -> list[str]:
    parties = Parties(text, issuers, HEBEI)
    items = with_subjects(text, Items.of(text, HEBEI, parties.items()), parties, HEBEI)
    return [item.body.name if item.body else item.group or "" for item in items.all]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("物业服务企业负责示例设施的维护。", "物业服务企业"),
        ("（二）村民委员会具体负责示例道路的保洁。", "村民委员会"),
        ("示例活动由卫生部门牵头。", "卫生部门"),
        ("公安、交通运输等部门按照各自职责，做好示例工作。", "公安、交通运输等部门"),
        ("乡（镇）人民政府、街道办事处负责示例工作。", "乡（镇）人民政府、街道办事处"),
        ("第六条区县（市）城市管理部门负责示例工作。", "区县（市）城市管理部门"),
        ("建设单位应当会同省水利厅清点示例设施。", "建设单位"),
    ],
)
def test_a_kind_of_bodies_stands_before_its_charge(text: str, name: str) -> None:
    assert found(text)[0] == name


def test_a_unit_of_the_writer_is_a_body() -> None:
    assert found("示例管理部负责示例设备。", ("河北示例集团有限公司",)) == ["河北示例集团有限公司示例管理部"]


@pytest.mark.parametrize(
    "text",
    [
        "提高企业承担示例项目的比例。",
        "对物业服务企业负责的示例区域，加强检查。",
        "加强示例监管部门负责人的培训。",
        "用人单位承担工伤责任。",
        "业主可以委托物业服务企业负责示例设施。",
    ],
)
def test_what_is_no_subject_of_a_charge_is_no_name(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("name", "is_one"), [("示例管理部", True), ("示例学校", True), ("重点任务", False)])
def test_the_head_of_a_name_says_that_it_is_one(name: str, is_one: bool) -> None:
    assert (named_by_place(name, Parties("", (), HEBEI), HEBEI) is not None) == is_one


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("唐山供电局负责示例电网的抢修。", ["唐山供电局"]),
        ("由唐山供电局牵头，做好示例工作。", ["唐山供电局"]),
        ("唐山市示例产业格局负责示例。", []),
    ],
)
def test_an_office_of_a_place_is_a_body_though_no_vocabulary_has_it(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("第七条　示例部门应当会同财政部门制定示例标准。", ["示例部门", "财政部门"]),
        ("第七条　示例部门应当会同公安、财政等部门制定示例标准。", ["示例部门", "公安、财政等部门"]),
        ("示例部门要会同财政部门制定示例标准。", ["示例部门", "财政部门"]),
        ("省水利厅要会同公安、财政等部门制定示例标准。", ["河北省水利厅"]),
    ],
)
def test_kinds_of_bodies_are_joined_and_lists_of_them_in_laws_alone(text: str, names: list[str]) -> None:
    assert found("".join(text.split())) == names


def test_a_row_of_kinds_goes_on_behind_a_known_one() -> None:
    text = "国务院示例部门、水利主管部门、财政主管部门依照各自职责，负责示例工作。"
    assert found(text) == ["国务院示例部门", "水利主管部门、财政主管部门"]
